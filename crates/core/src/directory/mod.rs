//! The public data of a county, as a publication's files hold it, and the look-up over it.
//! Nothing private has a field here. Written by `publish`, read by everybody.
mod find;
mod index;
mod matching;
mod model;
mod query;
mod score;
mod vcard;

pub use find::{Answer, Hit, Note};
pub use index::{Index, Lookup, Node, Readings};
pub use matching::Span;
pub use model::{FileRef, Manifest, PublicGrid, PublicPost, PublicVillage};
pub use vcard::vcard;
