//! Forms, as data: what is typed, and what becomes of it.
use super::*;
use crate::change::Change;
use crate::domain::{Grid, GridCode, Household, HouseholdId, PersonId, Post, Register};
use chrono::NaiveDate;
use wangge_texts::Lang;

const VILLAGE: &str = "990127100201";
const GROUP: &str = "99012710020101";
const GRID: &str = "9901271002010101";

fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn register() -> Register {
    let mut register = Register::default();
    for (c, name) in [
        ("990127", "禾溪县"),
        ("990127100", "城关镇"),
        (VILLAGE, "河湾村"),
        (GROUP, "1组"),
        (GRID, "第1网格"),
        ("9901271002010102", "第2网格"),
        ("99012710020102", "2组"),
    ] {
        register.grids.insert(code(c), Grid::new(code(c), name));
    }
    for (name, phone) in [("王静", "13800000001"), ("李明", "坏号")] {
        let form = PersonForm { name: name.into(), phone: String::new(), ..PersonForm::default() };
        put_person(&register, &PutPerson { id: None, form }, None, Lang::Zh).unwrap().apply(&mut register);
        register.persons.values_mut().last().unwrap().phone = Phone::read(phone);
    }
    let form = HouseholdForm {
        group: Some(code(GROUP)),
        grid: Some(code(GRID)),
        head: "张三".into(),
        door: "１２号".into(),
        people: "３".into(),
        ..HouseholdForm::default()
    };
    put_household(&register, &PutHousehold { id: None, form }, Lang::Zh).unwrap().apply(&mut register);
    register
}

/// The fields of the problems, and a part of the words of the first.
fn check(made: Result<Change, Vec<Problem>>, fields: &[Field], words: &str) {
    let problems = made.map(|c| panic!("no problem: {c:?}")).unwrap_err();
    assert_eq!(problems.iter().map(|p| p.field).collect::<Vec<_>>(), fields, "{problems:?}");
    assert!(problems[0].message.contains(words), "{problems:?}");
}

#[test]
fn a_person() {
    let r = register();
    let put = |id: Option<u32>, name: &str, phone: &str| {
        let form = PersonForm { name: name.into(), phone: phone.into(), ..PersonForm::default() };
        put_person(&r, &PutPerson { id: id.map(PersonId), form }, None, Lang::Zh)
    };
    let made = put(None, " 赵 敏\u{200F}", "138-0000-0002").unwrap();
    let person = made.persons[0].after.clone().unwrap();
    assert_eq!((person.id.0, person.name.as_str()), (2, "赵敏"));
    assert_eq!(person.phone.to_string(), "13800000002");
    check(put(None, " ", "1380000000"), &[Field::Name, Field::Phone], "请填写");
    check(put(None, "赵敏", "1380000000O"), &[Field::Phone], "“O”不是数字");
    check(put(None, &"赵".repeat(61), ""), &[Field::Name], "60");
    check(put(None, "王静", "13800000001"), &[Field::Name], "已在");
    check(put(Some(9), "王静", ""), &[Field::Whole], "已不在");
    assert!(put(None, "王静", "13800000003").is_ok(), "a namesake");
    // What was broken may stay while another field is mended.
    assert_eq!(put(Some(1), "李 明", "坏号").unwrap(), Change::default());
    assert_eq!(put(Some(1), "李敏", "坏号").unwrap().persons.len(), 1);
    check(put(Some(0), "王静", "坏号"), &[Field::Phone], "不是数字");
    assert_eq!(remove_person(&r, PersonId(0), Lang::Zh).unwrap().len(), 1);
    let photo = PhotoForm::New { consent: None };
    let form = PersonForm { photo, ..PersonForm::of(&r.persons[&PersonId(0)]) };
    let put = PutPerson { id: Some(PersonId(0)), form };
    check(put_person(&r, &put, Some(b"GIF89a"), Lang::Zh), &[Field::Photo], "JPEG");
}

#[test]
fn a_household() {
    let r = register();
    let home = r.all_households().next().unwrap();
    assert_eq!((home.people, home.door.as_ref().unwrap().to_string().as_str()), (Some(3), "12号"));
    let put = |form: HouseholdForm| put_household(&r, &PutHousehold { id: Some(home.id), form }, Lang::Zh);
    let form = HouseholdForm::of(home);
    assert_eq!(put(form.clone()).unwrap(), Change::default(), "as it was");
    let moved = HouseholdForm { group: Some(code("99012710020102")), ..form.clone() };
    check(put(moved), &[Field::Grid], "不在所选的组");
    let wrong = HouseholdForm {
        group: None,
        grid: Some(code(GROUP)),
        people: "很多".into(),
        position: "28.8".into(),
        head: String::new(),
        ..form.clone()
    };
    check(put(wrong), &[Field::Group, Field::Grid, Field::People, Field::Position, Field::Head], "请选择");
    let there = put(HouseholdForm { position: "123.2，28.8".into(), ..form }).unwrap();
    assert_eq!(there.households[0].after.as_ref().unwrap().position.unwrap().lat, 28.8);
}

