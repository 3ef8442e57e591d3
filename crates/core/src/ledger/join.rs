//! Two offices' ledgers as one: records lie side by side by their numbers, the steps of a case are
//! put together. What the county sets (rates, limits, the salaried) stays as the receiver has it.
use super::incentive::PaymentKey;
use super::{Ledgers, RecordId};
use std::collections::BTreeMap;

/// Two copies of a record that differ; the receiver's stays, and a person looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// A record.
    Record(RecordId),
    /// A payment: the same was paid by both.
    Payment(PaymentKey),
}

impl Ledgers {
    /// Takes in another office's records. Returns all that differ, sorted; nothing of the
    /// receiver's is overwritten.
    pub fn take_in(&mut self, other: &Self) -> Vec<Clash> {
        let mut found = Vec::new();
        for (id, case) in &other.cases {
            match self.cases.get_mut(id) {
                None => drop(self.cases.insert(*id, case.clone())),
                Some(own) => {
                    *own = own.clone().joined(case);
                    let bare = |c: &super::case::Case| super::case::Case { steps: Vec::new(), ..c.clone() };
                    if bare(own) != bare(case) {
                        found.push(Clash::Record(*id));
                    }
                }
            }
        }
        take(&mut self.groups, &other.groups, &mut found);
        take(&mut self.publicity, &other.publicity, &mut found);
        take(&mut self.services, &other.services, &mut found);
        take(&mut self.sessions, &other.sessions, &mut found);
        take(&mut self.meetings, &other.meetings, &mut found);
        take(&mut self.assessments, &other.assessments, &mut found);
        take(&mut self.honours, &other.honours, &mut found);
        take(&mut self.shares, &other.shares, &mut found);
        take(&mut self.welfare, &other.welfare, &mut found);
        for payment in other.payments.iter() {
            let same = self.payments.of(&payment.key) == Some(payment);
            if !same && self.payments.pay(payment.clone()).is_err() {
                found.push(Clash::Payment(payment.key));
            }
        }
        found.sort_unstable();
        found
    }
}

fn take<T: Clone + PartialEq>(
    own: &mut BTreeMap<RecordId, T>,
    other: &BTreeMap<RecordId, T>,
    found: &mut Vec<Clash>,
) {
    for (id, record) in other {
        match own.get(id) {
            None => drop(own.insert(*id, record.clone())),
            Some(same) if same == record => {}
            Some(_) => found.push(Clash::Record(*id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;
    use crate::ledger::case::{Case, CaseKind, CaseStep, Deed, Phase};
    use crate::ledger::incentive::Payment;
    use crate::ledger::{By, Yuan};

    #[test]
    fn records_side_by_side_and_steps_together() {
        let id = |n, node| RecordId(Stamp { millis: n, counter: 0, node });
        let at = "2025-03-01T09:00:00".parse().unwrap();
        let grid = "610327100201".parse().unwrap();
        let case = |n, node| Case::new(id(n, node), CaseKind::Other, grid, at, By::named("王静"), "事");
        let with = |mut case: Case, n, node, deed| {
            let by = By::named("王静");
            case.steps.push(CaseStep { id: id(n, node), at, by, deed, words: String::new() });
            case
        };
        let payment = |yuan| Payment {
            key: PaymentKey::Case(id(1, 1)),
            person: crate::domain::PersonId(1),
            grid,
            amount: Yuan::whole(yuan),
            on: at.date(),
            approved: By::named("李四"),
        };
        let (mut own, mut other) = (Ledgers::default(), Ledgers::default());
        let accepted = with(case(1, 1), 5, 1, Deed::Accept);
        let ours = with(accepted.clone(), 6, 1, Deed::Handle);
        own.cases.extend([(ours.id, ours), (id(2, 1), case(2, 1))]);
        let theirs = with(with(accepted, 6, 1, Deed::Handle), 7, 2, Deed::Answer);
        let renamed = Case { words: "别的事".into(), ..case(2, 1) };
        other.cases.extend([(theirs.id, theirs), (id(2, 1), renamed), (id(2, 2), case(2, 2))]);
        own.payments.pay(payment(200)).unwrap();
        other.payments.pay(payment(300)).unwrap();
        let clashes = own.take_in(&other);
        assert_eq!(clashes, [Clash::Record(id(2, 1)), Clash::Payment(PaymentKey::Case(id(1, 1)))]);
        assert_eq!(own.cases.len(), 3);
        assert_eq!(own.cases[&id(1, 1)].state().0.phase, Phase::Answered);
        assert_eq!(own.cases[&id(2, 1)].words, "事");
        assert_eq!(own.payments.sum(|_| true), Some(Yuan::whole(200)));
        let json = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<Ledgers>(&json).unwrap(), own);
        let again = own.clone();
        assert_eq!(own.take_in(&again), []);
        assert_eq!(own, again);
    }
}
