//! The whole app in a real browser, served by a plain file host from a sub-path.
mod elder;
mod find;
mod first;
mod main_job;
mod office;
mod print;
mod smoke;
