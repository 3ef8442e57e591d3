//! A change cut into parts that can be read one by one, and what a change is about.
use super::{Change, Edit, PartHead};
use crate::domain::{GridCode, HouseholdId, Level, PersonId};

/// Facts in one part.
pub const PART: usize = 2000;

/// The change in parts of at most [`PART`] facts; made one after the other they are the change.
#[must_use]
pub fn parts(change: Change) -> Vec<Change> {
    let (mut removed_at, mut added_at) = (change.removed_at.into_iter(), change.added_at.into_iter());
    let mut parts = Vec::new();
    cut(change.grids, &mut parts, |c| &mut c.grids);
    cut(change.persons, &mut parts, |c| &mut c.persons);
    cut(change.appointments, &mut parts, |c| &mut c.appointments);
    cut(change.households, &mut parts, |c| &mut c.households);
    cut(change.settings, &mut parts, |c| &mut c.settings);
    cut(change.nominations, &mut parts, |c| &mut c.nominations);
    cut(change.printed, &mut parts, |c| &mut c.printed);
    cut(change.records, &mut parts, |c| &mut c.records);
    cut(change.grounds, &mut parts, |c| &mut c.grounds);
    for part in &mut parts {
        let removed = part.appointments.iter().filter(|e| e.after.is_none()).count();
        let added = part.appointments.iter().filter(|e| e.before.is_none()).count();
        part.removed_at = removed_at.by_ref().take(removed).collect();
        part.added_at = added_at.by_ref().take(added).collect();
    }
    parts
}

fn cut<T>(edits: Vec<Edit<T>>, parts: &mut Vec<Change>, list: impl Fn(&mut Change) -> &mut Vec<Edit<T>>) {
    let mut edits = edits.into_iter().peekable();
    while edits.peek().is_some() {
        let mut part = Change::default();
        list(&mut part).extend(edits.by_ref().take(PART));
        parts.push(part);
    }
}

impl Change {
    /// What it is about, as ranges.
    #[must_use]
    pub fn head(&self) -> PartHead {
        let mut persons: Vec<u32> = both(&self.persons).map(|p| p.id.0).collect();
        persons.extend(both(&self.appointments).map(|a| a.person.0));
        let places = self.places();
        PartHead {
            persons: range(persons.into_iter()),
            households: range(both(&self.households).map(|h| h.id.0)),
            places: range(places),
        }
    }

    /// Every place that it names.
    pub fn places(&self) -> impl Iterator<Item = GridCode> {
        let grids = both(&self.grids).map(|g| g.code);
        let posts = both(&self.appointments).map(|a| a.grid);
        let homes = both(&self.households).flat_map(|h| h.grid.into_iter().chain([h.group]));
        let records = both(&self.nominations).map(|n| n.grid).chain(both(&self.printed).map(|p| p.code));
        let ledgers = both(&self.records).filter_map(crate::ledger::Record::place);
        let ledgers = ledgers.chain(both(&self.grounds).map(|g| g.place));
        grids.chain(posts).chain(homes).chain(records).chain(ledgers)
    }

    /// The smallest place that holds all of it.
    #[must_use]
    pub fn place(&self) -> Option<GridCode> {
        let mut places = self.places();
        let mut common = places.next()?;
        for place in places {
            while !common.holds(place) {
                common = common.parent()?;
            }
        }
        Some(common)
    }

    /// The part of it that concerns a place and all in it.
    #[must_use]
    pub fn within(mut self, place: GridCode) -> Self {
        let home = |h: &crate::domain::Household| match place.level() {
            Level::Household => h.grid == Some(place),
            _ => place.holds(h.group),
        };
        keep(&mut self.grids, |g| place.holds(g.code));
        keep(&mut self.appointments, |a| place.holds(a.grid));
        keep(&mut self.households, home);
        keep(&mut self.nominations, |n| place.holds(n.grid));
        keep(&mut self.printed, |p| place.holds(p.code));
        keep(&mut self.grounds, |g| place.holds(g.place));
        keep(&mut self.records, |r| r.place().is_some_and(|at| place.holds(at)));
        (self.removed_at, self.added_at) = (Vec::new(), Vec::new());
        self.persons.clear();
        self.settings.clear();
        self
    }

    /// The part of it that concerns a person.
    #[must_use]
    pub fn of_person(self, person: PersonId) -> Self {
        let Self { mut persons, mut appointments, .. } = self;
        keep(&mut persons, |p| p.id == person);
        keep(&mut appointments, |a| a.person == person);
        Self { persons, appointments, ..Self::default() }
    }

    /// The part of it that concerns a household.
    #[must_use]
    pub fn of_household(self, household: HouseholdId) -> Self {
        let mut households = self.households;
        keep(&mut households, |h| h.id == household);
        Self { households, ..Self::default() }
    }
}

impl PartHead {
    /// Whether anything of a place may be in it.
    #[must_use]
    pub fn may_hold(&self, place: GridCode) -> bool {
        self.places.is_some_and(|(first, last)| first <= place.last() && place <= last)
    }
}

fn both<T>(edits: &[Edit<T>]) -> impl Iterator<Item = &T> {
    edits.iter().flat_map(|e| e.before.iter().chain(&e.after))
}

fn keep<T>(edits: &mut Vec<Edit<T>>, wanted: impl Fn(&T) -> bool) {
    edits.retain(|e| e.before.iter().chain(&e.after).any(&wanted));
}

fn range<T: Copy + Ord>(values: impl Iterator<Item = T>) -> Option<(T, T)> {
    values.fold(None, |found, v| match found {
        None => Some((v, v)),
        Some((first, last)) => Some((first.min(v), last.max(v))),
    })
}
