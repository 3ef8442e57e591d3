//! A record as a form: as it is, or as a new one begins: where and by whom the one before was entered.
use super::super::{Context, failure};
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level, Post, Register};
use wangge_core::ledger::case::{CaseKind, Limits};
use wangge_core::ledger::columns::{Column, Index, Input, case_title, cells, columns, kind_word, title};
use wangge_core::ledger::{Record, RecordKind};
use wangge_core::office::{Failure, GetRecord, PersonChoice, RecordField, RecordForm};
use wangge_core::texts::ledgers as t;

/// Earlier cases that are offered.
const EARLIER: usize = 20;

/// A record to edit, or a new one.
pub(in super::super) fn form(
    register: &Register,
    ask: GetRecord,
    cx: &Context<'_>,
) -> Result<RecordForm, Failure> {
    let index = Index::of(register);
    let record = match ask.key {
        Some(key) => Some(register.ledgers.record(&key).ok_or_else(|| failure(t::gone(cx.lang)))?),
        None => None,
    };
    let texts = match &record {
        Some(record) => cells(&index, record, cx.lang),
        None => begun(&index, ask, cx),
    };
    let place = record.as_ref().and_then(Record::place).or(ask.place);
    // A place is chosen from lists, which know it by its code.
    let kept = |column: &Column, text: String| match column.input {
        Input::Place => index.place(&text).map(|c| c.to_string()).unwrap_or(text),
        _ => text,
    };
    let field = |(column, text): (&Column, String)| RecordField {
        name: (column.name)(cx.lang).to_owned(),
        input: column.input,
        must: column.must,
        form: column.form,
        options: options(register, column, record.as_ref(), place, cx.lang),
        text: kept(column, text),
    };
    Ok(RecordForm {
        title: record.as_ref().map(|r| title(register, r, cx.lang)).unwrap_or_default(),
        place,
        fields: columns(ask.kind).iter().zip(texts).map(field).collect(),
    })
}

/// What a new record begins with.
fn begun(index: &Index<'_>, ask: GetRecord, cx: &Context<'_>) -> Vec<String> {
    let register = index.register;
    let last = register.ledgers.records(ask.kind).into_iter().max_by_key(Record::key);
    let last = last.map(|r| cells(index, &r, cx.lang)).unwrap_or_default();
    let county = register.county().map(|g| g.code);
    let text = |(n, column): (usize, &Column)| {
        let before = || last.get(n).cloned().unwrap_or_default();
        match column.input {
            Input::Place | Input::Places => ask
                .place
                .filter(|p| Some(*p) != county)
                .map(|p| index.place_word(p))
                .unwrap_or_else(|| if column.input == Input::Place { before() } else { String::new() }),
            Input::By => before(),
            Input::Day if column.must => cx.on.to_string(),
            Input::Choice if column.must && ask.kind != RecordKind::Case => {
                (column.options)(cx.lang).into_iter().next().unwrap_or_default()
            }
            Input::Number if ask.kind == RecordKind::Limits => before(),
            Input::Number if column.must && n == 5 => "1".to_owned(),
            Input::Number if ask.kind == RecordKind::Share => cx.on.to_string().chars().take(4).collect(),
            Input::Several if column.must => {
                (column.options)(cx.lang).into_iter().next_back().unwrap_or_default()
            }
            _ => String::new(),
        }
    };
    columns(ask.kind).iter().enumerate().map(text).collect()
}

fn options(
    register: &Register,
    column: &Column,
    record: Option<&Record>,
    place: Option<GridCode>,
    lang: Lang,
) -> Vec<(String, String)> {
    if column.input == Input::Earlier {
        let village = place.and_then(|p| p.at(Level::Village));
        let own = record.and_then(|r| r.key().number());
        let earlier = register.ledgers.cases.values().rev().filter(|c| {
            Some(c.id) != own && village.is_some_and(|v| v.holds(c.place)) && own.is_none_or(|own| c.id < own)
        });
        let option = |c: &wangge_core::ledger::case::Case| {
            (c.id.to_string(), format!("{} {}", c.day(), case_title(c, lang)))
        };
        return earlier.take(EARLIER).map(option).collect();
    }
    if column.input == Input::Paces {
        let usual = Limits::default();
        return CaseKind::all().map(|k| (kind_word(k, lang), usual.pace(k).name(lang).to_owned())).collect();
    }
    (column.options)(lang).into_iter().map(|word| (word.clone(), word)).collect()
}

/// Who holds a post in a place today, or above it up to the town, in the order of the grids.
pub(in super::super) fn people(register: &Register, within: GridCode, cx: &Context<'_>) -> Vec<PersonChoice> {
    let index = Index::of(register);
    let above = [Level::Town, Level::Village, Level::Group].into_iter().filter_map(|l| within.at(l));
    let above = above.filter(|c| *c != within && c.level() != Level::County).filter_map(|c| register.grid(c));
    let mut seen = std::collections::BTreeSet::new();
    let mut found = Vec::new();
    for grid in above.chain(register.subtree(within)).filter(|g| g.in_force(cx.on)) {
        let posts = register.appointments.get(&grid.code).into_iter().flatten();
        for post in posts.filter(|a| a.held(cx.on) && matches!(a.post, Post::Head | Post::Deputy)) {
            if seen.insert(post.person) {
                found.push(PersonChoice {
                    word: index.person_word(post.person, cx.lang),
                    post: format!("{} {}", grid.name, post.post.name(grid.level(), cx.lang)),
                });
            }
        }
    }
    found
}
