//! What the app knows: signals and the actions on them. The only caller of stores and files.
pub mod directory;
pub mod elder;
pub mod extras;
pub mod keep;
pub mod lang;
pub mod office;
mod publication;
pub mod updates;
