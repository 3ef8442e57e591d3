//! What was printed last of a board or of a grid's cards, so that a change of person makes it
//! out of date, and a change taken back does not.
use super::GridCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The board of a village, or the cards of a household-level grid, as printed last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// A village: its board. A household-level grid: its cards.
    pub code: GridCode,
    /// When.
    pub on: NaiveDate,
    /// Fingerprint of the people on it.
    pub print: String,
}
