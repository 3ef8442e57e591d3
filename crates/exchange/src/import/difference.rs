//! What an import would change, field by field, in words that a person can read before they
//! accept. Made page by page when it is asked for: a county's import has 90,000 edits.
use super::missing::post_words;
use super::{Origin, Proposal, RowPlace};
use crate::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wangge_core::change::Edit;
use wangge_core::domain::{
    Appointment, Category, Grid, GridCode, Household, Level, Person, PersonId, Phone, Register,
};
use wangge_texts::{Lang, exchange as t, nomination as tn};

/// What becomes of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is new.
    Added,
    /// Some of its fields change.
    Changed,
    /// The sheets cover its place and lack it; it stays unless a person chooses otherwise.
    Missing,
}

/// Which differences are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Of which kind.
    pub outcome: Outcome,
    /// The first, from 0.
    pub from: usize,
    /// At most so many.
    pub count: usize,
}

/// One fact that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The row that says so; row 0 of no file for what is missing.
    pub row: RowPlace,
    /// Which fact: `河湾村1组 1号 张三`.
    pub what: String,
    /// What changes of it; empty unless it is [`Outcome::Changed`].
    pub fields: Vec<FieldChange>,
}

/// One field before and after; an empty text where there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its name in the reader's words.
    pub field: String,
    /// As it is stored.
    pub before: String,
    /// As it would be.
    pub after: String,
}

impl Proposal {
    /// How many facts differ in a way, and a page of them: nodes of the tree, people,
    /// appointments, households.
    #[must_use]
    pub fn differences(&self, register: &Register, ask: &Ask, lang: Lang) -> (usize, Vec<Difference>) {
        let names = Names::new(self, register, lang);
        let mut page = Page { ask, total: 0, rows: Vec::new() };
        if ask.outcome == Outcome::Missing {
            let missing = |what| Difference { row: RowPlace::default(), what, fields: Vec::new() };
            for code in &self.missing.grids {
                page.take(|| missing(names.place(*code)));
            }
            for post in &self.missing.appointments {
                page.take(|| missing(names.post(post)));
            }
            for home in &self.missing.households {
                page.take(|| missing(names.home(home)));
            }
            return (page.total, page.rows);
        }
        let (c, of) = (&self.change, &self.origins);
        self.list(&mut page, &c.grids, &of.grids, |g| names.node(g), |b, a| names.node_fields(b, a));
        self.list(&mut page, &c.persons, &of.persons, |p| p.name.clone(), |b, a| names.person_fields(b, a));
        let posts = &c.appointments;
        self.list(&mut page, posts, &of.appointments, |p| names.post(p), |b, a| names.post_fields(b, a));
        let homes = &c.households;
        self.list(&mut page, homes, &of.households, |h| names.home(h), |b, a| names.home_fields(b, a));
        (page.total, page.rows)
    }

    fn list<T>(
        &self,
        page: &mut Page<'_>,
        edits: &[Edit<T>],
        origins: &[Origin],
        what: impl Fn(&T) -> String,
        fields: impl Fn(&T, &T) -> Vec<FieldChange>,
    ) {
        for (edit, of) in edits.iter().zip(origins) {
            let row = || self.place(*of);
            match (&edit.before, &edit.after, page.ask.outcome) {
                (None, Some(new), Outcome::Added) => {
                    page.take(|| Difference { row: row(), what: what(new), fields: Vec::new() });
                }
                (Some(before), Some(after), Outcome::Changed) => {
                    page.take(|| Difference { row: row(), what: what(before), fields: fields(before, after) })
                }
                _ => {}
            }
        }
    }

    fn place(&self, of: Origin) -> RowPlace {
        let sheet = self.sheets.get(of.sheet);
        RowPlace {
            file: sheet.map(|s| s.file.clone()).unwrap_or_default(),
            sheet: sheet.map(|s| s.sheet.clone()).unwrap_or_default(),
            row: of.row,
        }
    }
}

/// The part of the list that is asked for.
struct Page<'a> {
    ask: &'a Ask,
    total: usize,
    rows: Vec<Difference>,
}

impl Page<'_> {
    fn take(&mut self, make: impl FnOnce() -> Difference) {
        if self.total >= self.ask.from && self.rows.len() < self.ask.count {
            self.rows.push(make());
        }
        self.total += 1;
    }
}

/// Names as they would be: the sheets may bring new places and people.
struct Names<'a> {
    register: &'a Register,
    grids: BTreeMap<GridCode, &'a str>,
    persons: BTreeMap<PersonId, &'a str>,
    lang: Lang,
}

