//! What must change for one register to become another.
use super::{Change, Edit, Fact, FactKey};
use crate::domain::Register;
use crate::ledger::{Record, RecordKind};
use std::collections::BTreeMap;

/// The change from one register to another, facts in the order of their keys. The numbers that
/// are free next are not facts: they only grow.
#[must_use]
pub fn diff(before: &Register, after: &Register) -> Change {
    Change {
        grids: kind(before.grids.values(), after.grids.values()),
        persons: kind(before.persons.values(), after.persons.values()),
        appointments: kind(before.appointments.values().flatten(), after.appointments.values().flatten()),
        households: kind(before.all_households(), after.all_households()),
        settings: kind([&before.settings], [&after.settings]),
        nominations: kind(before.nominations.values(), after.nominations.values()),
        printed: kind(before.printed.values(), after.printed.values()),
        records: records(before, after),
        grounds: kind(before.grounds.values(), after.grounds.values()),
        ..Change::default()
    }
}

fn records(before: &Register, after: &Register) -> Vec<Edit<Record>> {
    let all = |register: &Register| -> Vec<Record> {
        RecordKind::ALL.iter().flat_map(|k| register.ledgers.records(*k)).collect()
    };
    kind(&all(before), &all(after))
}

fn kind<'a, T: Fact + 'a>(
    before: impl IntoIterator<Item = &'a T>,
    after: impl IntoIterator<Item = &'a T>,
) -> Vec<Edit<T>> {
    let mut both: BTreeMap<FactKey, (Option<&T>, Option<&T>)> = BTreeMap::new();
    for fact in before {
        both.entry(fact.key()).or_default().0 = Some(fact);
    }
    for fact in after {
        both.entry(fact.key()).or_default().1 = Some(fact);
    }
    let changed = both.into_values().filter(|(before, after)| before != after);
    changed.map(|(before, after)| Edit { before: before.cloned(), after: after.cloned() }).collect()
}
