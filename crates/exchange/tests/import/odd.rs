//! Sheets as they really come: titles, two header rows, merged cells, days as numbers, notes and
//! totals among the rows, other sheets in the book. Through one `check` of the same county.
use crate::rules::county;
use crate::support::{sound, table, today};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use wangge_core::domain::Register;
use wangge_core::domain::audit::Severity;
use wangge_exchange::import::{Proposal, RowIssueKind, propose};
use wangge_exchange::read::read;
use wangge_exchange::table::{FileError, Table, TableNote};
use wangge_texts::Lang;

fn import(tables: &[Table]) -> (Proposal, Register) {
    let register = county().register;
    let proposal = propose(&register, tables, today(), &mut |_| ());
    sound(&register, &proposal);
    (proposal, register)
}

/// What comes in, as `head door grid people phone`, and the notes and issues as
/// `row column value kind`.
fn words(proposal: &Proposal) -> String {
    let mut out = String::new();
    for h in proposal.change.households.iter().filter_map(|e| e.after.as_ref()) {
        let door = h.door.as_ref().map(ToString::to_string).unwrap_or_default();
        let grid = h.grid.map(|g| g.to_string()).unwrap_or_default();
        let people = h.people.map(|n| n.to_string()).unwrap_or_default();
        out += &format!("{} {door} {grid} {people} {}\n", h.head, h.phone);
    }
    for a in proposal.change.appointments.iter().filter_map(|e| e.after.as_ref()) {
        let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
        out += &format!("{} {} {}\n", a.grid, day(a.from), day(a.to));
    }
    for i in &proposal.issues {
        let kind = format!("{:?}", i.kind);
        let kind = kind.split(" {").next().unwrap();
        out += &format!("{} {} {:?} {kind}\n", i.row, i.column, i.value);
        // A refusal names its place and says what to do.
        assert!(!i.file.is_empty() && i.message(Lang::Zh).contains('。'), "{i:?}");
        if i.severity == Severity::Error && i.row > 0 {
            assert!(!i.column.is_empty(), "{i:?}");
        }
    }
    out
}

fn check(text: &str, expect: &str) {
    let (proposal, _) = import(&[table("住户.csv", text)]);
    assert_eq!(words(&proposal), expect, "{text}");
}

fn check_book(make: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>, expect: &str) -> Vec<Table> {
    let mut book = Workbook::new();
    make(&mut book).unwrap();
    let tables = read("名册.xlsx", &book.save_to_buffer().unwrap(), &mut |_| ()).unwrap();
    let (proposal, _) = import(&tables);
    assert_eq!(words(&proposal), expect);
    tables
}

fn rows(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) -> Result<(), XlsxError> {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write(row, column, *cell)?;
            }
        }
    }
    Ok(())
}

#[test]
fn titles_above_the_header_and_words_below_the_list() {
    check(
        "附件2
,,禾溪县八渡镇河湾村住户登记表,,,
单位：河湾村,,,日期：2025年3月,,
序号,户主,门牌号,网格编码,人口数,联系电话
例,张某,1号,9901271002010101,4,13800000000
,必填,必填,16位数字,选填,11位数字
1,赵　六,６号,９９０１２７１００２０１０１０２,４人,１３８００００００６６
,,,,,
小计,,,,4,
序号,户主,门牌号,网格编码,人口数,联系电话
2,孙七,7号,9901271002010102,3,
合计,,2户,,7,
填表人：王静,,审核人：李强,,,",
        "赵六 6号 9901271002010102 4 13800000066
孙七 7号 9901271002010102 3 
5  \"例\" PassedOver
6  \"必填\" PassedOver
9  \"小计\" PassedOver
12  \"合计\" PassedOver
13  \"填表人：王静\" PassedOver
",
    );
}

#[test]
fn two_header_rows_and_whose_telephone_it_is() {
    // Only what stands over a column says that it is the gridworker's.
    let homes = "序号,家庭信息,,,住址,,,网格员,
,户主,电话,人口数,村,组,门牌号,姓名,电话
1,赵六,13800000066,4,河湾村,1组,6号,王静,13800000001";
    check(homes, "赵六 6号  4 13800000066\n");
    check(
        "网格,,网格员,,任期,
编码,名称,姓名,电话,任职日期,离任日期
9901271002010102,第2网格,周新,13800000008,45717,",
        "9901271002010102 2025-03-01 \n",
    );
    let (proposal, _) = import(&[table(
        "网格员.csv",
        "网格员,,任期,,所在
姓名,电话,任职日期,离任日期,网格编码
周新,13800000008,45717,,9901271002010102",
    )]);
    assert_eq!(words(&proposal), "9901271002010102 2025-03-01 \n");
}

