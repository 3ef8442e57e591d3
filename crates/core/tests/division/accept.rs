//! From a proposal to one change, and back.
use crate::support::{code, grid, group_code, rows};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::change::Change;
use wangge_core::division::accept::{accept, merge_grids, split_grid};
use wangge_core::division::regroup::{merge_places, split_group};
use wangge_core::division::{Answer, Division, Draft, Group, Objective, Pen, Question, Wishes, divide};
use wangge_core::domain::{
    Appointment, Grid, GridCode, Household, HouseholdId, Person, PersonId, Phone, Post, Register,
};

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap()
}

/// Two groups of a village: 60 households in three grids with a gridworker each, and 36 in none.
pub fn register() -> Register {
    let mut register = Register::default();
    for (text, name) in [
        ("990127", "禾溪县"),
        ("990127100", "八渡镇"),
        ("990127100201", "河湾村"),
        ("99012710020103", "3组"),
        ("99012710020104", "4组"),
    ] {
        register.grids.insert(code(text), Grid::new(code(text), name));
    }
    let enter = |register: &mut Register, group: GridCode, first: u32, count: u32, per: Option<u32>| {
        for (at, home) in (0_u32..).zip(rows(count)) {
            let grid = per.and_then(|per| group.child((at / per) as u16 + 1));
            register.households.entry(group).or_default().push(Household {
                id: HouseholdId(first + at),
                code: String::new(),
                group,
                grid,
                door: home.door,
                head: "甲".into(),
                people: None,
                phone: Phone::Missing,
                position: home.position,
            });
        }
        register.next_household = first + count;
    };
    enter(&mut register, group_code(), 0, 60, Some(20));
    enter(&mut register, code("99012710020104"), 60, 36, None);
    for n in 1..=3 {
        register.grids.insert(grid(n), Grid::new(grid(n), format!("第{n}网格")));
        let id = PersonId(u32::from(n));
        let person = Person {
            id,
            name: format!("人{n}"),
            sex: None,
            phone: Phone::Missing,
            party_member: None,
            category: None,
            photo: None,
        };
        register.persons.insert(id, person);
        let appointment = Appointment {
            person: id,
            grid: grid(n),
            post: Post::Head,
            office: String::new(),
            from: None,
            origin: None,
            to: None,
        };
        register.appointments.insert(grid(n), vec![appointment]);
    }
    register.next_person = 4;
    register
}

/// Applies it, checks what must hold after every change, takes it back.
pub fn applied(before: &Register, change: &Change) -> Register {
    let mut after = before.clone();
    change.apply(&mut after);
    for (old, old_grid) in &before.grids {
        let new = after.grid(*old).expect("no code is lost");
        if old_grid.in_force(day()) && !new.in_force(day()) {
            let heirs = &new.retired.as_ref().unwrap().successors;
            assert!(!heirs.is_empty(), "{old} has a successor");
            assert!(
                heirs.iter().all(|h| after.grid(*h).is_some_and(|g| g.in_force(day()))),
                "{old}: {heirs:?}"
            );
        }
    }
    for home in after.all_households() {
        if let Some(grid) = home.grid {
            assert_eq!(grid.parent(), Some(home.group));
            assert!(after.grid(grid).is_some_and(|g| g.in_force(day())), "{grid}");
        }
    }
    assert_eq!(after.all_households().count(), before.all_households().count());
    let mut back = after.clone();
    change.clone().inverse().apply(&mut back);
    let sorted = |r: &Register| -> BTreeMap<u32, Household> {
        r.all_households().map(|h| (h.id.0, h.clone())).collect()
    };
    assert_eq!(sorted(&back), sorted(before));
    assert_eq!((back.grids, back.appointments), (before.grids.clone(), before.appointments.clone()));
    assert_eq!((&back.ledgers, &back.grounds), (&before.ledgers, &before.grounds));
    nothing_hangs(&after);
    after
}

/// No chat group in use and no open case is left on a code that is not in force.
fn nothing_hangs(after: &Register) {
    let here = |code: GridCode| after.grid(code).is_some_and(|g| g.in_force(day()));
    for group in after.ledgers.groups.values().filter(|g| g.in_use(day())) {
        assert!(!group.grids.is_empty() && group.grids.iter().all(|&g| here(g)), "{group:?}");
    }
    for case in after.ledgers.cases.values() {
        let (state, wrong) = case.state();
        assert_eq!(wrong, []);
        assert!(!state.is_open() || (here(case.place) && here(state.at)), "{case:?}");
    }
}

pub fn divided(register: &Register, group: GridCode, wishes: &Wishes) -> Division {
    divide(&Group::of(register, group, |_| false), wishes)
}

/// To the first heir that nobody holds and nobody else was sent to; else the end.
fn free_heirs(register: &Register) -> impl FnMut(&Question) -> Option<Answer> {
    let mut taken = BTreeSet::new();
    move |question| match question {
        Question::Post { successors, .. } | Question::Nomination { successors, .. } => {
            let free = successors.iter().filter(|&&heir| register.head(heir, day()).is_none());
            let heir = free.copied().find(|&heir| taken.insert(heir));
            Some(heir.map_or(Answer::Ends, Answer::To))
        }
        Question::Households { .. } | Question::CodesFull { .. } => None,
        Question::Range { .. } | Question::Chat { .. } | Question::Case { .. } => Some(Answer::Stays),
    }
}

