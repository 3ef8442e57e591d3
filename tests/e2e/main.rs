//! The whole app in a real browser, served by a plain file host from a sub-path.
mod find;
mod first;
mod kindness;
mod main_job;
mod office;
mod offline;
mod print;
mod renewal;
mod smoke;
mod trust;
