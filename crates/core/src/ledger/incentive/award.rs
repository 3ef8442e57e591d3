//! What is proposed to be paid for cases, by the rules of PRODUCT.md 5.6. 以案定补: one case one
//! award, only settled and performed, not to the salaried, the same dispute once. Information:
//! its first reporter only. Proposals: a person approves each.
use super::{NoRate, Payment, PaymentKey, RateKey, rate_on};
use crate::domain::{GridCode, Level, PersonId, squeeze};
use crate::ledger::case::{Case, CaseKind, Deed, Ending};
use crate::ledger::{By, Ledgers, Period, RecordId, Yuan};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use wangge_texts::{Lang, ledger as t};

/// A payment that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// For what.
    pub key: PaymentKey,
    /// The case that it comes from.
    pub case: RecordId,
    /// To whom.
    pub person: PersonId,
    /// For which grid.
    pub grid: GridCode,
    /// How much.
    pub amount: Yuan,
    /// An earlier dispute of the same kind and people in the village: perhaps the same.
    pub doubt: Option<RecordId>,
}

/// Why a case is not paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPaid {
    /// It is not settled, or was not true.
    NotSettled,
    /// It is not known to be performed.
    NotPerformed,
    /// Who did it is not in the register.
    Unknown,
    /// Who did it is paid a salary.
    Salaried,
    /// It was paid for on a day.
    Paid(NaiveDate),
    /// The same as an earlier one.
    SameAs(RecordId),
    /// There is no rate for it.
    Rate(NoRate),
}

/// What is proposed, and all other cases with the reason.
pub type Candidates = (Vec<Proposal>, Vec<(RecordId, NotPaid)>);

/// 以案定补 for the disputes that ended in a period: to who handled each last.
#[must_use]
pub fn case_awards(ledgers: &Ledgers, place: GridCode, period: Period) -> Candidates {
    let mut out = Candidates::default();
    let mut paid: BTreeSet<RecordId> = BTreeSet::new();
    let mut seen: BTreeMap<_, RecordId> = BTreeMap::new();
    for case in ledgers.cases.values().filter(|c| c.kind.is_dispute()) {
        let doubt = *seen.entry(likeness(case)).or_insert(case.id);
        let state = case.state().0;
        let Some((ending, day)) = state.ended else { continue };
        if !period.holds(day) || !place.holds(case.place) {
            continue;
        }
        let first = first_of(ledgers, case);
        let by = case.steps.iter().rev().find(|s| s.deed == Deed::Handle).and_then(|s| s.by.person);
        let proposal = (|| {
            if ending != Ending::Settled {
                return Err(NotPaid::NotSettled);
            }
            if !state.performed {
                return Err(NotPaid::NotPerformed);
            }
            let person = by.ok_or(NotPaid::Unknown)?;
            if ledgers.salaried.contains(&person) {
                return Err(NotPaid::Salaried);
            }
            let key = PaymentKey::Case(first);
            if let Some(payment) = ledgers.payments.of(&key) {
                return Err(NotPaid::Paid(payment.on));
            }
            let rate = rate_on(&ledgers.rates, RateKey::Case(case.pace), day).map_err(NotPaid::Rate)?;
            if !paid.insert(first) {
                return Err(NotPaid::SameAs(first));
            }
            let doubt = (doubt != case.id && doubt != first && !case.parties.is_empty()).then_some(doubt);
            Ok(Proposal { key, case: case.id, person, grid: case.place, amount: rate.amount, doubt })
        })();
        enter(&mut out, case, proposal);
    }
    out
}

/// Rewards for information that proved true and ended in a period: to its first reporter.
#[must_use]
pub fn information_awards(ledgers: &Ledgers, place: GridCode, period: Period) -> Candidates {
    let mut out = Candidates::default();
    let mut earliest: BTreeMap<RecordId, (chrono::NaiveDateTime, RecordId)> = BTreeMap::new();
    let all = || ledgers.cases.values().filter(|c| c.kind == CaseKind::Information);
    for case in all() {
        let found = (case.found, case.id);
        let entry = earliest.entry(first_of(ledgers, case)).or_insert(found);
        *entry = (*entry).min(found);
    }
    for case in all().filter(|c| place.holds(c.place)) {
        let Some((ending, day)) = case.state().0.ended.filter(|(_, day)| period.holds(*day)) else {
            continue;
        };
        let first = first_of(ledgers, case);
        let proposal = (|| {
            if ending != Ending::Settled {
                return Err(NotPaid::NotSettled);
            }
            let reporter = earliest.get(&first).map_or(case.id, |(_, id)| *id);
            if reporter != case.id {
                return Err(NotPaid::SameAs(reporter));
            }
            let key = PaymentKey::Information(first);
            if let Some(payment) = ledgers.payments.of(&key) {
                return Err(NotPaid::Paid(payment.on));
            }
            let person = case.finder.person.ok_or(NotPaid::Unknown)?;
            let rate =
                rate_on(&ledgers.rates, RateKey::Information(case.risk), day).map_err(NotPaid::Rate)?;
            Ok(Proposal { key, case: case.id, person, grid: case.place, amount: rate.amount, doubt: None })
        })();
        enter(&mut out, case, proposal);
    }
    out
}

fn enter(out: &mut Candidates, case: &Case, proposal: Result<Proposal, NotPaid>) {
    match proposal {
        Ok(proposal) => out.0.push(proposal),
        Err(why) => out.1.push((case.id, why)),
    }
}

/// The first of the cases that say of each other that they are the same; a circle ends at its
/// smallest number.
fn first_of(ledgers: &Ledgers, case: &Case) -> RecordId {
    let mut seen = BTreeSet::from([case.id]);
    let mut at = case;
    while let Some(before) = at.again {
        if !seen.insert(before) {
            return seen.into_iter().next().unwrap_or(case.id);
        }
        match ledgers.cases.get(&before) {
            Some(earlier) => at = earlier,
            None => return before,
        }
    }
    at.id
}

/// What two cases of perhaps one dispute share: village, kind, names.
fn likeness(case: &Case) -> (Option<GridCode>, CaseKind, BTreeSet<String>, Option<RecordId>) {
    let names: BTreeSet<String> = case.parties.iter().map(|p| squeeze(&p.name)).collect();
    // Without names nothing is alike.
    let alone = names.is_empty().then_some(case.id);
    (case.place.at(Level::Village), case.kind, names, alone)
}

impl Proposal {
    /// The payment, once a person approved it.
    #[must_use]
    pub fn approved(&self, on: NaiveDate, approved: By) -> Payment {
        Payment { key: self.key, person: self.person, grid: self.grid, amount: self.amount, on, approved }
    }
}

impl NotPaid {
    /// Why, in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::NotSettled => t::unpaid_not_settled(lang).to_owned(),
            Self::NotPerformed => t::unpaid_not_performed(lang).to_owned(),
            Self::Unknown => t::unpaid_unknown(lang).to_owned(),
            Self::Salaried => t::unpaid_salaried(lang).to_owned(),
            Self::Paid(day) => t::unpaid_paid(lang, &day),
            Self::SameAs(_) => t::unpaid_same(lang).to_owned(),
            Self::Rate(rate) => rate.words(lang),
        }
    }
}

#[cfg(test)]
mod tests;
