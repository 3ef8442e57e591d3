//! The public data of a county, as a publication's files hold it, and the look-up over it.
//! Nothing private has a field here. Written by `publish`, read by everybody.
mod model;

pub use model::{FileRef, Manifest, PublicGrid, PublicPost, PublicVillage};
