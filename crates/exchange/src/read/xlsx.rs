//! Workbooks, by calamine's streaming reader only: its dense ranges would unfold a sheet
//! with one cell at XFD1048576 to 17 thousand million cells.
use super::text::number;
use super::{Budget, COLUMNS, NOTES, cell_name, clean, guard};
use crate::table::{FileError, Progress, Row, Table, TableNote};
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek, SeekFrom};

/// Cells between two reports of progress.
const STEP: usize = 20_000;
/// Rows of Excel (ECMA-376 gives no limit; Excel's own is 1,048,576).
const ROWS: u32 = 1_048_576;
/// Days that Excel shows: 1900-01-01 to 9999-12-31, counted from 1 (in the calendar that
/// begins in 1904 a few years fewer).
const DAYS: std::ops::Range<f64> = 1.0..2_958_466.0;

pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Vec<Table>, FileError> {
    let seen = guard::look(bytes)?;
    let far = Cell::new(0);
    let file = Metered { inner: Cursor::new(bytes), read: &far };
    let mut book = Xlsx::new(file).map_err(broken)?;
    let hidden = |s: &&calamine::Sheet| s.visible != SheetVisible::Visible;
    let hidden: BTreeSet<String> =
        book.sheets_metadata().iter().filter(hidden).map(|s| s.name.clone()).collect();
    let since_1904 = book.has_1904_epoch();
    let names = book.sheet_names();
    if names.len() > seen.sheets.saturating_add(50) {
        // Many sheets that share a part would be unfolded as often.
        return Err(FileError::Unsafe);
    }
    far.set(0);
    let mut report = || progress(Progress { done: far.get().min(seen.zipped), of: seen.zipped });
    let (mut tables, mut budget) = (Vec::new(), Budget::whole());
    for name in names {
        if hidden.contains(&name) {
            // Lists to choose from, old copies: what a person does not see, they do not import.
            let notes = vec![TableNote::Hidden];
            tables.push(Table { sheet: clean(&name), notes, ..Table::default() });
            continue;
        }
        let mut table = sheet(&mut book, &name, &mut budget, &mut report)?;
        if seen.merged && !table.rows.is_empty() {
            let before = far.get();
            let areas = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            far.set(before);
            fill(&mut table, &areas, &mut budget)?;
        }
        if since_1904 {
            table.notes.push(TableNote::Since1904);
        }
        tables.push(table);
    }
    Ok(tables)
}

fn broken(error: XlsxError) -> FileError {
    match error {
        XlsxError::Password => FileError::Password,
        other => FileError::Damaged { detail: other.to_string() },
    }
}

fn sheet(
    book: &mut Xlsx<Metered<'_>>,
    name: &str,
    budget: &mut Budget,
    report: &mut dyn FnMut(),
) -> Result<Table, FileError> {
    let mut table = Table { sheet: clean(name), ..Table::default() };
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet with nothing but a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(table),
        Err(e) => return Err(broken(e)),
    };
    let (mut formulas, mut sorted, mut count) = (false, true, 0_usize);
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        count += 1;
        if count.is_multiple_of(STEP) {
            report();
        }
        formulas |= cell.formula.is_some();
        let (row, column) = cell.pos;
        let text = text(&cell.value, cell.pos, &mut table.notes);
        if text.is_empty() {
            continue;
        }
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        if place >= COLUMNS || row >= ROWS {
            if !table.notes.iter().any(|n| matches!(n, TableNote::FarCell { .. })) {
                table.notes.push(TableNote::FarCell { cell: cell_name(row, column) });
            }
            continue;
        }
        let number = row + 1;
        if table.rows.last().is_none_or(|last| last.number != number) {
            sorted &= table.rows.last().is_none_or(|last| last.number < number);
            table.rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(row) = table.rows.last_mut() {
            budget.spend((place + 1).saturating_sub(row.cells.len()), text.len())?;
            put(row, place, text);
        }
    }
    report();
    if !sorted {
        sort(&mut table.rows);
    }
    if formulas {
        table.notes.insert(0, TableNote::Formulas);
    }
    Ok(table)
}

fn put(row: &mut Row, column: usize, text: String) {
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    if let Some(cell) = row.cells.get_mut(column) {
        *cell = text;
    }
}

/// Cells come in the order of the rows, unless somebody made the file by hand.
fn sort(rows: &mut Vec<Row>) {
    rows.sort_by_key(|r| r.number);
    rows.dedup_by(|later, kept| {
        let same = later.number == kept.number;
        if same {
            for (column, text) in std::mem::take(&mut later.cells).into_iter().enumerate() {
                if !text.is_empty() {
                    put(kept, column, text);
                }
            }
        }
        same
    });
}

fn text(value: &DataRef<'_>, (row, column): (u32, u32), notes: &mut Vec<TableNote>) -> String {
    let mut note = |note: fn(String) -> TableNote| {
        if notes.len() < NOTES {
            notes.push(note(cell_name(row, column)));
        }
        String::new()
    };
    let mut digits = |n: f64| number(n).unwrap_or_else(|| note(|cell| TableNote::LostDigits { cell }));
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => clean(text),
        DataRef::SharedString(text) => clean(text),
        DataRef::DateTimeIso(text) => clean(text.split('T').next().unwrap_or_default()),
        DataRef::DurationIso(text) => clean(text),
        DataRef::Int(n) => n.to_string(),
        DataRef::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::Float(n) => digits(*n),
        DataRef::DateTime(date) => day(date).unwrap_or_else(|| digits(date.as_f64())),
        DataRef::Error(_) => note(|cell| TableNote::ErrorCell { cell }),
    }
}

/// A day as `2025-03-01`. `None` for what is no day and stays the number it is: a duration, a
/// time, and the telephones and codes of a column that somebody formatted as dates.
fn day(date: &ExcelDateTime) -> Option<String> {
    if date.is_duration() || !DAYS.contains(&date.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Gives a merged area's value to each of its rows that holds anything.
fn fill(table: &mut Table, merged: &[Dimensions], budget: &mut Budget) -> Result<(), FileError> {
    let mut areas = 0;
    for area in merged.iter().filter(|a| a.start.0 < a.end.0) {
        let (top, column) = (area.start.0.saturating_add(1), area.start.1 as usize);
        let from = table.rows.partition_point(|r| r.number < top);
        let to = table.rows.partition_point(|r| r.number <= area.end.0.saturating_add(1));
        let Some((first, below)) = table.rows.get_mut(from..to).and_then(<[Row]>::split_first_mut) else {
            continue;
        };
        let value = first.cell(column).to_owned();
        if first.number != top || value.is_empty() || below.is_empty() {
            continue;
        }
        areas += 1;
        for row in below {
            // One for the row itself: overlapping areas may not take for ever.
            budget.spend((column + 2).saturating_sub(row.cells.len()).max(1), value.len())?;
            if row.cell(column).is_empty() {
                put(row, column, value.clone());
            }
        }
    }
    if areas > 0 {
        table.notes.push(TableNote::Merged { areas });
    }
    Ok(())
}

/// The file, and how much of it has been read.
struct Metered<'a> {
    inner: Cursor<&'a [u8]>,
    read: &'a Cell<u64>,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read.set(self.read.get().saturating_add(n as u64));
        Ok(n)
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.inner.seek(to)
    }
}
