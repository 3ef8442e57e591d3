//! A node of the tree by form.
use super::{Check, Field, Problem};
use crate::change::{Change, Edit};
use crate::domain::{Grid, GridCode, Level, Point, Register, Retirement};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, edit as t};

/// What is typed of a node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridForm {
    /// Its code, as typed.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The office's telephone, as typed.
    pub phone: String,
    /// Longitude and latitude of the office of a town or village, as typed; may be empty.
    pub point: String,
    /// The range in words; empty: computed from the doors.
    pub range_words: String,
}

/// A new node, or another form of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutGrid {
    /// Which; `None`: a new one. The code of a node that is there never changes.
    pub code: Option<GridCode>,
    /// What is typed.
    pub form: GridForm,
}

/// Takes a node out that was entered by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveGrid {
    /// Which.
    pub code: GridCode,
}

/// Gives a code up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetireGrid {
    /// Which.
    pub code: GridCode,
    /// The first day on which it is no longer in force.
    pub on: NaiveDate,
    /// Who takes over; grids of the same level.
    pub successors: Vec<GridCode>,
}

impl GridForm {
    /// The form of a node as it is.
    #[must_use]
    pub fn of(grid: &Grid) -> Self {
        Self {
            code: grid.code.to_string(),
            name: grid.name.clone(),
            phone: grid.phone.to_string(),
            point: grid.point.map(|p| format!("{}, {}", p.lon(), p.lat())).unwrap_or_default(),
            range_words: grid.range_words.clone(),
        }
    }
}

/// A new node or another form of one.
///
/// # Errors
/// What is wrong with the form.
pub fn put_grid(register: &Register, put: &PutGrid, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let before = put.code.and_then(|c| register.grid(c)).cloned();
    let code = match (put.code, &before) {
        (Some(code), Some(_)) => Some(code),
        (Some(code), None) => {
            check.wrong(Field::Whole, code, t::gone(lang));
            None
        }
        (None, _) => new_code(&mut check, register, &put.form.code),
    };
    let pair = check.pair(Field::Point, &put.form.point);
    let point = pair.and_then(|(lon, lat)| Point::new(lon, lat));
    if pair.is_some() && point.is_none() {
        check.wrong(Field::Point, &put.form.point, t::bad_point(lang));
    } else if point.is_some() && !code.is_some_and(|c| matches!(c.level(), Level::Town | Level::Village)) {
        check.wrong(Field::Point, &put.form.point, t::point_of_office(lang));
    }
    let name = check.name(Field::Name, &put.form.name);
    let phone = check.phone(&put.form.phone, before.as_ref().map(|g| &g.phone));
    let Some(code) = code else { return Err(check.problems) };
    let after = Grid {
        code,
        name,
        phone,
        point,
        range_words: put.form.range_words.trim().to_owned(),
        retired: before.as_ref().and_then(|g| g.retired.clone()),
    };
    let same = before.as_ref() == Some(&after);
    let grids = if same { vec![] } else { vec![Edit { before, after: Some(after) }] };
    check.end(Change { grids, ..Change::default() })
}

fn new_code(check: &mut Check, register: &Register, typed: &str) -> Option<GridCode> {
    let lang = check.lang;
    let Ok(code) = crate::domain::squeeze(typed).parse::<GridCode>() else {
        check.wrong(Field::Code, typed, t::bad_code(lang));
        return None;
    };
    if let Some(there) = register.grid(code) {
        let words = if there.retired.is_some() {
            t::code_retired(lang, &register.full_name(code))
        } else {
            t::code_taken(lang, &register.full_name(code))
        };
        check.wrong(Field::Code, typed, words);
    } else if let Some(parent) = code.parent() {
        if register.grid(parent).is_none_or(|g| g.retired.is_some()) {
            check.wrong(Field::Code, typed, t::no_parent(lang, &parent));
        }
    } else if register.county().is_some() {
        check.wrong(Field::Code, typed, t::second_county(lang));
    }
    Some(code)
}

/// Takes a node out that nothing belongs to.
///
/// # Errors
/// What belongs to it.
pub fn remove_grid(register: &Register, ask: RemoveGrid, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let code = ask.code;
    let Some(grid) = register.grid(code) else {
        check.wrong(Field::Whole, code, t::gone(lang));
        return check.end(Change::default());
    };
    let below = register.subtree(code).count().saturating_sub(1);
    let homes = register.households_in(code).count();
    let posts = register.appointments.get(&code).map_or(0, Vec::len);
    if below + homes + posts > 0 {
        check.wrong(Field::Whole, code, t::grid_in_use(lang, &below, &homes, &posts));
    }
    check.end(Change { grids: vec![Edit::remove(grid.clone())], ..Change::default() })
}

/// Gives a code up on a day; its posts end the day before.
///
/// # Errors
/// What is still in it, or what is wrong with those who take over.
pub fn retire_grid(register: &Register, ask: &RetireGrid, lang: Lang) -> Result<Change, Vec<Problem>> {
    let mut check = Check::new(lang);
    let code = ask.code;
    let Some(grid) = register.grid(code).filter(|g| g.retired.is_none()) else {
        check.wrong(Field::Whole, code, t::gone(lang));
        return check.end(Change::default());
    };
    let below = register.subtree(code).filter(|g| g.code != code && g.in_force(ask.on)).count();
    let homes = register.households_in(code).count();
    if below + homes > 0 {
        check.wrong(Field::Whole, code, t::grid_not_empty(lang, &below, &homes));
    }
    for &next in &ask.successors {
        let good = register.grid(next).is_some_and(|g| g.retired.is_none())
            && next.level() == code.level()
            && next != code;
        if !good {
            check.wrong(Field::Successors, next, t::bad_successor(lang));
        }
    }
    let last = ask.on.pred_opt();
    let posts = register.appointments.get(&code).into_iter().flatten();
    let ending = posts.filter(|a| a.held(ask.on)).map(|a| {
        let mut ended = a.clone();
        ended.to = last;
        Edit::change(a.clone(), ended)
    });
    let mut change = Change { appointments: ending.collect(), ..Change::default() };
    let retired = Some(Retirement { on: ask.on, successors: ask.successors.clone() });
    change.grids.push(Edit::change(grid.clone(), Grid { retired, ..grid.clone() }));
    check.end(change)
}
