//! What a page may ask of the worker. Each request is a type that names its answer, so
//! that both sides agree at compile time.
use super::*;
use crate::directory::PublicVillage;
use crate::domain::{GridCode, Settings};
use crate::edit::{
    Appoint, AppointNominee, BeginNomination, EndPosts, PutGrid, PutHousehold, PutPerson, PutPost,
    RemoveGrid, RetireGrid, StepNomination,
};
use crate::print::Sketch;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wangge_texts::Lang;

/// A request on its way, with the language in which its words are wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// BCP 47 tag.
    pub lang: String,
    /// What is asked.
    pub request: Request,
}

impl Call {
    /// A request in a language.
    #[must_use]
    pub fn new(lang: Lang, request: impl Into<Request>) -> Self {
        Self { lang: lang.tag().to_owned(), request: request.into() }
    }

    /// The language of the answer's words.
    #[must_use]
    pub fn lang(&self) -> Lang {
        Lang::of_tag(&self.lang)
    }
}

/// A request that names the type of its answer.
pub trait Ask: Into<Request> {
    /// What comes back when it goes well.
    type Answer: DeserializeOwned;
}

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident -> $answer:ty;)*) => {
        /// Every request.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Request {
            $($(#[$doc])* $name($name),)*
        }
        $(
            impl From<$name> for Request {
                fn from(request: $name) -> Self {
                    Self::$name(request)
                }
            }
            impl Ask for $name {
                type Answer = $answer;
            }
        )*
    };
}

