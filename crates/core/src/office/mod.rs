//! The office's side of the app: what its pages ask of the worker that holds the register,
//! and the rows of the tree. Pure; must never hold a register or know how messages travel.
mod answers;
mod edits;
mod history;
mod progress;
mod requests;
mod table;
mod todo;
pub mod tree;

pub use crate::change::Tally;
pub use answers::*;
pub use edits::*;
pub use history::*;
pub use progress::*;
pub use requests::*;
pub use table::*;
pub use todo::*;
