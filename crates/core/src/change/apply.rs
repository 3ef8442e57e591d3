//! A change happens to a register. Households stay in the order of their numbers, appointments
//! in that of entering; a change and its inverse leave the register as it was.
use super::{Change, Edit, Fact, Touched};
use crate::domain::{Appointment, GridCode, Register};
use std::collections::{BTreeMap, BTreeSet};

impl Change {
    /// Makes the change in a register and says which parts it touched. Numbers of people and
    /// households are never given out again, whatever is undone.
    pub fn apply(&self, register: &mut Register) -> Touched {
        self.make(register).0
    }

    /// As [`Change::apply`], and remembers where the appointments stood that it takes out: its
    /// inverse leaves the register as it was, to the order of its lists.
    pub fn apply_noted(&mut self, register: &mut Register) -> Touched {
        let (touched, removed_at) = self.make(register);
        self.removed_at = removed_at;
        touched
    }

    fn make(&self, register: &mut Register) -> (Touched, Vec<u32>) {
        let mut touched = Touched::default();
        let mut removed_at = Vec::new();
        let mut added_at = self.added_at.iter().copied();
        for edit in &self.grids {
            if let Some(grid) = edit.either() {
                touched.grids.insert(grid.code);
            }
            match (&edit.before, &edit.after) {
                (_, Some(grid)) => drop(register.grids.insert(grid.code, grid.clone())),
                (Some(grid), None) => drop(register.grids.remove(&grid.code)),
                (None, None) => {}
            }
        }
        for edit in &self.persons {
            if let Some(person) = edit.either() {
                touched.persons.insert(person.id.0);
                register.next_person = register.next_person.max(person.id.0.saturating_add(1));
            }
            match (&edit.before, &edit.after) {
                (_, Some(person)) => drop(register.persons.insert(person.id, person.clone())),
                (Some(person), None) => drop(register.persons.remove(&person.id)),
                (None, None) => {}
            }
        }
        for edit in &self.appointments {
            let at = if edit.before.is_none() { added_at.next() } else { None };
            let was = apply_appointment(edit, at, register, &mut touched);
            if edit.after.is_none() {
                removed_at.push(was.unwrap_or(u32::MAX));
            }
        }
        self.apply_households(register, &mut touched);
        for settings in self.settings.iter().filter_map(|e| e.after.as_ref()) {
            register.settings.clone_from(settings);
            touched.settings = true;
        }
        for edit in &self.nominations {
            if let Some(nomination) = edit.either() {
                touched.records.insert(nomination.grid);
                let next = nomination.id.0.saturating_add(1);
                register.next_nomination = register.next_nomination.max(next);
            }
            match (&edit.before, &edit.after) {
                (_, Some(new)) => drop(register.nominations.insert(new.id, new.clone())),
                (Some(old), None) => drop(register.nominations.remove(&old.id)),
                (None, None) => {}
            }
        }
        for edit in &self.printed {
            touched.records.extend(edit.either().map(|p| p.code));
            match (&edit.before, &edit.after) {
                (_, Some(new)) => drop(register.printed.insert(new.code, new.clone())),
                (Some(old), None) => drop(register.printed.remove(&old.code)),
                (None, None) => {}
            }
        }
        for edit in &self.grounds {
            touched.grounds.extend(edit.either().map(|g| g.place));
            match (&edit.before, &edit.after) {
                (_, Some(new)) => drop(register.grounds.insert(new.place, new.clone())),
                (Some(old), None) => drop(register.grounds.remove(&old.place)),
                (None, None) => {}
            }
        }
        for edit in &self.records {
            let both = edit.before.iter().chain(&edit.after);
            touched.ledgers.extend(both.map(crate::ledger::Record::part));
            match (&edit.before, &edit.after) {
                (_, Some(new)) => register.ledgers.put(new.clone()),
                (Some(old), None) => register.ledgers.take_out(&old.key()),
                (None, None) => {}
            }
        }
        (touched, removed_at)
    }

    /// Households come by the ten thousand: each group's list is walked once.
    fn apply_households(&self, register: &mut Register, touched: &mut Touched) {
        let mut out: BTreeMap<GridCode, BTreeSet<u32>> = BTreeMap::new();
        for edit in &self.households {
            if let Some(before) = &edit.before
                && edit.after.as_ref().is_none_or(|after| after.group != before.group)
            {
                out.entry(before.group).or_default().insert(before.id.0);
            }
        }
        for (group, ids) in out {
            touched.groups.insert(group);
            if let Some(list) = register.households.get_mut(&group) {
                list.retain(|h| !ids.contains(&h.id.0));
                if list.is_empty() {
                    register.households.remove(&group);
                }
            }
        }
        let mut place: BTreeMap<u32, (GridCode, usize)> = BTreeMap::new();
        let groups: BTreeSet<GridCode> =
            self.households.iter().filter_map(|e| e.after.as_ref()).map(|h| h.group).collect();
        for group in &groups {
            let list = register.households.get(group).into_iter().flatten();
            place.extend(list.enumerate().map(|(i, h)| (h.id.0, (*group, i))));
        }
        for after in self.households.iter().filter_map(|e| e.after.as_ref()) {
            register.next_household = register.next_household.max(after.id.0.saturating_add(1));
            let list = register.households.entry(after.group).or_default();
            let old = place.get(&after.id.0).filter(|(g, _)| *g == after.group);
            match old.and_then(|(_, i)| list.get_mut(*i)) {
                Some(slot) => *slot = after.clone(),
                None => list.push(after.clone()),
            }
        }
        for group in &groups {
            if let Some(list) = register.households.get_mut(group) {
                list.sort_by_key(|h| h.id);
            }
        }
        touched.groups.extend(groups);
    }
}

/// Where the appointment stood before it was taken out, and goes again where nothing says
/// otherwise: a change of one leaves it where it is.
fn apply_appointment(
    edit: &Edit<Appointment>,
    at: Option<u32>,
    register: &mut Register,
    touched: &mut Touched,
) -> Option<u32> {
    let mut was = None;
    if let Some(before) = &edit.before {
        touched.grids.insert(before.grid);
        if let Some(list) = register.appointments.get_mut(&before.grid) {
            was = list.iter().position(|a| a.key() == before.key());
            if let Some(i) = was {
                list.remove(i);
            }
            if list.is_empty() {
                register.appointments.remove(&before.grid);
            }
        }
    }
    if let Some(after) = &edit.after {
        touched.grids.insert(after.grid);
        let list = register.appointments.entry(after.grid).or_default();
        let stays = was.filter(|_| edit.before.as_ref().is_some_and(|b| b.grid == after.grid));
        let at = stays.or(at.map(|at| at as usize)).unwrap_or(list.len());
        list.insert(at.min(list.len()), after.clone());
    }
    was.and_then(|i| u32::try_from(i).ok())
}
