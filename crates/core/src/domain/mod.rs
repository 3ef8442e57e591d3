//! What is true of a county's grids: one file a concept. Plain structs with serde; a
//! value that cannot be is refused where it is parsed, so it cannot exist inside.
//! Must never know how anything is shown, stored or sent.
mod appointment;
pub mod audit;
mod code;
mod door;
mod footer;
mod grid;
mod ground;
mod household;
mod nomination;
mod person;
mod photo;
mod point;
mod printed;
mod range;
mod register;
mod settings;
mod telephone;
mod text;
mod variant;

pub use appointment::{Appointment, Origin, Post};
pub use code::{CodeError, GridCode, Level};
pub use door::{Door, DoorNumber};
pub use footer::{Footer, FooterField, FooterLine};
pub use grid::{Grid, Retirement};
pub use ground::Ground;
pub use household::{Household, HouseholdId, Position};
pub use nomination::{
    Candidate, Nomination, NominationId, Objection, Outcome, Posting, Refused, Review, Settled, Stage, Step,
};
pub use person::{Category, Person, PersonId, Sex};
pub use photo::{NotAPhoto, PHOTO_BYTES, Photo, PhotoKind};
pub use point::{NoPlace, Point};
pub use printed::Printed;
pub use range::{DoorRange, ranges_of};
pub use register::Register;
pub use settings::{FRESH_DAYS, Hotline, Settings, SizeRule, default_fresh_days};
pub use telephone::{Mobile, NotATelephone, Phone, Telephone, mask_name, mask_phone};
pub use text::{fold_width, sentence, squeeze};
pub use variant::fold_variant;
