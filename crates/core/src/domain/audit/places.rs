//! Audit of the tree and of the households in it.
use super::issue::{broken, household_words};
use super::{Audit, Issue, IssueKind};
use crate::domain::{GridCode, Household, Level, Register};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many households an issue names before it says how many there are.
const NAMED: usize = 5;

pub(super) fn check(register: &Register, on: NaiveDate, audit: &mut Audit) {
    for grid in register.grids.values().filter(|g| g.in_force(on)) {
        let orphan =
            grid.code.parent().is_some_and(|p| !register.grid(p).is_some_and(|parent| parent.in_force(on)));
        if orphan {
            audit.issues.push(Issue { place: grid.code, kind: IssueKind::NoParent });
        }
    }
    let mut assigned: BTreeMap<GridCode, usize> = BTreeMap::new();
    for (&group, households) in &register.households {
        check_group(register, on, group, households, &mut assigned, audit);
    }
    check_sizes(register, on, &assigned, audit);
}

fn check_group(
    register: &Register,
    on: NaiveDate,
    group: GridCode,
    households: &[Household],
    assigned: &mut BTreeMap<GridCode, usize>,
    audit: &mut Audit,
) {
    let mut push = |kind| audit.issues.push(Issue { place: group, kind });
    let good = |h: &&Household| {
        h.grid.is_some_and(|c| group.holds(c) && register.grid(c).is_some_and(|g| g.in_force(on)))
    };
    let without: Vec<&Household> = households.iter().filter(|h| h.grid.is_none()).collect();
    if !without.is_empty() {
        push(IssueKind::NoGrid { households: without.len(), which: first_few(&without) });
    }
    let wrong: Vec<&Household> = households.iter().filter(|h| h.grid.is_some() && !good(h)).collect();
    if !wrong.is_empty() {
        push(IssueKind::WrongGrid { households: wrong.len(), which: first_few(&wrong) });
    }
    let phones = households.iter().filter(|h| broken(&h.phone)).count();
    if phones > 0 {
        push(IssueKind::BrokenHouseholdPhones { households: phones });
    }
    let mut seen: BTreeMap<(String, &str), &Household> = BTreeMap::new();
    let mut in_two = 0;
    for household in households.iter().filter(good) {
        let key =
            (household.door.as_ref().map(ToString::to_string).unwrap_or_default(), household.head.as_str());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, household);
            continue;
        };
        let which = household_words(household);
        match (first.grid, household.grid) {
            (Some(a), Some(b)) if a != b => {
                in_two += 1;
                push(IssueKind::TwoGrids { which, grids: [a, b] });
            }
            _ => push(IssueKind::ListedTwice { which }),
        }
    }
    audit.counts.covered += seen.len().saturating_sub(in_two);
    for household in households.iter().filter(good) {
        if let Some(grid) = household.grid {
            *assigned.entry(grid).or_default() += 1;
        }
    }
}

fn check_sizes(register: &Register, on: NaiveDate, assigned: &BTreeMap<GridCode, usize>, audit: &mut Audit) {
    let rule = register.settings.size;
    for group in register.grids_of(Level::Group, on) {
        let total = register.households.get(&group.code).map_or(0, Vec::len);
        let divides = rule.divides(total);
        if !divides {
            audit
                .issues
                .push(Issue { place: group.code, kind: IssueKind::CannotDivide { households: total } });
        }
        let whole_group = total < usize::from(rule.min);
        for grid in register.children(group.code, on) {
            let households = assigned.get(&grid.code).copied().unwrap_or(0);
            let kind = if households == 0 {
                IssueKind::Empty
            } else if households > usize::from(rule.max) && divides {
                IssueKind::TooLarge { households }
            } else if households < usize::from(rule.min) && divides && !(whole_group && households == total) {
                IssueKind::TooSmall { households }
            } else {
                continue;
            };
            audit.issues.push(Issue { place: grid.code, kind });
        }
    }
}

fn first_few(households: &[&Household]) -> String {
    let mut words: Vec<String> = households.iter().take(NAMED).map(|h| household_words(h)).collect();
    if households.len() > NAMED {
        words.push("…".to_owned());
    }
    words.join("、")
}
