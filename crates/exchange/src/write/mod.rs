//! Sheets as files: xlsx, csv, and text for the clipboard. No cell is ever a formula; the same
//! facts give the same bytes; what is written is imported again without a change.
mod book;
mod rows;
mod template;

use crate::sheets::{SheetData, SheetKind, defused};
pub use book::{write_book, write_plain};
pub use rows::{grids, households, posts, sheets_of};
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeSet;
pub use template::{GUIDE, template};

/// Encodings that offices use for csv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with a byte order mark, which Excel needs to know it.
    Utf8Bom,
    /// GB18030, of which GBK is a part: what Excel in China reads and writes. Excel shows
    /// only the part; see [`not_in_gbk`].
    Gbk,
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// By the workbook's writer.
    #[error("the workbook could not be written: {0}")]
    Book(#[from] XlsxError),
    /// By the zip's.
    #[error("the workbook could not be put together: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// By what the bytes go to.
    #[error("the workbook could not be put together: {0}")]
    Io(#[from] std::io::Error),
    /// More rows than Excel has.
    #[error("more than 1,048,575 rows")]
    Rows,
}

/// A table on its way out: its rows are made as they are written, so that a county's 90,000
/// never stand in memory as texts.
pub struct Rows<'a> {
    /// Which sheet.
    pub kind: SheetKind,
    /// One text a cell, by the canonical columns.
    pub rows: Box<dyn Iterator<Item = Vec<String>> + 'a>,
}

/// A sheet of its own name and columns, as the ledgers have them.
pub struct Plain<'a> {
    /// Name of the sheet.
    pub name: String,
    /// Its header.
    pub header: Vec<String>,
    /// One text a cell.
    pub rows: Box<dyn Iterator<Item = Vec<String>> + 'a>,
}

impl<'a> From<Rows<'a>> for Plain<'a> {
    fn from(rows: Rows<'a>) -> Self {
        Self { name: rows.kind.name().to_owned(), header: header(rows.kind), rows: rows.rows }
    }
}

impl<'a> From<&'a SheetData> for Rows<'a> {
    fn from(sheet: &'a SheetData) -> Self {
        Self { kind: sheet.kind, rows: Box::new(sheet.rows.iter().cloned()) }
    }
}

/// The header of a sheet.
#[must_use]
pub fn header(kind: SheetKind) -> Vec<String> {
    kind.columns().iter().map(|c| c.header(kind).to_owned()).collect()
}

/// A workbook with a sheet for each.
///
/// # Errors
/// As [`write_book`].
pub fn write_xlsx(sheets: &[SheetData]) -> Result<Vec<u8>, WriteError> {
    write_book(sheets.iter().map(Rows::from).collect())
}

/// A sheet as csv. Cells that a spreadsheet would run get a `'` in front (OWASP, CSV
/// injection); the import takes it away again.
#[must_use]
pub fn write_csv(sheet: &SheetData, encoding: Encoding) -> Vec<u8> {
    write_csv_rows(Rows::from(sheet), encoding)
}

/// [`write_csv`] of rows that are made as they are written.
#[must_use]
pub fn write_csv_rows(sheet: Rows<'_>, encoding: Encoding) -> Vec<u8> {
    let text = text(sheet, ",", &['"', ',', ';', '\t', '\n', '\r']);
    match encoding {
        Encoding::Utf8Bom => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
        Encoding::Gbk => encoding_rs::GB18030.encode(&text).0.into_owned(),
    }
}

/// Rows with their header for the clipboard, as spreadsheets put them there: parted by tabs.
/// Cells that a spreadsheet would run get a `'` in front; pasting takes it away again.
#[must_use]
pub fn copy(sheet: Rows<'_>) -> String {
    text(sheet, "\t", &['"', '\t', '\n', '\r'])
}

fn text(sheet: Rows<'_>, sign: &str, quoted: &[char]) -> String {
    let mut text = String::new();
    for row in std::iter::once(header(sheet.kind)).chain(sheet.rows) {
        for (i, cell) in row.iter().enumerate() {
            if i > 0 {
                text.push_str(sign);
            }
            let quote = cell.contains(quoted);
            if quote {
                text.push('"');
            }
            if defused(cell) {
                text.push('\'');
            }
            if quote {
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The characters of a sheet that GBK does not have, in order: an old Excel shows others in
/// their place, though the import reads them rightly.
#[must_use]
pub fn not_in_gbk(sheet: &SheetData) -> Vec<char> {
    let chars: BTreeSet<char> = sheet.rows.iter().flatten().flat_map(|c| c.chars()).collect();
    let missing = |c: &char| encoding_rs::GBK.encode(c.encode_utf8(&mut [0; 4])).2;
    chars.into_iter().filter(missing).collect()
}
