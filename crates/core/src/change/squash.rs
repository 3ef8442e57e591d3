//! Many changes as one: each fact as it was before the first and as it is after the last.
//! What was done and undone is not in it; nor is the order in which appointments were entered.
use super::{Change, Edit, Fact, FactKey};
use crate::domain::{Appointment, Grid, Ground, Household, Nomination, Person, Printed, Settings};
use crate::ledger::Record;
use std::collections::BTreeMap;

/// The changes, in the order in which they were made, as one change; facts in the order of
/// their keys.
#[must_use]
pub fn squash(changes: impl IntoIterator<Item = Change>) -> Change {
    let mut whole = Change::default();
    for change in changes {
        whole.append(change);
    }
    // What is one after many steps has no place in between.
    (whole.removed_at, whole.added_at) = (Vec::new(), Vec::new());
    kind::<Grid>(&mut whole);
    kind::<Person>(&mut whole);
    kind::<Appointment>(&mut whole);
    kind::<Household>(&mut whole);
    kind::<Settings>(&mut whole);
    kind::<Nomination>(&mut whole);
    kind::<Printed>(&mut whole);
    kind::<Record>(&mut whole);
    kind::<Ground>(&mut whole);
    whole
}

fn kind<T: Fact>(whole: &mut Change) {
    let edits = std::mem::take(T::edits(whole));
    let mut net: BTreeMap<FactKey, Edit<T>> = BTreeMap::new();
    let mut set = |key: FactKey, before: Option<T>, after: Option<T>| {
        net.entry(key).or_insert(Edit { before, after: None }).after = after;
    };
    for Edit { before, after } in edits {
        let (was, is) = (before.as_ref().map(Fact::key), after.as_ref().map(Fact::key));
        match (was, is) {
            // A first day that was not known makes it known by another key.
            (Some(was), Some(is)) if was != is => {
                set(was, before, None);
                set(is, None, after);
            }
            (Some(key), _) | (None, Some(key)) => set(key, before, after),
            (None, None) => {}
        }
    }
    *T::edits(whole) = net.into_values().filter(|e| e.before != e.after).collect();
}
