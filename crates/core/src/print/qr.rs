//! QR codes (ISO/IEC 18004), level M or higher, with the quiet zone of 4 modules.
use super::qr_path::outline;
use crate::site::ADDRESS_BYTES;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Modules left white on each side.
const QUIET: i32 = 4;
/// Assignment number of UTF-8 (AIM ECI), for payloads that are not plain ASCII.
const ECI_UTF8: u32 = 26;

/// A code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    modules: i32,
    path: String,
}

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// An address of more than [`ADDRESS_BYTES`].
    #[error("the address has {0} bytes, over the 60 that a card's code may hold")]
    AddressTooLong(usize),
    /// Over what a code can hold at level M.
    #[error("the text is too long for a QR code")]
    TooLong,
}

impl Qr {
    /// The code of an address.
    ///
    /// # Errors
    /// [`QrError::AddressTooLong`]: PRODUCT.md 6 allows 60 bytes.
    pub fn address(address: &str) -> Result<Self, QrError> {
        if address.len() > ADDRESS_BYTES {
            return Err(QrError::AddressTooLong(address.len()));
        }
        Self::text(address)
    }

    /// The code of any text.
    ///
    /// # Errors
    /// [`QrError::TooLong`] where it does not fit.
    pub fn text(text: &str) -> Result<Self, QrError> {
        let mut segments = QrSegment::make_segments(text);
        if !text.is_ascii() {
            segments.insert(0, QrSegment::make_eci(ECI_UTF8));
        }
        let (min, max) = (Version::MIN, Version::MAX);
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, min, max, None, true)
            .map(|code| Self::draw(&code))
            .map_err(|_| QrError::TooLong)
    }

    fn draw(code: &QrCode) -> Self {
        let path = outline(code.size(), QUIET, |x, y| code.get_module(x, y));
        Self { modules: code.size() + 2 * QUIET, path }
    }

    /// Modules on a side, the quiet zone included.
    #[must_use]
    pub const fn modules(&self) -> i32 {
        self.modules
    }

    /// The dark modules as SVG path data, in units of a module.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// `0 0 n n` for the drawing.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {0} {0}", self.modules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_s_code_is_legible_at_22_mm() {
        let address = format!("https://{}/g/9901271002010302/", "a".repeat(32));
        assert_eq!(address.len(), 60);
        let qr = Qr::address(&address).unwrap();
        assert!(22.0 / f64::from(qr.modules()) >= 0.5, "{} modules", qr.modules());
        assert!(qr.path().starts_with("M4 4h7v7h-7v-7z"), "the finder pattern behind the quiet zone");
    }

    #[test]
    fn limits() {
        assert_eq!(Qr::address(&"a".repeat(61)), Err(QrError::AddressTooLong(61)));
        assert_eq!(Qr::text(&"a".repeat(4000)), Err(QrError::TooLong));
        assert!(Qr::text("网格").is_ok());
    }
}
