//! Names of places and people as they are written in a sheet or a form, and what they mean. A name
//! that two have is told apart by the place behind it.
use crate::domain::{GridCode, Level, PersonId, Register, squeeze};
use crate::ledger::By;
use std::collections::HashMap;
use wangge_texts::{Lang, ledgers as t};

/// Names of a register, made once for many records.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    /// The register whose names these are.
    pub register: &'a Register,
    places: HashMap<String, Option<GridCode>>,
    people: HashMap<String, Vec<PersonId>>,
    at: HashMap<PersonId, GridCode>,
}

impl<'a> Index<'a> {
    /// The names of a register.
    #[must_use]
    pub fn of(register: &'a Register) -> Self {
        let mut places: HashMap<String, Option<GridCode>> = HashMap::new();
        let mut add = |name: String, code: GridCode| {
            let name = squeeze(&name);
            if !name.is_empty() {
                places.entry(name).and_modify(|c| *c = c.filter(|c| *c == code)).or_insert(Some(code));
            }
        };
        for grid in register.grids.values() {
            let full = register.full_name(grid.code);
            let from_village: String = [Level::Village, Level::Group, Level::Household]
                .into_iter()
                .filter_map(|l| grid.code.at(l))
                .map(|c| register.name(c))
                .collect();
            if full == from_village || full.is_empty() {
                add(grid.name.clone(), grid.code);
            } else {
                add(full, grid.code);
                add(from_village, grid.code);
            }
        }
        let mut people: HashMap<String, Vec<PersonId>> = HashMap::new();
        for person in register.persons.values() {
            people.entry(squeeze(&person.name)).or_default().push(person.id);
        }
        let mut at = HashMap::new();
        for post in register.appointments.values().flatten() {
            at.entry(post.person).or_insert(post.grid);
        }
        Self { register, places, people, at }
    }

    /// A place as it is written: its names from the town down, or its code where another has them.
    #[must_use]
    pub fn place_word(&self, code: GridCode) -> String {
        let name = match code.level() {
            Level::County => self.register.name(code),
            _ => self.register.full_name(code),
        };
        match self.places.get(&squeeze(&name)) {
            Some(Some(found)) if *found == code => name,
            _ => code.to_string(),
        }
    }

    /// The place of a name or a code.
    #[must_use]
    pub fn place(&self, text: &str) -> Option<GridCode> {
        let text = squeeze(text);
        text.parse().ok().or_else(|| self.places.get(&text).copied().flatten())
    }

    /// A person as they are written: the name, and where, where another has it too.
    #[must_use]
    pub fn person_word(&self, id: PersonId, lang: Lang) -> String {
        let Some(person) = self.register.persons.get(&id) else { return String::new() };
        match (self.people.get(&squeeze(&person.name)).map(Vec::len), self.at.get(&id)) {
            (Some(2..), Some(grid)) => t::person_at(lang, &person.name, &self.place_word(*grid)),
            _ => person.name.clone(),
        }
    }

    /// Where a person is entered first.
    #[must_use]
    pub fn grid_of(&self, id: PersonId) -> Option<GridCode> {
        self.at.get(&id).copied()
    }

    /// The people who may be meant by a text: of one name those near a place, where any are.
    #[must_use]
    pub fn persons(&self, text: &str, near: Option<GridCode>) -> Vec<PersonId> {
        let text = squeeze(text);
        let (name, place) = match text.split_once('(') {
            Some((name, rest)) => (name, Some(rest.trim_end_matches(')'))),
            None => (text.as_str(), None),
        };
        let all = self.people.get(name).cloned().unwrap_or_default();
        if all.len() < 2 {
            return all;
        }
        let village = |code: GridCode| code.at(Level::Village).unwrap_or(code);
        let said = place.and_then(|p| self.place(p));
        // Who is entered right there, before those below.
        let there: Vec<PersonId> =
            all.iter().copied().filter(|id| said.is_some() && self.at.get(id).copied() == said).collect();
        if !there.is_empty() {
            return there;
        }
        let at = |id: &PersonId, place: GridCode| self.at.get(id).is_some_and(|g| place.holds(*g));
        for place in [said, near, near.map(village)].into_iter().flatten() {
            let here: Vec<PersonId> = all.iter().copied().filter(|id| at(id, place)).collect();
            if !here.is_empty() {
                return here;
            }
        }
        all
    }

    /// Who is meant by a text: a person of the register where there is one, else the name alone.
    #[must_use]
    pub fn by(&self, text: &str, near: Option<GridCode>) -> By {
        match *self.persons(text, near) {
            [id] => By::person(id, self.register.persons.get(&id).map_or("", |p| p.name.as_str())),
            _ => By::named(text.trim()),
        }
    }

    /// Somebody as they are written.
    #[must_use]
    pub fn by_word(&self, by: &By, lang: Lang) -> String {
        let known = by.person.filter(|id| self.register.persons.contains_key(id));
        known.map_or_else(|| by.name.clone(), |id| self.person_word(id, lang))
    }
}
