//! The public data of a county, as a publication's files hold it, and the look-up over it.
//! Nothing private has a field here. Written by `publish`, read by everybody.
mod candidates;
mod columns;
mod find;
mod index;
mod lookup;
mod model;
mod names;
mod near;
mod query;
mod score;
mod spelled;
mod vcard;

pub use find::{Answer, Hit, Note};
pub use index::{Index, MoreSounds, Readings};
pub use lookup::{Lookup, Node};
pub use model::{FileRef, Manifest, PublicGrid, PublicPost, PublicVillage};
pub use spelled::Span;
pub use vcard::vcard;
