//! Assessments, honours, shares, posts, rates and limits out of texts.
use super::super::reader::Reader;
use super::super::{cells, kind_word};
use super::{id, whole};
use crate::ledger::case::{CaseKind, Limits, Pace};
use crate::ledger::incentive::{Assessment, Grade, Honour, HonourKind, IncomeShare, Rate, WelfarePost};
use crate::ledger::{Period, Record};
use chrono::NaiveDate;
use wangge_texts::{Lang, ledgers as t};

pub(super) fn assessment(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let person = r.person();
    let grid = r.place();
    let (from, to) = (r.day(), r.day());
    let grade = r.choice(Grade::ALL, |v, l| v.name(l).to_owned());
    let words = r.text();
    let by = r.by();
    let period = Period::new(from?, to?);
    if period.is_none() {
        whole(r, t::wrong_period(r.cx.lang).to_owned());
    }
    let (id, period) = (id(r, before), period?);
    let made = Assessment { id, person: person?, grid: grid?, period, by, grade: grade?, words };
    if r.wrong.is_empty() {
        for issue in made.issues(r.cx.index.register.ledgers.assessments.values()) {
            whole(r, issue.words(r.cx.lang).to_owned());
        }
    }
    Some(Record::Assessment(made))
}

pub(super) fn honour(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let kind = r.choice(HonourKind::ALL, |v, l| v.name(l).to_owned());
    let person = r.person();
    let grid = r.place();
    let on = r.day();
    let (given_by, words, until) = (r.text(), r.text(), r.day());
    let id = id(r, before);
    let (kind, person, grid, on) = (kind?, person?, grid?, on?);
    ordered(r, on, until);
    Some(Record::Honour(Honour { id, kind, person, grid, given_by, on, words, until }))
}

pub(super) fn share(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let grid = r.place();
    let year = r.number();
    let amount = r.money();
    let mut among = Vec::new();
    for line in r.text().lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (name, weight) = line.rsplit_once(char::is_whitespace).unwrap_or((line, "1"));
        let weight = weight.trim().parse();
        match (weight, r.somebody(name)) {
            (Ok(weight), Some(person)) => among.push((person, weight)),
            (Err(_), _) => r.note(t::wrong_weight(r.cx.lang, &line)),
            (Ok(_), None) => {}
        }
    }
    let decided = r.day();
    let id = id(r, before);
    let (grid, year, amount, decided) = (grid?, year?, amount?, decided?);
    let made = IncomeShare { id, grid, year, amount, among, decided };
    if let Err(why) = made.payments(decided, &crate::ledger::By::default()) {
        whole(r, why.words(r.cx.lang).to_owned());
    }
    Some(Record::Share(made))
}

pub(super) fn welfare(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let name = r.text();
    let person = r.person();
    let grid = r.place();
    let monthly = r.money();
    let (from, to) = (r.day(), r.day());
    let id = id(r, before);
    let (person, grid, monthly, from) = (person?, grid?, monthly?, from?);
    ordered(r, from, to);
    Some(Record::Welfare(WelfarePost { id, person, grid, name, monthly, from, to }))
}

/// Nothing ends before it begins.
fn ordered(r: &mut Reader<'_>, from: NaiveDate, to: Option<NaiveDate>) {
    if to.is_some_and(|to| to < from) {
        r.note(t::wrong_period(r.cx.lang).to_owned());
    }
}

pub(super) fn rate(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let keys: Vec<_> = cells::rate_keys().collect();
    let key = r.choice(&keys, cells::rate_word);
    let amount = r.money();
    let (from, to) = (r.day(), r.day());
    let made = Rate { id: id(r, before), key: key?, amount: amount?, from: from?, to };
    let mut all = r.cx.index.register.ledgers.rates.clone();
    all.retain(|other| other.id != made.id);
    all.push(made.clone());
    if !crate::ledger::incentive::overlaps(&all).is_empty() {
        whole(r, wangge_texts::ledger::rate_two(r.cx.lang).to_owned());
    }
    Some(Record::Rate(made))
}

pub(super) fn limits(r: &mut Reader<'_>) -> Option<Record> {
    let numbers = [r.number(), r.number(), r.number(), r.number()];
    let [on_the_spot, ordinary, difficult, longest] = numbers;
    let kinds = paces(r);
    let made = Limits {
        on_the_spot: on_the_spot?,
        ordinary: ordinary?,
        difficult: difficult?,
        longest: longest?,
        kinds,
    };
    if made.on_the_spot > made.ordinary || made.ordinary > made.difficult || made.difficult > made.longest {
        whole(r, t::wrong_limits(r.cx.lang).to_owned());
    }
    Some(Record::Limits(made))
}

/// One a line: the kind, and the pace with which its cases begin. The usual ones are not kept.
fn paces(r: &mut Reader<'_>) -> Vec<(CaseKind, Pace)> {
    let word =
        |text: &str, name: &dyn Fn(Lang) -> String| Lang::ALL.into_iter().any(|lang| name(lang) == text);
    let usual = Limits::default();
    let mut found: Vec<(CaseKind, Pace)> = Vec::new();
    for line in r.text().lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (kind, pace) = line.rsplit_once('|').unwrap_or((line, ""));
        let (kind, pace) = (kind.trim(), pace.trim());
        let kind = CaseKind::all().find(|k| word(kind, &|lang| kind_word(*k, lang)));
        let pace = Pace::ALL.iter().copied().find(|p| word(pace, &|lang| p.name(lang).to_owned()));
        match (kind, pace) {
            (Some(kind), Some(pace)) => {
                found.retain(|(k, _)| *k != kind);
                if usual.pace(kind) != pace {
                    found.push((kind, pace));
                }
            }
            _ => r.note(t::wrong_choice(r.cx.lang, &line)),
        }
    }
    found.sort_unstable_by_key(|(kind, _)| *kind);
    found
}
