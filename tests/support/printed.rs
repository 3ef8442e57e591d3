//! What must be true of printed cards and boards, told from the PDF alone: sizes, places, codes
//! and words. The millimetres stand here once more on purpose: PRODUCT.md 6 is their source.
use super::pdf::{Pdf, Raster};
use wangge_core::directory::{PublicGrid, PublicVillage};

/// Enough for every reader of codes, and quick.
const DPI: u32 = 200;
/// How far off a page may be.
const TOLERANCE_MM: f64 = 0.5;

/// Checks the cards of a village, printed from place `start` (1–10) on, by grid in the order
/// of their codes. `root` is the site's address.
pub fn check_cards(pdf: &Pdf, village: &PublicVillage, root: &str, start: usize, backs: bool) {
    let cards: Vec<Option<&PublicGrid>> =
        std::iter::repeat_n(None, start - 1).chain(village.grids.iter().map(Some)).collect();
    let sides = if backs { 2 } else { 1 };
    check_pages(pdf, cards.chunks(10).len() * sides, (210.0, 297.0));
    for (sheet, cards) in cards.chunks(10).enumerate() {
        let number = sheet * sides + 1;
        let (front, text) = (pdf.raster(number, DPI), pdf.text(number));
        check_marks(&front);
        for place in 0..10 {
            check_front(&front, &text, cards.get(place).copied().flatten(), root, place);
        }
        if backs {
            let back = pdf.raster(number + 1, DPI);
            check_marks(&back);
            for place in 0..10 {
                // Turned on the long edge, the left column lies behind the right one.
                let behind = place / 2 * 2 + (1 - place % 2);
                let printed = cards.get(place).copied().flatten().is_some();
                let card = back.crop(card_mm(behind));
                assert_eq!(card.has_ink(), printed, "page {}: the back of place {}", number + 1, place + 1);
                assert!(card.codes().is_empty(), "a code on a back");
            }
        }
    }
}

/// Checks the cards of so many households, fronts and backs: how many sheets of what size, and
/// ten cards with a code on each but the last. Gives what the codes say.
pub fn check_household_cards(pdf: &Pdf, households: usize) -> Vec<String> {
    let mut codes = Vec::new();
    let sheets = households.div_ceil(10);
    check_pages(pdf, sheets * 2, (210.0, 297.0));
    for sheet in 0..sheets {
        let front = pdf.raster(sheet * 2 + 1, DPI);
        check_marks(&front);
        for place in 0..10 {
            let printed = sheet * 10 + place < households;
            let (left, top, width, height) = card_mm(place);
            let card = front.crop((left, top, width, height));
            assert_eq!(card.has_ink(), printed, "sheet {}, place {}", sheet + 1, place + 1);
            let read = card.codes();
            assert_eq!(read.len(), usize::from(printed), "sheet {}, place {}", sheet + 1, place + 1);
            codes.extend(read);
        }
    }
    codes
}

/// Checks the notice board of a village on A3.
pub fn check_board(pdf: &Pdf, village: &PublicVillage, root: &str) {
    check_pages(pdf, 1, (420.0, 297.0));
    let (page, text) = (pdf.raster(1, DPI), pdf.text(1));
    let address = format!("{root}g/{}/", village.village.code);
    assert_eq!(page.codes(), [address]);
    let all = [&village.town, &village.village].into_iter().chain(&village.groups).chain(&village.grids);
    for post in all.flat_map(|grid| &grid.posts) {
        check_words(&text, &post.name, post.phone.as_deref());
    }
    for grid in &village.grids {
        let mut runs = grid.range.split('、');
        assert!(runs.all(|run| text.contains(run)), "the range {} is not on the board", grid.range);
    }
    assert!(!page.crop((0.0, 0.0, 420.0, 5.0)).has_ink(), "ink where printers cannot print");
    assert!(!page.crop((0.0, 292.0, 420.0, 5.0)).has_ink(), "ink where printers cannot print");
}

fn check_pages(pdf: &Pdf, count: usize, (width, height): (f64, f64)) {
    let pages = pdf.pages_mm();
    assert_eq!(pages.len(), count, "pages");
    for (w, h) in pages {
        let off = (w - width).abs().max((h - height).abs());
        assert!(off <= TOLERANCE_MM, "a page of {w:.2} × {h:.2} mm, not {width} × {height}");
    }
}

/// Left, top, width, height of a place (0–9).
fn card_mm(place: usize) -> (f64, f64, f64, f64) {
    (15.0 + 90.0 * (place % 2) as f64, 13.5 + 54.0 * (place / 2) as f64, 90.0, 54.0)
}

fn check_front(page: &Raster, text: &str, grid: Option<&PublicGrid>, root: &str, place: usize) {
    let (left, top, width, height) = card_mm(place);
    let card = page.crop((left, top, width, height));
    let Some(grid) = grid else {
        assert!(!card.has_ink(), "ink on place {}, which is not used", place + 1);
        return;
    };
    assert_eq!(card.codes(), [format!("{root}g/{}/", grid.code)], "the code of place {}", place + 1);
    // Two millimetres along each edge are free, so that a knife may be a little off.
    for edge in [
        (left, top, width, 2.0),
        (left, top + height - 2.0, width, 2.0),
        (left, top, 2.0, height),
        (left + width - 2.0, top, 2.0, height),
    ] {
        assert!(!page.crop(edge).has_ink(), "ink at the edge of place {}", place + 1);
    }
    if let Some(head) = grid.head().filter(|h| h.phone.is_some()) {
        check_words(text, &head.name, head.phone.as_deref());
    }
}

/// Lines to cut along begin outside the cards, at each edge of a row and of a column.
fn check_marks(page: &Raster) {
    for x in [15.0, 105.0, 195.0] {
        for y in [8.0, 286.0] {
            assert!(page.crop((x - 0.5, y, 1.0, 2.0)).has_ink(), "no mark at {x}, {y}");
        }
    }
    for row in 0..=5 {
        let y = 13.5 + 54.0 * f64::from(row);
        for x in [10.0, 198.0] {
            assert!(page.crop((x, y - 0.5, 2.0, 1.0)).has_ink(), "no mark at {x}, {y}");
        }
    }
}

fn check_words(text: &str, name: &str, phone: Option<&str>) {
    assert!(text.contains(name), "the name {name} is missing");
    if let Some(phone) = phone {
        assert!(text.replace('-', "").contains(phone), "the number {phone} of {name} is missing");
    }
}
