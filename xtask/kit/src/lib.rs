//! What the commands share: steps that say what they do and how long it took, programs that
//! are run, small work on files.
#![forbid(unsafe_code)]
pub mod files;
pub mod steps;
