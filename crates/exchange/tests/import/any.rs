//! Whatever a table holds, the import says what it makes of it, adds up, and a second
//! import of the same sheets changes nothing.
use crate::support::{Given, settled, sound, today};
use proptest::prelude::*;
use wangge_exchange::import::propose;
use wangge_exchange::table::{Row, Table};

const HEADERS: [&str; 4] = [
    "编码,名称,上级代码,层级,办公电话,范围说明",
    "姓名,联系电话,网格编码,岗位,职务,类别,性别,政治面貌,任职日期,离任日期,产生方式,镇,村,组",
    "户编号,户主,门牌号,组编码,网格编码,镇,村,组,户级网格,人口数,联系电话,经度,纬度",
    "姓名,电话,身份证号,备注",
];

const CELLS: [&str; 44] = [
    "",
    "",
    "",
    "990127",
    "990127100",
    "990127100201",
    "990127100202",
    "99012710020101",
    "99012710020102",
    "9901271002010101",
    "9901271002010102",
    "9901271002010201",
    "990127100000",
    "990127198001011234",
    "八渡镇",
    "河湾村",
    "河湾",
    "1组",
    "第一组",
    "第1网格",
    "张伟",
    "王静",
    "13800000001",
    "13800000002",
    "1380000",
    "网格员",
    "副网格长",
    "2025-03-01",
    "2024/1/1",
    "20250301",
    "至今",
    "12",
    "12号",
    "12-3",
    "老屋",
    "4人",
    "106.85",
    "34.89",
    "男",
    "党员",
    "老党员",
    "组",
    "H1",
    "\u{FEFF}\u{0}镇",
];

fn any_table() -> impl Strategy<Value = Table> {
    let cell = prop_oneof![
        9 => prop::sample::select(CELLS.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,24}",
    ];
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..14), 0..24);
    let name = prop::sample::select(vec!["a.csv", "住户.csv", "网格员.xlsx", "区划.csv"]);
    (prop::option::of(prop::sample::select(HEADERS.to_vec())), rows, name).prop_map(|(header, rows, name)| {
        let header = header.map(|h| h.split(',').map(str::to_owned).collect::<Vec<_>>());
        let rows = header.into_iter().chain(rows).zip(1..).map(|(cells, number)| Row { number, cells });
        Table { file: name.into(), sheet: String::new(), rows: rows.collect(), notes: vec![] }
    })
}

/// Rows that fit their columns, so that people and households meet again and again.
fn fitting(header: usize, columns: &[&[&'static str]]) -> impl Strategy<Value = Table> + use<> {
    let cells: Vec<_> = columns.iter().map(|c| prop::sample::select(c.to_vec())).collect();
    prop::collection::vec(cells, 0..12).prop_map(move |rows| {
        let header = HEADERS[header].split(',').map(str::to_owned).collect();
        let rows = rows.into_iter().map(|r| r.into_iter().map(str::to_owned).collect());
        let rows = std::iter::once(header).chain(rows).zip(1..).map(|(cells, number)| Row { number, cells });
        Table { file: "b.csv".into(), sheet: String::new(), rows: rows.collect(), notes: vec![] }
    })
}

fn people() -> impl Strategy<Value = Table> {
    fitting(
        1,
        &[
            &["王静", "李强"],
            &["", "13800000001", "13800000002", "坏"],
            &["9901271002010101", "9901271002010102"],
            &["", "副网格长"],
            &["", "组长", "主任"],
            &["", "老党员", "新乡贤"],
            &["", "男"],
            &["", "党员", "群众"],
            &["", "2025-03-01", "2024-01-01"],
            &["", "2025-05-01", "2023-01-01"],
        ],
    )
}

fn households() -> impl Strategy<Value = Table> {
    fitting(
        2,
        &[
            &["", "", "H1", "H2"],
            &["", "张三", "李四"],
            &["", "1", "1号", "2"],
            &["99012710020101", "99012710020102"],
            &["", "9901271002010101", "9901271002010102", "9901271002010201"],
            &[""],
            &[""],
            &[""],
            &[""],
            &["", "4", "5"],
            &["", "13800000001", "13800000002"],
        ],
    )
}

fn county() -> Given {
    Given::new().stored(
        "区划.csv",
        "编码,名称\n990127100,八渡镇\n990127100201,河湾村\n99012710020101,1组\n99012710020102,2组
9901271002010101,第1网格\n9901271002010102,第2网格\n9901271002010201,第1网格",
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_tables(tables in prop::collection::vec(any_table(), 0..4), stored in any_table()) {
        for given in [Given::new(), county()] {
            let mut register = given.register;
            propose(&register, std::slice::from_ref(&stored), today(), &mut |_| ()).change.apply(&mut register);
            sound(&register, &propose(&register, &tables, today(), &mut |_| ()));
        }
        // Into a register without people and households, where each row has its own fact.
        let register = county().register;
        let proposal = propose(&register, &tables, today(), &mut |_| ());
        settled(&register, &tables, &proposal);
    }

    #[test]
    fn people_and_households_that_meet(
        tables in (people(), households(), people(), households()),
        stored in (people(), households()),
    ) {
        let mut register = county().register;
        let tables = [tables.0, tables.1, tables.2, tables.3];
        let proposal = propose(&register, &tables, today(), &mut |_| ());
        settled(&register, &tables, &proposal);
        let stored = [stored.0, stored.1];
        propose(&register, &stored, today(), &mut |_| ()).change.apply(&mut register);
        sound(&register, &propose(&register, &tables, today(), &mut |_| ()));
    }
}
