//! The office's engine: owns the register in memory and its store, answers what the pages
//! ask. Runs in a worker; must never touch a document or a window, and reads no clock.
#![forbid(unsafe_code)]
pub mod engine;
