//! The type sizes of a card's front: what is long is set smaller, what matters stays the
//! largest. Millimetres; the widths are those of `style/card.css`.
use super::{ContactCard, fit_mm};

/// Width of the card inside its margins.
const WIDTH: f64 = 80.0;
/// Width to the left of the QR code.
const BESIDE_QR: f64 = 53.0;

/// Type sizes in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardType {
    /// Village, group, grid.
    pub place: f64,
    /// The post, or the words that somebody stands in.
    pub post: f64,
    /// The name.
    pub name: f64,
    /// The telephone: its digits are about 0.73 of this high, 7 mm and more for a mobile number.
    pub phone: f64,
    /// Whom to call at the level above.
    pub above: f64,
}

impl ContactCard {
    /// `河湾村 3组 第2网格`
    #[must_use]
    pub fn place(&self) -> String {
        let parts = [self.village.as_str(), self.group.as_str(), self.grid.as_str()];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The sizes at which this card's words fit. `post` is the line above the name.
    #[must_use]
    pub fn type_mm(&self, post: &str) -> CardType {
        let name = self.person.as_ref().map_or("", |p| p.name.as_str());
        let phone = self.person.as_ref().map_or("12345", |p| p.phone.as_str());
        let above =
            self.above.as_ref().map_or_else(String::new, |p| format!("{} {} {}", p.post, p.name, p.phone));
        CardType {
            place: fit_mm(&self.place(), BESIDE_QR, 4.6, 2.4),
            post: fit_mm(post, BESIDE_QR, 3.2, 2.3),
            name: fit_mm(name, BESIDE_QR, 9.0, 3.6),
            phone: fit_mm(phone, WIDTH, 11.2, 6.0),
            above: fit_mm(&format!("{above}{}", self.delivery), WIDTH - 10.0, 3.6, 2.2),
        }
    }
}
