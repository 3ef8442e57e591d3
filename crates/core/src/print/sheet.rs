//! Ten cards on A4: where each lies, crop marks, backs mirrored for duplex, and the
//! correction of a printer that draws a little off.
use serde::{Deserialize, Serialize};

/// A card, width and height in mm.
pub const CARD_MM: (f64, f64) = (90.0, 54.0);
/// Cards on a sheet: 2 × 5.
pub const PER_SHEET: usize = 10;
/// Left and top margin in mm: (210 − 180) / 2 and (297 − 270) / 2.
const MARGIN_MM: (f64, f64) = (15.0, 13.5);
/// Crop marks: how far from the cards they begin and how long they are, in mm.
const MARK_GAP_MM: f64 = 1.5;
const MARK_MM: f64 = 5.0;

/// One side of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Whether these are backs.
    pub back: bool,
    /// Which card lies in each slot, by its place in the list; slots count along the rows.
    pub slots: [Option<usize>; PER_SHEET],
}

/// A printer's own error, as the test page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// To the right, mm.
    pub dx: f64,
    /// Down, mm.
    pub dy: f64,
    /// Width drawn ÷ width wanted.
    pub scale_x: f64,
    /// Height drawn ÷ height wanted.
    pub scale_y: f64,
}

impl Default for Calibration {
    fn default() -> Self {
        Self { dx: 0.0, dy: 0.0, scale_x: 1.0, scale_y: 1.0 }
    }
}

impl Calibration {
    /// What undoes the error: factors by which to draw wider and higher, then a shift in mm.
    /// An impossible scale (zero, negative, not a number) is taken as 1.
    #[must_use]
    pub fn correction(&self) -> ((f64, f64), (f64, f64)) {
        let sound = |scale: f64| if scale.is_finite() && scale > 0.1 { scale } else { 1.0 };
        let (x, y) = (sound(self.scale_x), sound(self.scale_y));
        ((1.0 / x, 1.0 / y), (-self.dx / x, -self.dy / y))
    }
}

/// A line from one point to another, mm from the top left corner of the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Start.
    pub from: (f64, f64),
    /// End.
    pub to: (f64, f64),
}

/// Lays `cards` cards out on sheets. `start` is the first slot to use on the first sheet
/// (1–10, for a sheet that is partly used up); with `backs`, each front sheet is followed by
/// its backs, mirrored left to right (turn on the long edge).
#[must_use]
pub fn impose(cards: usize, start: usize, backs: bool) -> Vec<Sheet> {
    let skip = start.clamp(1, PER_SHEET) - 1;
    let mut sheets = Vec::new();
    let mut next = 0;
    while next < cards {
        let first = if sheets.is_empty() { skip } else { 0 };
        let mut slots = [None; PER_SHEET];
        for slot in slots.iter_mut().skip(first) {
            if next < cards {
                *slot = Some(next);
                next += 1;
            }
        }
        let mut mirrored = slots;
        for row in mirrored.chunks_mut(2) {
            row.reverse();
        }
        sheets.push(Sheet { back: false, slots });
        if backs {
            sheets.push(Sheet { back: true, slots: mirrored });
        }
    }
    sheets
}

/// The top left corner of a slot (0–9), in mm from that of the sheet.
#[must_use]
pub fn slot_mm(slot: usize) -> (f64, f64) {
    let (column, row) = (slot % 2, slot / 2);
    (MARGIN_MM.0 + CARD_MM.0 * column as f64, MARGIN_MM.1 + CARD_MM.1 * row as f64)
}

/// The crop marks of a sheet: in the margins, at every edge of a card.
#[must_use]
pub fn crop_marks() -> Vec<Mark> {
    let (left, top) = MARGIN_MM;
    let (right, bottom) = (left + 2.0 * CARD_MM.0, top + 5.0 * CARD_MM.1);
    let mut marks = Vec::new();
    for column in 0..=2 {
        let x = left + CARD_MM.0 * f64::from(column);
        marks.push(Mark { from: (x, top - MARK_GAP_MM - MARK_MM), to: (x, top - MARK_GAP_MM) });
        marks.push(Mark { from: (x, bottom + MARK_GAP_MM), to: (x, bottom + MARK_GAP_MM + MARK_MM) });
    }
    for row in 0..=5 {
        let y = top + CARD_MM.1 * f64::from(row);
        marks.push(Mark { from: (left - MARK_GAP_MM - MARK_MM, y), to: (left - MARK_GAP_MM, y) });
        marks.push(Mark { from: (right + MARK_GAP_MM, y), to: (right + MARK_GAP_MM + MARK_MM, y) });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_a_sheet_and_the_rest() {
        let sheets = impose(23, 1, false);
        assert_eq!(sheets.len(), 3);
        assert_eq!(sheets[0].slots[0], Some(0));
        assert_eq!(sheets[2].slots, [Some(20), Some(21), Some(22), None, None, None, None, None, None, None]);
        assert!(impose(0, 1, true).is_empty());
    }

    #[test]
    fn a_partly_used_sheet() {
        let sheets = impose(12, 9, false);
        assert_eq!(sheets[0].slots[7..], [None, Some(0), Some(1)]);
        assert_eq!(sheets[1].slots[9], Some(11));
        assert_eq!(impose(3, 99, false)[0].slots[9], Some(0));
    }

    #[test]
    fn a_back_lies_behind_its_front() {
        let sheets = impose(3, 1, true);
        assert_eq!((sheets.len(), sheets[1].back), (2, true));
        for (slot, card) in sheets[0].slots.iter().enumerate() {
            // Turned on the long edge, left becomes right.
            let behind = slot / 2 * 2 + (1 - slot % 2);
            assert_eq!(sheets[1].slots[behind], *card);
        }
    }

    #[test]
    fn a_calibrated_printer_hits_the_mark() {
        let off = Calibration { dx: 1.5, dy: -0.5, scale_x: 0.98, scale_y: 1.01 };
        let ((sx, sy), (tx, ty)) = off.correction();
        let drawn = (105.0 * sx + tx, 229.5 * sy + ty);
        let printed = (drawn.0 * off.scale_x + off.dx, drawn.1 * off.scale_y + off.dy);
        assert!((printed.0 - 105.0).abs() < 1e-9 && (printed.1 - 229.5).abs() < 1e-9);
        let broken = Calibration { scale_x: 0.0, ..Calibration::default() };
        assert_eq!(broken.correction(), Calibration::default().correction());
    }

    #[test]
    fn margins_and_marks() {
        assert_eq!(slot_mm(0), (15.0, 13.5));
        assert_eq!(slot_mm(9), (105.0, 229.5));
        let marks = crop_marks();
        assert_eq!(marks.len(), 18);
        for mark in marks {
            for (x, y) in [mark.from, mark.to] {
                assert!((0.0..=210.0).contains(&x) && (0.0..=297.0).contains(&y));
                let on_cards = (15.0..=195.0).contains(&x) && (13.5..=283.5).contains(&y);
                assert!(!on_cards, "a mark at {x},{y} lies on a card");
            }
        }
    }
}
