//! What is true of a county's grids, and what follows from it. Pure: no browser, no
//! clock, no randomness, no IO; time and storage are arguments. Natively tested in seconds.
#![forbid(unsafe_code)]
pub mod change;
pub mod container;
pub mod directory;
pub mod division;
pub mod domain;
pub mod edit;
pub mod ledger;
pub mod office;
pub mod print;
pub mod publish;
pub mod report;
pub mod site;

pub use wangge_texts::{self as texts, Lang};
