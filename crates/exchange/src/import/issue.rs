//! What is wrong with a row of a sheet, and its words: what happened and what to do.
use super::headers::Columns;
use super::passed::Passed;
use serde::{Deserialize, Serialize};
use wangge_core::domain::audit::Severity;
use wangge_core::domain::{Category, GridCode, NotATelephone};
use wangge_texts::{Lang, exchange as x, import as t};

/// Where a row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPlace {
    /// Name of the file; empty where it is the same sheet.
    pub file: String,
    /// Name of the sheet; empty for csv and where it is the same sheet.
    pub sheet: String,
    /// 1-based, as Excel shows it.
    pub row: u32,
}

/// What a cell should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A day.
    Date,
    /// 男, 女.
    Sex,
    /// One of the categories.
    Category,
    /// Whether a Party member.
    Party,
    /// A number of people.
    People,
    /// Degrees, both of them.
    Position,
    /// Degrees of a place in China, both of them.
    Point,
    /// A coordinate system that is known.
    Datum,
    /// A level.
    Level,
    /// A door, and not the day that a spreadsheet has made of it.
    Door,
}

/// Why a household's 网格编码 was not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GridProblem {
    /// It is no code of 16 digits.
    Bad,
    /// No such grid in the register or the sheets.
    Unknown,
    /// It lies in another group than the household.
    OtherGroup,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowIssueKind {
    /// Nothing in the sheet.
    EmptySheet,
    /// No header in the first rows.
    NoHeader {
        /// The columns that were looked for, in words.
        looked_for: String,
    },
    /// A sheet without header in a workbook that has others: not one of the lists.
    NotAList {
        /// The columns that were looked for, in words.
        looked_for: String,
    },
    /// A row below the header that is no entry.
    PassedOver {
        /// What it is.
        why: Passed,
    },
    /// A number that looks like an identity card's or a bank account's; never stored.
    PrivateNumber,
    /// The same row again.
    DuplicateRow {
        /// The first one.
        of: RowPlace,
    },
    /// The code stands already in these sheets, with another name, telephone or range.
    CodeTaken {
        /// Where.
        of: RowPlace,
    },
    /// A division or grid without code.
    NoCode,
    /// What is written is no code.
    BadCode,
    /// A new division or grid without name.
    NoGridName,
    /// The level in words is not that of the code.
    LevelDiffers {
        /// The code, which is believed.
        code: GridCode,
    },
    /// The parent is not the one that the code has.
    ParentDiffers {
        /// The code, which is believed.
        code: GridCode,
    },
    /// The code has been given up.
    RetiredCode,
    /// A post without a name: vacant.
    NoPersonName,
    /// A row that does not say to which grid or group it belongs.
    NoPlace,
    /// No grid has this code.
    UnknownGrid,
    /// No place has this name.
    UnknownPlace,
    /// Several places have this name.
    AmbiguousPlace {
        /// How many.
        count: usize,
    },
    /// No post has this name.
    UnknownPost,
    /// The post's words name another level than the grid's.
    PostLevelDiffers {
        /// The grid, which is believed.
        code: GridCode,
    },
    /// A telephone number that cannot be dialled.
    BrokenPhone,
    /// A cell that was read as empty.
    NotUnderstood {
        /// What it should have held.
        expected: Expected,
    },
    /// The last day comes before the first.
    EndBeforeStart,
    /// The register has the nomination of an appointment; a row says something else of it.
    NominationStands,
    /// An earlier row says otherwise of the same person.
    Contradicts {
        /// The row that was believed.
        of: RowPlace,
    },
    /// The place of something that has no public office: only towns and villages have one.
    PointNotTaken,
    /// A household's grid was not used.
    GridNotUsed {
        /// Why.
        why: GridProblem,
    },
    /// A household without head, door and number.
    NoHousehold,
    /// A household without head.
    NoHead,
    /// The same household stands in another row.
    SameHousehold {
        /// The other row.
        of: RowPlace,
    },
}

/// One issue of an import: where, what was written, what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowIssue {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty for csv.
    pub sheet: String,
    /// 1-based, as Excel shows it; 0 where it concerns the whole sheet.
    pub row: u32,
    /// The header of the column as it is written; may be empty.
    pub column: String,
    /// What stands in the cell, at most 60 characters; may be empty. Never a private number.
    pub value: String,
    /// What is wrong.
    pub kind: RowIssueKind,
    /// An error leaves the row (or the sheet) out; a warning keeps it.
    pub severity: Severity,
}

