//! The whole app in real browsers, served by a plain file host from a sub-path.
mod elder;
mod engines;
mod find;
mod first;
mod kindness;
mod main_job;
mod nominations;
mod office;
mod offline;
mod print;
mod register;
mod renewal;
mod safe;
mod smoke;
mod sweep;
mod trust;
mod windows;