#[test]
fn merged_headers_and_places_in_a_workbook() {
    let tables = check_book(
        |book| {
            let plain = Format::new();
            let sheet = book.add_worksheet();
            sheet.merge_range(0, 0, 0, 6, "河湾村住户表", &plain)?;
            sheet.merge_range(1, 0, 2, 0, "序号", &plain)?;
            sheet.merge_range(1, 1, 1, 3, "户主", &plain)?;
            sheet.merge_range(1, 4, 1, 5, "住址", &plain)?;
            sheet.merge_range(1, 6, 2, 6, "备注", &plain)?;
            rows(sheet, 2, &[&["", "姓名", "电话", "人口数", "网格编码", "门牌号"]])?;
            sheet.merge_range(3, 4, 4, 4, "9901271002010102", &plain)?;
            rows(
                sheet,
                3,
                &[&["1", "赵六", "13800000066", "4", "", "6号"], &["2", "孙七", "", "", "", "7号"]],
            )
        },
        "赵六 6号 9901271002010102 4 13800000066\n孙七 7号 9901271002010102  \n",
    );
    assert!(tables[0].notes.iter().any(|n| matches!(n, TableNote::Merged { .. })));
}

#[test]
fn numbers_days_and_the_calendar_of_1904() {
    let make = |book: &mut Workbook| {
        let day = Format::new().set_num_format("yyyy-mm-dd");
        let sheet = book.add_worksheet();
        rows(sheet, 0, &[&["姓名", "电话", "网格编码", "任职日期", "离任日期"], &["周新"]])?;
        sheet.write(1, 1, 13_800_000_008.0)?;
        sheet.write(1, 2, "9901271002010102")?;
        sheet.write_with_format(1, 3, 45_717.0, &day)?;
        sheet.write(1, 4, 45_747.0)?;
        Ok(())
    };
    check_book(make, "9901271002010102 2025-03-01 2025-03-31\n");
    let mut book = Workbook::new();
    make(&mut book).unwrap();
    let bytes = crate::support::replaced(
        &book.save_to_buffer().unwrap(),
        "xl/workbook.xml",
        "<workbookPr ",
        "<workbookPr date1904=\"1\" ",
    );
    let tables = read("名册.xlsx", &bytes, &mut |_| ()).unwrap();
    assert!(tables[0].notes.contains(&TableNote::Since1904));
    assert_eq!(words(&import(&tables).0), "9901271002010102 2029-03-02 2029-04-01\n");
}

#[test]
fn other_sheets_and_hidden_ones_in_one_book() {
    let tables = check_book(
        |book| {
            rows(book.add_worksheet().set_name("封面")?, 0, &[&["禾溪县住户名册"], &["2025年3月"]])?;
            let homes = book.add_worksheet().set_name("河湾村")?;
            rows(homes, 0, &[&["户主", "门牌号", "网格编码"], &["赵六", "6号", "9901271002010102"]])?;
            let old = book.add_worksheet().set_name("去年")?;
            rows(old, 0, &[&["户主", "门牌号", "网格编码"], &["旧户", "9号", "9901271002010102"]])?;
            old.set_hidden(true);
            book.add_worksheet().set_name("空表")?;
            Ok(())
        },
        "赵六 6号 9901271002010102  \n0  \"\" NotAList\n",
    );
    let hidden: Vec<&str> =
        tables.iter().filter(|t| t.notes == [TableNote::Hidden]).map(|t| t.sheet.as_str()).collect();
    assert_eq!(hidden, ["去年"]);
    let mut book = Workbook::new();
    book.add_worksheet();
    rows(book.add_worksheet().set_hidden(true), 0, &[&["户主"]]).unwrap();
    let error = read("a.xlsx", &book.save_to_buffer().unwrap(), &mut |_| ()).unwrap_err();
    assert_eq!(error, FileError::AllHidden);
}

#[test]
fn a_book_with_nothing_but_other_sheets_is_an_error() {
    let (proposal, _) = import(&[table("a.xlsx/封面", "禾溪县\n2025年")]);
    let [issue] = proposal.issues.as_slice() else { panic!("{:?}", proposal.issues) };
    assert!(matches!(issue.kind, RowIssueKind::NoHeader { .. }) && issue.severity == Severity::Error);
}
