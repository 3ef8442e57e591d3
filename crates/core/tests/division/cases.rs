//! The cases of a real list, as data.
use crate::support::{at, grid, group, home, rows, sizes, sound};
use wangge_core::Lang;
use wangge_core::division::{Barriers, Division, Finding, Home, Objective, Wishes, divide, judge};
use wangge_core::domain::{HouseholdId, SizeRule};

fn checked(homes: Vec<Home>, wishes: &Wishes) -> Division {
    let group = group(homes);
    let division = divide(&group, wishes);
    sound(&group, &division);
    for finding in &division.findings {
        let words = Lang::ALL.map(|lang| finding.message(lang));
        assert!(words.iter().all(|w| !w.is_empty() && !w.contains('{')), "{words:?}");
    }
    division
}

fn plain(homes: Vec<Home>) -> Division {
    checked(homes, &Wishes::default())
}

#[test]
fn numbers_of_households() {
    for (count, expect) in [
        (0, vec![0]),
        (3, vec![3]),
        (14, vec![14]),
        (15, vec![15]),
        (20, vec![20]),
        (21, vec![21]),
        (29, vec![14, 15]),
        (30, vec![15, 15]),
        (41, vec![20, 21]),
    ] {
        let division = plain(rows(count));
        assert_eq!(sizes(&division), expect, "{count}");
        let said = division
            .findings
            .iter()
            .any(|f| matches!(f, Finding::BelowLeast { .. } | Finding::SizesNotMet { .. }));
        assert_eq!(said, !(15..=20).contains(&count) && !matches!(count, 0 | 30), "{count}");
    }
}

#[test]
fn without_coordinates_grids_are_runs_of_doors() {
    let division = plain((0..52).map(|i| home(i, None)).collect());
    assert_eq!(division.measures.door_runs, 3);
    assert_eq!(division.measures.squares, None);
    assert!(matches!(division.findings.as_slice(), [Finding::ByDoors { located: 0, households: 52 }]));
    // A gap in the numbers is where a grid ends.
    let gap = |i: u32| Home { door: home(i + if i < 16 { 0 } else { 9 }, None).door, ..home(i, None) };
    let division = plain((0..34).map(gap).collect());
    assert_eq!(division.grids[0].homes.len(), 16);
}

#[test]
fn one_in_ten_without_coordinates_stands_by_its_neighbours() {
    let mut homes = rows(90);
    let with = plain(homes.clone());
    for home in homes.iter_mut().filter(|h| h.id.0 % 10 == 4) {
        home.position = None;
    }
    homes[14].door = None;
    let without = plain(homes);
    assert!(
        without
            .findings
            .iter()
            .any(|f| matches!(f, Finding::PlacedByDoor { households } if households.len() == 8))
    );
    assert!(without.findings.contains(&Finding::PlacedByList { households: vec![HouseholdId(14)] }));
    let (a, b) = (with.measures.squares.unwrap(), without.measures.squares.unwrap());
    assert!((b / a - 1.0).abs() < 0.3, "{a} {b}");
}

#[test]
fn all_in_one_place_goes_by_doors() {
    let division = plain((0..40).map(|i| home(i, Some(at(5.0, 5.0)))).collect());
    assert_eq!(division.measures.door_runs, 2);
    assert!(division.findings.contains(&Finding::AllInOnePlace { households: 40 }));
}

#[test]
fn two_far_hamlets() {
    // 18 and 18, two kilometres apart: each its own grid, nothing to say.
    let mut homes = rows(36);
    for home in homes.iter_mut().filter(|h| h.id.0 >= 18) {
        home.position = home.position.map(|p| wangge_core::domain::Position { lon: p.lon + 0.02, ..p });
    }
    let division = plain(homes.clone());
    assert_eq!(sizes(&division), [18, 18]);
    assert_eq!(division.findings, []);
    assert!(division.measures.longest_walk.unwrap() < 200.0);
    // 33 and 3: the three cannot be a grid of their own, and that is said.
    let mut homes = rows(36);
    for home in homes.iter_mut().filter(|h| h.id.0 >= 33) {
        home.position = Some(at(2000.0 + f64::from(home.id.0), 0.0));
    }
    let division = plain(homes);
    let far = division.findings.iter().find_map(|f| {
        if let Finding::FarApart { parts, metres, .. } = f { Some((parts.clone(), *metres)) } else { None }
    });
    let (parts, metres) = far.unwrap();
    assert_eq!(parts[1], 3);
    assert!((1700..2000).contains(&metres), "{metres}");
}

