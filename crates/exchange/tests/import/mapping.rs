//! What a person says of a header is remembered: by the next sheet with the same one.
use crate::rules::county;
use crate::support::{sound, table, today};
use wangge_exchange::import::{How, Mapping, Proposal, accepts, propose_with};
use wangge_exchange::sheets::{Column, SheetKind};

const SHEET: &str = "禾溪县花名册
主人家,住几号,归哪格,手机,身份证号,备注
赵六,6号,9901271002010102,13800000066,990127198001011234,好人";

fn import(text: &str, mappings: &[Mapping]) -> Proposal {
    let register = county().register;
    // A mapping comes from where the caller keeps it.
    let kept = serde_json::to_string(mappings).unwrap();
    let mappings: Vec<Mapping> = serde_json::from_str(&kept).unwrap();
    let proposal = propose_with(&register, &[table("a.csv", text)], &mappings, today(), &mut |_| ());
    sound(&register, &proposal);
    proposal
}

#[test]
fn a_header_that_nobody_knows_is_explained_once() {
    let first = import(SHEET, &[]);
    let sheet = &first.sheets[0];
    assert_eq!((sheet.kind, sheet.mapping()), (None, None));
    let told: Vec<String> =
        sheet.columns.iter().map(|c| format!("{}{} {:?}", c.name, c.header, c.how)).collect();
    assert_eq!(
        told,
        [
            "A主人家 Unknown",
            "B住几号 Unknown",
            "C归哪格 Unknown",
            "D手机 Unknown",
            "E身份证号 Unknown",
            "F备注 Unknown"
        ]
    );
    // No number of an identity card is shown, whatever its column is called.
    assert!(sheet.columns[4].samples.iter().all(|s| !s.contains("1980")), "{:?}", sheet.columns[4]);

    let mut columns = sheet.columns.clone();
    let means = [Column::Head, Column::DoorNumber, Column::GridCode, Column::Phone, Column::HouseholdCode];
    for (column, meaning) in columns.iter_mut().zip(means) {
        column.meaning = Some(meaning);
    }
    let mapping = Mapping::of(&sheet.fingerprint, SheetKind::Households, &columns);
    assert!(mapping.is_enough());
    // The next sheet has another title and other rows.
    let next = SHEET.replace("禾溪县花名册", "八渡镇\n河湾村").replace("赵六", "孙七");
    let second = import(&next, std::slice::from_ref(&mapping));
    let sheet = &second.sheets[0];
    assert_eq!((sheet.kind, sheet.added, sheet.refused), (Some(SheetKind::Households), 1, 0));
    let how: Vec<How> = sheet.columns.iter().map(|c| c.how).collect();
    use How::{Ignored, Private, Remembered};
    assert_eq!(how, [Remembered, Remembered, Remembered, Remembered, Private, Ignored]);
    assert_eq!(sheet.columns[0].samples, ["孙七"]);
    let home = second.change.households[0].after.as_ref().unwrap();
    assert_eq!((home.head.as_str(), home.code.as_str()), ("孙七", ""));
    assert_eq!(sheet.mapping().unwrap().meanings[..4], mapping.meanings[..4]);
    // Another header is read as ever.
    let other = import("户主,门牌号,网格编码\n周八,8号,9901271002010102", &[mapping]);
    assert!(other.sheets[0].columns.iter().all(|c| c.how == How::Known));
}

#[test]
fn a_column_that_is_understood_wrongly_is_set_right() {
    let text = "姓名,电话,值班电话,网格编码\n王静,13800000011,13800000012,9901271002010101";
    let first = import(text, &[]);
    let phone = |p: &Proposal| p.change.persons[0].after.as_ref().unwrap().phone.to_string();
    assert_eq!(phone(&first), "13800000012");
    let mut columns = first.sheets[0].columns.clone();
    columns[2].meaning = None;
    let mapping = Mapping::of(&first.sheets[0].fingerprint, SheetKind::Gridworkers, &columns);
    assert_eq!(phone(&import(text, &[mapping])), "13800000011");
}

#[test]
fn a_mapping_without_what_a_sheet_needs_is_not_used() {
    let text = "户主,门牌号,网格编码\n赵六,6号,9901271002010102";
    let mut mapping = import(text, &[]).sheets[0].mapping().unwrap();
    mapping.meanings = vec![Some(Column::Head), None, None];
    assert!(!mapping.is_enough());
    assert_eq!(import(text, &[mapping]).sheets[0].added, 1);
    assert!(accepts(SheetKind::Households, Column::Grid) && !accepts(SheetKind::Grids, Column::Head));
}
