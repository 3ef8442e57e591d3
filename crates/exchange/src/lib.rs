//! Bytes ↔ domain: reads sheets into tables, tables into a proposed change, and writes a
//! register back as sheets. Pure: no storage, no clock. Nothing a file holds is run.
#![forbid(unsafe_code)]
pub mod datum;
pub mod geo;
pub mod import;
pub mod read;
pub mod sheets;
pub mod table;
mod words;
pub mod write;
