//! A ledger as a list: filtered, searched, in the order in which it is worked through. Only the
//! rows that are shown are put into words.
use super::super::Context;
use wangge_core::Lang;
use wangge_core::domain::audit::Severity;
use wangge_core::domain::{Register, squeeze};
use wangge_core::ledger::case::{Case, by_urgency, search};
use wangge_core::ledger::columns::{Index, cells, columns, title};
use wangge_core::ledger::{Record, RecordKind};
use wangge_core::office::{GetRecords, RecordFilter, RecordPage, RecordRow, WhichCases, WhichTerms};
use wangge_core::texts::ledgers as t;

/// A part of a ledger.
pub(in super::super) fn page(register: &Register, ask: &GetRecords, cx: &Context<'_>) -> RecordPage {
    let found = filtered(register, &ask.filter, cx);
    let total = found.len();
    let index = Index::of(register);
    let shown = found.into_iter().skip(ask.from).take(ask.count);
    let rows = shown.map(|record| row(&index, &record, cx)).collect();
    RecordPage { total, heads: heads(ask.filter.kind, cx.lang), rows }
}

/// The names of the columns after the title.
pub(super) fn heads(kind: RecordKind, lang: Lang) -> Vec<String> {
    columns(kind).iter().filter(|c| c.listed).map(|c| (c.name)(lang).to_owned()).collect()
}

/// The records of a filter. Open cases come first, the most overdue at their head; all else the
/// newest first.
pub(in super::super) fn filtered(
    register: &Register,
    filter: &RecordFilter,
    cx: &Context<'_>,
) -> Vec<Record> {
    let within = |record: &Record| {
        let place = record.place();
        let here = filter.within.is_none_or(|w| place.is_none_or(|p| w.holds(p)));
        let group = match record {
            Record::Group(g) => filter.within.is_some_and(|w| g.is_in(w)),
            _ => false,
        };
        let day = record.day();
        let from = filter.from.is_none_or(|from| day.is_none_or(|d| from <= d));
        let honour = match record {
            Record::Honour(h) => filter.honour.is_none_or(|kind| kind == h.kind),
            _ => true,
        };
        let term = filter.terms.wants(record.ends(), cx.on) && honour;
        (here || group) && from && term && filter.to.is_none_or(|to| day.is_none_or(|d| d <= to))
    };
    if filter.kind == RecordKind::Case {
        return cases(register, filter, cx);
    }
    let mut found: Vec<Record> =
        register.ledgers.records(filter.kind).into_iter().filter(|r| within(r)).collect();
    let words: Vec<String> = filter.words.split_whitespace().map(|w| squeeze(w).to_lowercase()).collect();
    if !words.is_empty() {
        let index = Index::of(register);
        found.retain(|record| {
            let text = squeeze(&cells(&index, record, cx.lang).join("\n")).to_lowercase();
            words.iter().all(|word| text.contains(word))
        });
    }
    found.sort_by_key(|r| std::cmp::Reverse((r.day(), r.key())));
    if filter.terms == WhichTerms::Ending {
        found.sort_by_key(Record::ends);
    }
    found
}

fn cases(register: &Register, filter: &RecordFilter, cx: &Context<'_>) -> Vec<Record> {
    let ledgers = &register.ledgers;
    let wanted = ledgers.cases.values().filter(|case| {
        filter.within.is_none_or(|w| w.holds(case.place) || w.holds(case.state().0.at))
            && filter.from.is_none_or(|from| from <= case.day())
            && filter.to.is_none_or(|to| case.day() <= to)
    });
    let wanted: Vec<&Case> =
        if filter.words.trim().is_empty() { wanted.collect() } else { search(wanted, &filter.words) };
    let open = by_urgency(wanted.iter().copied(), &ledgers.limits, cx.on);
    let mut closed: Vec<&Case> = wanted.iter().copied().filter(|c| !c.state().0.is_open()).collect();
    closed.sort_by_key(|c| std::cmp::Reverse((c.found, c.id)));
    let overdue = open.iter().filter(|(_, term)| term.overdue()).map(|(case, _)| *case);
    let shown: Vec<&Case> = match filter.cases {
        WhichCases::Every => open.iter().map(|(case, _)| *case).chain(closed).collect(),
        WhichCases::Open => open.iter().map(|(case, _)| *case).collect(),
        WhichCases::Overdue => overdue.collect(),
        WhichCases::Closed => closed,
    };
    shown.into_iter().map(|case| Record::Case(Box::new(case.clone()))).collect()
}

/// A record as a line.
pub(super) fn row(index: &Index<'_>, record: &Record, cx: &Context<'_>) -> RecordRow {
    let listed = columns(record.kind()).iter().zip(cells(index, record, cx.lang)).filter(|(c, _)| c.listed);
    RecordRow {
        key: Some(record.key()),
        title: title(index.register, record, cx.lang),
        cells: listed.map(|(_, text)| text).collect(),
        mark: mark(index.register, record, cx),
    }
}

fn mark(register: &Register, record: &Record, cx: &Context<'_>) -> Option<(Severity, String)> {
    let Record::Case(case) = record else { return term(record, cx) };
    let term = case.term(&register.ledgers.limits, cx.on)?;
    Some(match term.left {
        ..0 => (Severity::Error, t::overdue(cx.lang, &term.left.unsigned_abs())),
        0 => (Severity::Warning, t::due_today(cx.lang).to_owned()),
        left => (Severity::Note, t::days_left(cx.lang, &left)),
    })
}

/// Of a post or a term: that it is over, or how long it lasts.
fn term(record: &Record, cx: &Context<'_>) -> Option<(Severity, String)> {
    let ends = record.ends()?;
    Some(match (ends - cx.on).num_days() {
        ..0 => (Severity::Note, t::ended_on(cx.lang, &ends)),
        left @ 0..=WhichTerms::SOON => (Severity::Warning, t::ends_in(cx.lang, &left)),
        _ => (Severity::Note, t::ends_on(cx.lang, &ends)),
    })
}
