//! Files as they really come, and files made to do harm: each is read, or refused with a
//! reason; none takes the program down.
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::io::{Cursor, Read, Write};
use wangge_exchange::read::read;
use wangge_exchange::table::{FileError, Table, TableNote};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn open(name: &str, bytes: &[u8]) -> Result<Vec<Table>, FileError> {
    read(name, bytes, &mut |_| {})
}

/// The only table of a file, its rows as `number:a|b`.
fn check(name: &str, bytes: &[u8], rows: &[&str], notes: &[TableNote]) {
    let tables = open(name, bytes).unwrap();
    let [table] = tables.as_slice() else { panic!("{} tables", tables.len()) };
    let read: Vec<String> =
        table.rows.iter().map(|r| format!("{}:{}", r.number, r.cells.join("|"))).collect();
    assert_eq!(read, rows, "{name}");
    assert_eq!(table.notes, notes, "{name}");
}

fn refused(name: &str, bytes: &[u8], error: FileError) {
    assert_eq!(open(name, bytes), Err(error), "{name}");
}

fn book(make: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    make(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn small() -> Vec<u8> {
    book(|sheet| {
        sheet.write_row(0, 0, ["网格编码", "网格名称"]).unwrap();
        sheet.write_row(1, 0, ["99012710020101", "1组"]).unwrap();
    })
}

const SMALL: [&str; 2] = ["1:网格编码|网格名称", "2:99012710020101|1组"];

/// A workbook with some of its parts made anew.
fn with_parts(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..old.len() {
        let mut part = old.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        new.start_file(&name, SimpleFileOptions::default()).unwrap();
        new.write_all(&change(&name, content)).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn replaced(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    with_parts(bytes, |name, content| {
        if !name.ends_with(part) {
            return content;
        }
        let text = String::from_utf8(content).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        text.replace(from, to).into_bytes()
    })
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["网格编码", "网格名称"]).unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();
        sheet.write(1_048_575, 0, "y").unwrap();
    });
    let far = TableNote::FarCell { cell: "XFD1048576".into() };
    check("a.xlsx", &bytes, &["1:网格编码|网格名称", "1048576:y"], &[far]);
}

#[test]
fn the_content_is_believed_not_the_ending() {
    let wrong = |is: &str| [TableNote::WrongExtension { is: is.into() }];
    check("a.xlsx", "姓名,电话\n王静,1".as_bytes(), &["1:姓名|电话", "2:王静|1"], &wrong("csv"));
    check("a.csv", &small(), &SMALL, &wrong("xlsx"));
    check("A.XLSX", &small(), &SMALL, &[]);
    check("no ending", &small(), &SMALL, &[]);
}

#[test]
fn what_is_no_list_is_refused_by_its_name() {
    let cfb = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        bytes
    };
    let zip = |name: &str| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<xml/>").unwrap();
        zip.finish().unwrap().into_inner()
    };
    refused("locked.xlsx", &cfb("EncryptedPackage"), FileError::Password);
    refused("old.xls", &cfb("Workbook"), FileError::OldExcel);
    refused("letter.doc", &cfb("WordDocument"), FileError::NotWorkbook);
    refused("letter.docx", &zip("word/document.xml"), FileError::NotWorkbook);
    refused("files.zip", &zip("a.txt"), FileError::NotWorkbook);
    refused("page.xls", b"\xEF\xBB\xBF\r\n<html><table></table></html>", FileError::Html);
    refused("page.xls", b"<?xml version=\"1.0\"?><Workbook/>", FileError::Html);
    refused("page.csv", b"<style>td{}</style><div><table></table></div>", FileError::Html);
    let wide: Vec<u8> = "\u{FEFF}<HTML>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("page.csv", &wide, FileError::Html);
    refused("photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0", FileError::Unknown);
    refused("paper.pdf", b"%PDF-1.7", FileError::Unknown);
    refused("bytes.csv", b"a,b\0c", FileError::Unknown);
    refused("nothing.csv", b"", FileError::Empty);
    refused("blank.csv", b"\xEF\xBB\xBF \r\n,,\r\n", FileError::Empty);
    refused("blank.xlsx", &book(|_| {}), FileError::Empty);
    let cut = small();
    assert!(matches!(open("cut.xlsx", &cut[..cut.len() / 2]), Err(FileError::Damaged { .. })));
    for error in [FileError::Password, FileError::TooLarge { limit_mb: 300 }] {
        for lang in wangge_texts::Lang::ALL {
            assert!(error.message("名单.xlsx", lang).contains("名单.xlsx"));
        }
    }
}

