//! The import: files or pasted cells, what they would change, what a person says of their
//! columns and of what they lack, what was stored.
use crate::change::{self, Change, Tally};
use crate::domain::audit::Severity;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A proposal, before anything is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Each sheet that was read.
    pub sheets: Vec<SheetPreview>,
    /// Files that could not be read, with the reason.
    pub refused: Vec<FileRefused>,
    /// Issues: errors, warnings, notes.
    pub issues: [usize; 3],
    /// Nodes of the tree.
    pub grids: Tally,
    /// People.
    pub persons: Tally,
    /// Appointments.
    pub appointments: Tally,
    /// Households.
    pub households: Tally,
    /// What the register holds in places that the sheets cover, and no row speaks of.
    pub missing: MissingCounts,
    /// What a person can say of a sheet's columns, for each kind of sheet.
    pub lists: Vec<ListChoice>,
}

impl Preview {
    /// Whether accepting it would change anything.
    #[must_use]
    pub fn changes(&self) -> bool {
        [self.grids, self.persons, self.appointments, self.households].iter().any(|t| *t != Tally::default())
    }
}

/// A file that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRefused {
    /// Its name.
    pub file: String,
    /// What happened and what to do.
    pub message: String,
}

/// What became of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPreview {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty for a CSV file.
    pub sheet: String,
    /// What it was taken for, in words.
    pub kind: String,
    /// Rows below the header that hold anything.
    pub rows: usize,
    /// Rows that add something.
    pub added: usize,
    /// Rows that change something.
    pub changed: usize,
    /// Rows that are in the register as they are.
    pub same: usize,
    /// Rows that are left out.
    pub refused: usize,
    /// Columns that are never stored (ID-card and bank numbers), left out.
    pub dropped: Vec<String>,
    /// Columns that are not known, left out.
    pub unknown: Vec<String>,
    /// Rows that are no entries, passed over.
    pub passed: usize,
    /// The key of the kind that it was taken for, as in [`ListChoice`]; empty: none.
    pub list: String,
    /// Every column with a header, and how it was understood.
    pub columns: Vec<ColumnView>,
}

/// An issue of a row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewIssue {
    /// How bad it is. An error leaves the row out.
    pub severity: Severity,
    /// File and sheet.
    pub sheet: String,
    /// Row as Excel numbers it, from 1; 0 where it concerns the whole sheet.
    pub row: usize,
    /// Header of the column; may be empty.
    pub column: String,
    /// As written in the cell; may be empty.
    pub value: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// A part of the issues of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPage {
    /// How many there are by the filter.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<PreviewIssue>,
}

/// What was stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Nodes of the tree.
    pub grids: Tally,
    /// People.
    pub persons: Tally,
    /// Appointments.
    pub appointments: Tally,
    /// Households.
    pub households: Tally,
    /// Documents written in the transaction.
    pub documents: usize,
    /// What was chosen to go and stays, and why.
    pub kept: Vec<String>,
}

impl Stored {
    /// What a change adds up to, before anything is written.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        let counts = change::Counts::of(change);
        Self {
            grids: counts.grids,
            persons: counts.persons,
            appointments: counts.appointments,
            households: counts.households,
            ..Self::default()
        }
    }
}

/// See [`super::Request::Accept`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    /// What becomes of what the sheets lack; by default it stays.
    pub missing: MissingChoice,
}

/// What a person chooses to do with what the sheets lack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingChoice {
    /// Nodes are given up: the first day on which they are no longer in force.
    pub grids: Option<NaiveDate>,
    /// Appointments end: their last day.
    pub appointments: Option<NaiveDate>,
    /// Households are taken out.
    pub households: bool,
}

/// How much the sheets lack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingCounts {
    /// Nodes of the tree, and the rows left out that might speak of them.
    pub grids: (usize, usize),
    /// Appointments, and such rows.
    pub appointments: (usize, usize),
    /// Households, and such rows.
    pub households: (usize, usize),
}

impl MissingCounts {
    /// All of it.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.grids.0 + self.appointments.0 + self.households.0
    }
}

/// A kind of sheet that a person can say a sheet is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListChoice {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What its columns can mean.
    pub meanings: Vec<Meaning>,
}

/// What a column can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// How a column's header was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnHow {
    /// It is one of the words for the column.
    Known,
    /// By what stands over it or beside it.
    Guessed,
    /// A person has said so before.
    Remembered,
    /// A person has said that it is not to be read.
    Ignored,
    /// It is not understood and not read.
    Unknown,
    /// Identity or bank numbers: never read, whatever is said.
    Private,
    /// A number of the row and the like: nothing to know.
    Idle,
}

/// A column of a sheet, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its place from 0.
    pub place: usize,
    /// Its name in Excel: `C`.
    pub name: String,
    /// Its header as written.
    pub header: String,
    /// The key of what it means; empty: it is not read.
    pub meaning: String,
    /// How that is known.
    pub how: ColumnHow,
    /// The first values in it; none of a private column.
    pub samples: Vec<String>,
}

/// See [`super::Request::SetColumns`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetColumns {
    /// The number of the sheet in the preview, from 0.
    pub sheet: usize,
    /// The key of the kind of sheet that it is.
    pub list: String,
    /// Places of columns, each with the key of what it means; empty: it is not read. Columns
    /// that are not named stay as they are.
    pub columns: Vec<(usize, String)>,
}

/// What becomes of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is new.
    Added,
    /// Some of its fields change.
    Changed,
    /// The sheets cover its place and lack it.
    Missing,
}

/// See [`super::Request::GetDifferences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDifferences {
    /// Of which kind.
    pub outcome: Outcome,
    /// The first, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// A part of what an import would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferencePage {
    /// How many there are.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<DifferenceRow>,
}

/// One fact that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceRow {
    /// File and sheet; empty for what is missing.
    pub sheet: String,
    /// The row that says so; 0 for what is missing.
    pub row: usize,
    /// Which fact, in words.
    pub what: String,
    /// What changes of it; empty unless it is [`Outcome::Changed`].
    pub fields: Vec<FieldView>,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Its name.
    pub field: String,
    /// As it is stored; may be empty.
    pub before: String,
    /// As it would be; may be empty.
    pub after: String,
}
