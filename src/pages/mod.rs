//! The pages, one folder a route.
pub mod about;
pub mod board;
pub mod card;
pub mod ecard;
pub mod find;
pub mod grid;
pub mod missing;
pub mod near;
pub mod office;
pub mod offline;
pub mod privacy;
pub mod report;
pub mod verify;
