//! The public data of a county, as a publication's files hold it, and the look-up over it.
//! Nothing private has a field here. Written by `publish`, read by everybody.
mod answering;
mod candidates;
mod code_problem;
mod columns;
mod find;
mod index;
mod kept;
mod lookup;
mod model;
mod names;
mod near;
mod numbers;
mod points;
mod query;
mod retired;
mod score;
mod spelled;
pub mod spoken;
mod vcard;
mod verify;

pub use answering::Answering;
pub use code_problem::CodeProblem;
pub use find::{Answer, Hit, Note};
pub use index::{Index, MoreSounds, Readings};
pub use kept::Extent;
pub use lookup::{Lookup, Node, Spread};
pub use model::{FileRef, Former, Manifest, PublicChat, PublicGrid, PublicPost, PublicVillage};
pub use numbers::{Numbered, Numbers};
pub use points::{FAR_METRES, Near, VillagePoints};
pub use retired::{RetiredCodes, RetiredGrid};
pub use spelled::Span;
pub use vcard::{ContactFile, contact_file};
pub use verify::{Known, Verdict};
