//! Tables → what an import would change, and everything that is wrong with their rows.
//! Rules: a blank cell says nothing and leaves what is stored; nothing is removed because a
//! sheet lacks it; a bad row never costs a good one. Must never store anything.
mod covered;
mod difference;
mod draft;
mod headers;
mod households;
mod issue;
mod mapping;
mod matching;
mod missing;
mod office_place;
mod passed;
mod pasted;
mod people;
mod places;
mod posts;
mod said;
mod sheet;
mod tree;
mod values;

use crate::sheets::SheetKind;
use crate::table::{Progress, Table, TableNote};
use chrono::NaiveDate;
pub use difference::{Ask, Difference, FieldChange, Outcome};
use draft::Draft;
pub use draft::Origin;
pub use issue::{Expected, GridProblem, RowIssue, RowIssueKind, RowPlace};
pub use mapping::{ColumnUse, How, Mapping, accepts};
pub use missing::{Accepted, Chosen, Kept, KeptWhy, Missing};
pub use passed::Passed;
pub use pasted::{PasteError, headed, paste_onto, paste_rows};
use serde::{Deserialize, Serialize};
use sheet::Sheet;
use std::collections::BTreeSet;
use wangge_core::change::Change;
use wangge_core::domain::Register;
use wangge_core::domain::audit::Severity;

/// What an import would do. Nothing happens until its change is applied.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What would be added and changed; never a removal. For those see
    /// [`Proposal::with_missing`].
    pub change: Change,
    /// The row from which each edit of the change comes.
    pub origins: Origins,
    /// Each sheet that was looked at, in the order of the tables.
    pub sheets: Vec<SheetSummary>,
    /// All issues, by sheet in the order of the tables, then by row.
    pub issues: Vec<RowIssue>,
    /// What the register holds and the sheets do not mention; it is left as it is.
    pub remaining: Remaining,
    /// Of that, what lies in places of which the sheets are a list.
    pub missing: Missing,
}

/// The row of each edit of a change, in the order of its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origins {
    /// Of nodes of the tree.
    pub grids: Vec<Origin>,
    /// Of people: the first row that changes them.
    pub persons: Vec<Origin>,
    /// Of appointments.
    pub appointments: Vec<Origin>,
    /// Of households.
    pub households: Vec<Origin>,
}

/// What became of a sheet. `rows` = `added` + `changed` + `same` + `refused`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSummary {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty for csv.
    pub sheet: String,
    /// What it was taken for; `None` where no header was found.
    pub kind: Option<SheetKind>,
    /// Rows below the header that hold anything that is understood.
    pub rows: usize,
    /// Rows that add something.
    pub added: usize,
    /// Rows that change something.
    pub changed: usize,
    /// Rows that say what is stored already.
    pub same: usize,
    /// Rows that are left out, each with an issue.
    pub refused: usize,
    /// Headers of identity-card and bank columns, which are never read.
    pub dropped_columns: Vec<String>,
    /// Headers that are not understood.
    pub unknown_columns: Vec<String>,
    /// Rows that are no entries (an example, a total): passed over, each with a note.
    pub passed: usize,
    /// What its header is remembered by.
    pub fingerprint: String,
    /// Every column with a header, and how it was understood.
    pub columns: Vec<ColumnUse>,
}

impl SheetSummary {
    /// Its header as it was understood, to be remembered; `None` where no sheet was recognised.
    #[must_use]
    pub fn mapping(&self) -> Option<Mapping> {
        Some(Mapping::of(&self.fingerprint, self.kind?, &self.columns))
    }
}

/// Counts of what is in the register and not in the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remaining {
    /// Nodes of the tree.
    pub grids: usize,
    /// People.
    pub persons: usize,
    /// Appointments.
    pub appointments: usize,
    /// Households.
    pub households: usize,
}

/// The name of a template's sheet of instructions, which holds no rows.
const INSTRUCTIONS: &str = "填写说明";

/// Compares tables with a register, as of a day.
#[must_use]
pub fn propose(
    register: &Register,
    tables: &[Table],
    on: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Proposal {
    propose_with(register, tables, &[], on, progress)
}

/// [`propose`], where headers that a person has explained before are read as they said.
#[must_use]
pub fn propose_with(
    register: &Register,
    tables: &[Table],
    mappings: &[Mapping],
    on: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Proposal {
    let listed = |t: &&Table| t.sheet != INSTRUCTIONS && !t.notes.contains(&TableNote::Hidden);
    let tables: Vec<&Table> = tables.iter().filter(listed).collect();
    let mut sheets: Vec<Sheet<'_>> = tables.iter().map(|t| Sheet::read(t, mappings)).collect();
    pass_over(&mut sheets);
    let of = sheets.iter().map(|s| s.rows.len() as u64).sum();
    let mut meter = Meter { done: 0, of, progress };
    let mut draft = Draft::new(register, on, &tables);
    let mut nodes: Vec<_> = of_kind(&mut sheets, &[SheetKind::Divisions, SheetKind::Grids]).collect();
    nodes.sort_by_key(|(at, s)| (s.summary.kind, *at));
    tree::take(&mut draft, nodes, &mut meter);
    let mut places = places::Places::new(&draft);
    people::take(
        &mut draft,
        &mut places,
        of_kind(&mut sheets, &[SheetKind::Gridworkers]).collect(),
        &mut meter,
    );
    households::take(
        &mut draft,
        &mut places,
        of_kind(&mut sheets, &[SheetKind::Households]).collect(),
        &mut meter,
    );
    let (change, origins, remaining, missing) = draft.finish();
    let mut proposal = Proposal { change, origins, remaining, missing, ..Proposal::default() };
    for mut sheet in sheets {
        sheet.issues.sort_by_key(|i| i.row);
        proposal.missing.hold(sheet.summary.kind, &sheet.issues);
        proposal.issues.append(&mut sheet.issues);
        proposal.sheets.push(sheet.summary);
    }
    proposal
}

/// A sheet that is no list is no error where another of its workbook is one.
fn pass_over(sheets: &mut [Sheet<'_>]) {
    let books: BTreeSet<String> =
        sheets.iter().filter(|s| s.summary.kind.is_some()).map(|s| s.summary.file.clone()).collect();
    for sheet in sheets.iter_mut().filter(|s| books.contains(&s.summary.file)) {
        for issue in &mut sheet.issues {
            if let RowIssueKind::NoHeader { looked_for } = &mut issue.kind {
                issue.severity = Severity::Note;
                issue.kind = RowIssueKind::NotAList { looked_for: std::mem::take(looked_for) };
            }
        }
    }
}

/// The sheets of some kinds with their numbers.
fn of_kind<'s, 't>(
    sheets: &'s mut [Sheet<'t>],
    kinds: &[SheetKind],
) -> impl Iterator<Item = (usize, &'s mut Sheet<'t>)> {
    sheets.iter_mut().enumerate().filter(|(_, s)| s.summary.kind.is_some_and(|k| kinds.contains(&k)))
}

/// Says now and then how many rows are done.
struct Meter<'a> {
    done: u64,
    of: u64,
    progress: &'a mut dyn FnMut(Progress),
}

impl Meter<'_> {
    /// One more row; told every 2,000 rows and at the last one.
    fn row(&mut self) {
        self.done += 1;
        if self.done.is_multiple_of(2_000) || self.done == self.of {
            (self.progress)(Progress { done: self.done, of: self.of });
        }
    }
}