#[test]
fn a_gigabyte_is_refused_before_it_is_unfolded() {
    let block = vec![b' '; 1 << 20];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..1024 {
        zip.write_all(&block).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 2 << 20);
    refused("bomb.xlsx", &bytes, FileError::TooLarge { limit_mb: 300 });
    // The same, where both headers declare 16 bytes.
    let (size, lie) = ((1_u32 << 30).to_le_bytes(), 16_u32.to_le_bytes());
    let found: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| *w == size).map(|(i, _)| i).collect();
    assert!(!found.is_empty());
    for at in found {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    let error = open("bomb.xlsx", &bytes).unwrap_err();
    assert!(matches!(error, FileError::TooLarge { .. } | FileError::Damaged { .. }), "{error:?}");
}

#[test]
fn counts_that_a_file_declares_are_not_believed() {
    let bytes = small();
    let bytes = replaced(&bytes, "sharedStrings.xml", "uniqueCount=\"4\"", "uniqueCount=\"99999999999999\"");
    refused("a.xlsx", &bytes, FileError::Unsafe);
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\">]><worksheet ";
    refused("a.xlsx", &replaced(&small(), "sheet1.xml", "<worksheet ", entity), FileError::Unsafe);
    let long = format!("<styleSheet x=\"{}\" ", "0".repeat(5000));
    refused("a.xlsx", &replaced(&small(), "styles.xml", "<styleSheet ", &long), FileError::Unsafe);
    for cell in ["ZZZZZZZZZ1", "A99999999999", "A4294967295", "A0", "1", ""] {
        let _ = open("a.xlsx", &replaced(&small(), "sheet1.xml", "r=\"A2\"", &format!("r=\"{cell}\"")));
    }
    // Many rows, each with its last cell far right, would be 6 GB of empty cells.
    let far: String =
        (1..=70_000).map(|r| format!("<row r=\"{r}\"><c r=\"IV{r}\"><v>1</v></c></row>")).collect();
    let bytes = replaced(&small(), "sheet1.xml", "<sheetData>", &format!("<sheetData>{far}"));
    refused("a.xlsx", &bytes, FileError::TooLarge { limit_mb: 300 });
}

#[test]
fn merged_cells_are_filled_down() {
    let bytes = book(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 2, "禾溪县住户表", &plain).unwrap();
        sheet.merge_range(2, 0, 4, 0, "河湾村", &plain).unwrap();
        sheet.merge_range(5, 0, 100, 0, "", &plain).unwrap();
        for row in 2..6 {
            sheet.write(row, 1, format!("{row}组")).unwrap();
        }
    });
    let rows = ["1:禾溪县住户表", "3:河湾村|2组", "4:河湾村|3组", "5:河湾村|4组", "6:|5组"];
    check("a.xlsx", &bytes, &rows, &[TableNote::Merged { areas: 1 }]);
}

#[test]
fn empty_rows_are_passed_over() {
    let bytes = book(|sheet| {
        let border = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
        sheet.write(0, 0, "姓名").unwrap();
        for row in 1..=100_000 {
            sheet.write_blank(row, 0, &border).unwrap();
            sheet.write(row, 1, "  ").unwrap();
        }
        sheet.write(100_001, 0, "王静").unwrap();
    });
    check("a.xlsx", &bytes, &["1:姓名", "100002:王静"], &[]);
    let text = format!("姓名,电话\n{}王静,1\n", ",\n".repeat(100_000));
    check("a.csv", text.as_bytes(), &["1:姓名|电话", "100002:王静|1"], &[]);
}