#[test]
fn first_division_gives_codes_west_to_east() {
    let before = register();
    let group = code("99012710020104");
    let draft = accept(&before, &[divided(&before, group, &Wishes::default())], day());
    assert_eq!(draft.questions, []);
    let after = applied(&before, &draft.answer(&before, &Pen::default(), |_| None).unwrap());
    let grids: Vec<GridCode> = after.children(group, day()).map(|g| g.code).collect();
    assert_eq!(grids, [group.child(1).unwrap(), group.child(2).unwrap()]);
    let west = |grid: GridCode| {
        let lons: Vec<f64> = after.households_in(grid).map(|h| h.position.unwrap().lon).collect();
        lons.iter().sum::<f64>() / lons.len() as f64
    };
    assert!(west(grids[0]) < west(grids[1]));
}

#[test]
fn nothing_to_change_changes_nothing() {
    let before = register();
    let division = divided(&before, group_code(), &Wishes { keep: 1.0, ..Wishes::default() });
    assert!(
        accept(&before, &[division], day()).answer(&before, &Pen::default(), |_| None).unwrap().is_empty()
    );
}

#[test]
fn retired_codes_have_successors_and_are_never_used_again() {
    let before = register();
    let wishes = Wishes { grids: Some(4), objective: Objective::Doors, ..Wishes::default() };
    let draft = accept(&before, &[divided(&before, group_code(), &wishes)], day());
    assert!(draft.questions.iter().any(|q| matches!(q, Question::Post { .. })));
    let open = draft.clone().answer(&before, &Pen::default(), |_| None).unwrap_err();
    assert_eq!(open, draft.questions, "what is not answered is asked again");
    let after = applied(&before, &draft.answer(&before, &Pen::default(), free_heirs(&before)).unwrap());
    assert_eq!(after.children(group_code(), day()).count(), 4);
    // And back to three: numbers go on.
    let draft = accept(&after, &[divided(&after, group_code(), &Wishes { grids: Some(3), ..wishes })], day());
    let again = applied(&after, &draft.answer(&after, &Pen::default(), free_heirs(&after)).unwrap());
    let all: Vec<u32> = again.subtree(group_code()).skip(1).map(|g| g.code.number()).collect();
    assert!(all.is_sorted() && all.len() > 4, "{all:?}");
}

#[test]
fn posts_end_or_go_on_as_a_person_says() {
    let before = register();
    let draft = merge_grids(&before, &[grid(1), grid(2)], day());
    let posts = |d: &Draft| d.questions.iter().filter(|q| matches!(q, Question::Post { .. })).count();
    assert_eq!(posts(&draft), 2);
    let heir = grid(4);
    let answer = |q: &Question| match q {
        Question::Post { appointment, .. } if appointment.grid == grid(1) => Some(Answer::To(heir)),
        _ => Some(Answer::Ends),
    };
    let after = applied(&before, &draft.answer(&before, &Pen::default(), answer).unwrap());
    assert_eq!(after.head(heir, day()).unwrap().1.name, "人1");
    assert_eq!(after.appointments[&grid(2)][0].to, day().pred_opt());
    assert_eq!(after.households_in(heir).count(), 40);
}

#[test]
fn a_split_asks_where_households_go_that_nobody_placed() {
    let before = register();
    let parts: Vec<Vec<HouseholdId>> =
        vec![(0..12).map(HouseholdId).collect(), (12..18).map(HouseholdId).collect()];
    let draft = split_grid(&before, grid(1), &parts, day());
    // The larger part is still the grid; the two left over stay in it.
    assert_eq!(draft.questions, []);
    let after = applied(&before, &draft.answer(&before, &Pen::default(), |_| None).unwrap());
    assert_eq!((after.households_in(grid(1)).count(), after.households_in(grid(4)).count()), (14, 6));
    // Two halves: the old code goes, and who is in neither is asked about.
    let halves: Vec<Vec<HouseholdId>> =
        vec![(0..9).map(HouseholdId).collect(), (9..18).map(HouseholdId).collect()];
    let draft = split_grid(&before, grid(1), &halves, day());
    let asked = |q: &&Question| matches!(q, Question::Households { households, .. } if households.len() == 2);
    assert_eq!(draft.questions.iter().filter(asked).count(), 1);
    let answer = |q: &Question| match q {
        Question::Households { .. } => Some(Answer::To(grid(5))),
        _ => Some(Answer::Ends),
    };
    let after = applied(&before, &draft.answer(&before, &Pen::default(), answer).unwrap());
    assert_eq!(after.households_in(grid(5)).count(), 11);
}

#[test]
fn groups_merge_and_split() {
    let before = register();
    let (three, four) = (group_code(), code("99012710020104"));
    let draft = merge_places(&before, &[four, three], day());
    let merged = applied(&before, &draft.answer(&before, &Pen::default(), free_heirs(&before)).unwrap());
    assert_eq!(merged.households_in(four).count(), 96);
    assert_eq!(merged.head(four.child(2).unwrap(), day()).unwrap().1.name, "人2");
    let draft = split_group(&before, &[grid(3)], "9组", day());
    let split = applied(&before, &draft.answer(&before, &Pen::default(), free_heirs(&before)).unwrap());
    let new = code("99012710020105");
    assert_eq!((split.name(new), split.households_in(new).count()), ("9组".to_owned(), 20));
}
