use crate::{Plan, county, reference_date};
use std::collections::BTreeMap;
use wangge_core::domain::audit::{IssueKind, audit};
use wangge_core::domain::{Level, Phone, Register};

fn counts(register: &Register) -> [usize; 5] {
    Level::ALL.map(|l| register.grids_of(l, reference_date()).count())
}

fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

#[test]
fn the_whole_county_has_the_figures_of_the_specification() {
    let register = county(&Plan::default());
    let [county, towns, villages, groups, grids] = counts(&register);
    assert_eq!([county, towns, villages, grids], [1, 10, 109, 4957]);
    assert_eq!(register.grids.values().filter(|g| g.name.ends_with("社区")).count(), 5);
    assert!((1240..=1260).contains(&groups), "{groups} groups");
    assert_eq!(register.all_households().count(), 90_000);
    let people: u32 = register.all_households().filter_map(|h| h.people).map(u32::from).sum();
    assert!((290_000..=310_000).contains(&people), "{people} people");
    assert!((5_800..=6_500).contains(&register.persons.len()), "{} gridworkers", register.persons.len());
    let placed = register.all_households().filter(|h| h.position.is_some()).count();
    assert!((0.84..0.86).contains(&share(placed, 90_000)));
}

#[test]
fn the_troubles_of_real_lists_are_in_it() {
    let register = county(&Plan::default());
    let found = audit(&register, reference_date());
    let has = |wanted: fn(&IssueKind) -> bool| found.issues.iter().filter(|i| wanted(&i.kind)).count();
    assert!(has(|k| matches!(k, IssueKind::Namesakes { name, .. } if name == "王静")) >= 5);
    assert!(found.counts.vacant.iter().skip(2).all(|&n| n > 0), "{:?}", found.counts.vacant);
    assert!(has(|k| matches!(k, IssueKind::CannotDivide { .. })) >= 20);
    assert_eq!(has(|k| matches!(k, IssueKind::NoParent | IssueKind::Dangling { .. })), 0);
    assert_eq!(has(|k| matches!(k, IssueKind::HeldTwice { .. })), 0);
    assert_eq!(found.counts.covered, 90_000);
    let broken = register.persons.values().filter(|p| matches!(p.phone, Phone::Broken(_))).count();
    assert!((0.01..0.02).contains(&share(broken, register.persons.len())));
    let names: Vec<&str> = register.persons.values().map(|p| p.name.as_str()).collect();
    assert!(names.iter().any(|n| n.starts_with('苟')) && names.iter().any(|n| n.starts_with('茍')));
    assert!(register.households.values().any(|g| g.len() == 3));
    let posts = register.appointments.values().flatten().filter(|a| a.held(reference_date())).count();
    assert!(posts > found.counts.people + 100, "people with two posts");
    let mut villages: BTreeMap<&str, usize> = BTreeMap::new();
    for village in register.grids_of(Level::Village, reference_date()) {
        *villages.entry(&village.name).or_default() += 1;
    }
    assert!(villages.values().any(|&n| n > 1), "one village name in two towns");
}

#[test]
fn nothing_private_is_public() {
    let register = county(&Plan::of_towns(3, 2));
    let number = |p: &Phone| p.valid().map(ToString::to_string);
    for household in register.all_households() {
        if let Some(n) = number(&household.phone) {
            assert!(n.as_str() >= "13800007000", "{n}");
        }
    }
    let offices = register.grids.values().map(|g| &g.phone);
    for n in register.persons.values().map(|p| &p.phone).chain(offices).filter_map(number) {
        assert!(n.as_str() < "13800007000", "{n}");
    }
}

#[test]
fn the_same_seed_is_the_same_county_and_another_is_not() {
    let plan = Plan::of_towns(7, 1);
    assert_eq!(county(&plan), county(&plan));
    assert_ne!(county(&plan), county(&Plan { seed: 8, ..plan }));
}

#[test]
fn counties_of_every_size_can_be_made() {
    for (towns, households) in
        [(0, 0), (1, 40), (1, 45), (2, 1000), (3, 500), (2, 18_000), (25, 2000), (99, 9000)]
    {
        let register = county(&Plan { seed: 5, towns, households });
        let [_, made, villages, groups, grids] = counts(&register);
        assert_eq!(made, towns.clamp(1, 90), "{towns} {households}");
        assert!(villages >= made && groups >= villages && grids >= groups, "{towns} {households}");
        let expected = households.max(made * 40);
        assert_eq!(register.all_households().count(), expected, "{towns} {households}");
        assert!(audit(&register, reference_date()).issues.iter().all(|i| i.kind != IssueKind::Empty));
    }
}
