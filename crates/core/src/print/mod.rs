//! What is printed, as page models in millimetres: QR codes, contact cards and their sheets,
//! notice boards. Must never know of HTML; components draw exactly what stands here.
mod board;
mod board_layout;
mod card;
mod card_type;
mod ecard;
mod head;
mod outdated;
mod picture;
mod qr;
mod qr_path;
mod sheet;
mod sketch;
#[cfg(test)]
mod tests;
mod text;

pub use board::{Leader, NoticeBoard};
pub use board_layout::{BoardLayout, BoardPaper, BoardRow};
pub use card::{CardPerson, ContactCard, Delivery, card_of, cards_for_doors, cards_of};
pub use card_type::CardType;
pub use ecard::electronic_card;
pub use head::PrintHead;
pub use outdated::{DUE_DAYS, fingerprint};
pub use picture::{Align, Area, Draw, Ink, Picture, Words};
pub use qr::{Qr, QrError};
pub use sheet::{CARD_MM, Calibration, Mark, PER_SHEET, Sheet, crop_marks, impose, slot_mm};
pub use sketch::{Places, Sketch, SketchGrid, SketchGroup, sketch, sketch_of};
pub use text::{em_width, fit_mm, wrap};