#[test]
fn a_node_of_the_tree() {
    let r = register();
    let put = |text: &str, name: &str, point: &str| {
        let form =
            GridForm { code: text.into(), name: name.into(), point: point.into(), ..GridForm::default() };
        put_grid(&r, &PutGrid { code: None, form }, Lang::Zh)
    };
    assert_eq!(put("９９０１２７１００２０２", "柳林村", "123.2,28.8").unwrap().grids.len(), 1);
    check(put("12345", "", ""), &[Field::Code, Field::Name], "6、9、12、14 或 16 位");
    check(put(VILLAGE, "新村", ""), &[Field::Code], "城关镇河湾村");
    check(put("99012720020101", "1组", ""), &[Field::Code], "990127200201");
    check(put("990128", "邻县", ""), &[Field::Code], "一个县");
    check(put("99012710020103", "3组", "123.2,28.8"), &[Field::Point], "镇、村");
    check(remove_grid(&r, RemoveGrid { code: code(GROUP) }, Lang::Zh), &[Field::Whole], "2 个下级网格、1 户");
    let free = code("9901271002010102");
    assert_eq!(remove_grid(&r, RemoveGrid { code: free }, Lang::Zh).unwrap().len(), 1);
    let retire = |c: &str, successors| {
        let ask = RetireGrid { code: code(c), on: day("2026-12-01"), successors };
        retire_grid(&r, &ask, Lang::Zh)
    };
    check(retire(GRID, vec![free]), &[Field::Whole], "1 户");
    check(retire("9901271002010102", vec![free]), &[Field::Successors], "同级");
    let mut after = r.clone();
    retire("9901271002010102", vec![code(GRID)]).unwrap().apply(&mut after);
    let form = GridForm { code: free.to_string(), name: "又一个".into(), ..GridForm::default() };
    check(put_grid(&after, &PutGrid { code: None, form }, Lang::Zh), &[Field::Code], "停用");
}

#[test]
fn a_post_is_taken_and_left() {
    let mut r = register();
    let appoint_on = |r: &Register, person: u32, from: &str, replace| {
        let who = Who::Known(PersonId(person));
        let (grid, from) = (code(GRID), day(from));
        appoint(
            r,
            &Appoint {
                grid,
                post: Post::Head,
                who,
                office: String::new(),
                from,
                replace,
                reason: String::new(),
            },
            None,
            Lang::Zh,
        )
    };
    appoint_on(&r, 0, "2026-01-01", false).unwrap().apply(&mut r);
    check(appoint_on(&r, 0, "2026-05-03", false), &[Field::Person], "王静");
    check(appoint_on(&r, 1, "2026-05-03", false), &[Field::Person], "王静");
    check(appoint_on(&r, 1, "2026-01-01", true), &[Field::From], "王静");
    appoint_on(&r, 1, "2026-05-03", true).unwrap().apply(&mut r);
    let head = |r: &Register, on: &str| r.head(code(GRID), day(on)).map(|(_, p)| p.name.clone());
    assert_eq!(head(&r, "2026-05-02").as_deref(), Some("王静"));
    assert_eq!(head(&r, "2026-05-03").as_deref(), Some("李明"));
    check(remove_person(&r, PersonId(0), Lang::Zh), &[Field::Whole], "任职记录");
    let key =
        |person| PostKey::of(r.appointments[&code(GRID)].iter().find(|a| a.person.0 == person).unwrap());
    let end = |keys, on: &str| end_posts(&r, &EndPosts { keys, on: day(on) }, Lang::Zh);
    check(end(vec![key(1)], "2026-05-01"), &[Field::To], "早于");
    let ended = end(vec![key(1)], "2026-06-30").unwrap();
    assert_eq!(ended.appointments.len(), 1);
    let form = PostForm {
        from: Some(day("2026-02-01")),
        to: Some(day("2026-01-01")),
        office: String::new(),
        reason: String::new(),
    };
    check(put_post(&r, &PutPost { key: key(1), form }, Lang::Zh), &[Field::To], "早于");
    // Somebody new comes with the appointment, as one change.
    let form = PersonForm { name: "周强".into(), phone: "13800000009".into(), ..PersonForm::default() };
    let (post, office, from) = (Post::Police, "派出所".to_owned(), day("2026-01-01"));
    let ask = Appoint {
        grid: code(VILLAGE),
        post,
        who: Who::New(form),
        office,
        from,
        replace: false,
        reason: String::new(),
    };
    let made = appoint(&r, &ask, None, Lang::Zh).unwrap();
    assert_eq!((made.persons.len(), made.appointments.len()), (1, 1));
    let wrong = Appoint { grid: code(GROUP), ..ask };
    check(appoint(&r, &wrong, None, Lang::Zh), &[Field::Grid], "村");
}

#[test]
fn many_at_once() {
    let mut r = register();
    let first: Household = r.all_households().next().unwrap().clone();
    let more = (1..5).map(|i| Household { id: HouseholdId(i), ..first.clone() });
    let change = Change { households: more.map(crate::change::Edit::add).collect(), ..Change::default() };
    change.apply(&mut r);
    let ids: Vec<HouseholdId> = (0..5).map(HouseholdId).collect();
    let to = code("9901271002010102");
    let moved = move_households(&r, &ids, Some(to), Lang::Zh).unwrap();
    let mut after = r.clone();
    moved.apply(&mut after);
    assert!(after.all_households().all(|h| h.grid == Some(to)));
    moved.inverse().apply(&mut after);
    assert_eq!(after, r);
    check(move_households(&r, &ids, Some(code(GROUP)), Lang::Zh), &[Field::Grid], "户级网格");
    check(move_households(&r, &[HouseholdId(99)], None, Lang::Zh), &[Field::Whole], "已不在");
    let set = |value| set_households(&r, &ids, value, Lang::Zh);
    assert_eq!(set(HouseholdValue::People(Some(3))).unwrap().len(), 0, "they have it");
    assert_eq!(set(HouseholdValue::People(None)).unwrap().len(), 5);
    check(set(HouseholdValue::People(Some(100))), &[Field::People], "99");
    let all = [PersonId(0), PersonId(1)];
    assert_eq!(set_persons(&r, &all, PersonValue::PartyMember(Some(true)), Lang::Zh).unwrap().len(), 2);
}