#[test]
fn a_river_is_not_crossed_where_sizes_allow() {
    let river = vec![at(38.0, -100.0), at(38.0, 400.0)];
    let wishes =
        |apart| Wishes { barriers: Barriers { apart, lines: vec![river.clone()] }, ..Wishes::default() };
    // 8 columns of 25 m: two, or 16 households, to the west of the river.
    let division = checked(rows(64), &wishes(vec![]));
    let broken = |f: &Finding| matches!(f, Finding::BarrierBroken { .. });
    assert!(!division.findings.iter().any(broken), "{:?}", division.findings);
    // 30 and 30: three grids would do, but four keep to their side.
    let mut homes = rows(60);
    for home in &mut homes {
        let (row, east) = (home.id.0 / 2, if home.id.0 % 2 == 0 { 20.0 } else { 50.0 });
        home.position = Some(at(east, f64::from(row) * 8.0));
    }
    let division = checked(homes, &wishes(vec![]));
    assert_eq!((division.grids.len(), division.findings.len()), (4, 0), "{:?}", division.findings);
    // Three households behind it are too few, and that is said.
    let mut homes = rows(50);
    for home in &mut homes {
        home.position = Some(if home.id.0 < 3 {
            at(10.0, f64::from(home.id.0))
        } else {
            at(80.0 + f64::from(home.id.0) * 7.0, 30.0)
        });
    }
    let division = checked(homes, &wishes(vec![]));
    assert!(division.findings.iter().any(broken));
    // Two neighbours who are not to be together are not.
    let division = checked(rows(64), &wishes(vec![[HouseholdId(5), HouseholdId(6)]]));
    assert!(!division.findings.iter().any(broken), "{:?}", division.findings);
}

#[test]
fn candidates_and_walking() {
    let mut homes = rows(72);
    for home in homes.iter_mut().filter(|h| [1, 2, 3, 40, 70].contains(&h.id.0)) {
        home.candidate = true;
    }
    for objective in [Objective::Compact, Objective::Walking, Objective::Doors] {
        let division = checked(homes.clone(), &Wishes { objective, ..Wishes::default() });
        assert_eq!(division.findings, [], "{objective:?}");
    }
    let walking = checked(rows(72), &Wishes { objective: Objective::Walking, ..Wishes::default() });
    assert!(walking.grids.iter().all(|g| g.centre.is_some_and(|c| g.homes.contains(&c))));
    let few = homes.into_iter().map(|h| Home { candidate: h.id.0 == 3, ..h }).collect();
    let division = plain(few);
    assert_eq!(division.findings, [Finding::FewCandidates { candidates: 1, grids: 4 }]);
}

#[test]
fn what_is_kept_falls_as_the_slider_goes_to_the_best_shape() {
    // Divided by doors, then a household more in each of the first three grids.
    let mut homes = rows(76);
    let rows = checked(homes.clone(), &Wishes { objective: Objective::Doors, ..Wishes::default() });
    for (number, part) in (1_u16..).zip(&rows.grids) {
        for home in homes.iter_mut().filter(|h| part.homes.contains(&h.id)) {
            home.grid = Some(grid(number));
        }
    }
    homes.extend((76..80).map(|i| home(i, Some(at(f64::from(i), 40.0)))));
    let runs: Vec<Division> =
        [0.0, 0.3, 0.7, 1.0].map(|keep| checked(homes.clone(), &Wishes { keep, ..Wishes::default() })).into();
    let changed: Vec<usize> = runs.iter().map(|d| d.measures.changed).collect();
    assert!(changed.is_sorted_by(|a, b| a >= b), "{changed:?}");
    assert!(changed[0] > 5, "{changed:?}");
    let squares: Vec<f64> = runs.iter().map(|d| d.measures.squares.unwrap()).collect();
    assert!(squares.is_sorted(), "{squares:?}");
    // 76 in four grids, 80 fit as well: nobody need change but for a grid that is full.
    let over: usize = rows.grids.iter().map(|g| (g.homes.len() + 1).saturating_sub(20)).sum();
    assert!(changed[3] <= over, "{changed:?}");
}

#[test]
fn what_hands_made_is_judged() {
    let group = group(rows(36));
    let lists: Vec<Vec<HouseholdId>> =
        vec![(0..22).map(HouseholdId).collect(), (22..36).map(HouseholdId).collect()];
    let own = Wishes { size: SizeRule { min: 10, max: 30 }, ..Wishes::default() };
    let judged = judge(&group, &own, &lists);
    assert_eq!(judged.grids.iter().map(|g| g.homes.len()).collect::<Vec<_>>(), [22, 14]);
    assert!(judged.measures.squares.unwrap() > divide(&group, &own).measures.squares.unwrap());
}

/// Time grows with the number of grids: a window costs the same in a large group.
#[test]
fn a_thousand_and_ten_thousand_households() {
    for count in [1_000, 10_000] {
        let division = plain(rows(count));
        assert_eq!(division.grids.len(), (count as usize + 9) / 18, "{count}");
        // Rows of 25 m: 18 households on a square of 106 m, and hardly worse.
        let mean = division.measures.squares.unwrap() / f64::from(count);
        assert!(mean < 106.0 * 106.0 / 6.0 * 1.08, "{mean}");
    }
}
