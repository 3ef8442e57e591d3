//! The type sizes of a card's front: what is long is set smaller, what matters stays the
//! largest. Millimetres; the widths are those of `style/card.css`.
use super::{ContactCard, PrintHead, em_width, fit_mm};

/// Width of the card inside its margins.
const WIDTH: f64 = 80.0;
/// Width to the left of the QR code.
const BESIDE_QR: f64 = 53.0;

/// Size of a hotline's name, where its number is 1.
const HOTLINE_NAME: f64 = 0.72;
/// Space between columns of hotlines, mm.
const HOTLINE_GAP: f64 = 1.5;

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
            self.above.as_ref().map_or_else(String::new, |p| format!("{} {} {} ", p.post, p.name, p.phone));
        // The word before the door, its frame and the space beside it: four em.
        let door = if self.delivery.is_empty() { 0.0 } else { 4.0 + em_width(&self.delivery) };
        let foot = ((WIDTH / (em_width(&above) + door) * 10.0).floor() / 10.0).clamp(2.2, 3.6);
        CardType {
            place: fit_mm(&self.place(), BESIDE_QR, 4.6, 2.4),
            post: fit_mm(post, BESIDE_QR, 3.2, 2.3),
            name: fit_mm(name, BESIDE_QR / 1.06, 8.8, 3.6),
            phone: fit_mm(phone, WIDTH, 10.8, 6.0),
            above: foot,
        }
    }
}

impl PrintHead {
    /// Type size in mm of the hotlines' numbers on a card's back, in four columns as wide as
    /// their widest; a name is 0.72 of it.
    #[must_use]
    pub fn hotline_mm(&self) -> f64 {
        let mut columns = [0.0_f64; 4];
        for (i, hotline) in self.hotlines.iter().enumerate() {
            let width = em_width(&hotline.number) + 0.4 + HOTLINE_NAME * em_width(&hotline.name);
            if let Some(column) = columns.get_mut(i % 4) {
                *column = column.max(width);
            }
        }
        let wide: f64 = columns.iter().sum();
        (((WIDTH - 3.0 * HOTLINE_GAP) / wide.max(1.0) * 10.0).floor() / 10.0).clamp(2.0, 3.5)
    }
}
