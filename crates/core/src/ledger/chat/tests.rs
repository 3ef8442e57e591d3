use super::*;
use crate::change::Stamp;
use crate::domain::{Appointment, Grid, Household, HouseholdId, Person, Phone, Photo, Register};
use std::collections::BTreeMap;

const GRIDS: [&str; 3] = ["6103271002010101", "6103271002010102", "6103271002010201"];

fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(n: u64) -> RecordId {
    RecordId(Stamp { millis: n, counter: 0, node: 1 })
}

/// Three grids of two groups with ten households each; one gridworker, in office until 2025-06-30.
fn register() -> Register {
    let mut register = Register::default();
    let above = ["610327", "610327100", "610327100201", "61032710020101", "61032710020102"];
    for text in above.into_iter().chain(GRIDS) {
        register.grids.insert(code(text), Grid::new(code(text), text));
    }
    let person = Person {
        id: PersonId(1),
        name: "王静".into(),
        sex: None,
        phone: Phone::Missing,
        party_member: None,
        category: None,
        photo: None,
    };
    register.persons.insert(person.id, person);
    let post = Appointment {
        person: PersonId(1),
        grid: code(GRIDS[0]),
        post: Post::Head,
        office: String::new(),
        from: None,
        to: Some(day("2025-06-30")),
        origin: None,
    };
    register.appointments.insert(post.grid, vec![post]);
    for (n, grid) in GRIDS.iter().flat_map(|g| [g; 10]).enumerate() {
        let group = code(grid).parent().unwrap();
        let household = Household {
            id: HouseholdId(n as u32),
            code: String::new(),
            group,
            grid: Some(code(grid)),
            door: None,
            head: "户主".into(),
            people: None,
            phone: Phone::Missing,
            position: None,
        };
        register.households.entry(group).or_default().push(household);
    }
    register
}

fn group(n: u64, grids: &[&str], members: u32, households: u32) -> ChatGroup {
    ChatGroup {
        id: id(n),
        name: format!("群{n}"),
        level: Level::Household,
        grids: grids.iter().map(|g| code(g)).collect(),
        owner: Some(Keeper { post: Post::Head, grid: code(GRIDS[0]), person: PersonId(1) }),
        deputy: None,
        purpose: Purpose::Liaison,
        task: String::new(),
        until: None,
        founded: day("2024-01-01"),
        ended: None,
        members,
        households,
        inside: BTreeSet::new(),
        rules: String::new(),
        status: Status::Normal,
        filed_by: By::named("王静"),
        filed: day("2024-01-02"),
        checked: Some(day("2025-04-01")),
        picture: None,
    }
}

fn check(groups: &[ChatGroup], on: &str, expect: &[Warning]) {
    let register = register();
    let found = warnings(groups, &register, code("610327"), day(on));
    assert_eq!(found, expect);
    let by_id: BTreeMap<_, _> = groups.iter().map(|g| (g.id, g.clone())).collect();
    for warning in found {
        assert!(!warning.words(&register, &by_id, Lang::Zh).is_empty());
    }
}

#[test]
fn what_is_amiss() {
    let all = || vec![group(1, &GRIDS, 30, 30)];
    check(&all(), "2025-06-30", &[]);
    check(&[group(1, &["61032710020101"], 20, 20)], "2025-06-30", &[Warning::NoGroup(code(GRIDS[2]))]);
    // A whole village's group is no grid's own.
    let none = GRIDS.map(|g| Warning::NoGroup(code(g)));
    check(&[group(1, &["610327100201"], 20, 20)], "2025-06-30", &none);
    let mut two = all();
    two.push(group(2, &GRIDS[1..], 20, 20));
    check(&two, "2025-06-30", &[Warning::Twice(code(GRIDS[1]), id(1), id(2))]);
    two[1].purpose = Purpose::Task;
    two[1].until = Some(day("2025-06-01"));
    check(&two, "2025-06-30", &[Warning::TaskOver(id(2), day("2025-06-01"))]);
    two[1].status = Status::Dissolved;
    check(&two, "2025-06-30", &[]);
    let left = Warning::OwnerLeft(id(1), (code(GRIDS[0]), PersonId(1)));
    check(&all(), "2025-07-01", &[left, Warning::Unchecked(id(1))]);
    for (members, expect) in [
        (200, vec![]),
        (201, vec![Warning::CodeClosed(id(1), 201)]),
        (449, vec![Warning::CodeClosed(id(1), 449)]),
        (450, vec![Warning::NearlyFull(id(1), 450)]),
    ] {
        check(&[group(1, &GRIDS, members, 30)], "2025-06-30", &expect);
    }
    check(&[ChatGroup { owner: None, ..group(1, &GRIDS, 30, 30) }], "2025-06-30", &[Warning::NoOwner(id(1))]);
}

#[test]
fn how_far_they_reach() {
    let register = register();
    let groups = [
        group(1, &GRIDS[..1], 12, 8),
        // Shares a grid with the first and reaches more: it alone counts.
        group(2, &GRIDS[..2], 20, 15),
        ChatGroup { status: Status::Dissolved, ..group(3, &GRIDS[2..], 9, 9) },
    ];
    let check = |place: &str, expect: [u32; 5]| {
        let c = coverage(&groups, &register, code(place), day("2025-06-30"));
        assert_eq!(
            [c.grids, c.with_group, c.households, c.households_with_group, c.reached],
            expect,
            "{place}"
        );
    };
    check("610327", [3, 2, 30, 20, 15]);
    check("61032710020101", [2, 2, 20, 20, 15]);
    check(GRIDS[0], [1, 1, 10, 10, 8]);
    check(GRIDS[2], [1, 0, 10, 0, 0]);
    assert_eq!(
        (groups[0].share(10), groups[1].share(10), groups[0].share(0)),
        (Some(8000), Some(10_000), None)
    );
}

#[test]
fn a_picture_is_shown_until_its_last_day() {
    let chunk = |kind: &[u8], data: &[u8]| {
        [(data.len() as u32).to_be_bytes().as_slice(), kind, data, b"crc!"].concat()
    };
    let parts = [chunk(b"IHDR", b"head"), chunk(b"IDAT", b"data"), chunk(b"IEND", b"")].concat();
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &parts].concat();
    let picture = GroupPicture { photo: Photo::new(&png, None).unwrap(), last_day: day("2025-06-07") };
    let with = |members| ChatGroup { picture: Some(picture.clone()), ..group(1, &GRIDS, members, 30) };
    assert!(with(200).picture(day("2025-06-07")).is_some());
    assert!(with(200).picture(day("2025-06-08")).is_none());
    assert!(with(201).picture(day("2025-06-07")).is_none());
    let json = serde_json::to_string(&with(9)).unwrap();
    assert_eq!(serde_json::from_str::<ChatGroup>(&json).unwrap(), with(9));
}