impl RowIssue {
    /// What happened and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        use RowIssueKind as K;
        let value = &self.value;
        match &self.kind {
            K::EmptySheet => t::empty_sheet(lang).to_owned(),
            K::NoHeader { looked_for } => t::no_header(lang, &Columns::SEARCHED, looked_for),
            K::NotAList { looked_for } => x::not_a_list(lang, looked_for),
            K::PassedOver { why } => match why {
                Passed::Example => x::passed_example(lang),
                Passed::Instruction => x::passed_instruction(lang),
                Passed::Total => x::passed_total(lang),
                Passed::Footer => x::passed_footer(lang),
            }
            .to_owned(),
            K::PrivateNumber => t::private_number(lang).to_owned(),
            K::DuplicateRow { of } => t::duplicate_row(lang, &of.words(lang)),
            K::CodeTaken { of } => t::code_taken(lang, value, &of.words(lang)),
            K::NoCode => t::no_code(lang).to_owned(),
            K::BadCode => t::bad_code(lang, value),
            K::NoGridName => t::no_grid_name(lang).to_owned(),
            K::LevelDiffers { code } => {
                t::level_differs(lang, value, code, &code.level().name(lang), &code.level().digits())
            }
            K::ParentDiffers { code } => {
                let parent = code.parent().map(|p| p.to_string()).unwrap_or_default();
                t::parent_differs(lang, value, code, &parent)
            }
            K::RetiredCode => t::retired_code(lang, value),
            K::NoPersonName => t::no_person_name(lang).to_owned(),
            K::NoPlace => t::no_place(lang).to_owned(),
            K::UnknownGrid => t::unknown_grid(lang, value),
            K::UnknownPlace => t::unknown_place(lang, value),
            K::AmbiguousPlace { count } => t::ambiguous_place(lang, value, count),
            K::UnknownPost => t::unknown_post(lang, value),
            K::PostLevelDiffers { code } => {
                t::post_level_differs(lang, value, code, &code.level().name(lang))
            }
            K::BrokenPhone => t::broken_phone(lang, value, &NotATelephone::why(value, lang)),
            K::NotUnderstood { expected } => t::not_understood(lang, value, &expected.words(lang)),
            K::EndBeforeStart => t::end_before_start(lang, value),
            K::NominationStands => t::nomination_stands(lang, value),
            K::Contradicts { of } => t::contradicts(lang, value, &of.words(lang)),
            K::PointNotTaken => t::point_not_taken(lang).to_owned(),
            K::GridNotUsed { why: GridProblem::Bad } => t::grid_bad(lang, value),
            K::GridNotUsed { why: GridProblem::Unknown } => t::grid_unknown(lang, value),
            K::GridNotUsed { why: GridProblem::OtherGroup } => t::grid_other_group(lang, value),
            K::NoHousehold => t::no_household(lang).to_owned(),
            K::NoHead => t::no_head(lang).to_owned(),
            K::SameHousehold { of } => t::same_household(lang, &of.words(lang)),
        }
    }
}

impl RowPlace {
    fn words(&self, lang: Lang) -> String {
        match (self.file.is_empty(), self.sheet.is_empty()) {
            (true, _) => t::place_row(lang, &self.row),
            (false, true) => t::place_file(lang, &self.file, &self.row),
            (false, false) => t::place_sheet(lang, &self.file, &self.sheet, &self.row),
        }
    }
}

impl Expected {
    fn words(self, lang: Lang) -> String {
        match self {
            Self::Date => t::expect_date(lang).to_owned(),
            Self::Sex => t::expect_sex(lang).to_owned(),
            Self::Category => t::expect_category(lang, &Category::ALL.map(|(_, words)| words).join("、")),
            Self::Party => t::expect_party(lang).to_owned(),
            Self::People => t::expect_people(lang).to_owned(),
            Self::Position => t::expect_position(lang).to_owned(),
            Self::Point => t::expect_point(lang).to_owned(),
            Self::Datum => t::expect_datum(lang).to_owned(),
            Self::Level => t::expect_level(lang).to_owned(),
            Self::Door => t::expect_door(lang).to_owned(),
        }
    }
}
