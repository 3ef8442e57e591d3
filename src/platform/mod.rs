//! What the browser gives: addresses, files, the worker. Each thing behind a small function.
pub mod root;
