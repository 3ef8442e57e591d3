//! Tables over the whole register: which rows, in which order, and the few that a page shows.
//! The order is made once for a question and kept until the register changes.
mod rows;
mod text;

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use text::{Spelled, Speller};
use wangge_core::Lang;
use wangge_core::domain::audit::{Audit, IssueKind};
use wangge_core::domain::{GridCode, Household, Level, PersonId, Phone, Register};
use wangge_core::office::{Column, GetTable, RowIssue, RowKey, TableKind, TablePage, TableRows};

/// What is kept between questions.
#[derive(Debug, Default)]
pub(super) struct Tables {
    speller: Speller,
    /// Of the register and the day as they are; made anew when either changes.
    now: Option<(NaiveDate, Now)>,
    /// The last question and its rows, in order.
    order: Option<(GetTable, Vec<Item>)>,
}

/// What follows from the register, for all tables.
#[derive(Debug, Default)]
struct Now {
    grids: BTreeMap<GridCode, Vec<RowIssue>>,
    people: BTreeMap<PersonId, Vec<RowIssue>>,
    /// Grids of posts held today.
    posts: BTreeMap<PersonId, Vec<GridCode>>,
    in_force: BTreeSet<GridCode>,
    homes: HashMap<GridCode, usize>,
}

/// A row, by where it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Grid(GridCode),
    Person(PersonId),
    /// In the list of a group.
    Household(GridCode, u32),
}

impl Tables {
    /// Forgets what followed from the register before it changed.
    pub(super) fn forget(&mut self) {
        self.now = None;
        self.order = None;
    }

    /// The part of a table that is asked for.
    pub(super) fn page(
        &mut self,
        register: &Register,
        audit: &Audit,
        ask: &GetTable,
        on: NaiveDate,
        lang: Lang,
    ) -> TablePage {
        self.sort(register, audit, ask, on);
        let Some((_, now)) = &self.now else { return TablePage::default() };
        let items = self.order.as_ref().map_or(&[][..], |(_, items)| items);
        let shown = items.iter().skip(ask.from).take(ask.count);
        let rows = match ask.kind {
            TableKind::Grids => {
                TableRows::Grids(shown.filter_map(|i| rows::grid(register, now, *i, on)).collect())
            }
            TableKind::People => {
                TableRows::People(shown.filter_map(|i| rows::person(register, now, *i, on, lang)).collect())
            }
            TableKind::Households => {
                TableRows::Households(shown.filter_map(|i| rows::household(register, now, *i)).collect())
            }
        };
        TablePage { total: items.len(), rows }
    }

    /// What the rows that are asked for are known by.
    pub(super) fn keys(
        &mut self,
        register: &Register,
        audit: &Audit,
        ask: &GetTable,
        on: NaiveDate,
    ) -> Vec<RowKey> {
        self.sort(register, audit, ask, on);
        let items = self.order.as_ref().map_or(&[][..], |(_, items)| items);
        let key = |item: &Item| match *item {
            Item::Grid(code) => Some(RowKey::Grid(code)),
            Item::Person(id) => Some(RowKey::Person(id)),
            Item::Household(group, at) => {
                let home = register.households.get(&group)?.get(at as usize)?;
                Some(RowKey::Household(home.id))
            }
        };
        items.iter().skip(ask.from).take(ask.count).filter_map(key).collect()
    }

    /// Puts the rows of a question in order, where that is not done yet.
    fn sort(&mut self, register: &Register, audit: &Audit, ask: &GetTable, on: NaiveDate) {
        if self.now.as_ref().is_none_or(|(day, _)| *day != on) {
            self.now = Some((on, Now::new(register, audit, on)));
            self.order = None;
        }
        let Some((_, now)) = &self.now else { return };
        let question = GetTable { from: 0, count: 0, ..ask.clone() };
        if self.order.as_ref().is_none_or(|(asked, _)| *asked != question) {
            let items = order(register, now, &mut self.speller, &question, on);
            self.order = Some((question, items));
        }
    }
}