#[test]
fn formulas_give_their_last_values_and_errors_nothing() {
    let bytes = book(|sheet| {
        sheet.write(0, 0, "人口").unwrap();
        sheet.write_formula(1, 0, Formula::new("=1+2").set_result("3")).unwrap();
        sheet.write_formula(2, 0, Formula::new("=A9&\"号\"").set_result("12号")).unwrap();
        sheet.write_formula(3, 0, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    let notes = [TableNote::Formulas, TableNote::ErrorCell { cell: "A4".into() }];
    check("a.xlsx", &bytes, &["1:人口", "2:3", "3:12号"], &notes);
}

#[test]
fn numbers_days_and_truth_values() {
    let bytes = book(|sheet| {
        let day = Format::new().set_num_format("yyyy/m/d");
        sheet.write(0, 0, 610_327_100_201.0).unwrap();
        sheet.write(0, 1, 13_800_001_234.0).unwrap();
        sheet.write(0, 2, 123.210_744).unwrap();
        sheet.write_with_format(0, 3, 45_717.0, &day).unwrap();
        sheet.write(0, 4, true).unwrap();
        sheet.write(0, 5, 9_901_271_002_010_305.0).unwrap();
        sheet.write(0, 6, "9901271002010305").unwrap();
        sheet.write(0, 7, 12).unwrap();
        // A telephone, a code and a time of the day in cells that are formatted as dates.
        sheet.write_with_format(0, 8, 13_800_001_234.0, &day).unwrap();
        sheet.write_with_format(0, 9, 0.5, &day).unwrap();
        sheet.write_with_format(0, 10, 9_901_271_002_010_305.0, &day).unwrap();
    });
    let row = "1:610327100201|13800001234|123.210744|2025-03-01|TRUE||9901271002010305|12|13800001234|0.5";
    let lost = ["F1", "K1"].map(|cell| TableNote::LostDigits { cell: cell.into() });
    check("a.xlsx", &bytes, &[row], &lost);
    let lost = [TableNote::LostDigits { cell: "A2".into() }];
    check("a.csv", b"code\n9.90127E+15,x\n", &["1:code", "2:|x"], &lost);
}

#[test]
fn rows_out_of_order_are_put_in_order() {
    let bytes = replaced(
        &small(),
        "sheet1.xml",
        "<sheetData>",
        "<sheetData><row r=\"9\"><c r=\"B9\"><v>9</v></c></row><row r=\"5\"><c r=\"A5\"><v>5</v></c></row>\
         <row r=\"9\"><c r=\"A9\"><v>8</v></c></row>",
    );
    let rows = [SMALL[0], SMALL[1], "5:5", "9:8|9"];
    check("a.xlsx", &bytes, &rows, &[]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_panic(start in 0_usize..8, rest in prop::collection::vec(any::<u8>(), 0..600)) {
        let starts: [&[u8]; 8] = [
            b"", b"PK\x03\x04", b"PK\x05\x06", b"\xFF\xFE", b"\xEF\xBB\xBF", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            b"\"", b"a,b\n",
        ];
        let _ = open("a.xlsx", &[starts[start], &rest].concat());
    }

    #[test]
    fn no_spoilt_workbook_panics(
        spoilt in prop::collection::vec((0_usize..12, 0_usize..4000, "[<>/\"=A-Za-z0-9&; ]{0,12}"), 1..4),
    ) {
        let bytes = with_parts(&small(), |name, mut content| {
            for (part, at, text) in &spoilt {
                if name.len() % 12 == *part && *at < content.len() {
                    let end = (at + text.len()).min(content.len());
                    content.splice(at..&end, text.bytes());
                }
            }
            content
        });
        let _ = open("a.xlsx", &bytes);
    }

    #[test]
    fn no_flipped_byte_panics(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = small();
        let i = at.index(bytes.len());
        bytes[i] = byte;
        let _ = open("a.xlsx", &bytes);
    }
}
