//! A change and its inverse; two ways to the same facts.
use super::*;
use crate::domain::Register;
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
        origin: None,
    };
    let second = Change {
        appointments: vec![Edit::add(appointment)],
        households: vec![
            Edit { before: Some(household(2, one, "甲")), after: Some(household(2, one, "乙")) },
            Edit { before: Some(household(4, one, "甲")), after: Some(household(4, two, "甲")) },
        ],
        ..Change::default()
    };
    let touched = second.apply(&mut register);
    assert_eq!(touched.groups.len(), 2);
    assert_eq!(register.households.values().map(Vec::len).collect::<Vec<_>>(), [4, 1]);
    second.inverse().apply(&mut register);
    assert_eq!(register, before);
}