impl Now {
    fn new(register: &Register, audit: &Audit, on: NaiveDate) -> Self {
        let in_force = register.grids.values().filter(|g| g.in_force(on)).map(|g| g.code).collect();
        let mut now = Self { in_force, ..Self::default() };
        for (&grid, list) in &register.appointments {
            for appointment in list.iter().filter(|a| a.held(on)) {
                now.posts.entry(appointment.person).or_default().push(grid);
            }
        }
        for issue in &audit.issues {
            let Some(row) = RowIssue::of(&issue.kind) else { continue };
            match &issue.kind {
                IssueKind::BrokenPhone { person, .. } | IssueKind::NoPhone { person } => {
                    now.people.entry(*person).or_default().push(row);
                }
                IssueKind::Namesakes { people, .. } => {
                    people.iter().for_each(|p| now.people.entry(*p).or_default().push(row));
                }
                _ => now.grids.entry(issue.place).or_default().push(row),
            }
        }
        for id in register.persons.keys().filter(|id| !now.posts.contains_key(id)) {
            now.people.entry(*id).or_default().push(RowIssue::NoPost);
        }
        for (&group, list) in &register.households {
            for at in std::iter::successors(Some(group), |c| c.parent()) {
                *now.homes.entry(at).or_default() += list.len();
            }
            for grid in list.iter().filter_map(|h| h.grid).filter(|g| *g != group && group.holds(*g)) {
                *now.homes.entry(grid).or_default() += 1;
            }
        }
        now.grids.values_mut().for_each(|list| list.dedup());
        now
    }

    /// What is wrong with a household.
    fn household(&self, home: &Household) -> Vec<RowIssue> {
        let mut issues = Vec::new();
        match home.grid {
            None => issues.push(RowIssue::NoGrid),
            Some(grid) if !home.group.holds(grid) || !self.in_force.contains(&grid) => {
                issues.push(RowIssue::WrongGrid);
            }
            Some(_) => {}
        }
        if matches!(home.phone, Phone::Broken(_)) {
            issues.push(RowIssue::BrokenPhone);
        }
        issues
    }
}

/// What a row is sorted by, and what is searched in it beside its place.
struct Keyed {
    item: Item,
    place: GridCode,
    name: Rc<Spelled>,
    phone: String,
    count: usize,
    second: String,
}

fn order(register: &Register, now: &Now, speller: &mut Speller, ask: &GetTable, on: NaiveDate) -> Vec<Item> {
    let filter = &ask.filter;
    let words = text::words(&filter.text);
    // By its place alone, a table is in order as it is read; nothing need be compared.
    let plain = words.is_empty() && ask.sort == Column::Place;
    let mut keyed: Vec<Keyed> = Vec::new();
    match ask.kind {
        TableKind::Grids => keyed.extend(rows::grids(register, now, filter, speller, on)),
        TableKind::People => keyed.extend(rows::people(register, now, filter, speller)),
        TableKind::Households if plain => return rows::plain(register, now, filter, ask.down),
        TableKind::Households => keyed.extend(rows::households(register, now, filter, speller)),
    }
    if !words.is_empty() {
        let mut places: HashMap<GridCode, Rc<Spelled>> = HashMap::new();
        keyed.retain(|row| {
            let place = places
                .entry(row.place)
                .or_insert_with(|| speller.spell(&register.full_name(row.place), false));
            words.iter().all(|word| {
                row.name.all.contains(word.as_str())
                    || row.phone.contains(word.as_str())
                    || row.second.contains(word.as_str())
                    || place.all.contains(word.as_str())
            })
        });
    }
    match ask.sort {
        Column::Place => {}
        Column::Name => keyed.sort_by(|a, b| a.name.order().cmp(&b.name.order())),
        Column::Phone => keyed.sort_by(|a, b| a.phone.cmp(&b.phone)),
        Column::Count => keyed.sort_by_key(|row| row.count),
        Column::Second => keyed.sort_by(|a, b| a.second.cmp(&b.second)),
    }
    if ask.down {
        keyed.reverse();
    }
    keyed.into_iter().map(|row| row.item).collect()
}

/// Whether a post at a level is among some grids.
fn at_level(grids: &[GridCode], level: Option<Level>) -> bool {
    level.is_none_or(|level| grids.iter().any(|g| g.level() == level))
}
