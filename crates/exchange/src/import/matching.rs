//! Which stored household a row speaks of: by its number (户编号), else by group, door and
//! head, else by what of these there is, if it is unique. Each stored household answers to
//! one row. Hash maps throughout: a county has 90,000.
use super::draft::{Draft, Origin};
use super::households::Entry;
use super::issue::RowIssueKind as K;
use super::sheet::Sheet;
use crate::sheets::Column as C;
use std::collections::HashMap;
use wangge_core::domain::{Door, GridCode, Household, Register};

/// Group, door and head; a household without door or head has none.
type Key = (GridCode, Option<Door>, String);

/// Stored households, and rows that look for theirs.
pub(super) struct Matching<'r> {
    stored: Vec<&'r Household>,
    rows: Vec<Entry>,
    /// Rows so far by key and by number, to find the same household in another row.
    seen: HashMap<Key, Vec<usize>>,
    seen_codes: HashMap<String, usize>,
}

impl<'r> Matching<'r> {
    pub(super) fn new(register: &'r Register) -> Self {
        let stored = register.all_households().collect();
        Self { stored, rows: Vec::new(), seen: HashMap::new(), seen_codes: HashMap::new() }
    }

    /// A row more. One that says just what another says is refused; one that looks like the
    /// same household is kept, with an issue.
    pub(super) fn add(&mut self, draft: &Draft<'_>, sheet: &mut Sheet<'_>, entry: Entry) {
        let h = &entry.household;
        let Origin { sheet: at, row } = entry.origin;
        let key = key(h);
        let like = self.seen.get(&key).map_or(&[][..], Vec::as_slice);
        let earlier = |i: &usize| self.rows.get(*i);
        let twin = like.iter().filter_map(earlier).find(|e| e.household == *h).map(|e| e.origin);
        let (column, value) = named_by(h);
        if let Some(of) = twin {
            let of = draft.place(of, at);
            return sheet.refuse(row, Some(column), &value, K::DuplicateRow { of });
        }
        let by_code = self.seen_codes.get(&h.code).filter(|_| !h.code.is_empty());
        let by_door = like.first().filter(|_| h.door.is_some() && !h.head.is_empty());
        let by_door = by_door.filter(|i| earlier(i).is_some_and(|e| compatible(&e.household, h)));
        if let Some(other) = by_code.or(by_door).and_then(earlier) {
            let of = draft.place(other.origin, at);
            sheet.warn(row, column, &value, K::SameHousehold { of });
        }
        let index = self.rows.len();
        if !h.code.is_empty() {
            self.seen_codes.entry(h.code.clone()).or_insert(index);
        }
        self.seen.entry(key).or_default().push(index);
        self.rows.push(entry);
    }

    /// The rows in their order, each with the stored household it speaks of.
    pub(super) fn finish(self) -> Vec<(Entry, Option<&'r Household>)> {
        let mut found: Vec<Option<usize>> = vec![None; self.rows.len()];
        let mut free = vec![true; self.stored.len()];
        if !self.stored.is_empty() {
            let mut pass =
                Pass { stored: &self.stored, rows: &self.rows, found: &mut found, free: &mut free };
            pass.run(|h| Some(h.code.clone()).filter(|c| !c.is_empty()), Unique::No);
            pass.run(
                |h| Some(key(h)).filter(|(_, door, head)| door.is_some() || !head.is_empty()),
                Unique::No,
            );
            pass.run(|h| h.door.clone().map(|d| (h.group, d)), Unique::Yes);
            let head = |h: &Household| (!h.head.is_empty()).then(|| (h.group, h.head.clone()));
            pass.run(head, Unique::ByHead);
        }
        let at = |i: Option<usize>| i.and_then(|i| self.stored.get(i)).copied();
        self.rows.into_iter().zip(found).map(|(entry, i)| (entry, at(i))).collect()
    }
}

/// What a pass asks of those who share a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unique {
    /// The one that is most like the row.
    No,
    /// There must be one row and one stored household.
    Yes,
    /// So too, and one of the two must lack its door.
    ByHead,
}

/// One way of finding, over all rows that have not found theirs.
struct Pass<'a, 'r> {
    stored: &'a [&'r Household],
    rows: &'a [Entry],
    found: &'a mut [Option<usize>],
    free: &'a mut [bool],
}

impl Pass<'_, '_> {
    fn run<K: std::hash::Hash + Eq>(&mut self, key: impl Fn(&Household) -> Option<K>, unique: Unique) {
        let mut open: HashMap<K, (Vec<usize>, usize)> = HashMap::new();
        for (entry, _) in self.rows.iter().zip(&*self.found).filter(|(_, f)| f.is_none()) {
            if let Some(key) = key(&entry.household) {
                open.entry(key).or_default().1 += 1;
            }
        }
        if open.is_empty() {
            return;
        }
        for (i, household) in self.stored.iter().enumerate() {
            // Whether a key is unique is asked of all that are stored, found ones too.
            let counts = unique != Unique::No || self.free.get(i) == Some(&true);
            if counts && let Some((places, _)) = key(household).and_then(|k| open.get_mut(&k)) {
                places.push(i);
            }
        }
        for (entry, found) in self.rows.iter().zip(self.found.iter_mut()).filter(|(_, f)| f.is_none()) {
            let row = &entry.household;
            let Some((places, rows)) = key(row).and_then(|k| open.get_mut(&k)) else { continue };
            if unique != Unique::No && (*rows, places.len()) != (1, 1) {
                continue;
            }
            let fits = |i: &usize| {
                let stored = self.stored.get(*i)?;
                let open =
                    self.free.get(*i) == Some(&true) && (unique == Unique::No || compatible(stored, row));
                let apart = unique == Unique::ByHead && stored.door.is_some() && row.door.is_some();
                (open && !apart).then(|| likeness(stored, row))
            };
            let scored = places.iter().enumerate().filter_map(|(at, i)| fits(i).map(|score| (at, score)));
            // The first of those that are most alike.
            let best = scored.reduce(|a, b| if b.1 > a.1 { b } else { a });
            if let Some((at, _)) = best {
                let i = places.remove(at);
                *found = Some(i);
                if let Some(free) = self.free.get_mut(i) {
                    *free = false;
                }
            }
        }
    }
}

fn key(h: &Household) -> Key {
    (h.group, h.door.clone(), h.head.clone())
}

/// Whether the numbers of two households do not tell them apart.
fn compatible(a: &Household, b: &Household) -> bool {
    a.code.is_empty() || b.code.is_empty() || a.code == b.code
}

/// How well a row fits a stored household; the grid weighs most. A blank cell fits all, so
/// that of several that fit alike the first is taken, import after import.
fn likeness(stored: &Household, row: &Household) -> u32 {
    let parts = [
        (row.group == stored.group, 128),
        (row.grid.is_none() || row.grid == stored.grid, 64),
        (row.code.is_empty() || row.code == stored.code, 32),
        (row.door.is_none() || row.door == stored.door, 16),
        (row.phone.is_missing() || row.phone == stored.phone, 8),
        (row.head.is_empty() || row.head == stored.head, 4),
        (row.people.is_none() || row.people == stored.people, 2),
        (row.position.is_none() || row.position == stored.position, 1),
    ];
    parts.into_iter().filter(|(fits, _)| *fits).map(|(_, weight)| weight).sum()
}

/// By which of its cells a household is named in an issue.
fn named_by(h: &Household) -> (C, String) {
    match &h.door {
        _ if !h.head.is_empty() => (C::Head, h.head.clone()),
        Some(door) => (C::DoorNumber, door.to_string()),
        None => (C::HouseholdCode, h.code.clone()),
    }
}
