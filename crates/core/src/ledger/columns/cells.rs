//! A record as texts, one for each of its columns.
use super::{Index, kind_word, steps};
use crate::domain::PersonId;
use crate::ledger::case::{Limits, Pace, Party, Risk};
use crate::ledger::figures::level_name;
use crate::ledger::incentive::{PaymentKey, RateKey};
use crate::ledger::{Matter, Quick, Record};
use chrono::NaiveDate;
use wangge_texts::{Lang, ledgers as t};

/// The texts of a record, in the order of its ledger's columns.
#[must_use]
pub fn cells(index: &Index<'_>, record: &Record, lang: Lang) -> Vec<String> {
    let limits = &index.register.ledgers.limits;
    match record {
        Record::Case(r) => {
            let state = r.state().0;
            let ended = state.ended.map(|(e, day)| format!("{day} {}", e.name(lang)));
            vec![
                kind_word(r.kind, lang),
                r.words.clone(),
                index.place_word(r.place),
                moment_word(r.found),
                index.by_word(&r.finder, lang),
                r.source.name(lang).to_owned(),
                r.pace.name(lang).to_owned(),
                r.risk.name(lang).to_owned(),
                r.parties.iter().map(party).collect::<Vec<_>>().join("\n"),
                option(r.scale),
                option(r.again),
                steps::write(index, r, lang),
                state.phase.name(lang).to_owned(),
                level_name(state.level(), lang).to_owned(),
                r.due(limits).to_string(),
                ended.unwrap_or_default(),
            ]
        }
        Record::Publicity(r) => quick(index, r, r.kind.name(lang), lang),
        Record::Service(r) => quick(index, r, r.kind.name(lang), lang),
        Record::Group(r) => {
            let keeper = |k: Option<crate::ledger::chat::Keeper>| {
                k.map(|k| index.person_word(k.person, lang)).unwrap_or_default()
            };
            vec![
                r.name.clone(),
                level_name(r.level, lang).to_owned(),
                r.grids.iter().map(|g| index.place_word(*g)).collect::<Vec<_>>().join("、"),
                keeper(r.owner),
                keeper(r.deputy),
                r.purpose.name(lang).to_owned(),
                r.task.clone(),
                option(r.until),
                r.founded.to_string(),
                r.members.to_string(),
                r.households.to_string(),
                r.inside.iter().map(|i| i.name(lang)).collect::<Vec<_>>().join("、"),
                r.rules.clone(),
                r.status.name(lang).to_owned(),
                option(r.ended),
                index.by_word(&r.filed_by, lang),
                r.filed.to_string(),
                option(r.checked),
            ]
        }
        Record::Session(r) => vec![
            r.topic.clone(),
            index.place_word(r.organiser),
            r.levels.iter().map(|l| level_name(*l, lang)).collect::<Vec<_>>().join("、"),
            r.on.to_string(),
            r.place.clone(),
            r.minutes.to_string(),
            r.need.clone(),
            r.material.clone(),
            people(index, r.attended.iter(), lang),
            r.attended.len().to_string(),
        ],
        Record::Meeting(r) => vec![
            index.place_word(r.grid),
            moment_word(r.at),
            people(index, r.present.iter(), lang),
            r.guests.join("、"),
            r.matters.iter().map(|m| matter(index, m, lang)).collect::<Vec<_>>().join("\n"),
            r.minutes.clone(),
            r.matters.len().to_string(),
        ],
        Record::Assessment(r) => vec![
            index.person_word(r.person, lang),
            index.place_word(r.grid),
            r.period.from.to_string(),
            r.period.to.to_string(),
            r.grade.name(lang).to_owned(),
            r.words.clone(),
            index.by_word(&r.by, lang),
        ],
        Record::Honour(r) => vec![
            r.kind.name(lang).to_owned(),
            index.person_word(r.person, lang),
            index.place_word(r.grid),
            r.on.to_string(),
            r.given_by.clone(),
            r.words.clone(),
            option(r.until),
        ],
        Record::Payment(r) => vec![
            r.key.channel().name(lang).to_owned(),
            index.person_word(r.person, lang),
            index.place_word(r.grid),
            r.amount.to_string(),
            r.on.to_string(),
            index.by_word(&r.approved, lang),
            pay_word(index, &r.key, lang),
        ],
        Record::Share(r) => vec![
            index.place_word(r.grid),
            r.year.to_string(),
            r.amount.to_string(),
            r.among
                .iter()
                .map(|(person, weight)| format!("{} {weight}", index.person_word(*person, lang)))
                .collect::<Vec<_>>()
                .join("\n"),
            r.decided.to_string(),
        ],
        Record::Welfare(r) => vec![
            r.name.clone(),
            index.person_word(r.person, lang),
            index.place_word(r.grid),
            r.monthly.to_string(),
            r.from.to_string(),
            option(r.to),
        ],
        Record::Rate(r) => {
            vec![rate_word(r.key, lang), r.amount.to_string(), r.from.to_string(), option(r.to)]
        }
        Record::Salaried(person) => vec![index.person_word(*person, lang)],
        Record::Limits(Limits { on_the_spot, ordinary, difficult, longest, kinds }) => {
            let days = [on_the_spot, ordinary, difficult, longest].map(ToString::to_string);
            let line = |(kind, pace): &(_, Pace)| format!("{} | {}", kind_word(*kind, lang), pace.name(lang));
            let paces = kinds.iter().map(line).collect::<Vec<_>>().join("\n");
            days.into_iter().chain([paces]).collect()
        }
    }
}

