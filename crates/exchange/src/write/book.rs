//! A workbook, written row by row. `rust_xlsxwriter` makes the book with its sheets and headers;
//! the rows are put into its parts as they come, because it keeps every cell until the end
//! (its own remedy needs a file system, which a browser's worker has not).
use super::{Plain, Rows, WriteError};
use crate::read::cell_name;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Rows of a sheet below its header (Excel, specifications and limits).
const ROWS: u32 = 1_048_575;
/// Most characters of a cell, in UTF-16 (the same).
const CELL: usize = 32_767;
/// The number of the format for text (ECMA-376-1, 18.8.30).
const TEXT: u8 = 49;
/// Bytes of rows that are collected before they are zipped.
const CHUNK: usize = 64 * 1024;

/// A workbook with a sheet for each, of rows that are made as they are written.
///
/// # Errors
/// [`WriteError::Rows`] where a sheet has more rows than Excel.
pub fn write_book(sheets: Vec<Rows<'_>>) -> Result<Vec<u8>, WriteError> {
    write_plain(sheets.into_iter().map(Plain::from).collect())
}

/// [`write_book`] of sheets with names and columns of their own.
///
/// # Errors
/// As [`write_book`].
pub fn write_plain(sheets: Vec<Plain<'_>>) -> Result<Vec<u8>, WriteError> {
    let mut empty = book()?;
    for sheet in &sheets {
        add(&mut empty, &sheet.name, &sheet.header)?;
    }
    let mut parts = ZipArchive::new(Cursor::new(empty.save_to_buffer()?))?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut sheets: Vec<Option<Plain<'_>>> = sheets.into_iter().map(Some).collect();
    for index in 0..parts.len() {
        let part = parts.by_index_raw(index)?;
        let sheet = part.name().ok().and_then(|n| number(&n)).and_then(|n| sheets.get_mut(n)?.take());
        let Some(sheet) = sheet else {
            zip.raw_copy_file(part)?;
            continue;
        };
        drop(part);
        let mut part = parts.by_index(index)?;
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        let name = part.name().map(|n| n.into_owned()).unwrap_or_default();
        zip.start_file(name, SimpleFileOptions::default())?;
        let (before, after) = text.split_once(END).unwrap_or((&text, ""));
        zip.write_all(without_size(before).as_bytes())?;
        write_rows(&mut zip, sheet)?;
        zip.write_all([END, after].concat().as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Where the rows of a sheet end.
const END: &str = "</sheetData>";

/// The place from 0 of a sheet by the name of its part: `xl/worksheets/sheet1.xml`.
fn number(part: &str) -> Option<usize> {
    let number = part.strip_prefix("xl/worksheets/sheet")?.strip_suffix(".xml")?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// Without the size that the sheet has before its rows are put in.
fn without_size(sheet: &str) -> String {
    match sheet.split_once("<dimension ") {
        Some((before, after)) => [before, after.split_once("/>").map_or("", |(_, rest)| rest)].concat(),
        None => sheet.to_owned(),
    }
}

fn write_rows(out: &mut dyn Write, sheet: Plain<'_>) -> Result<(), WriteError> {
    let mut text = String::with_capacity(CHUNK * 2);
    for (n, row) in (1_u32..).zip(sheet.rows) {
        if n > ROWS {
            return Err(WriteError::Rows);
        }
        let _ = write!(text, "<row r=\"{}\">", n + 1);
        for (column, cell) in (0_u32..).zip(&row).filter(|(_, c)| !c.is_empty()) {
            // Style 1 is text, so that a cell that is edited stays one.
            let name = cell_name(n, column);
            let _ = write!(text, "<c r=\"{name}\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(&mut text, cell);
            text.push_str("</t></is></c>");
        }
        text.push_str("</row>");
        if text.len() > CHUNK {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    Ok(out.write_all(text.as_bytes())?)
}

/// A text within XML, without what XML cannot hold (XML 1.0, 2.2), as long as a cell may be.
fn escape(out: &mut String, text: &str) {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        length += c.len_utf16();
        if length > CELL {
            break;
        }
        match c {
            '_' if is_coded(text.get(at..)) => out.push_str("_x005F_"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push('\n'),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

/// Whether a text begins like `_x0041_`, which Excel reads as the character of that number
/// (ECMA-376-1, 22.9.2.19): its own first sign must then be written so.
fn is_coded(text: Option<&str>) -> bool {
    let bytes = text.unwrap_or_default().as_bytes();
    let hex = |b: &[u8]| b.iter().all(u8::is_ascii_hexdigit);
    matches!(bytes, [b'_', b'x', digits @ .., ] if digits.get(..4).is_some_and(hex) && digits.get(4) == Some(&b'_'))
}

/// With a fixed date of making, so that the same facts give the same bytes.
pub(super) fn book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(book)
}

/// A sheet with its header. Text is the format of the columns: a code typed there later keeps
/// its digits, and what begins with = is not run.
pub(super) fn add(book: &mut Workbook, name: &str, header: &[String]) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format_index(TEXT);
    let bold = Format::new().set_bold().set_num_format_index(TEXT);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, title) in (0_u16..).zip(header) {
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, 18.0)?;
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    Ok(())
}
