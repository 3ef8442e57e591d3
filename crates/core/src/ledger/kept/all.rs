//! All records of the ledgers, one way for every kind: one by its key, those of a kind, put and taken.
use super::{Record, RecordKey, RecordKind};
use crate::change::Stamp;
use crate::ledger::case::Limits;
use crate::ledger::{Ledgers, RecordId};

impl Ledgers {
    /// A record by what it is known by.
    #[must_use]
    pub fn record(&self, key: &RecordKey) -> Option<Record> {
        let (kind, id) = match key {
            RecordKey::Number(kind, id) => (*kind, id),
            RecordKey::Payment(key) => return self.payments.of(key).cloned().map(Record::Payment),
            RecordKey::Salaried(person) => {
                return self.salaried.contains(person).then_some(Record::Salaried(*person));
            }
            RecordKey::Limits => return Some(Record::Limits(self.limits.clone())),
        };
        match kind {
            RecordKind::Case => self.cases.get(id).cloned().map(|r| Record::Case(Box::new(r))),
            RecordKind::Publicity => self.publicity.get(id).cloned().map(Record::Publicity),
            RecordKind::Service => self.services.get(id).cloned().map(Record::Service),
            RecordKind::Group => self.groups.get(id).cloned().map(|r| Record::Group(Box::new(r))),
            RecordKind::Session => self.sessions.get(id).cloned().map(|r| Record::Session(Box::new(r))),
            RecordKind::Meeting => self.meetings.get(id).cloned().map(|r| Record::Meeting(Box::new(r))),
            RecordKind::Assessment => self.assessments.get(id).cloned().map(Record::Assessment),
            RecordKind::Honour => self.honours.get(id).cloned().map(Record::Honour),
            RecordKind::Share => self.shares.get(id).cloned().map(Record::Share),
            RecordKind::Welfare => self.welfare.get(id).cloned().map(Record::Welfare),
            RecordKind::Rate => self.rates.iter().find(|r| r.id == *id).cloned().map(Record::Rate),
            RecordKind::Payment | RecordKind::Salaried | RecordKind::Limits => None,
        }
    }

    /// All records of a kind, in the order of what they are known by.
    #[must_use]
    pub fn records(&self, kind: RecordKind) -> Vec<Record> {
        match kind {
            RecordKind::Case => self.cases.values().cloned().map(|r| Record::Case(Box::new(r))).collect(),
            RecordKind::Publicity => self.publicity.values().cloned().map(Record::Publicity).collect(),
            RecordKind::Service => self.services.values().cloned().map(Record::Service).collect(),
            RecordKind::Group => self.groups.values().cloned().map(|r| Record::Group(Box::new(r))).collect(),
            RecordKind::Session => {
                self.sessions.values().cloned().map(|r| Record::Session(Box::new(r))).collect()
            }
            RecordKind::Meeting => {
                self.meetings.values().cloned().map(|r| Record::Meeting(Box::new(r))).collect()
            }
            RecordKind::Assessment => self.assessments.values().cloned().map(Record::Assessment).collect(),
            RecordKind::Honour => self.honours.values().cloned().map(Record::Honour).collect(),
            RecordKind::Payment => self.payments.iter().cloned().map(Record::Payment).collect(),
            RecordKind::Share => self.shares.values().cloned().map(Record::Share).collect(),
            RecordKind::Welfare => self.welfare.values().cloned().map(Record::Welfare).collect(),
            RecordKind::Rate => self.rates.iter().cloned().map(Record::Rate).collect(),
            RecordKind::Salaried => self.salaried.iter().copied().map(Record::Salaried).collect(),
            RecordKind::Limits => vec![Record::Limits(self.limits.clone())],
        }
    }

    /// Puts a record where its key says, whatever was there: for a change that fits.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Case(r) => drop(self.cases.insert(r.id, *r)),
            Record::Publicity(r) => drop(self.publicity.insert(r.id, r)),
            Record::Service(r) => drop(self.services.insert(r.id, r)),
            Record::Group(r) => drop(self.groups.insert(r.id, *r)),
            Record::Session(r) => drop(self.sessions.insert(r.id, *r)),
            Record::Meeting(r) => drop(self.meetings.insert(r.id, *r)),
            Record::Assessment(r) => drop(self.assessments.insert(r.id, r)),
            Record::Honour(r) => drop(self.honours.insert(r.id, r)),
            Record::Payment(r) => self.payments.put(r),
            Record::Share(r) => drop(self.shares.insert(r.id, r)),
            Record::Welfare(r) => drop(self.welfare.insert(r.id, r)),
            Record::Rate(r) => {
                self.rates.retain(|old| old.id != r.id);
                self.rates.push(r);
                self.rates.sort_by_key(|r| r.id);
            }
            Record::Salaried(person) => {
                self.salaried.insert(person);
            }
            Record::Limits(limits) => self.limits = limits,
        }
    }

    /// Takes a record out.
    pub fn take_out(&mut self, key: &RecordKey) {
        let (kind, id) = match key {
            RecordKey::Number(kind, id) => (*kind, id),
            RecordKey::Payment(key) => {
                self.payments.take_out(key);
                return;
            }
            RecordKey::Salaried(person) => {
                self.salaried.remove(person);
                return;
            }
            RecordKey::Limits => {
                self.limits = Limits::default();
                return;
            }
        };
        match kind {
            RecordKind::Case => drop(self.cases.remove(id)),
            RecordKind::Publicity => drop(self.publicity.remove(id)),
            RecordKind::Service => drop(self.services.remove(id)),
            RecordKind::Group => drop(self.groups.remove(id)),
            RecordKind::Session => drop(self.sessions.remove(id)),
            RecordKind::Meeting => drop(self.meetings.remove(id)),
            RecordKind::Assessment => drop(self.assessments.remove(id)),
            RecordKind::Honour => drop(self.honours.remove(id)),
            RecordKind::Share => drop(self.shares.remove(id)),
            RecordKind::Welfare => drop(self.welfare.remove(id)),
            RecordKind::Rate => self.rates.retain(|r| r.id != *id),
            RecordKind::Payment | RecordKind::Salaried | RecordKind::Limits => {}
        }
    }

    /// The greatest number that was given out, of records and of steps.
    #[must_use]
    pub fn newest(&self) -> Option<Stamp> {
        fn last<T>(map: &std::collections::BTreeMap<RecordId, T>) -> Option<Stamp> {
            map.keys().next_back().map(|id| id.0)
        }
        let steps = self.cases.values().filter_map(|c| c.steps.last()).map(|s| s.id.0).max();
        let rates = self.rates.last().map(|r| r.id.0);
        [
            last(&self.cases),
            last(&self.publicity),
            last(&self.services),
            last(&self.groups),
            last(&self.sessions),
            last(&self.meetings),
            last(&self.assessments),
            last(&self.honours),
            last(&self.shares),
            last(&self.welfare),
            rates,
            steps,
        ]
        .into_iter()
        .flatten()
        .max()
    }
}
