//! What holds for every group and every wish.
use crate::support::{at, grid, group, home, sound};
use proptest::prelude::*;
use wangge_core::division::{Barriers, Division, Finding, Group, Home, Objective, Wishes, divide};
use wangge_core::domain::{HouseholdId, SizeRule};

fn homes() -> impl Strategy<Value = Vec<Home>> {
    let place = prop_oneof![
        6 => (0_u32..900, 0_u32..700).prop_map(|(x, y)| Some((x, y))),
        1 => Just(Some((100, 100))),
        1 => Just(None),
    ];
    let one =
        (place, prop::option::weighted(0.7, 1_u16..6), prop::bool::weighted(0.2), prop::bool::weighted(0.9));
    prop::collection::vec(one, 0..95).prop_map(|list| {
        let each = list.into_iter().zip(0_u32..);
        each.map(|((place, now, candidate, door), id)| {
            let position = place.map(|(x, y)| at(f64::from(x), f64::from(y)));
            let mut home = Home { grid: now.map(grid), candidate, ..home(id, position) };
            home.door = home.door.filter(|_| door);
            home
        })
        .collect()
    })
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let objective = prop_oneof![Just(Objective::Compact), Just(Objective::Walking), Just(Objective::Doors)];
    let keep = prop_oneof![Just(0.0), Just(0.5), Just(1.0)];
    let apart = prop::collection::vec((0_u32..95, 0_u32..95), 0..6);
    let river = prop::option::weighted(0.3, 0_u32..900);
    (objective, keep, apart, river, prop::bool::weighted(0.8)).prop_map(
        |(objective, keep, apart, river, usual)| {
            let lines = river.map(|x| vec![at(f64::from(x), -50.0), at(f64::from(x) + 40.0, 800.0)]);
            Wishes {
                size: if usual { SizeRule::default() } else { SizeRule { min: 4, max: 9 } },
                objective,
                keep,
                barriers: Barriers {
                    apart: apart.into_iter().map(|(a, b)| [HouseholdId(a), HouseholdId(b)]).collect(),
                    lines: lines.into_iter().collect(),
                },
                grids: None,
            }
        },
    )
}

/// Pairs that were to be apart and share a grid.
fn together(division: &Division, wishes: &Wishes) -> usize {
    let in_one = |a: &HouseholdId, b: &HouseholdId| {
        a != b && division.grids.iter().any(|g| g.homes.contains(a) && g.homes.contains(b))
    };
    let mut pairs: Vec<_> = wishes.barriers.apart.iter().map(|[a, b]| (a.min(b), a.max(b))).collect();
    pairs.sort();
    pairs.dedup();
    pairs.into_iter().filter(|(a, b)| in_one(a, b)).count()
}

fn told(division: &Division) -> usize {
    let pairs = division
        .findings
        .iter()
        .map(|f| if let Finding::BarrierBroken { pairs, .. } = f { *pairs } else { 0 });
    pairs.sum()
}

fn in_rule(group: &Group, division: &Division, rule: SizeRule) {
    let (min, max) = (usize::from(rule.min), usize::from(rule.max));
    let within = division.grids.iter().all(|g| (min..=max).contains(&g.homes.len()));
    if rule.divides(group.homes.len()) && group.homes.len() >= min {
        assert!(within, "sizes can be met and are");
    } else if !group.homes.is_empty() {
        let said = |f: &Finding| matches!(f, Finding::BelowLeast { .. } | Finding::SizesNotMet { .. });
        assert!(division.findings.iter().any(said), "sizes that cannot be met are said");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bounds_hold(homes in homes(), wishes in wishes()) {
        let group = group(homes);
        let division = divide(&group, &wishes);
        sound(&group, &division);
        in_rule(&group, &division, wishes.size);
        prop_assert_eq!(&division, &divide(&group, &wishes), "the same input, the same division");
        prop_assert!(together(&division, &wishes) <= told(&division), "a broken barrier is said");
        let candidates = group.homes.iter().filter(|h| h.candidate).count();
        for (at, part) in division.grids.iter().enumerate() {
            let any = part.homes.iter().any(|id| group.homes.iter().any(|h| h.id == *id && h.candidate));
            let said = division.findings.contains(&Finding::NoCandidate { grid: at });
            prop_assert_eq!(said, !any && candidates >= division.grids.len());
        }
    }

    #[test]
    fn a_legal_division_is_kept_whole(homes in homes()) {
        let first = divide(&group(homes.clone()), &Wishes::default());
        let mut again = homes;
        for (number, part) in (1_u16..).zip(&first.grids) {
            for home in again.iter_mut().filter(|h| part.homes.contains(&h.id)) {
                home.grid = Some(grid(number));
            }
        }
        let group = group(again);
        for objective in [Objective::Compact, Objective::Walking, Objective::Doors] {
            let kept = divide(&group, &Wishes { keep: 1.0, objective, ..Wishes::default() });
            sound(&group, &kept);
            prop_assert_eq!(kept.measures.changed, 0);
        }
    }
}
