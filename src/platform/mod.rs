//! What the browser gives: addresses, files, the worker. Each thing behind a small function.
pub mod camera;
pub mod canvas;
pub mod checksum;
pub mod clock;
pub mod container;
pub mod files;
pub mod first;
pub mod install;
pub mod offline;
pub mod position;
pub mod root;
pub mod scroll;
pub mod share;
pub mod storage;
pub mod voice;
pub mod worker;
