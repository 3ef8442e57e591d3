//! The office's side of the app: what its pages ask of the worker that holds the register,
//! and the rows of the tree. Pure; must never hold a register or know how messages travel.
mod answers;
mod progress;
mod requests;
pub mod tree;

pub use answers::*;
pub use progress::*;
pub use requests::*;
