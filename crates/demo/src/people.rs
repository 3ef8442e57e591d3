//! Who holds which post: secretaries, group leaders, gridworkers, police and lawyers, with
//! namesakes, people of two posts, vacant posts, and posts that changed hands.
use crate::land::{Group, Town, Village};
use crate::{names, reference_date};
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use wangge_core::domain::{Appointment, Category, GridCode, Level, Person, PersonId, Post, Register, Sex};

/// Of a hundred gridworkers, as many of each category in the order of [`Category::ALL`].
const CATEGORIES: [u32; 8] = [24, 14, 8, 10, 9, 12, 20, 3];

/// Enters everybody who holds a post.
pub(crate) fn enter(land: &[Town], register: &mut Register, rng: &mut Rng) {
    let mut staff = Staff { register, rng, number: 0 };
    for town in land {
        staff.town(town);
    }
    renumber(register);
}

struct Staff<'a> {
    register: &'a mut Register,
    rng: &'a mut Rng,
    number: usize,
}

impl Staff<'_> {
    fn town(&mut self, town: &Town) {
        let secretary = self.person(Some(true), None);
        self.appoint(secretary, town.grid.code, Post::Head, "镇党委书记");
        let deputy = self.person(Some(true), None);
        self.appoint(deputy, town.grid.code, Post::Deputy, "镇党委副书记、政法委员");
        // An officer looks after two villages, a lawyer after four.
        let (mut officer, mut lawyer) = (None, None);
        for (i, village) in town.villages.iter().enumerate() {
            self.village(village);
            if i % 2 == 0 || officer.is_none() {
                officer = Some(self.person(None, None));
            }
            if i % 4 == 0 || lawyer.is_none() {
                lawyer = Some(self.person(None, None));
            }
            if let Some(officer) = officer.filter(|_| names::chance(960, self.rng)) {
                self.appoint(officer, village.grid.code, Post::Police, "派出所民警");
            }
            if let Some(lawyer) = lawyer.filter(|_| names::chance(900, self.rng)) {
                self.appoint(lawyer, village.grid.code, Post::Lawyer, "村居法律顾问");
            }
        }
    }

    fn village(&mut self, village: &Village) {
        if !names::chance(10, self.rng) {
            let secretary = self.person(Some(true), None);
            let office = if village.community { "社区党支部书记" } else { "村党支部书记" };
            self.appoint(secretary, village.grid.code, Post::Head, office);
        }
        // In one village of six, two gridworkers are both called 王静.
        let mut namesakes = if names::chance(170, self.rng) { 2 } else { 0 };
        for group in &village.groups {
            self.group(group, &mut namesakes);
        }
    }

    fn group(&mut self, group: &Group, namesakes: &mut usize) {
        let leader = (!names::chance(10, self.rng)).then(|| self.person(None, None));
        if let Some(leader) = leader {
            self.appoint(leader, group.grid.code, Post::Head, "村民小组长");
        }
        // A group of one grid has its leader as gridworker; so have some others for their first.
        let double = group.sizes.len() == 1 || names::chance(180, self.rng);
        for (n, _) in (1_u16..).zip(&group.sizes) {
            let Some(grid) = group.grid.code.child(n) else { continue };
            if names::chance(10, self.rng) {
                continue;
            }
            if let Some(leader) = leader.filter(|_| double && n == 1) {
                self.appoint(leader, grid, Post::Head, "");
                continue;
            }
            let at = names::weighted(CATEGORIES.into_iter(), self.rng);
            let category = Category::ALL.get(at).map(|(c, _)| *c);
            let known = category.filter(|_| !names::chance(30, self.rng));
            let party = (category == Some(Category::VeteranPartyMember)).then_some(true);
            let person = self.person(party, known);
            if *namesakes > 0 {
                *namesakes -= 1;
                if let Some(p) = self.register.persons.get_mut(&person) {
                    (p.name, p.sex) = ("王静".to_owned(), Some(Sex::Female));
                }
            }
            if names::chance(30, self.rng) {
                self.predecessor(grid);
            }
            self.appoint(person, grid, Post::Head, "");
        }
    }

    fn person(&mut self, party_member: Option<bool>, category: Option<Category>) -> PersonId {
        let id = PersonId(self.register.next_person);
        self.register.next_person += 1;
        let sex = if names::chance(680, self.rng) { Sex::Male } else { Sex::Female };
        let phone = names::written(names::office_number(self.number), self.rng);
        self.number += 1;
        let party_member = party_member.or_else(|| Some(names::chance(380, self.rng)));
        let name = names::person(names::surname(self.rng), sex, self.rng);
        let sex = (!names::chance(20, self.rng)).then_some(sex);
        self.register
            .persons
            .insert(id, Person { id, name, sex, phone, party_member, category, photo: None });
        id
    }

    fn appoint(&mut self, person: PersonId, grid: GridCode, post: Post, office: &str) {
        let from = self.day(420);
        let list = self.register.appointments.entry(grid).or_default();
        // After the one before, where there was one.
        let from =
            list.iter().filter(|a| a.post == post).filter_map(|a| a.to?.succ_opt()).next_back().or(from);
        list.push(Appointment {
            person,
            grid,
            post,
            office: office.to_owned(),
            from,
            to: None,
            origin: None,
        });
    }

    /// Somebody who held the post until some day this year.
    fn predecessor(&mut self, grid: GridCode) {
        let person = self.person(None, None);
        let (from, to) = (NaiveDate::from_ymd_opt(2025, 3, 1), self.day(200));
        let list = self.register.appointments.entry(grid).or_default();
        list.push(Appointment {
            person,
            grid,
            post: Post::Head,
            office: String::new(),
            from,
            to,
            origin: None,
        });
    }

    /// A day within so many before the reference date.
    fn day(&mut self, within: u64) -> Option<NaiveDate> {
        reference_date().checked_sub_days(Days::new(self.rng.u64(20..within)))
    }
}

/// Numbers people in the order in which the register lists their posts, as an import does.
fn renumber(register: &mut Register) {
    let mut numbers = std::collections::BTreeMap::new();
    for appointment in register.appointments.values_mut().flatten() {
        let next = PersonId(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        appointment.person = *numbers.entry(appointment.person).or_insert(next);
    }
    let persons = std::mem::take(&mut register.persons);
    let kept = persons.into_values().filter_map(|p| numbers.get(&p.id).map(|&id| (id, Person { id, ..p })));
    register.persons = kept.collect();
    register.next_person = u32::try_from(register.persons.len()).unwrap_or(u32::MAX);
    debug_assert!(register.appointments.keys().all(|g| g.level() != Level::County), "no post on the county");
}
