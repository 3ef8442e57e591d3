//! What is proposed to be paid, and what was, as a list to sign.
use super::super::{Context, Engine};
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Register};
use wangge_core::ledger::columns::{Index, case_title, pay_word};
use wangge_core::ledger::incentive::{Channel, Payment, case_awards, information_awards};
use wangge_core::ledger::work_report::period_name;
use wangge_core::ledger::{By, Period, Record, RecordId, Yuan};
use wangge_core::office::{
    AwardRow, AwardsView, Failure, GetAwards, Pay, PayListOf, PayListView, RecordSaved,
};
use wangge_core::texts::{ledger as tl, ledgers as t};
use wangge_store::Store;

/// All payments that are proposed in a place and period, each with the earlier case that may be
/// the same; and the cases that are not paid for.
type Proposed = (Vec<(Payment, Option<RecordId>)>, Vec<(RecordId, String)>);

fn proposed(register: &Register, ask: GetAwards, lang: Lang) -> Proposed {
    let ledgers = &register.ledgers;
    let place = ask.within.or_else(|| register.county().map(|g| g.code));
    let (Some(place), Some(period)) = (place, Period::new(ask.from, ask.to)) else {
        return Proposed::default();
    };
    let nobody = By::default();
    let mut found = Proposed::default();
    for (proposals, not) in [case_awards(ledgers, place, period), information_awards(ledgers, place, period)]
    {
        found.0.extend(proposals.into_iter().map(|p| (p.approved(ask.to, nobody.clone()), p.doubt)));
        found.1.extend(not.into_iter().map(|(id, why)| (id, why.words(lang))));
    }
    let shares = ledgers.shares.values().filter(|s| place.holds(s.grid) && period.holds(s.decided));
    let shares = shares.flat_map(|s| s.payments(s.decided, &nobody).unwrap_or_default());
    let months = months(period);
    let posts = ledgers.welfare.values().filter(|w| place.holds(w.grid));
    let posts = posts.flat_map(|w| {
        months.iter().filter_map(|(y, m)| w.payment(*y, *m, ask.to, &By::default())).collect::<Vec<_>>()
    });
    let due = shares.chain(posts).filter(|p| ledgers.payments.of(&p.key).is_none());
    found.0.extend(due.map(|p| (p, None)));
    found
}

/// The months of which a day is in a period; 120 at most.
fn months(period: Period) -> Vec<(i32, u32)> {
    use chrono::Datelike;
    let mut found = Vec::new();
    let mut day = Some(period.from);
    while let Some(at) = day.filter(|d| *d <= period.to && found.len() < 120) {
        found.push((at.year(), at.month()));
        day = Period::month(at.year(), at.month()).and_then(|m| m.to.succ_opt());
    }
    found
}

/// The proposals in words.
pub(in super::super) fn awards(register: &Register, ask: GetAwards, lang: Lang) -> AwardsView {
    let index = Index::of(register);
    let named =
        |id: &RecordId| register.ledgers.cases.get(id).map(|c| case_title(c, lang)).unwrap_or_default();
    let (proposals, not) = proposed(register, ask, lang);
    let row = |(payment, doubt): (Payment, Option<RecordId>)| AwardRow {
        key: payment.key,
        channel: payment.key.channel().name(lang).to_owned(),
        what: pay_word(&index, &payment.key, lang),
        person: index.person_word(payment.person, lang),
        amount: payment.amount.to_string(),
        doubt: doubt.map(|id| named(&id)).unwrap_or_default(),
    };
    AwardsView {
        rows: proposals.into_iter().map(row).collect(),
        not: not.into_iter().map(|(id, why)| (named(&id), why)).collect(),
    }
}

impl<S: Store> Engine<S> {
    /// Pays what was proposed and chosen. What has been paid since is refused.
    pub(in super::super) async fn pay(
        &mut self,
        ask: &Pay,
        cx: &mut Context<'_>,
    ) -> Result<RecordSaved, Failure> {
        let wrong = |message: String| {
            let wrong = vec![wangge_core::ledger::columns::Wrong { column: None, message }];
            Ok(RecordSaved { wrong, keys: vec![] })
        };
        let approved = Index::of(&self.register).by(&ask.approved, ask.of.within);
        if !approved.is_known() {
            return wrong(tl::refused_nobody(cx.lang).to_owned());
        }
        if ask.on > cx.on {
            return wrong(tl::refused_future(cx.lang, &ask.on));
        }
        let (proposals, _) = proposed(&self.register, ask.of, cx.lang);
        let chosen = proposals.into_iter().filter(|(p, _)| ask.keys.contains(&p.key));
        let paid = chosen.map(|(p, _)| Payment { on: ask.on, approved: approved.clone(), ..p });
        let records: Vec<Record> = paid.map(Record::Payment).collect();
        if records.is_empty() || records.len() < ask.keys.len() {
            return wrong(t::pay_gone(cx.lang).to_owned());
        }
        self.store_records(None, records, cx).await
    }
}

/// A village's list of payments.
pub(in super::super) fn list(register: &Register, ask: PayListOf, lang: Lang) -> PayListView {
    let index = Index::of(register);
    let place: GridCode = ask.village;
    let period = Period::new(ask.from, ask.to);
    let Some(list) = period.and_then(|p| register.ledgers.payments.list(place, p)) else {
        return PayListView::default();
    };
    let amounts = |amounts: [Yuan; 4], total: Yuan| amounts.into_iter().chain([total]).map(|a| a.to_string());
    let row = |r: &wangge_core::ledger::incentive::PayRow| {
        std::iter::once(index.person_word(r.person, lang)).chain(amounts(r.amounts, r.total)).collect()
    };
    PayListView {
        place: index.place_word(place),
        period: period.map(period_name).unwrap_or_default(),
        channels: Channel::ALL.iter().map(|c| c.name(lang).to_owned()).collect(),
        rows: list.rows.iter().map(row).collect(),
        total: std::iter::once(t::together(lang).to_owned())
            .chain(amounts(list.amounts, list.total))
            .collect(),
    }
}
