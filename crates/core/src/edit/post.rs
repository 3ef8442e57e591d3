//! Appointments by form: who takes a post from which day, who leaves it.
use super::person::{self, PutPerson};
use super::{Check, Field, PersonForm, Problem};
use crate::change::{Change, Edit};
use crate::domain::{Appointment, GridCode, Level, Origin, PersonId, Post, Register};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, edit as t};

/// What an appointment is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PostKey {
    /// The grid.
    pub grid: GridCode,
    /// The post.
    pub post: Post,
    /// Who.
    pub person: PersonId,
    /// First day, where it is known.
    pub from: Option<NaiveDate>,
}

/// Who is appointed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Somebody who is in the register.
    Known(PersonId),
    /// Somebody new, entered with the appointment as one change.
    New(PersonForm),
}

/// Appoints somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appoint {
    /// To which grid.
    pub grid: GridCode,
    /// As what.
    pub post: Post,
    /// Whom.
    pub who: Who,
    /// The office by which the post is held; may be empty.
    pub office: String,
    /// First day.
    pub from: NaiveDate,
    /// Whoever holds the post leaves it the day before.
    pub replace: bool,
    /// Why there was no nomination; may be empty.
    pub reason: String,
}

/// What is typed of an appointment that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostForm {
    /// The office by which it is held; may be empty.
    pub office: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Why there was no nomination; may be empty. Of one that came from a nomination it is empty
    /// and stays so.
    pub reason: String,
}

/// Another form of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutPost {
    /// Which.
    pub key: PostKey,
    /// What is typed.
    pub form: PostForm,
}

/// Ends appointments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndPosts {
    /// Which.
    pub keys: Vec<PostKey>,
    /// The last day of each.
    pub on: NaiveDate,
}

impl PostKey {
    /// What an appointment is known by.
    #[must_use]
    pub const fn of(a: &Appointment) -> Self {
        Self { grid: a.grid, post: a.post, person: a.person, from: a.from }
    }

    /// The appointment.
    #[must_use]
    pub fn find(self, register: &Register) -> Option<&Appointment> {
        register.appointments.get(&self.grid)?.iter().find(|a| Self::of(a) == self)
    }
}

/// Appoints somebody, and ends the appointment of whoever was there.
///
/// # Errors
/// What is wrong: no such grid, the post is held, a day before the other's first.
pub fn appoint(
    register: &Register,
    ask: &Appoint,
    file: Option<&[u8]>,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let mut change = Change::default();
    if register.grid(ask.grid).is_none_or(|g| !g.in_force(ask.from)) {
        check.wrong(Field::Grid, ask.grid, t::no_place(lang));
    }
    if matches!(ask.post, Post::Police | Post::Lawyer) && ask.grid.level() != Level::Village {
        check.wrong(Field::Grid, ask.grid, t::post_of_village(lang));
    }
    let person = match &ask.who {
        Who::Known(id) => {
            if !register.persons.contains_key(id) {
                check.wrong(Field::Person, "", t::gone(lang));
            }
            *id
        }
        Who::New(form) => {
            let put = PutPerson { id: None, form: form.clone() };
            let edit = person::read(&mut check, register, &put, file);
            person::refuse_double(&mut check, register, &edit);
            let id = edit.after.as_ref().map_or(PersonId(register.next_person), |p| p.id);
            change.persons.push(edit);
            id
        }
    };
    let new = Appointment {
        person,
        grid: ask.grid,
        post: ask.post,
        office: super::tidy(&ask.office),
        from: Some(ask.from),
        to: None,
        origin: origin(&ask.reason, None),
    };
    for held in register.appointments.get(&ask.grid).into_iter().flatten() {
        if held.post != ask.post || !held.overlaps(&new) {
            continue;
        }
        let name = register.persons.get(&held.person).map(|p| p.name.clone()).unwrap_or_default();
        if held.person == person {
            check.wrong(Field::Person, &name, t::holds_already(lang, &name));
        } else if ask.replace {
            match ask.from.pred_opt().filter(|last| held.from.is_none_or(|from| from <= *last)) {
                Some(last) => {
                    let ended = Appointment { to: Some(last), ..held.clone() };
                    change.appointments.push(Edit::change(held.clone(), ended));
                }
                None => check.wrong(Field::From, ask.from, t::from_before_other(lang, &name)),
            }
        } else if ask.post == Post::Head {
            check.wrong(Field::Person, &name, t::post_is_held(lang, &name));
        }
    }
    change.appointments.push(Edit::add(new));
    check.end(change)
}

/// How somebody was chosen, by what is typed and by what was known.
fn origin(reason: &str, before: Option<&Origin>) -> Option<Origin> {
    match before {
        Some(Origin::Nomination(_)) => before.cloned(),
        _ => Some(crate::domain::sentence(reason)).filter(|r| !r.is_empty()).map(Origin::Without),
    }
}

impl PostForm {
    /// The form of an appointment as it is.
    #[must_use]
    pub fn of(a: &Appointment) -> Self {
        let reason = match &a.origin {
            Some(Origin::Without(reason)) => reason.clone(),
            _ => String::new(),
        };
        Self { office: a.office.clone(), from: a.from, to: a.to, reason }
    }
}

/// Another form of an appointment that is there.
///
/// # Errors
/// What is wrong with the days.
pub fn put_post(register: &Register, put: &PutPost, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let Some(before) = put.key.find(register) else {
        check.wrong(Field::Whole, "", t::gone(lang));
        return check.end(Change::default());
    };
    let form = &put.form;
    let office = super::tidy(&form.office);
    let origin = origin(&form.reason, before.origin.as_ref());
    let after = Appointment { office, from: form.from, to: form.to, origin, ..before.clone() };
    if let (Some(from), Some(to)) = (form.from, form.to)
        && to < from
    {
        check.wrong(Field::To, to, t::ends_before(lang));
    }
    let twin = PostKey::of(&after);
    if twin != put.key && twin.find(register).is_some() {
        check.wrong(Field::From, form.from.map(|d| d.to_string()).unwrap_or_default(), t::post_twice(lang));
    }
    let same = after == *before;
    let appointments = if same { vec![] } else { vec![Edit::change(before.clone(), after)] };
    check.end(Change { appointments, ..Change::default() })
}

/// Ends appointments on a day.
///
/// # Errors
/// Where one is not there, or begins later.
pub fn end_posts(register: &Register, ask: &EndPosts, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let mut change = Change::default();
    for key in &ask.keys {
        let Some(before) = key.find(register) else {
            check.wrong(Field::Whole, "", t::gone(lang));
            continue;
        };
        if before.from.is_some_and(|from| ask.on < from) {
            check.wrong(Field::To, ask.on, t::ends_before(lang));
        }
        let after = Appointment { to: Some(ask.on), ..before.clone() };
        if after != *before {
            change.appointments.push(Edit::change(before.clone(), after));
        }
    }
    check.end(change)
}

/// Takes appointments out that never were: entered by mistake. One that was is ended.
///
/// # Errors
/// Where one is not there.
pub fn remove_posts(register: &Register, keys: &[PostKey], lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let mut change = Change::default();
    for key in keys {
        match key.find(register) {
            Some(before) => change.appointments.push(Edit::remove(before.clone())),
            None => check.wrong(Field::Whole, "", t::gone(lang)),
        }
    }
    check.end(change)
}
