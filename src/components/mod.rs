//! Reusable parts, one a file. They get what they show as arguments and load nothing.
pub mod board;
pub mod board_page;
pub mod card;
pub mod elder;
pub mod elsewhere;
pub mod face;
pub mod facts;
pub mod frame;
pub mod hotlines;
pub mod news;
pub mod print_sheet;
pub mod qr;
pub mod read_aloud;
pub mod shared_note;
pub mod tree;
pub mod trouble;
pub mod ways;
