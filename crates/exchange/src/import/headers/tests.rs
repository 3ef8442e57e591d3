//! Which header makes which sheet.
use super::*;
use crate::table::Row;

fn check(file: &str, sheet: &str, header: &str, expect: Option<SheetKind>) -> Option<Columns> {
    let row = |n, cells: &str| Row { number: n, cells: cells.split(',').map(str::to_owned).collect() };
    let rows = vec![row(1, "禾溪县名册"), row(3, header)];
    let table = Table { file: file.into(), sheet: sheet.into(), rows, notes: vec![] };
    let columns = Columns::find(&table, &[]);
    assert_eq!(columns.as_ref().map(|c| c.kind), expect, "{file} {sheet} {header}");
    columns
}

#[test]
fn each_canonical_header_is_its_own_sheet() {
    for kind in SheetKind::ALL {
        let header: Vec<&str> = kind.columns().iter().map(|c| c.header(kind)).collect();
        let columns = check("a.csv", "", &header.join(","), Some(kind)).unwrap();
        assert_eq!(columns.row, 1);
        let found: Vec<Column> = columns.known.iter().map(|(c, ..)| *c).collect();
        assert_eq!(found, kind.columns());
    }
}

#[test]
fn synonyms_marks_and_brackets() {
    let columns =
        check("a.csv", "", "*户主姓名,门牌,镇（街道）,村(社区),小组,身份证号,备注,序号", Some(Households))
            .unwrap();
    let written = |how| columns.written(how).collect::<Vec<_>>();
    assert_eq!((written(How::Private), written(How::Unknown)), (vec!["身份证号"], vec!["备注"]));
    check("a.csv", "", "电话,网格员姓名,村,组", Some(Gridworkers));
    check("a.csv", "", "户主,门牌号,村,组,网格员姓名,网格员电话", Some(Households));
    check("a.csv", "", "code,name,parent,level,urban_rural_class", Some(Divisions));
    check("a.csv", "", "姓名,电话", None);
    check("a.csv", "", "甲,乙", None);
}

#[test]
fn names_of_sheet_and_file_decide_what_is_open() {
    check("grids.csv", "", "编码,名称", Some(Grids));
    check("x.xlsx", "区划", "编码,名称", Some(Divisions));
    check("网格.xlsx", "Sheet1", "编码,名称", Some(Grids));
    check("住户名单.csv", "", "姓名,电话,村,组", Some(Households));
    check("网格员名单.csv", "", "姓名,电话,村,组", Some(Gridworkers));
}
