//! Nominations by form: begun, step by step, and the appointment that comes of one.
use super::{Appoint, Check, Field, PersonForm, Problem, Who, appoint};
use crate::change::{Change, Edit};
use crate::domain::{
    GridCode, Level, Nomination, NominationId, Origin, Outcome, Post, Refused, Register, Step,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, nomination as t};

/// Begins a nomination for a household-level grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginNomination {
    /// The grid.
    pub grid: GridCode,
}

/// Takes a step of a nomination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepNomination {
    /// Which.
    pub id: NominationId,
    /// The step.
    pub step: Step,
}

/// Appoints whom the villagers chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointNominee {
    /// Which.
    pub id: NominationId,
    /// First day of the appointment.
    pub from: NaiveDate,
    /// Whoever holds the post leaves it the day before.
    pub replace: bool,
}

/// A new nomination.
///
/// # Errors
/// Where the grid is none to choose for, or is being chosen for already.
pub fn begin_nomination(
    register: &Register,
    ask: BeginNomination,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let there = register.grid(ask.grid).is_some_and(|g| g.retired.is_none());
    if !there || ask.grid.level() != Level::Household {
        check.wrong(Field::Grid, ask.grid, t::fail_grid(lang));
    }
    if register.nominations.values().any(|n| n.grid == ask.grid && n.outcome.is_none()) {
        check.wrong(Field::Grid, ask.grid, t::fail_open(lang));
    }
    let new = Nomination::new(NominationId(register.next_nomination), ask.grid);
    check.end(Change { nominations: vec![Edit::add(new)], ..Change::default() })
}

/// A nomination after a step.
///
/// # Errors
/// Why the step may not be taken.
pub fn step_nomination(
    register: &Register,
    ask: &StepNomination,
    today: NaiveDate,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let before = find(register, ask.id, lang)?;
    let after = before.step(ask.step.clone(), today).map_err(|why| refused(why, lang))?;
    let same = after == *before;
    let nominations = if same { vec![] } else { vec![Edit::change(before.clone(), after)] };
    Ok(Change { nominations, ..Change::default() })
}

/// The chosen one's appointment, the end of the one before, and the nomination's, as one change.
///
/// # Errors
/// Why they may not be appointed.
pub fn appoint_nominee(
    register: &Register,
    ask: AppointNominee,
    today: NaiveDate,
    lang: Lang,
) -> Result<Change, Vec<Problem>> {
    let before = find(register, ask.id, lang)?;
    let chosen = before.may_appoint(ask.from, today).map_err(|why| refused(why, lang))?;
    let who = match chosen.person.filter(|id| register.persons.contains_key(id)) {
        Some(id) => Who::Known(id),
        None => Who::New(PersonForm {
            name: chosen.name.clone(),
            phone: chosen.phone.to_string(),
            sex: chosen.sex,
            party_member: chosen.party_member,
            category: chosen.category,
            ..PersonForm::default()
        }),
    };
    let form = Appoint {
        grid: before.grid,
        post: Post::Head,
        who,
        office: String::new(),
        from: ask.from,
        replace: ask.replace,
        reason: String::new(),
    };
    let mut change = appoint(register, &form, None, lang)?;
    let new = change.appointments.iter_mut().filter(|e| e.before.is_none()).find_map(|e| e.after.as_mut());
    if let Some(appointment) = new {
        appointment.origin = Some(Origin::Nomination(ask.id));
        let outcome = Some(Outcome::Appointed { on: ask.from, person: appointment.person });
        change.nominations.push(Edit::change(before.clone(), Nomination { outcome, ..before.clone() }));
    }
    Ok(change)
}

fn find(register: &Register, id: NominationId, lang: Lang) -> Result<&Nomination, Vec<Problem>> {
    let gone = || vec![problem(t::fail_gone(lang).to_owned())];
    register.nominations.get(&id).ok_or_else(gone)
}

fn refused(why: Refused, lang: Lang) -> Vec<Problem> {
    vec![problem(why.words(lang))]
}

const fn problem(message: String) -> Problem {
    Problem { field: Field::Whole, value: String::new(), message }
}
