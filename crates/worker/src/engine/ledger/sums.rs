//! Payments added up, and the payments behind a sum.
use super::super::Context;
use super::list;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Register};
use wangge_core::ledger::columns::Index;
use wangge_core::ledger::incentive::{Channel, PayOf, PaySide, PaySum};
use wangge_core::ledger::{Period, Record, RecordKind};
use wangge_core::office::{GetPayRows, PaySumRow, PaySumsOf, PaySumsView, RecordPage};
use wangge_core::texts::ledgers as t;

fn asked(register: &Register, of: PaySumsOf) -> Option<(GridCode, Period)> {
    let place = of.within.or_else(|| register.county().map(|g| g.code))?;
    Some((place, Period::new(of.from, of.to)?))
}

/// The sums in words.
pub(in super::super) fn view(register: &Register, of: PaySumsOf, lang: Lang) -> PaySumsView {
    let asked = asked(register, of);
    let sums = asked.and_then(|(place, period)| register.ledgers.payments.sums(of.by, place, period));
    let Some((sums, all)) = sums else { return PaySumsView::default() };
    let index = Index::of(register);
    // A channel's own row is its column.
    let wide = of.by != PaySide::Channel;
    let cells = |sum: PaySum| {
        let amounts = sum.amounts.into_iter().filter(|_| wide).chain([sum.total]).map(|a| a.to_string());
        std::iter::once(sum.count.to_string()).chain(amounts).collect()
    };
    let row = |(of, sum): (PayOf, PaySum)| {
        let name = match of {
            PayOf::Channel(channel) => channel.name(lang).to_owned(),
            PayOf::Year(year) => year.to_string(),
            PayOf::Person(id) => index.person_word(id, lang),
        };
        PaySumRow { of: Some(of), name, cells: cells(sum) }
    };
    let last = (all.count > 0).then(|| PaySumRow {
        of: None,
        name: t::together(lang).to_owned(),
        cells: cells(all),
    });
    let channels = Channel::ALL.iter().filter(|_| wide).map(|c| c.name(lang).to_owned());
    PaySumsView {
        heads: std::iter::once(t::pay_count(lang).to_owned())
            .chain(channels)
            .chain([t::together(lang).to_owned()])
            .collect(),
        rows: sums.into_iter().map(row).chain(last).collect(),
    }
}

/// The payments behind a sum, the newest first.
pub(in super::super) fn rows(register: &Register, ask: GetPayRows, cx: &Context<'_>) -> RecordPage {
    let Some((place, period)) = asked(register, ask.of) else { return RecordPage::default() };
    let mut found: Vec<_> =
        register.ledgers.payments.within(place, period).filter(|p| ask.row.holds(p)).collect();
    found.sort_by_key(|p| (std::cmp::Reverse(p.on), p.key));
    let index = Index::of(register);
    let shown = found.iter().skip(ask.from).take(ask.count);
    let rows = shown.map(|p| list::row(&index, &Record::Payment((*p).clone()), cx)).collect();
    RecordPage { total: found.len(), heads: list::heads(RecordKind::Payment, cx.lang), rows }
}
