//! Reads the texts of a record one after the other, and gathers all that is wrong.
use super::{Column, Input, Reading, Wrong, cells, steps};
use crate::domain::{GridCode, PersonId};
use crate::ledger::{By, Yuan};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;
use std::str::FromStr;
use wangge_texts::{Lang, ledgers as t};

/// Where the reading is.
pub(super) struct Reader<'a> {
    pub cx: Reading<'a>,
    columns: &'static [Column],
    cells: &'a [String],
    next: usize,
    pub wrong: Vec<Wrong>,
    /// The place of the record, once read: names are looked for near it.
    pub near: Option<GridCode>,
}

impl<'a> Reader<'a> {
    pub fn new(
        cx: Reading<'a>,
        columns: &'static [Column],
        cells: &'a [String],
        near: Option<GridCode>,
    ) -> Self {
        Self { cx, columns, cells, next: 0, wrong: Vec::new(), near }
    }

    /// Something is wrong with the column read last.
    pub fn note(&mut self, message: String) {
        self.wrong.push(Wrong { column: self.next.checked_sub(1), message });
    }

    /// The next text; one that must be there and is not is noted.
    pub fn text(&mut self) -> String {
        let text = self.cells.get(self.next).map(|c| c.trim().to_owned()).unwrap_or_default();
        let column = self.columns.get(self.next);
        self.next += 1;
        if let Some(column) = column.filter(|c| c.must && text.is_empty() && c.input != Input::Follows) {
            self.note(t::wrong_empty(self.cx.lang, &(column.name)(self.cx.lang)));
        }
        text
    }

    /// The next one that is read by a function; what cannot be is noted.
    fn by_word<T>(&mut self, word: fn(Lang) -> &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text();
        if text.is_empty() {
            return None;
        }
        let found = read(&text);
        if found.is_none() {
            self.note(word(self.cx.lang).to_owned());
        }
        found
    }

    pub fn day(&mut self) -> Option<NaiveDate> {
        self.by_word(t::wrong_day, cells::day)
    }

    pub fn moment(&mut self) -> Option<NaiveDateTime> {
        self.by_word(t::wrong_day, steps::moment)
    }

    pub fn number<T: FromStr>(&mut self) -> Option<T> {
        self.by_word(t::wrong_number, |text| crate::domain::squeeze(text).replace(',', "").parse().ok())
    }

    pub fn money(&mut self) -> Option<Yuan> {
        let text = self.text();
        if text.is_empty() {
            return None;
        }
        match text.replace([',', '，'], "").parse::<Yuan>() {
            Ok(yuan) => Some(yuan),
            Err(why) => {
                self.note(why.words(self.cx.lang));
                None
            }
        }
    }

    /// One of several, by its name in any language.
    pub fn choice<T: Copy>(&mut self, all: &[T], name: impl Fn(T, Lang) -> String) -> Option<T> {
        let text = self.text();
        if text.is_empty() {
            return None;
        }
        let found = pick(&text, all, &name);
        if found.is_none() {
            self.note(t::wrong_choice(self.cx.lang, &text));
        }
        found
    }

    pub fn several<T: Copy + Ord>(&mut self, all: &[T], name: impl Fn(T, Lang) -> String) -> BTreeSet<T> {
        let text = self.text();
        let mut found = BTreeSet::new();
        for word in parts(&text) {
            match pick(word, all, &name) {
                Some(one) => drop(found.insert(one)),
                None => self.note(t::wrong_choice(self.cx.lang, &word)),
            }
        }
        found
    }

    pub fn place(&mut self) -> Option<GridCode> {
        let text = self.text();
        let found = self.known(&text);
        self.near = found.or(self.near);
        found
    }

    pub fn places(&mut self) -> BTreeSet<GridCode> {
        let text = self.text();
        let found: BTreeSet<GridCode> = parts(&text).into_iter().filter_map(|w| self.known(w)).collect();
        self.near = found.first().copied().or(self.near);
        found
    }

    fn known(&mut self, text: &str) -> Option<GridCode> {
        if text.is_empty() {
            return None;
        }
        let found = self.cx.index.place(text).filter(|c| self.cx.index.register.grid(*c).is_some());
        if found.is_none() {
            self.note(t::wrong_place(self.cx.lang, &text));
        }
        found
    }

    pub fn by(&mut self) -> By {
        let text = self.text();
        self.cx.index.by(&text, self.near)
    }

    pub fn person(&mut self) -> Option<PersonId> {
        let text = self.text();
        if text.is_empty() { None } else { self.somebody(&text) }
    }

    pub fn people(&mut self) -> BTreeSet<PersonId> {
        let text = self.text();
        parts(&text).into_iter().filter_map(|word| self.somebody(word)).collect()
    }

    /// The one person of the register who is meant.
    pub fn somebody(&mut self, text: &str) -> Option<PersonId> {
        match *self.cx.index.persons(text, self.near) {
            [id] => Some(id),
            [] => {
                self.note(t::wrong_person(self.cx.lang, &text));
                None
            }
            _ => {
                self.note(t::wrong_persons(self.cx.lang, &text));
                None
            }
        }
    }
}

fn pick<T: Copy>(text: &str, all: &[T], name: &impl Fn(T, Lang) -> String) -> Option<T> {
    all.iter().copied().find(|v| Lang::ALL.iter().any(|l| name(*v, *l) == text))
}

fn parts(text: &str) -> Vec<&str> {
    text.split(['、', '，', ',', '；', ';', '\n']).map(str::trim).filter(|w| !w.is_empty()).collect()
}
