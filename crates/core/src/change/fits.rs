//! Whether a register is in the state that a change begins with. Undo, redo and whatever was
//! computed a while ago are only done where it is.
use super::{Change, Edit, Fact, FactKey};
use crate::domain::{Household, Register};
use crate::ledger::{Ledgers, Record, RecordKey};
use std::collections::{BTreeMap, HashMap};

/// A fact that is not as the change says it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not as it was")]
pub struct Misfit(pub FactKey);

/// From so many households on they are looked up by an index and not one by one.
const MANY: usize = 16;

impl Change {
    /// Whether every fact is now as the change says it was before.
    ///
    /// # Errors
    /// The first fact that is not.
    pub fn fits(&self, register: &Register) -> Result<(), Misfit> {
        check(&self.grids, |g| register.grids.get(&g.code))?;
        check(&self.persons, |p| register.persons.get(&p.id))?;
        check(&self.appointments, |a| {
            let key = a.key();
            register.appointments.get(&a.grid)?.iter().find(|b| b.key() == key)
        })?;
        let index: HashMap<u32, &Household> = if self.households.len() > MANY {
            register.all_households().map(|h| (h.id.0, h)).collect()
        } else {
            HashMap::new()
        };
        check(&self.households, |h| {
            if self.households.len() > MANY {
                index.get(&h.id.0).copied()
            } else {
                register.all_households().find(|o| o.id == h.id)
            }
        })?;
        check(&self.settings, |_| Some(&register.settings))?;
        check(&self.nominations, |n| register.nominations.get(&n.id))?;
        check(&self.printed, |p| register.printed.get(&p.code))?;
        check(&self.grounds, |g| register.grounds.get(&g.place))?;
        check_records(&self.records, &register.ledgers)
    }
}

/// Each edit begins where the register, or the edit before it, ends.
/// As [`check`]: a record is put together as it is asked for.
fn check_records(edits: &[Edit<Record>], ledgers: &Ledgers) -> Result<(), Misfit> {
    let mut done: BTreeMap<RecordKey, Option<&Record>> = BTreeMap::new();
    for edit in edits {
        if let Some(before) = &edit.before {
            let same = match done.get(&before.key()) {
                Some(now) => *now == Some(before),
                None => ledgers.record(&before.key()).as_ref() == Some(before),
            };
            if !same {
                return Err(Misfit(FactKey::Record(before.key())));
            }
            done.insert(before.key(), None);
        }
        if let Some(after) = &edit.after {
            let free = match done.get(&after.key()) {
                Some(now) => now.is_none(),
                None => ledgers.record(&after.key()).is_none(),
            };
            if !free {
                return Err(Misfit(FactKey::Record(after.key())));
            }
            done.insert(after.key(), Some(after));
        }
    }
    Ok(())
}

fn check<'a, T: Fact + 'a>(edits: &'a [Edit<T>], now: impl Fn(&T) -> Option<&'a T>) -> Result<(), Misfit> {
    let mut done: BTreeMap<FactKey, Option<&T>> = BTreeMap::new();
    for edit in edits {
        let at = |fact: &T, done: &BTreeMap<FactKey, Option<&'a T>>| {
            done.get(&fact.key()).copied().unwrap_or_else(|| now(fact))
        };
        if let Some(before) = &edit.before {
            if at(before, &done) != Some(before) {
                return Err(Misfit(before.key()));
            }
            done.insert(before.key(), None);
        }
        if let Some(after) = &edit.after {
            if at(after, &done).is_some() {
                return Err(Misfit(after.key()));
            }
            done.insert(after.key(), Some(after));
        }
    }
    Ok(())
}