impl<'a> Names<'a> {
    fn new(proposal: &'a Proposal, register: &'a Register, lang: Lang) -> Self {
        let grids = proposal.change.grids.iter().filter_map(|e| e.after.as_ref());
        let persons = proposal.change.persons.iter().filter_map(|e| e.after.as_ref());
        Self {
            register,
            grids: grids.map(|g| (g.code, g.name.as_str())).collect(),
            persons: persons.map(|p| (p.id, p.name.as_str())).collect(),
            lang,
        }
    }

    /// The names from the town down; of the county its own.
    fn place(&self, code: GridCode) -> String {
        let name = |c| self.grids.get(&c).map_or_else(|| self.register.name(c), |n| (*n).to_owned());
        if code.level() == Level::County {
            return name(code);
        }
        Level::GRIDS.into_iter().filter_map(|l| code.at(l)).map(name).collect()
    }

    fn node(&self, grid: &Grid) -> String {
        format!("{} {}", grid.code, self.place(grid.code))
    }

    fn post(&self, post: &Appointment) -> String {
        let stored = self.register.persons.get(&post.person).map(|p| p.name.as_str());
        let name = self.persons.get(&post.person).copied().or(stored).unwrap_or_default();
        post_words(name, &self.place(post.grid), post.grid, post.post, self.lang)
    }

    fn home(&self, home: &Household) -> String {
        let door = home.door.as_ref().map(ToString::to_string).unwrap_or_default();
        let parts = [self.place(home.group), door, home.head.clone(), home.code.clone()];
        // The office's number only where nothing else names it.
        let shown = if home.head.is_empty() && home.door.is_none() { 4 } else { 3 };
        parts.into_iter().take(shown).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn node_fields(&self, before: &Grid, after: &Grid) -> Vec<FieldChange> {
        let point = |g: &Grid| g.point.map(|p| format!("{}, {}", p.lon(), p.lat())).unwrap_or_default();
        changed([
            (t::field_name(self.lang), before.name.clone(), after.name.clone()),
            phones(t::field_office_phone(self.lang), &before.phone, &after.phone),
            (t::field_range(self.lang), before.range_words.clone(), after.range_words.clone()),
            (t::field_office_place(self.lang), point(before), point(after)),
        ])
    }

    fn person_fields(&self, before: &Person, after: &Person) -> Vec<FieldChange> {
        let sex = |p: &Person| p.sex.map_or("", |s| s.name(self.lang)).to_owned();
        let party = |p: &Person| p.party_member.map_or("", |yes| words::party(yes, self.lang)).to_owned();
        let category = |p: &Person| p.category.map_or("", Category::name).to_owned();
        changed([
            (t::field_person(self.lang), before.name.clone(), after.name.clone()),
            phones(t::field_phone(self.lang), &before.phone, &after.phone),
            (t::field_sex(self.lang), sex(before), sex(after)),
            (t::field_party(self.lang), party(before), party(after)),
            (t::field_category(self.lang), category(before), category(after)),
        ])
    }

    fn post_fields(&self, before: &Appointment, after: &Appointment) -> Vec<FieldChange> {
        let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
        let chosen = |a: &Appointment| words::chosen(a.origin.as_ref(), self.lang);
        changed([
            (t::field_office(self.lang), before.office.clone(), after.office.clone()),
            (t::field_from(self.lang), day(before.from), day(after.from)),
            (t::field_to(self.lang), day(before.to), day(after.to)),
            (tn::field_origin(self.lang), chosen(before), chosen(after)),
        ])
    }

    fn home_fields(&self, before: &Household, after: &Household) -> Vec<FieldChange> {
        let grid = |h: &Household| h.grid.map(|c| self.place(c)).unwrap_or_default();
        let door = |h: &Household| h.door.as_ref().map(ToString::to_string).unwrap_or_default();
        let people = |h: &Household| h.people.map(|n| n.to_string()).unwrap_or_default();
        let place = |h: &Household| h.position.map(|p| format!("{}, {}", p.lon, p.lat)).unwrap_or_default();
        changed([
            (t::field_group(self.lang), self.place(before.group), self.place(after.group)),
            (t::field_grid(self.lang), grid(before), grid(after)),
            (t::field_door(self.lang), door(before), door(after)),
            (t::field_head(self.lang), before.head.clone(), after.head.clone()),
            (t::field_people(self.lang), people(before), people(after)),
            phones(t::field_phone(self.lang), &before.phone, &after.phone),
            (t::field_household_code(self.lang), before.code.clone(), after.code.clone()),
            (t::field_place(self.lang), place(before), place(after)),
        ])
    }
}

fn phones(field: &'static str, before: &Phone, after: &Phone) -> (&'static str, String, String) {
    (field, before.to_string(), after.to_string())
}

fn changed<const N: usize>(fields: [(&'static str, String, String); N]) -> Vec<FieldChange> {
    let differ = fields.into_iter().filter(|(_, before, after)| before != after);
    differ.map(|(field, before, after)| FieldChange { field: field.to_owned(), before, after }).collect()
}
