//! The office's side of the app: what its pages ask of the worker that holds the register,
//! the rows of the tree and the keys of a table. Pure; must never hold a register or know how messages travel.
mod answers;
mod asks;
mod cells;
mod coverage;
mod edits;
mod exports;
mod history;
mod imports;
mod nominations;
pub mod passphrase;
mod printed;
mod progress;
mod requests;
mod safe;
mod table;
mod todo;
pub mod tree;

pub use crate::change::Tally;
pub use answers::*;
pub use asks::*;
pub use cells::*;
pub use coverage::*;
pub use edits::*;
pub use exports::*;
pub use history::*;
pub use imports::*;
pub use nominations::*;
pub use printed::*;
pub use progress::*;
pub use requests::*;
pub use safe::*;
pub use table::*;
pub use todo::*;
