//! One table on its way through the import: its columns, its rows as values, what became
//! of them. The one place where cells are read, so that no private number gets past it.
use super::headers::{Columns, looked_for};
use super::issue::{Expected, RowIssue, RowIssueKind};
use super::mapping::{How, Mapping, uses};
use super::passed::passed;
use super::values::looks_private;
use super::{Severity, SheetSummary};
use crate::sheets::Column;
use crate::table::{Row, Table, TableNote};

/// Longest value shown in an issue, in characters.
const SHOWN: usize = 60;
/// So many values of a column are shown beside its header.
pub(super) const SHOWN_SAMPLES: usize = 3;

/// A table, its columns, and what has been found so far.
pub(super) struct Sheet<'t> {
    table: &'t Table,
    columns: Option<Columns>,
    since_1904: bool,
    /// Indices of the rows below the header that hold anything understood.
    pub(super) rows: Vec<usize>,
    pub(super) summary: SheetSummary,
    pub(super) issues: Vec<RowIssue>,
}

/// The cells of a row by column. A private number is not among them.
pub(super) struct Values<'t> {
    /// 1-based, as Excel shows it.
    pub(super) number: u32,
    cells: Vec<(Column, &'t str)>,
    /// Days that are numbers count from 1904.
    pub(super) since_1904: bool,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Added,
    Changed,
    Same,
    Refused,
}

impl Values<'_> {
    /// The trimmed text of a column; empty where there is none.
    pub(super) fn get(&self, column: Column) -> &str {
        self.cells.iter().find(|(c, _)| *c == column).map_or("", |(_, text)| text)
    }
}

impl<'t> Sheet<'t> {
    /// Finds the header and the rows, and says what is wrong with the sheet as a whole.
    pub(super) fn read(table: &'t Table, mappings: &[Mapping]) -> Self {
        let columns = Columns::find(table, mappings);
        let mut summary =
            SheetSummary { file: table.file.clone(), sheet: table.sheet.clone(), ..SheetSummary::default() };
        if let Some(columns) = &columns {
            summary.kind = Some(columns.kind);
            summary.dropped_columns = columns.written(How::Private).map(str::to_owned).collect();
            summary.unknown_columns = columns.written(How::Unknown).map(str::to_owned).collect();
        }
        (summary.fingerprint, summary.columns) = uses(table, columns.as_ref());
        let since_1904 = table.notes.contains(&TableNote::Since1904);
        let mut sheet = Self { table, columns, since_1904, rows: Vec::new(), summary, issues: Vec::new() };
        match &sheet.columns {
            None if table.rows.is_empty() => {
                sheet.issue(0, None, "", RowIssueKind::EmptySheet, Severity::Note)
            }
            None => {
                let kind = RowIssueKind::NoHeader { looked_for: looked_for(table) };
                sheet.issue(0, None, "", kind, Severity::Error);
            }
            Some(columns) => {
                let first = columns.row + columns.rows;
                let header = table.rows.get(columns.row..first).unwrap_or_default();
                let rows = table.rows.iter().enumerate().skip(first);
                // A header repeated at a page's head is no row.
                let rows = rows.filter(|(_, r)| header.iter().all(|h| h.cells != r.cells));
                let rows = rows.filter(|(_, r)| holds_anything(columns, r));
                let told = rows.map(|(i, r)| (i, r, passed(r, i - first)));
                let (entries, others): (Vec<_>, Vec<_>) = told.partition(|(.., why)| why.is_none());
                sheet.rows = entries.into_iter().map(|(i, ..)| i).collect();
                sheet.summary.passed = others.len();
                for (_, row, why) in others {
                    let first = row.cells.iter().find(|c| !c.is_empty()).map_or("", String::as_str);
                    let first = if looks_private(Column::Head, first) { "" } else { first };
                    if let Some(why) = why {
                        let kind = RowIssueKind::PassedOver { why };
                        sheet.issue(row.number, None, first, kind, Severity::Note);
                    }
                }
            }
        }
        sheet.summary.rows = sheet.rows.len();
        sheet
    }

    /// Reads a row; a private number is blanked, with an issue.
    pub(super) fn values(&mut self, index: usize) -> Option<Values<'t>> {
        let row = self.table.rows.get(index)?;
        let columns = self.columns.as_ref()?;
        let mut cells = Vec::with_capacity(columns.known.len());
        let mut private = Vec::new();
        for (column, places, _) in &columns.known {
            for text in places.iter().map(|&p| row.cell(p).trim()).filter(|t| !t.is_empty()) {
                if looks_private(*column, text) {
                    private.push(*column);
                } else {
                    cells.push((*column, text));
                    break;
                }
            }
        }
        for column in private {
            self.warn(row.number, column, "", RowIssueKind::PrivateNumber);
        }
        Some(Values { number: row.number, cells, since_1904: self.since_1904 })
    }

    /// Counts what became of a row.
    pub(super) fn count(&mut self, outcome: Outcome) {
        let slot = match outcome {
            Outcome::Added => &mut self.summary.added,
            Outcome::Changed => &mut self.summary.changed,
            Outcome::Same => &mut self.summary.same,
            Outcome::Refused => &mut self.summary.refused,
        };
        *slot += 1;
    }

    /// An issue of a row that is kept.
    pub(super) fn warn(&mut self, row: u32, column: Column, value: &str, kind: RowIssueKind) {
        self.issue(row, Some(column), value, kind, Severity::Warning);
    }

    /// An issue that leaves the row out.
    pub(super) fn refuse(&mut self, row: u32, column: Option<Column>, value: &str, kind: RowIssueKind) {
        self.issue(row, column, value, kind, Severity::Error);
        self.count(Outcome::Refused);
    }

    /// The header of a column as it is written, or its canonical one where it is not there.
    fn header(&self, column: Column) -> String {
        let written = self.columns.as_ref().map_or("", |c| c.header(column));
        match (written, self.summary.kind) {
            ("", Some(kind)) => column.header(kind).to_owned(),
            _ => written.trim().to_owned(),
        }
    }

    pub(super) fn issue(
        &mut self,
        row: u32,
        column: Option<Column>,
        value: &str,
        kind: RowIssueKind,
        severity: Severity,
    ) {
        self.issues.push(RowIssue {
            file: self.table.file.clone(),
            sheet: self.table.sheet.clone(),
            row,
            column: column.map(|c| self.header(c)).unwrap_or_default(),
            value: value.chars().take(SHOWN).collect(),
            kind,
            severity,
        });
    }
}

fn holds_anything(columns: &Columns, row: &Row) -> bool {
    columns.known.iter().any(|(_, places, _)| places.iter().any(|&p| !row.cell(p).trim().is_empty()))
}

/// A cell that may be blank; what is not understood is told and read as blank.
pub(super) fn field<T>(
    sheet: &mut Sheet<'_>,
    row: &Values<'_>,
    column: Column,
    expected: Expected,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = row.get(column);
    let value = if text.is_empty() { return None } else { read(text) };
    if value.is_none() {
        sheet.warn(row.number, column, text, RowIssueKind::NotUnderstood { expected });
    }
    value
}
