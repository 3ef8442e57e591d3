//! Changes of a register: what was there before and what is there after, so that a change
//! can be shown, applied, undone and told apart from nothing. Never reads a file.
use crate::domain::{Appointment, Grid, GridCode, Household, Person, Register};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One fact before and after: added where `before` is `None`, removed where `after` is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit<T> {
    /// As it was.
    pub before: Option<T>,
    /// As it will be.
    pub after: Option<T>,
}

/// A change of a register. It is a value: nothing happens until [`Change::apply`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Nodes of the tree.
    pub grids: Vec<Edit<Grid>>,
    /// People.
    pub persons: Vec<Edit<Person>>,
    /// Appointments; one is known by its grid, person, post and first day.
    pub appointments: Vec<Edit<Appointment>>,
    /// Households; one is known by its number.
    pub households: Vec<Edit<Household>>,
}

/// Which parts of a register a change touches, as they are stored: by town, by bucket of
/// people, by group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Codes of nodes and of grids with appointments.
    pub grids: BTreeSet<GridCode>,
    /// Numbers of people.
    pub persons: BTreeSet<u32>,
    /// Groups whose households change.
    pub groups: BTreeSet<GridCode>,
}

impl<T> Edit<T> {
    /// A new fact.
    pub const fn add(after: T) -> Self {
        Self { before: None, after: Some(after) }
    }

    /// The fact after, or before where it is removed.
    pub fn either(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

impl Change {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.grids.is_empty()
            && self.persons.is_empty()
            && self.appointments.is_empty()
            && self.households.is_empty()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            grids: self.grids.into_iter().rev().map(Edit::inverse).collect(),
            persons: self.persons.into_iter().rev().map(Edit::inverse).collect(),
            appointments: self.appointments.into_iter().rev().map(Edit::inverse).collect(),
            households: self.households.into_iter().rev().map(Edit::inverse).collect(),
        }
    }

    /// Makes the change in a register and says which parts it touched.
    pub fn apply(&self, register: &mut Register) -> Touched {
        let mut touched = Touched::default();
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
                register.next_person = register.next_person.max(person.id.0 + 1);
            }
            match (&edit.before, &edit.after) {
                (_, Some(person)) => drop(register.persons.insert(person.id, person.clone())),
                (Some(person), None) => drop(register.persons.remove(&person.id)),
                (None, None) => {}
            }
        }
        for edit in &self.appointments {
            apply_appointment(edit, register, &mut touched);
        }
        self.apply_households(register, &mut touched);
        touched
    }

    /// Households come by the ten thousand: each group's list is walked once.
    fn apply_households(&self, register: &mut Register, touched: &mut Touched) {
        use std::collections::BTreeMap;
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
        touched.groups.extend(groups);
        for after in self.households.iter().filter_map(|e| e.after.as_ref()) {
            register.next_household = register.next_household.max(after.id.0 + 1);
            let list = register.households.entry(after.group).or_default();
            let old = place.get(&after.id.0).filter(|(g, _)| *g == after.group);
            match old.and_then(|(_, i)| list.get_mut(*i)) {
                Some(slot) => *slot = after.clone(),
                None => list.push(after.clone()),
            }
        }
    }
}

fn same(a: &Appointment, b: &Appointment) -> bool {
    (a.grid, a.person, a.post, a.from) == (b.grid, b.person, b.post, b.from)
}

fn apply_appointment(edit: &Edit<Appointment>, register: &mut Register, touched: &mut Touched) {
    let mut at = None;
    if let Some(before) = &edit.before {
        touched.grids.insert(before.grid);
        if let Some(list) = register.appointments.get_mut(&before.grid) {
            at = list.iter().position(|a| same(a, before));
            if let Some(i) = at {
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
        let at =
            at.filter(|&i| edit.before.as_ref().is_some_and(|b| b.grid == after.grid) && i <= list.len());
        list.insert(at.unwrap_or(list.len()), after.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{HouseholdId, PersonId, Phone, Post};

    fn household(id: u32, group: &str, head: &str) -> Household {
        Household {
            id: HouseholdId(id),
            code: String::new(),
            group: group.parse().unwrap(),
            grid: None,
            door: None,
            head: head.into(),
            people: None,
            phone: Phone::Missing,
            position: None,
        }
    }

    #[test]
    fn a_change_and_its_inverse_leave_the_facts_as_they_were() {
        let (one, two) = ("99012710020101", "99012710020102");
        let mut register = Register::default();
        let mut first = Change::default();
        first.households.extend((0..5).map(|i| Edit::add(household(i, one, "甲"))));
        first.grids.push(Edit::add(Grid::new(one.parse().unwrap(), "1组")));
        let touched = first.apply(&mut register);
        assert_eq!(touched.groups.len(), 1);
        assert_eq!(register.next_household, 5);
        let before = register.clone();

        let appointment = Appointment {
            person: PersonId(1),
            grid: one.parse().unwrap(),
            post: Post::Head,
            office: String::new(),
            from: None,
            to: None,
        };
        let second = Change {
            grids: vec![],
            persons: vec![],
            appointments: vec![Edit::add(appointment)],
            households: vec![
                Edit { before: Some(household(2, one, "甲")), after: Some(household(2, one, "乙")) },
                Edit { before: Some(household(4, one, "甲")), after: Some(household(4, two, "甲")) },
            ],
        };
        let touched = second.apply(&mut register);
        assert_eq!(touched.groups.len(), 2);
        assert_eq!(register.households.values().map(Vec::len).collect::<Vec<_>>(), [4, 1]);
        second.inverse().apply(&mut register);
        assert_eq!(register, before);
    }
}
