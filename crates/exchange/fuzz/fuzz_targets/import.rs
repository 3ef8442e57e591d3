//! Any rows under a header that is known, into a register that holds something of each kind: the
//! rows add up, each issue has words, the change can be taken back, with and without what is
//! missing, and the header is understood in the same way once it is remembered.
#![no_main]
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use wangge_core::domain::Register;
use wangge_exchange::import::{Ask, Chosen, Outcome, propose, propose_with};
use wangge_exchange::table::{Row, Table};
use wangge_texts::Lang;

const HEADERS: [&str; 5] = [
    "",
    "编码,名称,上级代码,层级,办公电话,范围说明,经度,纬度,坐标系",
    "姓名,联系电话,网格编码,岗位,职务,类别,性别,政治面貌,任职日期,离任日期,产生方式,镇,村,组",
    "户编号,户主,门牌号,组编码,网格编码,镇,村,组,户级网格,人口数,联系电话,经度,纬度",
    "姓名,电话,身份证号,备注,村,组",
];

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 1).unwrap_or_default()
}

fn table(header: &str, text: &str) -> Table {
    let lines = std::iter::once(header).chain(text.lines()).filter(|l| !l.is_empty());
    let rows = lines.zip(1..).map(|(line, number)| Row {
        number,
        cells: line.split(',').map(|cell| cell.trim().to_owned()).collect(),
    });
    Table { file: "a.csv".into(), rows: rows.collect(), ..Table::default() }
}

static STORED: LazyLock<Register> = LazyLock::new(|| {
    let mut register = Register::default();
    for text in [
        "编码,名称\n990127,禾溪县\n990127100,八渡镇\n990127100201,河湾村\n99012710020101,1组\n9901271002010101,第1网格\n9901271002010102,第2网格",
        "姓名,联系电话,网格编码,岗位\n王静,13800000001,9901271002010101,网格员\n李强,13800000002,990127100201,网格长",
        "户主,门牌号,网格编码\n张三,1号,9901271002010101\n李四,2号,9901271002010101",
    ] {
        propose(&register.clone(), &[table("", text)], day(), &mut |_| {}).change.apply(&mut register);
    }
    register
});

fuzz_target!(|data: (u8, String, u8, String)| {
    let header = |n: u8| HEADERS.get(usize::from(n) % HEADERS.len()).copied().unwrap_or_default();
    let tables = [table(header(data.0), &data.1), table(header(data.2), &data.3)];
    let proposal = propose(&STORED, &tables, day(), &mut |_| {});
    for s in &proposal.sheets {
        assert_eq!(s.rows, s.added + s.changed + s.same + s.refused);
    }
    for issue in &proposal.issues {
        assert!(!issue.message(Lang::Zh).is_empty() && !issue.message(Lang::En).is_empty());
    }
    for outcome in [Outcome::Added, Outcome::Changed, Outcome::Missing] {
        let (total, rows) =
            proposal.differences(&STORED, &Ask { outcome, from: 0, count: usize::MAX }, Lang::Zh);
        assert_eq!(total, rows.len());
        assert!(rows.iter().all(|r| (outcome == Outcome::Changed) != r.fields.is_empty()));
    }
    let all = Chosen { grids: Some(day()), appointments: Some(day()), households: true };
    let accepted = proposal.with_missing(&STORED, &all);
    for kept in &accepted.kept {
        assert!(!kept.message(Lang::Zh).is_empty());
    }
    for change in [proposal.change.clone(), accepted.change] {
        let mut after = STORED.clone();
        change.apply(&mut after);
        change.inverse().apply(&mut after);
        for list in after.households.values_mut() {
            list.sort_by_key(|h| h.id);
        }
        assert!(after.grids == STORED.grids && after.persons == STORED.persons);
        assert!(after.appointments == STORED.appointments && after.households == STORED.households);
    }
    let mappings: Vec<_> = proposal.sheets.iter().filter_map(|s| s.mapping()).collect();
    let again = propose_with(&STORED, &tables, &mappings, day(), &mut |_| {});
    assert_eq!(again.sheets.len(), proposal.sheets.len());
});
