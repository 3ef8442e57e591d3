//! The ledgers by columns: what a record says, a text each, and a record out of such texts. The
//! list, the form and the sheet of a ledger all come from here, so that what is written in one
//! is read in the others. Must never store anything.
mod cells;
mod index;
mod lists;
mod read;
mod reader;
mod steps;
#[cfg(test)]
mod tests;

use super::case::{Case, CaseKind};
use super::{Record, RecordId, RecordKind};
use crate::domain::Register;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::Lang;

pub use cells::{cells, pay_word};
pub use index::Index;
pub use lists::columns;
pub use read::read;

/// How a column is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// One line.
    Text,
    /// Several lines.
    Long,
    /// A day.
    Day,
    /// A day with its time.
    Moment,
    /// A whole number.
    Number,
    /// An amount in yuan.
    Money,
    /// One of several words.
    Choice,
    /// Some of several words.
    Several,
    /// A place.
    Place,
    /// Several places.
    Places,
    /// A person of the register, or anybody's name.
    By,
    /// A person of the register.
    Person,
    /// People of the register.
    People,
    /// An earlier case of the same dispute, by its number.
    Earlier,
    /// A pace for each kind of case that has another than the usual one.
    Paces,
    /// What follows from the rest: shown and written, never read.
    Follows,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: fn(Lang) -> &'static str,
    /// How it is typed.
    pub input: Input,
    /// It may not be empty.
    pub must: bool,
    /// It stands in the form.
    pub form: bool,
    /// It stands in the list, after the title.
    pub listed: bool,
    /// The words to choose from.
    pub options: fn(Lang) -> Vec<String>,
}

/// What is wrong with a text, or with the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// The number of the column, from 0.
    pub column: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

/// With what a record is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Names of places and people.
    pub index: &'a Index<'a>,
    /// The number of a new record.
    pub id: RecordId,
    /// Today.
    pub today: NaiveDate,
    /// The language of what is said.
    pub lang: Lang,
}

/// A column's name without what stands behind it in brackets: how it is filled in, its unit.
#[must_use]
pub fn bare(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or(name).trim()
}

/// What a case is about, in one word: `邻里纠纷`, `安全隐患：防火`.
#[must_use]
pub fn kind_word(kind: CaseKind, lang: Lang) -> String {
    match (kind, kind.type_name(lang)) {
        (CaseKind::Dispute(_), Some(name)) => name.to_owned(),
        (_, Some(name)) => wangge_texts::ledgers::kind_of(lang, &kind.name(lang), &name),
        (_, None) => kind.name(lang).to_owned(),
    }
}

/// A case in a line.
#[must_use]
pub fn case_title(case: &Case, lang: Lang) -> String {
    wangge_texts::ledgers::kind_of(lang, &kind_word(case.kind, lang), &short(&case.words))
}

/// What a record is called.
#[must_use]
pub fn title(register: &Register, record: &Record, lang: Lang) -> String {
    let person = |id| register.persons.get(&id).map(|p| p.name.clone()).unwrap_or_default();
    let of = |what: &str, name: &str| wangge_texts::ledgers::kind_of(lang, &what, &name);
    match record {
        Record::Case(r) => case_title(r, lang),
        Record::Publicity(r) => of(r.kind.name(lang), &short(&r.topic)),
        Record::Service(r) => of(r.kind.name(lang), &short(&r.topic)),
        Record::Group(r) => r.name.clone(),
        Record::Session(r) => short(&r.topic),
        Record::Meeting(r) => of(&register.full_name(r.grid), &r.at.date().to_string()),
        Record::Assessment(r) => person(r.person),
        Record::Honour(r) => of(r.kind.name(lang), &person(r.person)),
        Record::Payment(r) => of(r.key.channel().name(lang), &person(r.person)),
        Record::Share(r) => of(&register.full_name(r.grid), &r.year.to_string()),
        Record::Welfare(r) => of(&r.name, &person(r.person)),
        Record::Rate(r) => cells::rate_word(r.key, lang),
        Record::Salaried(id) => person(*id),
        Record::Limits(_) => RecordKind::Limits.name(lang).to_owned(),
    }
}

/// The beginning of a text.
fn short(text: &str) -> String {
    let mut chars = text.trim().chars();
    let head: String = chars.by_ref().take(28).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if chars.next().is_some() { head + "…" } else { head }
}
