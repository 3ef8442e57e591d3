//! Texts with separators, in the encodings that Excel in China writes.
use super::text::shows_lost_digits;
use super::{Budget, COLUMNS, NOTES, cell_name, clean};
use crate::sheets::defused;
use crate::table::{FileError, Progress, Row, Table, TableNote};
use csv::{Position, ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Records between two reports of progress.
const STEP: u32 = 5000;
/// A quoted cell of more lines than this is a quotation mark that nobody closed.
const LINES: usize = 200;

pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Table, FileError> {
    let mut notes = Vec::new();
    let text = decode(bytes, &mut notes);
    table(&text, separator(&text), notes, progress)
}

/// Cells as they stand in the clipboard of a spreadsheet: parted by tabs, quoted where they
/// hold a tab or more than one line.
pub(super) fn paste(text: &str) -> Result<Table, FileError> {
    table(text, b'\t', Vec::new(), &mut |_| {})
}

fn table(
    text: &str,
    sign: u8,
    mut notes: Vec<TableNote>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, FileError> {
    let mut table = match records(text, sign, true, progress)? {
        Ok(table) => table,
        Err(row) => {
            notes.push(TableNote::OpenQuote { row });
            records(text, sign, false, progress)?.unwrap_or_default()
        }
    };
    notes.append(&mut table.notes);
    Ok(Table { notes, ..table })
}

/// The table, or the row where a quotation mark is never closed.
fn records(
    text: &str,
    sign: u8,
    quoting: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Result<Table, u32>, FileError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(quoting)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let (mut table, mut budget) = (Table::default(), Budget::whole());
    let mut number = 0_u32;
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|e| FileError::Damaged { detail: e.to_string() })? {
        // A record is one row of Excel's, however many lines it has; empty lines are rows too.
        number = number.saturating_add(1).saturating_add(empty_lines(text, record.position()));
        let lines = record.iter().map(|c| c.matches('\n').count()).max().unwrap_or(0);
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if lines > LINES || (lines > 0 && !closed(raw(text, record.position(), end), sign)) {
            return Ok(Err(number));
        }
        let mut cells: Vec<String> = record.iter().take(COLUMNS).map(cell).collect();
        for (column, text) in (0..).zip(&mut cells) {
            if shows_lost_digits(text) && table.notes.len() < NOTES {
                table.notes.push(TableNote::LostDigits { cell: cell_name(number - 1, column) });
                text.clear();
            }
        }
        let used = cells.iter().rposition(|c| !c.is_empty()).map_or(0, |last| last + 1);
        cells.truncate(used);
        if used > 0 {
            budget.spend(cells.len(), 0)?;
            table.rows.push(Row { number, cells });
        }
        if number.is_multiple_of(STEP) {
            progress(Progress { done: reader.position().byte(), of: text.len() as u64 });
        }
    }
    progress(Progress { done: text.len() as u64, of: text.len() as u64 });
    Ok(Ok(table))
}

/// A record as it stands in the file.
fn raw<'a>(text: &'a str, record: Option<&Position>, end: usize) -> &'a [u8] {
    let start = record.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(usize::MAX);
    text.as_bytes().get(start..end).unwrap_or_default()
}

/// Whether each quotation mark that opens a cell has one that closes it, with the cell's end
/// right after it (RFC 4180, 2.5–2.7). If not, the cell has taken in the rows below it.
fn closed(record: &[u8], sign: u8) -> bool {
    let ends = |b: u8| b == sign || matches!(b, b'\r' | b'\n');
    let (mut quoted, mut start) = (false, true);
    let mut bytes = record.iter().copied().peekable();
    while let Some(b) = bytes.next() {
        if quoted {
            if b == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
                if bytes.peek().is_some_and(|next| !ends(*next)) {
                    return false;
                }
            }
        } else {
            quoted = start && b == b'"';
            start = ends(b);
        }
    }
    !quoted
}

/// The csv reader passes over empty lines before a record, which Excel counts.
fn empty_lines(text: &str, record: Option<&Position>) -> u32 {
    let start = record.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(usize::MAX);
    let bytes = text.as_bytes().get(start..).unwrap_or_default().iter();
    let lines = bytes.take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| **b == b'\n').count();
    // The end of the line before may still stand in front of the first record after it.
    let own = start > 0 && text.as_bytes().get(start - 1) == Some(&b'\r');
    u32::try_from(lines.saturating_sub(usize::from(own))).unwrap_or(u32::MAX)
}

fn decode<'a>(bytes: &'a [u8], notes: &mut Vec<TableNote>) -> Cow<'a, str> {
    let (encoding, body): (&'static Encoding, &[u8]) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ if mostly_utf8(bytes) => (UTF_8, bytes),
        _ => (GB18030, bytes),
    };
    let (text, bad) = encoding.decode_without_bom_handling(body);
    if bad {
        let lines = text.split('\u{FFFD}').next().unwrap_or_default().matches('\n').count();
        let row = u32::try_from(lines + 1).unwrap_or(u32::MAX);
        notes.push(TableNote::BadBytes { encoding: encoding.name().to_owned(), row });
    }
    text
}

