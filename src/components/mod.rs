//! Reusable parts, one a file. They get what they show as arguments and load nothing.
pub mod frame;
pub mod tree;
