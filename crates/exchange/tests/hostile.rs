//! What a sheet may hold to do harm, beside the files of `files.rs`: cells, encodings and sizes.
//! Each is read for what it is, or refused with words; none costs more than a bounded memory.
use std::io::Read;
use wangge_core::domain::Register;
use wangge_exchange::import::{Proposal, propose};
use wangge_exchange::read::{MAX_FILE, read, read_from};
use wangge_exchange::table::{FileError, TableNote};
use wangge_exchange::write::{sheets_of, write_xlsx};
use wangge_texts::Lang;

const TREE: &str = "编码,名称\n990127,禾溪县\n990127100,八渡镇\n990127100201,河湾村\n99012710020101,1组\n";

fn import(name: &str, bytes: &[u8]) -> (Proposal, Register) {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
    let mut register = Register::default();
    let tree = read("区划.csv", TREE.as_bytes(), &mut |_| {}).unwrap();
    propose(&register.clone(), &tree, day, &mut |_| {}).change.apply(&mut register);
    let tables = read(name, bytes, &mut |_| {}).unwrap();
    let proposal = propose(&register, &tables, day, &mut |_| {});
    proposal.change.apply(&mut register);
    (proposal, register)
}

/// A head of a household, as it is kept.
fn check(written: &str, kept: &str) {
    let quoted = written.replace('"', "\"\"");
    let text = format!("户主,门牌号,组编码\n\"{quoted}\",1号,99012710020101\n王静,2号,99012710020101\n");
    let (_, register) = import("住户.csv", text.as_bytes());
    let heads: Vec<&str> = register.all_households().map(|h| h.head.as_str()).collect();
    assert_eq!(heads, [kept, "王静"], "{written:?}");
    // The same through a workbook.
    let book = write_xlsx(&sheets_of(&register)).unwrap();
    let again = import("a.xlsx", &book).1;
    assert_eq!(again.all_households().next().unwrap().head, kept);
}

#[test]
fn cells_are_texts_whatever_they_hold() {
    check("<script>alert(1)</script>", "<script>alert(1)</script>");
    check("<img src=x onerror=\"a\">", "<img src=x onerror=\"a\">");
    check("]]><c r=\"A9\"><v>1</v></c>", "]]><c r=\"A9\"><v>1</v></c>");
    check("&lt;&#0;&quot;", "&lt;&#0;&quot;");
    check("王\u{202E}静\u{2066}", "王静");
    check("王静\u{1}\u{7F}\u{FEFF}", "王静");
    check("王😀静👨‍👩‍👧", "王😀静👨👩👧");
    check("=HYPERLINK(\"http://a\",\"b\")", "=HYPERLINK(\"http://a\",\"b\")");
    check("=cmd|' /C calc'!A0", "=cmd|'/Ccalc'!A0".replace("/C", " /C ").as_str());
    check("{0}%s%n${x}../../", "{0}%s%n${x}../../");
    let long = "长".repeat(10_000);
    check(&long, &"长".repeat(2_000));
}

#[test]
fn nul_is_no_text_at_the_head_of_a_file_and_nothing_after_it() {
    let row = |n: usize| format!("张三,{n}号,99012710020101\n");
    let text = |nul: usize| {
        let rows: String =
            (1..=400).map(|n| if n == nul { row(n).replace('三', "\0三") } else { row(n) }).collect();
        format!("户主,门牌号,组编码\n{rows}")
    };
    assert_eq!(read("a.csv", text(3).as_bytes(), &mut |_| {}), Err(FileError::Unknown));
    let (_, register) = import("住户.csv", text(390).as_bytes());
    assert!(register.all_households().all(|h| h.head == "张三"));
}

#[test]
fn a_value_that_is_shown_is_short() {
    let text = format!("户主,门牌号,组编码\n张三,1号,{}\n", "坏".repeat(10_000));
    let (proposal, _) = import("住户.csv", text.as_bytes());
    let [issue] = proposal.issues.as_slice() else { panic!("{:?}", proposal.issues) };
    assert_eq!((issue.value.chars().count(), issue.row, issue.column.as_str()), (60, 2, "组编码"));
    // Headers as well: what a person is asked about is no longer than a line.
    let text = format!("户主,门牌号,组编码,{}\n张三,1号,99012710020101,x\n", "头".repeat(10_000));
    let (proposal, _) = import("住户.csv", text.as_bytes());
    let sheet = &proposal.sheets[0];
    let longest = sheet.columns.iter().map(|c| c.header.chars().count()).max().unwrap();
    assert!(longest <= 60 && sheet.fingerprint.len() < 400, "{longest} {}", sheet.fingerprint.len());
}

#[test]
fn encodings_that_nobody_declares() {
    let text = "户主,门牌号,组编码\n王静,1号,99012710020101\n";
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for bytes in [
        encoding_rs::GBK.encode(text).0.into_owned(),
        wide(&format!("\u{FEFF}{text}")),
        wide(&format!("\u{FEFF}{}", text.replace(',', "\t"))),
    ] {
        let (proposal, register) = import("住户.csv", &bytes);
        assert_eq!(register.all_households().next().unwrap().head, "王静");
        assert_eq!(proposal.issues, []);
    }
    // UTF-16 without its mark is no text that can be known: refused, not guessed.
    assert_eq!(read("a.csv", &wide(text), &mut |_| {}), Err(FileError::Unknown));
    // GBK cut in the middle of a character.
    let mut cut = encoding_rs::GBK.encode(text).0.into_owned();
    cut.extend([b'\n', 0xD5]);
    let tables = read("a.csv", &cut, &mut |_| {}).unwrap();
    assert!(
        matches!(tables[0].notes.as_slice(), [TableNote::BadBytes { row: 4, .. }]),
        "{:?}",
        tables[0].notes
    );
}

/// A csv of any length, made as it is read.
struct Endless {
    left: u64,
    read: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let line = b"\xE5\xBC\xA0\xE4\xB8\x89,1,99012710020101\n";
        let n = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for (slot, byte) in buffer.iter_mut().take(n).zip(line.iter().cycle().skip((self.read % 24) as usize))
        {
            *slot = *byte;
        }
        self.left -= n as u64;
        self.read += n as u64;
        Ok(n)
    }
}

#[test]
fn half_a_gigabyte_is_refused_before_it_is_held() {
    let long = FileError::Long { limit_mb: 64 };
    let mut source = Endless { left: 500_000_000, read: 0 };
    let refused = read_from("a.csv", Some(500_000_000), &mut source, &mut |_| {});
    assert_eq!((refused, source.read), (Err(long.clone()), 0), "its length is known");
    let refused = read_from("a.csv", None, &mut source, &mut |_| {});
    assert_eq!(refused, Err(long.clone()));
    assert_eq!(source.read, MAX_FILE + 1, "no more than the limit is held");
    for lang in Lang::ALL {
        assert!(long.message("住户.csv", lang).contains("64 MB"));
    }
    // A whole county fits.
    let mut county = Endless { left: 24 * 90_000, read: 0 };
    let tables = read_from("a.csv", None, &mut county, &mut |_| {}).unwrap();
    assert_eq!(tables[0].rows.len(), 90_000);
}
