//! What a person pastes from a spreadsheet → a table for the import, so that pasted cells are
//! checked as a sheet's are. Onto rows of a table on a page, or as new rows.
use super::headers::Columns;
use crate::read::read_paste;
use crate::sheets::{Column, SheetData, SheetKind};
use crate::table::{Row, Table};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, exchange as t};

/// Why nothing can be pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasteError {
    /// There is nothing in the clipboard.
    Empty,
    /// More rows than were selected.
    Rows {
        /// Of the clipboard.
        pasted: usize,
        /// From the selected one on.
        there: usize,
    },
    /// More columns than there are to the right.
    Columns {
        /// Of the clipboard.
        pasted: usize,
        /// From the selected one on.
        there: usize,
    },
    /// The file that it would be is too large.
    TooLarge,
}

/// Pasted rows as a table of a sheet: with the header that was copied along, or with the
/// columns of the table on the page. Rows are numbered from 1 as they were pasted.
///
/// # Errors
/// [`PasteError`] where there is nothing to paste.
pub fn paste_rows(text: &str, kind: SheetKind, columns: &[Column], lang: Lang) -> Result<Table, PasteError> {
    let mut table = read(text, lang)?;
    if Columns::find(&table, &[]).is_none() {
        table.rows.insert(0, Row { number: 0, cells: titles(kind, columns) });
    }
    Ok(table)
}

/// Whether a header that the import knows was copied along: then each row is found by what names
/// it, wherever it is pasted.
#[must_use]
pub fn headed(text: &str, lang: Lang) -> bool {
    read(text, lang).is_ok_and(|table| Columns::find(&table, &[]).is_some())
}

/// Pasted cells over those of rows on a page, from a column on. The rows are given as an export
/// would write them: by what stays in them the import finds each again. Whoever calls looks that
/// nothing is added: a row that lost all by which it is known would be a new one.
///
/// # Errors
/// [`PasteError`] where the cells do not fit: nothing is cut off in silence.
pub fn paste_onto(sheet: &SheetData, column: usize, text: &str, lang: Lang) -> Result<Table, PasteError> {
    let pasted = read(text, lang)?;
    let columns = sheet.kind.columns();
    let width = pasted.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let last = pasted.rows.last().map_or(0, |r| r.number as usize);
    let there = columns.len().saturating_sub(column);
    if width > there {
        return Err(PasteError::Columns { pasted: width, there });
    }
    if last > sheet.rows.len() {
        return Err(PasteError::Rows { pasted: last, there: sheet.rows.len() });
    }
    let mut rows = vec![Row { number: 0, cells: titles(sheet.kind, columns) }];
    for row in &pasted.rows {
        let Some(stored) = sheet.rows.get((row.number as usize).saturating_sub(1)) else { continue };
        let mut cells = stored.clone();
        for (cell, new) in cells.iter_mut().skip(column).zip(&row.cells) {
            cell.clone_from(new);
        }
        rows.push(Row { number: row.number, cells });
    }
    Ok(Table { rows, ..pasted })
}

fn read(text: &str, lang: Lang) -> Result<Table, PasteError> {
    use crate::table::FileError;
    let table = read_paste(text).map_err(|e| match e {
        FileError::Empty => PasteError::Empty,
        _ => PasteError::TooLarge,
    })?;
    Ok(Table { file: t::pasted(lang).to_owned(), ..table })
}

fn titles(kind: SheetKind, columns: &[Column]) -> Vec<String> {
    columns.iter().map(|c| c.header(kind).to_owned()).collect()
}

impl PasteError {
    /// What happened and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Empty => t::paste_empty(lang).to_owned(),
            Self::Rows { pasted, there } => t::paste_rows(lang, pasted, there),
            Self::Columns { pasted, there } => t::paste_columns(lang, pasted, there),
            Self::TooLarge => t::paste_too_large(lang).to_owned(),
        }
    }
}
