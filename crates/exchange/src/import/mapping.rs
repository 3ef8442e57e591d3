//! What a person has said of a header: which column means what. The caller keeps it and gives it
//! to the next import, where the same header is read the same way. Holds headers only, never a
//! cell of the list, and never makes a column of identity or bank numbers readable.
use super::headers::{self, Columns};
use super::sheet::SHOWN_SAMPLES;
use super::values::looks_private;
use crate::read::column_name;
use crate::sheets::{Column, SheetKind};
use crate::table::Table;
use serde::{Deserialize, Serialize};

/// A header that is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The header: its cells without marks and brackets, with their places.
    pub fingerprint: String,
    /// Which sheet it heads.
    pub kind: SheetKind,
    /// What each column means, from A; `None` where it is not to be read.
    pub meanings: Vec<Option<Column>>,
}

/// How a column's header was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
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
    /// Identity or bank numbers: never read.
    Private,
    /// 序号 and the like: nothing to know.
    Idle,
}

/// One column of a sheet, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUse {
    /// Its place from 0.
    pub place: usize,
    /// Its name in Excel: `C`.
    pub name: String,
    /// Its header as written.
    pub header: String,
    /// What it means.
    pub meaning: Option<Column>,
    /// How that is known.
    pub how: How,
    /// The first values in it, so that a person can tell; none of a private column.
    pub samples: Vec<String>,
}

impl Mapping {
    /// What a column means, by its place from 0.
    #[must_use]
    pub fn meaning(&self, place: usize) -> Option<Column> {
        self.meanings.get(place).copied().flatten()
    }

    /// Whether it names the columns that its sheet cannot do without.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        headers::enough(self.kind, |c| self.meanings.contains(&Some(c)))
    }

    /// The mapping that a list of columns stands for, as it is or as a person has set it right.
    #[must_use]
    pub fn of(fingerprint: &str, kind: SheetKind, columns: &[ColumnUse]) -> Self {
        let width = columns.iter().map(|c| c.place + 1).max().unwrap_or(0);
        let mut meanings = vec![None; width];
        for column in columns {
            if let Some(slot) = meanings.get_mut(column.place) {
                *slot = column.meaning.filter(|m| accepts(kind, *m));
            }
        }
        Self { fingerprint: fingerprint.to_owned(), kind, meanings }
    }
}

/// Whether a column may stand in a sheet: what a person can choose from.
#[must_use]
pub fn accepts(kind: SheetKind, column: Column) -> bool {
    headers::accepts(kind, column)
}

/// The columns of a table and its header's fingerprint. Where no header was found, of the row
/// that looks most like one.
pub(super) fn uses(table: &Table, columns: Option<&Columns>) -> (String, Vec<ColumnUse>) {
    let (first, print, found) = match columns {
        Some(columns) => (columns.row + columns.rows, columns.print.clone(), columns.heads.clone()),
        None => {
            let (below, print, heads) = headers::candidate(table);
            (below, print, heads.into_iter().map(|(place, head)| (place, head, How::Unknown)).collect())
        }
    };
    let meaning = |place: usize| {
        let known = columns.into_iter().flat_map(|c| &c.known);
        known.filter(|(_, places, _)| places.contains(&place)).map(|(column, ..)| *column).next()
    };
    let samples = |place: usize, how: How| {
        let cells = table.rows.iter().skip(first).take(200).map(|r| r.cell(place));
        let shown = cells.filter(|c| !c.is_empty() && how != How::Private);
        let shown = shown.filter(|c| !looks_private(Column::Head, c));
        shown.take(SHOWN_SAMPLES).map(|c| c.chars().take(20).collect()).collect()
    };
    let column = |(place, header, how): (usize, String, How)| ColumnUse {
        place,
        name: column_name(u32::try_from(place).unwrap_or(u32::MAX)),
        header,
        meaning: meaning(place),
        how,
        samples: samples(place, how),
    };
    (print, found.into_iter().map(column).collect())
}
