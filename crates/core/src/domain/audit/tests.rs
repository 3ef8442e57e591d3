use super::*;
use crate::domain::{Appointment, Door, Grid, Household, HouseholdId, Person, PersonId, Phone, Post};
use proptest::prelude::*;

fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(register: &mut Register, id: u32, name: &str, phone: &str) {
    let person = Person {
        id: PersonId(id),
        name: name.into(),
        sex: None,
        phone: Phone::read(phone),
        party_member: None,
        photo: None,
        category: None,
    };
    register.persons.insert(person.id, person);
}

fn appoint(register: &mut Register, id: u32, grid: &str, from: &str, to: Option<&str>) {
    let appointment = Appointment {
        person: PersonId(id),
        grid: code(grid),
        post: Post::Head,
        office: String::new(),
        from: Some(day(from)),
        to: to.map(day),
        origin: None,
    };
    register.appointments.entry(appointment.grid).or_default().push(appointment);
}

fn household(register: &mut Register, group: &str, grid: Option<&str>, door: &str, head: &str) {
    register.next_household += 1;
    let household = Household {
        id: HouseholdId(register.next_household),
        code: String::new(),
        group: code(group),
        grid: grid.map(code),
        door: Door::read(door),
        head: head.into(),
        people: None,
        phone: Phone::Missing,
        position: None,
    };
    register.households.entry(household.group).or_default().push(household);
}

/// A county with one grid of 15 households at each level and nothing wrong.
fn good() -> Register {
    let mut r = Register::default();
    let nodes = [
        ("990127", "禾溪县"),
        ("990127100", "云岭镇"),
        ("990127100201", "河湾村"),
        ("99012710020101", "1组"),
        ("9901271002010101", "第1网格"),
    ];
    for (i, (text, name)) in (0..).zip(nodes) {
        r.grids.insert(code(text), Grid::new(code(text), name));
        if i > 0 {
            person(&mut r, i, &format!("干部{i}"), &format!("1380000000{i}"));
            appoint(&mut r, i, text, "2026-01-01", None);
        }
    }
    for n in 1..=15 {
        household(&mut r, "99012710020101", Some("9901271002010101"), &n.to_string(), &format!("户主{n}"));
    }
    r
}

fn kinds(register: &Register) -> Vec<(String, IssueKind)> {
    let audit = audit(register, day("2026-06-01"));
    for issue in &audit.issues {
        for lang in wangge_texts::Lang::ALL {
            assert!(!issue.title(lang).is_empty() && !issue.message(register, lang).contains('{'));
        }
    }
    audit.issues.into_iter().map(|i| (i.place.to_string(), i.kind)).collect()
}

#[test]
fn nothing_is_wrong_with_a_good_county() {
    let r = good();
    assert_eq!(kinds(&r), []);
    let counts = audit(&r, day("2026-06-01")).counts;
    assert_eq!((counts.grids, counts.vacant), ([1; 4], [0; 4]));
    assert_eq!((counts.households, counts.covered, counts.people), (15, 15, 4));
}

#[test]
fn households_in_no_grid_a_wrong_one_and_two() {
    let mut r = good();
    household(&mut r, "99012710020101", None, "16", "甲");
    household(&mut r, "99012710020101", Some("9901271002010199"), "17", "乙");
    household(&mut r, "99012710020101", Some("9901271002010101"), "1", "户主1");
    let found = kinds(&r);
    assert!(
        found.contains(&("99012710020101".into(), IssueKind::NoGrid { households: 1, which: "16号".into() }))
    );
    assert!(
        found.contains(&(
            "99012710020101".into(),
            IssueKind::WrongGrid { households: 1, which: "17号".into() }
        ))
    );
    assert!(found.contains(&("99012710020101".into(), IssueKind::ListedTwice { which: "1号".into() })));

    let mut r = good();
    let second = code("9901271002010102");
    r.grids.insert(second, Grid::new(second, "第2网格"));
    household(&mut r, "99012710020101", Some("9901271002010102"), "1", "户主1");
    let grids = [code("9901271002010101"), second];
    assert!(
        kinds(&r).contains(&("99012710020101".into(), IssueKind::TwoGrids { which: "1号".into(), grids }))
    );
    let counts = audit(&r, day("2026-06-01")).counts;
    assert_eq!((counts.households, counts.covered), (16, 14));
}

#[test]
fn tree_without_parent_and_without_head() {
    let mut r = good();
    r.grids.remove(&code("99012710020101"));
    assert!(kinds(&r).contains(&("9901271002010101".into(), IssueKind::NoParent)));
    let mut r = good();
    r.appointments.remove(&code("990127100201"));
    assert_eq!(kinds(&r), [("990127100201".to_owned(), IssueKind::Vacant)]);
    let mut r = good();
    r.appointments.clear();
    appoint(&mut r, 4, "9901271002010101", "2026-01-01", Some("2026-05-31"));
    assert_eq!(kinds(&r).len(), 4, "an ended appointment leaves its post vacant");
}