/// Whether bytes are UTF-8, a damaged character here and there allowed: GBK hardly ever has
/// three bytes in a row that are a character of UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 4 <= good
}

/// The sign that parts the first lines: a title above the header may have none, and what stands
/// in quotation marks parts nothing.
fn separator(text: &str) -> u8 {
    let open = |line: &str, sign| line.split('"').step_by(2).map(|p| p.matches(sign).count()).sum::<usize>();
    let count = |sign: char| text.lines().take(30).map(|l| open(l, sign)).sum::<usize>();
    let comma = count(',');
    [('\t', b'\t'), (';', b';')]
        .into_iter()
        .find(|(sign, _)| count(*sign) > comma)
        .map_or(b',', |(_, byte)| byte)
}

/// Takes back the `'` that our own export puts before what a spreadsheet would run.
fn cell(text: &str) -> String {
    clean(match text.strip_prefix('\'') {
        Some(rest) if defused(rest) => rest,
        _ => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Vec<(u32, String)> {
        let table = read(text.as_bytes(), &mut |_| {}).unwrap();
        table.rows.into_iter().map(|r| (r.number, r.cells.join("|"))).collect()
    }

    fn rows(expect: &[(u32, &str)]) -> Vec<(u32, String)> {
        expect.iter().map(|(n, t)| (*n, (*t).to_owned())).collect()
    }

    #[test]
    fn rows_are_numbered_as_excel_shows_them() {
        assert_eq!(check("a,b\n\n\n1,2\n,\n3,4\n"), rows(&[(1, "a|b"), (4, "1|2"), (6, "3|4")]));
        assert_eq!(check("a,b\r\n\r\n1,2\r\n3,4"), rows(&[(1, "a|b"), (3, "1|2"), (4, "3|4")]));
        assert_eq!(check("\n\na\n\"x\ny\nz\"\nb\n"), rows(&[(3, "a"), (4, "x y z"), (5, "b")]));
    }

    #[test]
    fn separators() {
        for (text, sign) in [
            ("a,b\tc,d", b','),
            ("a\tb\tc", b'\t'),
            ("a;b", b';'),
            ("a", b','),
            ("title\n\na\tb\n1\t2", b'\t'),
            ("a,b\n1,\"x;y;z\"\n", b','),
        ] {
            assert_eq!(separator(text), sign, "{text}");
        }
    }

    #[test]
    fn a_quotation_mark_that_nobody_closed_costs_no_rows() {
        let text = format!("a,b\n\"1,2\n{}", "3,4\n".repeat(500));
        let table = read(text.as_bytes(), &mut |_| {}).unwrap();
        assert_eq!(table.rows.len(), 502);
        assert_eq!(table.notes, [TableNote::OpenQuote { row: 2 }]);
        // At the end of a file, and where a second one seems to close it.
        for (text, rows, row) in [
            ("a,b\n1,\"2\n3,4\n5,6\n", 4, 2),
            ("a,b\r\n\"1,2\r\n3,4", 3, 2),
            ("a,b\n0,0\n\"1,2\n3,4\n5,\"6\n7,8\n", 6, 3),
        ] {
            let table = read(text.as_bytes(), &mut |_| {}).unwrap();
            assert_eq!(table.rows.len(), rows, "{text}");
            assert_eq!(table.notes, [TableNote::OpenQuote { row }], "{text}");
        }
        for text in
            ["a,b\n1,5\" pipe\n", "a,\"b \"\"c\"\"\ne\"\n1,2", "\"a\n\",\"\"\r\n\"\"\"\n\"\r\n", "1,\"2"]
        {
            assert_eq!(read(text.as_bytes(), &mut |_| {}).unwrap().notes, [], "{text}");
        }
    }

    #[test]
    fn encodings() {
        let text = "姓名,电话\n王静,13800001234\n";
        let wide = |f: fn(u16) -> [u8; 2], bom: [u8; 2]| {
            bom.into_iter().chain(text.encode_utf16().flat_map(f)).collect::<Vec<u8>>()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            wide(u16::to_le_bytes, [0xFF, 0xFE]),
            wide(u16::to_be_bytes, [0xFE, 0xFF]),
            GB18030.encode(text).0.into_owned(),
        ] {
            let table = read(&bytes, &mut |_| {}).unwrap();
            assert_eq!(
                table.rows.iter().map(|r| r.cells.join(",")).collect::<Vec<_>>().join("\n") + "\n",
                text
            );
            assert_eq!(table.notes, []);
        }
        let mut broken = GB18030.encode(text).0.into_owned();
        broken.extend(b"\n\xFF\xFF,1\n");
        let notes = read(&broken, &mut |_| {}).unwrap().notes;
        assert_eq!(notes, [TableNote::BadBytes { encoding: "gb18030".into(), row: 4 }]);
        for times in [1, 10] {
            let mut cut = text.repeat(times).into_bytes();
            cut.extend([0xE7, 0x8E]);
            let table = read(&cut, &mut |_| {}).unwrap();
            assert_eq!(table.rows.first().map(|r| r.cell(0)), Some("姓名"));
            assert!(matches!(table.notes.as_slice(), [TableNote::BadBytes { .. }]));
        }
    }
}
