//! What the browser gives: addresses, files, the worker. Each thing behind a small function.
pub mod clock;
pub mod files;
pub mod first;
pub mod kept;
pub mod offline;
pub mod root;
pub mod speech;
pub mod worker;