#[test]
fn sizes() {
    let mut r = good();
    r.households.get_mut(&code("99012710020101")).unwrap().truncate(3);
    assert_eq!(kinds(&r), [], "a group below the minimum is one grid");
    let mut r = good();
    for n in 16..=32 {
        household(&mut r, "99012710020101", Some("9901271002010101"), &n.to_string(), "某");
    }
    assert_eq!(kinds(&r), [("9901271002010101".to_owned(), IssueKind::TooLarge { households: 32 })]);
    r.households.get_mut(&code("99012710020101")).unwrap().truncate(25);
    assert_eq!(kinds(&r), [("99012710020101".to_owned(), IssueKind::CannotDivide { households: 25 })]);
    r.households.clear();
    assert_eq!(kinds(&r), [("9901271002010101".to_owned(), IssueKind::Empty)]);
}

#[test]
fn posts_telephones_and_namesakes() {
    let mut r = good();
    person(&mut r, 9, "干部4", "1380000");
    appoint(&mut r, 9, "9901271002010101", "2026-05-01", None);
    let place = "9901271002010101".to_owned();
    assert_eq!(
        kinds(&r),
        [
            (place.clone(), IssueKind::HeldTwice { post: Post::Head, people: [PersonId(4), PersonId(9)] }),
            (place, IssueKind::BrokenPhone { person: PersonId(9), written: "1380000".into() }),
            (
                "990127100201".into(),
                IssueKind::Namesakes { name: "干部4".into(), people: vec![PersonId(4), PersonId(9)] }
            ),
        ]
    );
    let mut r = good();
    r.appointments.get_mut(&code("990127100201")).unwrap().push(Appointment {
        person: PersonId(77),
        grid: code("990127100201"),
        post: Post::Deputy,
        office: String::new(),
        from: None,
        to: None,
        origin: None,
    });
    assert_eq!(kinds(&r), [("990127100201".to_owned(), IssueKind::Dangling { person: PersonId(77) })]);
}

proptest! {
    /// Whatever is assigned to whom: every household is counted once, and covered ones
    /// plus those named in issues are all of them.
    #[test]
    fn every_household_is_accounted_for(picks in prop::collection::vec(0_u8..4, 0..60)) {
        let mut r = good();
        r.households.clear();
        let second = code("9901271002010102");
        r.grids.insert(second, Grid::new(second, "第2网格"));
        for (n, pick) in picks.iter().enumerate() {
            let grid = match pick {
                0 => None,
                1 => Some("9901271002010101"),
                2 => Some("9901271002010102"),
                _ => Some("9901271002010199"),
            };
            household(&mut r, "99012710020101", grid, &(n + 1).to_string(), "某");
        }
        let audit = audit(&r, day("2026-06-01"));
        let uncovered: usize = audit.issues.iter().map(|i| match i.kind {
            IssueKind::NoGrid { households, .. } | IssueKind::WrongGrid { households, .. } => households,
            _ => 0,
        }).sum();
        prop_assert_eq!(audit.counts.households, picks.len());
        prop_assert_eq!(audit.counts.covered + uncovered, picks.len());
    }

    /// The order in which facts were entered changes no finding.
    #[test]
    fn same_facts_same_findings(seed in prop::collection::vec(any::<u8>(), 15)) {
        let r = good();
        let mut shuffled = r.clone();
        if let Some(list) = shuffled.households.get_mut(&code("99012710020101")) {
            let mut keyed: Vec<_> = seed.iter().zip(list.drain(..)).collect();
            keyed.sort_by_key(|(k, _)| **k);
            list.extend(keyed.into_iter().map(|(_, h)| h));
        }
        prop_assert_eq!(audit(&r, day("2026-06-01")), audit(&shuffled, day("2026-06-01")));
    }
}

#[test]
fn how_gridworkers_were_chosen_is_asked_once_it_is_kept() {
    let mut r = good();
    assert!(kinds(&r).is_empty());
    let id = crate::domain::NominationId(0);
    let nomination = crate::domain::Nomination::new(id, code("9901271002010101"));
    r.nominations.insert(id, nomination);
    assert_eq!(kinds(&r), [("990127100201".into(), IssueKind::NoOrigin { gridworkers: 1 })]);
    let held = r.appointments.get_mut(&code("9901271002010101")).unwrap();
    held[0].origin = Some(crate::domain::Origin::Nomination(id));
    assert!(kinds(&r).is_empty());
}
