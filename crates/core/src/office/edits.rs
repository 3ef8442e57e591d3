//! Requests that change the register by form. Forms and their checks are [`crate::edit`]'s.
use crate::domain::{GridCode, HouseholdId, Level, NominationId, PersonId, Post};
use crate::edit::{
    GridForm, HouseholdForm, HouseholdValue, PersonForm, PersonValue, PostForm, PostKey, Problem,
};
use serde::{Deserialize, Serialize};

/// What became of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// What is wrong; where there is anything, nothing was stored.
    pub problems: Vec<Problem>,
    /// How many facts were changed.
    pub changed: usize,
    /// What undo would take back now, in words.
    pub undo: Option<String>,
    /// The number of a new person.
    pub person: Option<PersonId>,
    /// The number of a new household.
    pub household: Option<HouseholdId>,
    /// The number of a new nomination.
    pub nomination: Option<NominationId>,
}

impl Edited {
    /// Whether nothing was wrong.
    #[must_use]
    pub const fn good(&self) -> bool {
        self.problems.is_empty()
    }
}

/// See [`super::Request::RemovePerson`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePerson {
    /// Who.
    pub id: PersonId,
}

/// See [`super::Request::RemoveHouseholds`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveHouseholds {
    /// Which.
    pub ids: Vec<HouseholdId>,
}

/// See [`super::Request::MoveHouseholds`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveHouseholds {
    /// Which.
    pub ids: Vec<HouseholdId>,
    /// Into which grid; `None`: out of every grid.
    pub grid: Option<GridCode>,
}

/// See [`super::Request::SetHouseholds`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetHouseholds {
    /// Which.
    pub ids: Vec<HouseholdId>,
    /// The value.
    pub value: HouseholdValue,
}

/// See [`super::Request::SetPersons`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPersons {
    /// Who.
    pub ids: Vec<PersonId>,
    /// The value.
    pub value: PersonValue,
}

/// See [`super::Request::RemovePosts`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePosts {
    /// Which.
    pub keys: Vec<PostKey>,
}

/// See [`super::Request::GetPerson`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetPerson {
    /// Who.
    pub id: PersonId,
}

/// A person to look at and to edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Number.
    pub id: PersonId,
    /// As they are.
    pub form: PersonForm,
    /// The photograph as an address that holds it; empty: none.
    pub photo: String,
    /// The day of consent to publish it.
    pub consent: Option<chrono::NaiveDate>,
    /// All posts, those held now first, then the latest.
    pub posts: Vec<PostRow>,
}

/// An appointment to look at and to edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRow {
    /// What it is known by.
    pub key: PostKey,
    /// Where, in words.
    pub grid_name: String,
    /// Name of the post.
    pub post_name: String,
    /// Who.
    pub person_name: String,
    /// As it is.
    pub form: PostForm,
    /// Whether it is held today.
    pub held: bool,
    /// The nomination it comes from.
    pub nomination: Option<NominationId>,
}

/// See [`super::Request::GetHousehold`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetHousehold {
    /// Which.
    pub id: HouseholdId,
}

/// A household to look at and to edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdView {
    /// Number.
    pub id: HouseholdId,
    /// As it is.
    pub form: HouseholdForm,
    /// Its group in words.
    pub group_name: String,
    /// Its grid in words; may be empty.
    pub grid_name: String,
}

/// See [`super::Request::GetGrid`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetGrid {
    /// Which.
    pub code: GridCode,
}

/// A node to look at and to edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridView {
    /// Its code.
    pub code: GridCode,
    /// Names from the town down to it.
    pub full_name: String,
    /// As it is.
    pub form: GridForm,
    /// The first day on which it is no longer in force.
    pub retired: Option<chrono::NaiveDate>,
    /// All appointments, those held now first, then the latest.
    pub posts: Vec<PostRow>,
    /// The posts that its level has, each with the office by which it is usually held; that may
    /// be empty.
    pub may_have: Vec<(Post, String)>,
    /// The next free code below it, as a new node's form begins.
    pub next_code: String,
}

/// The posts that a level has.
#[must_use]
pub fn posts_of(level: Level) -> Vec<Post> {
    match level {
        Level::County => vec![],
        Level::Village => vec![Post::Head, Post::Deputy, Post::Police, Post::Lawyer],
        Level::Town | Level::Group | Level::Household => vec![Post::Head, Post::Deputy],
    }
}
