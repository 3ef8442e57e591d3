//! Sheets as files: xlsx and csv. No cell is ever a formula; the same facts give the same
//! bytes.
use crate::sheets::{Column, SheetData, SheetKind, defused};
use crate::words;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::collections::BTreeSet;
use wangge_core::domain::{Grid, Household, Level, Register};
use wangge_texts::{Lang, sheets as t};

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
#[error("the workbook could not be written: {0}")]
pub struct WriteError(#[from] XlsxError);

/// The header of a sheet.
#[must_use]
pub fn header(kind: SheetKind) -> Vec<String> {
    kind.columns().iter().map(|c| c.header(kind).to_owned()).collect()
}

/// A workbook with a sheet for each.
///
/// # Errors
/// [`WriteError`] where a sheet breaks Excel's limits (1,048,576 rows).
pub fn write_xlsx(sheets: &[SheetData]) -> Result<Vec<u8>, WriteError> {
    let mut book = book()?;
    for sheet in sheets {
        add(&mut book, sheet.kind.name(), &header(sheet.kind), &sheet.rows)?;
    }
    Ok(book.save_to_buffer()?)
}

/// An empty workbook with the four sheets and a page that explains them, with an example
/// for every column.
///
/// # Errors
/// As [`write_xlsx`].
pub fn template(lang: Lang) -> Result<Vec<u8>, WriteError> {
    let mut book = book()?;
    for kind in SheetKind::ALL {
        add(&mut book, kind.name(), &header(kind), &[])?;
    }
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let guide = book.add_worksheet();
    guide.set_name(GUIDE)?;
    for (column, width) in (0_u16..).zip([14.0, 18.0, 46.0]) {
        guide.set_column_width(column, width)?;
    }
    let lines = [t::guide_1(lang), t::guide_2(lang), t::guide_3(lang), t::guide_4(lang), t::guide_5(lang)];
    guide.write_string_with_format(0, 0, t::guide(lang), &bold)?;
    for (row, line) in (1_u32..).zip(lines) {
        guide.merge_range(row, 0, row, 2, line, &wrapped)?;
        guide.set_row_height(row, 34)?;
    }
    let mut row = 7;
    for (column, words) in
        (0_u16..).zip([t::guide_sheet(lang), t::guide_column(lang), t::guide_example(lang)])
    {
        guide.write_string_with_format(row, column, words, &bold)?;
    }
    for kind in SheetKind::ALL {
        for column in kind.columns() {
            row += 1;
            guide.write_row(row, 0, [kind.name(), column.header(kind), column.example(kind)])?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// The sheet of the template that is no list; the import passes over it.
pub const GUIDE: &str = "填写说明";

/// With a fixed date of making, so that the same facts give the same bytes.
fn book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(book)
}

fn add(book: &mut Workbook, name: &str, header: &[String], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    let bold = Format::new().set_bold().set_num_format("@");
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, title) in (0_u16..).zip(header) {
        // Text as the columns' format: a code typed there later keeps its digits.
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, 18.0)?;
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    Ok(())
}

/// A sheet as csv. Cells that a spreadsheet would run get a `'` in front (OWASP, CSV
/// injection); the import takes it away again.
#[must_use]
pub fn write_csv(sheet: &SheetData, encoding: Encoding) -> Vec<u8> {
    let mut text = String::new();
    for row in std::iter::once(&header(sheet.kind)).chain(&sheet.rows) {
        for (i, cell) in row.iter().enumerate() {
            if i > 0 {
                text.push(',');
            }
            let cell = if defused(cell) { format!("'{cell}") } else { cell.clone() };
            if cell.contains(['"', ',', ';', '\t', '\n', '\r']) {
                text.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
            } else {
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    match encoding {
        Encoding::Utf8Bom => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
        Encoding::Gbk => encoding_rs::GB18030.encode(&text).0.into_owned(),
    }
}

/// The characters of a sheet that GBK does not have, in order: an old Excel shows others in
/// their place, though the import reads them rightly.
#[must_use]
pub fn not_in_gbk(sheet: &SheetData) -> Vec<char> {
    let chars: BTreeSet<char> = sheet.rows.iter().flatten().flat_map(|c| c.chars()).collect();
    let missing = |c: &char| encoding_rs::GBK.encode(c.encode_utf8(&mut [0; 4])).2;
    chars.into_iter().filter(missing).collect()
}

/// A register as the four sheets, by the canonical columns: importing them into an empty
/// register gives the same facts.
#[must_use]
pub fn sheets_of(register: &Register) -> Vec<SheetData> {
    let row =
        |kind: SheetKind, cell: &dyn Fn(Column) -> String| kind.columns().iter().map(|&c| cell(c)).collect();
    let divisions = register.grids.values().filter(|g| g.level() <= Level::Village);
    let grids = register.grids.values().filter(|g| g.level() > Level::Village);
    vec![
        SheetData {
            kind: SheetKind::Divisions,
            rows: divisions.map(|g| row(SheetKind::Divisions, &|c| grid_cell(g, c))).collect(),
        },
        SheetData {
            kind: SheetKind::Grids,
            rows: grids.map(|g| row(SheetKind::Grids, &|c| grid_cell(g, c))).collect(),
        },
        SheetData {
            kind: SheetKind::Gridworkers,
            rows: register
                .appointments
                .values()
                .flatten()
                .map(|a| row(SheetKind::Gridworkers, &|c| worker_cell(register, a, c)))
                .collect(),
        },
        SheetData {
            kind: SheetKind::Households,
            rows: register
                .all_households()
                .map(|h| row(SheetKind::Households, &|c| household_cell(register, h, c)))
                .collect(),
        },
    ]
}

fn grid_cell(grid: &Grid, column: Column) -> String {
    match column {
        Column::Code => grid.code.to_string(),
        Column::Name => grid.name.clone(),
        Column::ParentCode => grid.code.parent().map(|c| c.to_string()).unwrap_or_default(),
        Column::Level => words::level(grid.level(), Lang::Zh).to_owned(),
        Column::OfficePhone => grid.phone.to_string(),
        Column::RangeWords => grid.range_words.clone(),
        Column::Lon => grid.point.map(|p| p.lon().to_string()).unwrap_or_default(),
        Column::Lat => grid.point.map(|p| p.lat().to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn worker_cell(register: &Register, post: &wangge_core::domain::Appointment, column: Column) -> String {
    let Some(person) = register.persons.get(&post.person) else { return String::new() };
    match column {
        Column::Name => person.name.clone(),
        Column::Sex => person.sex.map_or("", |s| words::sex(s, Lang::Zh)).to_owned(),
        Column::Phone => person.phone.to_string(),
        Column::GridCode => post.grid.to_string(),
        Column::Post => post.post.name(post.grid.level(), Lang::Zh).to_owned(),
        Column::Office => post.office.clone(),
        Column::Category => person.category.map_or("", words::category).to_owned(),
        Column::Party => person.party_member.map_or("", |yes| words::party(yes, Lang::Zh)).to_owned(),
        Column::From => post.from.map(|d| d.to_string()).unwrap_or_default(),
        Column::To => post.to.map(|d| d.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn household_cell(register: &Register, household: &Household, column: Column) -> String {
    let name = |level| household.group.at(level).map(|c| register.name(c)).unwrap_or_default();
    match column {
        Column::HouseholdCode => household.code.clone(),
        Column::GroupCode => household.group.to_string(),
        Column::Town => name(Level::Town),
        Column::Village => name(Level::Village),
        Column::Group => name(Level::Group),
        Column::GridCode => household.grid.map(|c| c.to_string()).unwrap_or_default(),
        Column::DoorNumber => household.door.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::Head => household.head.clone(),
        Column::People => household.people.map(|n| n.to_string()).unwrap_or_default(),
        Column::Phone => household.phone.to_string(),
        Column::Lon => household.position.map(|p| p.lon.to_string()).unwrap_or_default(),
        Column::Lat => household.position.map(|p| p.lat.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}