fn quick<K>(index: &Index<'_>, r: &Quick<K>, kind: &str, lang: Lang) -> Vec<String> {
    vec![
        kind.to_owned(),
        r.topic.clone(),
        index.place_word(r.grid),
        r.on.to_string(),
        r.households.to_string(),
        r.count.to_string(),
        index.by_word(&r.by, lang),
    ]
}

pub(super) fn party(party: &Party) -> String {
    format!("{} {}", party.name, party.phone).trim_end().to_owned()
}

fn matter(index: &Index<'_>, matter: &Matter, lang: Lang) -> String {
    let parts = [matter.words.clone(), index.by_word(&matter.by, lang), matter.decision.clone()];
    parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
}

fn people<'a>(index: &Index<'_>, ids: impl Iterator<Item = &'a PersonId>, lang: Lang) -> String {
    ids.map(|id| index.person_word(*id, lang)).collect::<Vec<_>>().join("、")
}

fn option<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

/// What a payment is for.
#[must_use]
pub fn pay_word(index: &Index<'_>, key: &PaymentKey, lang: Lang) -> String {
    let ledgers = &index.register.ledgers;
    match key {
        PaymentKey::Case(id) | PaymentKey::Information(id) => {
            ledgers.cases.get(id).map_or_else(|| id.to_string(), |c| super::case_title(c, lang))
        }
        PaymentKey::Share { grid, year, .. } => t::pay_share(lang, &index.place_word(*grid), year),
        PaymentKey::Welfare { post, year, month } => {
            let name = ledgers.welfare.get(post).map_or("", |w| w.name.as_str());
            t::pay_welfare(lang, &name, year, month)
        }
    }
}

/// What rates may be for.
pub fn rate_keys() -> impl Iterator<Item = RateKey> {
    let cases = Pace::ALL.iter().map(|p| RateKey::Case(*p));
    cases.chain(Risk::ALL.iter().map(|r| RateKey::Information(*r)))
}

/// What a rate is for.
#[must_use]
pub fn rate_word(key: RateKey, lang: Lang) -> String {
    match key {
        RateKey::Case(pace) => t::rate_case(lang, &pace.name(lang)),
        RateKey::Information(risk) => t::rate_information(lang, &risk.name(lang)),
    }
}

/// A day as it is written in any of the usual ways.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let plain: String = crate::domain::fold_width(text)
        .trim()
        .chars()
        .map(|c| if matches!(c, '年' | '月' | '/' | '.') { '-' } else { c })
        .filter(|c| *c != '日')
        .collect();
    plain.parse().ok()
}

/// A day with its time, to the minute.
pub(super) fn moment_word(at: chrono::NaiveDateTime) -> String {
    at.to_string().chars().take(16).collect()
}
