//! The whole app in real browsers, served by a plain file host from a sub-path.
mod elder;
mod engines;
mod find;
mod first;
mod kindness;
mod main_job;
mod office;
mod offline;
mod print;
mod renewal;
mod smoke;
mod sweep;
mod trust;
mod updates;
