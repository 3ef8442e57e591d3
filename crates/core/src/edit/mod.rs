//! Forms → a change, or what is wrong with them: each problem names the field, what was typed
//! and what to do. All problems at once; nothing is changed here. Must never store anything.
mod grid;
mod household;
mod many;
mod nominee;
mod person;
mod post;
#[cfg(test)]
mod tests;

use crate::domain::{NotATelephone, Phone};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, edit as t};

pub use grid::{GridForm, PutGrid, RemoveGrid, RetireGrid, put_grid, remove_grid, retire_grid};
pub use household::{HouseholdForm, PutHousehold, put_household, remove_households};
pub use many::{HouseholdValue, PersonValue, move_households, set_households, set_persons};
pub use nominee::{
    AppointNominee, BeginNomination, StepNomination, appoint_nominee, begin_nomination, step_nomination,
};
pub use person::{PersonForm, PhotoForm, PutPerson, put_person, remove_person};
pub use post::{
    Appoint, EndPosts, PostForm, PostKey, PutPost, Who, appoint, end_posts, put_post, remove_posts,
};

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// Name of a person or a grid.
    Name,
    /// Telephone.
    Phone,
    /// Code of a grid.
    Code,
    /// Where an office stands.
    Point,
    /// Photograph.
    Photo,
    /// Who holds a post.
    Person,
    /// First day.
    From,
    /// Last day.
    To,
    /// The office's number of a household.
    HouseholdCode,
    /// Group of a household.
    Group,
    /// Grid of a household.
    Grid,
    /// Head of a household.
    Head,
    /// People in a household.
    People,
    /// Where a house stands.
    Position,
    /// Who takes over from a grid.
    Successors,
    /// How somebody was chosen.
    Origin,
    /// The thing itself, not one of its fields.
    Whole,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which.
    pub field: Field,
    /// As it was typed; may be empty.
    pub value: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Gathers the problems of a form.
struct Check {
    lang: Lang,
    problems: Vec<Problem>,
}

impl Check {
    const fn new(lang: Lang) -> Self {
        Self { lang, problems: Vec::new() }
    }

    fn wrong(&mut self, field: Field, value: impl ToString, message: impl Into<String>) {
        self.problems.push(Problem { field, value: value.to_string(), message: message.into() });
    }

    fn end<T>(self, made: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() { Ok(made) } else { Err(self.problems) }
    }

    /// A telephone that can be dialled, or none. What was broken before may stay as it was:
    /// somebody mends another field.
    fn phone(&mut self, typed: &str, before: Option<&Phone>) -> Phone {
        let phone = Phone::read(typed);
        if matches!(phone, Phone::Broken(_)) && before != Some(&phone) {
            let why = NotATelephone::why(typed, self.lang);
            self.wrong(Field::Phone, typed, t::bad_phone(self.lang, &why));
        }
        phone
    }

    /// A name without the white space and the marks that a paste brings.
    fn name(&mut self, field: Field, typed: &str) -> String {
        let name = tidy(typed);
        if name.is_empty() {
            self.wrong(field, typed, t::no_name(self.lang));
        } else if name.chars().count() > LONGEST {
            self.wrong(field, typed, t::long_name(self.lang, &LONGEST));
        }
        name
    }

    /// Two numbers, longitude before latitude, `None` where nothing was typed.
    fn pair(&mut self, field: Field, typed: &str) -> Option<(f64, f64)> {
        let folded = crate::domain::fold_width(typed);
        let parts: Vec<&str> =
            folded.split([',', '，', ' ']).map(str::trim).filter(|p| !p.is_empty()).collect();
        if parts.is_empty() {
            return None;
        }
        if let [a, b] = parts.as_slice()
            && let (Ok(a), Ok(b)) = (a.parse(), b.parse())
        {
            return Some((a, b));
        }
        self.wrong(field, typed, t::bad_point(self.lang));
        None
    }
}

/// The longest name, in characters.
const LONGEST: usize = 60;

/// Without control and direction marks, and no white space at either end or inside a Chinese name.
fn tidy(typed: &str) -> String {
    let ascii = typed.chars().all(|c| c.is_ascii() || c.is_whitespace());
    if ascii { typed.split_whitespace().collect::<Vec<_>>().join(" ") } else { crate::domain::squeeze(typed) }
}