requests! {
    /// What the register holds, at a glance.
    GetStatus -> Status;
    /// Read files, which travel beside the request, and propose a change.
    ReadFiles -> Preview;
    /// The proposal that waits, if any.
    GetPreview -> Option<Preview>;
    /// A part of the issues of the proposal.
    GetPreviewPage -> PreviewPage;
    /// A part of what the proposal would change, field by field.
    GetDifferences -> DifferencePage;
    /// Say what the columns of a sheet mean: read anew, and remembered for its header.
    SetColumns -> Preview;
    /// Store the proposal, in one transaction.
    Accept -> Stored;
    /// Forget the proposal.
    Discard -> ();
    /// Every node of the tree in force, with its counts.
    GetTree -> Vec<tree::Node>;
    /// One node with its people and issues.
    GetNode -> NodeView;
    /// A part of the audit.
    GetAudit -> AuditPage;
    /// The whole site as a zip, which travels beside the answer.
    Publish -> Published;
    /// A village as it would be published.
    GetVillage -> PublicVillage;
    /// The households to hand cards to, by door.
    GetDeliveries -> DeliveryList;
    /// What the county has set.
    GetSettings -> Settings;
    /// Set it.
    PutSettings -> Settings;
    /// The sheets to fill in, which travel beside the answer.
    GetTemplate -> FileMade;
    /// Rows as a file, which travels beside the answer.
    Export -> Exported;
    /// Rows as cells for the clipboard.
    CopyRows -> Copied;
    /// Cells of the clipboard, proposed as those of a file are.
    Paste -> Preview;
    /// The places right below a node, or the towns.
    GetPlaces -> Vec<PlaceChoice>;
    /// A part of a table.
    GetTable -> TablePage;
    /// What the rows of a part of a table are known by: to choose many.
    GetTableKeys -> Vec<RowKey>;
    /// How far each town and village is covered.
    GetCoverage -> Vec<Coverage>;
    /// What needs doing now.
    GetTodo -> Todo;
    /// A node to edit.
    GetGrid -> GridView;
    /// A new node, or another form of one.
    PutGrid -> Edited;
    /// Take a node out that nothing belongs to.
    RemoveGrid -> Edited;
    /// Give a code up.
    RetireGrid -> Edited;
    /// A person to edit.
    GetPerson -> PersonView;
    /// A new person, or another form of one; a photograph travels beside the request.
    PutPerson -> Edited;
    /// Take a person out who never held a post.
    RemovePerson -> Edited;
    /// Give many people one value.
    SetPersons -> Edited;
    /// Appoint somebody; a new person's photograph travels beside the request.
    Appoint -> Edited;
    /// Another form of an appointment.
    PutPost -> Edited;
    /// End appointments.
    EndPosts -> Edited;
    /// Take appointments out that never were.
    RemovePosts -> Edited;
    /// A household to edit.
    GetHousehold -> HouseholdView;
    /// A new household, or another form of one.
    PutHousehold -> Edited;
    /// Take households out.
    RemoveHouseholds -> Edited;
    /// Move households into a grid.
    MoveHouseholds -> Edited;
    /// Give many households one value.
    SetHouseholds -> Edited;
    /// Nominations.
    GetNominations -> Vec<NominationView>;
    /// One nomination.
    GetNomination -> NominationView;
    /// Begin one.
    BeginNomination -> Edited;
    /// Take a step of one.
    StepNomination -> Edited;
    /// Appoint whom the villagers chose.
    AppointNominee -> Edited;
    /// Keep that boards or cards were printed.
    MarkPrinted -> Edited;
    /// Boards and cards that are no longer true.
    GetOutOfDate -> Vec<OutOfDate>;
    /// A part of a ledger.
    GetRecords -> RecordPage;
    /// A record of a ledger to edit, or what a new one begins with.
    GetRecord -> RecordForm;
    /// A new record, or another form of one.
    PutRecord -> RecordSaved;
    /// Take records out that never were.
    RemoveRecords -> RecordSaved;
    /// A chat group's picture.
    GetGroupPicture -> GroupPictureView;
    /// Set it, with a file beside the request, or only its last day; or take it out.
    PutGroupPicture -> RecordSaved;
    /// Who holds a post in a place.
    GetPeople -> Vec<PersonChoice>;
    /// A case with its steps.
    GetCase -> CaseView;
    /// Take a step of one.
    StepCase -> RecordSaved;
    /// What a pasted message says.
    ReadSaid -> SaidView;
    /// Cases by kind, month, place and level.
    GetCaseCounts -> CaseCounts;
    /// A person's own records of a period.
    GetOwn -> OwnView;
    /// An assessment as it is printed.
    GetAssessment -> AssessmentView;
    /// Payments added up.
    GetPaySums -> PaySumsView;
    /// The payments behind a sum.
    GetPayRows -> RecordPage;
    /// The sums as a workbook, which travels beside the answer.
    ExportPaySums -> FileMade;
    /// Where cases were found, as a map; `None` where no position is known.
    GetCaseMap -> Option<CaseMap>;
    /// What is proposed to be paid.
    GetAwards -> AwardsView;
    /// Pay what was proposed.
    Pay -> RecordSaved;
    /// A village's list of payments, to be signed.
    GetPayList -> PayListView;
    /// The same as a workbook, which travels beside the answer.
    ExportPayList -> FileMade;
    /// The figures of a work report.
    GetFigures -> FiguresView;
    /// The rows behind a figure.
    GetFigureRows -> RecordPage;
    /// The figures as a workbook, which travels beside the answer.
    ExportFigures -> FileMade;
    /// Records as a workbook, which travels beside the answer.
    ExportRecords -> FileMade;
    /// Read sheets of a ledger, which travel beside the request, and say what they would change.
    ReadRecords -> SheetView;
    /// Store what was read.
    AcceptRecords -> RecordSaved;
    /// How the chat groups of a place are.
    GetChat -> ChatView;
    /// Who has not been trained in a period.
    GetUntrained -> Vec<PersonChoice>;
    /// Whom a session is for: the sheet to sign.
    GetSignIn -> Vec<PersonChoice>;
    /// The matters of a meeting.
    GetMatters -> Vec<MatterView>;
    /// Make a case of a matter.
    RaiseMatter -> RecordSaved;
    /// When the last backup was made.
    GetSafe -> SafeView;
    /// The register as one sealed file, which travels beside the answer.
    MakeBackup -> FileMade;
    /// Open a backup, which travels beside the request, and say what it would change.
    ReadBackup -> BackupView;
    /// Restore the backup that was read.
    Restore -> Stored;
    /// Seal everything on this device.
    LockOffice -> ();
    /// Open it again.
    UnlockOffice -> ();
    /// Take the last change back.
    Undo -> Turns;
    /// Make the change again that was taken back last.
    Redo -> Turns;
    /// What undo and redo would do.
    GetTurns -> Turns;
    /// A part of the history of everything, a place, a person or a household.
    GetHistory -> HistoryPage;
    /// One entry of the history, field by field.
    GetEntry -> HistoryRow;
    /// What is another than it was at the last publication or package.
    GetSince -> Since;
    /// The name of the office on this device.
    GetOffice -> String;
    /// Set it.
    PutOffice -> String;
    /// Who held which post on a grid on a day.
    HolderOn -> Vec<Holder>;
    /// Divide the households of a place: a proposal that waits.
    ProposeDivision -> DivisionView;
    /// The proposal that waits, if any.
    GetDivision -> Option<DivisionView>;
    /// Forget it.
    DropDivision -> ();
    /// What the division of a place should mind.
    GetGround -> crate::division::ground::Known;
    /// Keep it.
    PutGround -> Edited;
    /// Its outlines.
    GetDivisionMap -> DivisionMap;
    /// One of its groups with the households.
    GetDivisionGroup -> DivisionGroup;
    /// Put households of it into another grid.
    MoveHomes -> DivisionGroup;
    /// Take the last of these back; says in which group it was.
    TakeBackMove -> Option<GridCode>;
    /// What a change of the tree would do, and what it asks.
    PlanDeed -> DeedPlan;
    /// Do it, in one transaction.
    DoDeed -> DeedDone;
    /// Read a file of points and lines, which travels beside the request.
    ReadPoints -> PointsRead;
    /// Store the places that were read.
    AcceptPoints -> Edited;
    /// Places of households as a file, which travels beside the answer.
    ExportPoints -> PointsMade;
    /// The sketch of a village for its board.
    GetSketch -> Option<Sketch>;
    /// Take everything out of the register and the device.
    Clear -> ();
}
