//! How wide a text is, without a font: enough to choose a size that surely fits.

/// Width of a text in em: 1 for Chinese and full-width characters, 0.6 for digits and Latin
/// letters, 0.3 for a space. System fonts of Chinese phones and PCs stay within this.
#[must_use]
pub fn em_width(text: &str) -> f64 {
    text.chars()
        .map(|c| match c {
            ' ' => 0.3,
            c if c.is_ascii() => 0.6,
            _ => 1.0,
        })
        .sum()
}

/// The largest type size in mm, between `least` and `most`, at which a text is at most
/// `width` mm wide on one line; `least` if even that is too wide.
#[must_use]
pub fn fit_mm(text: &str, width: f64, most: f64, least: f64) -> f64 {
    let em = em_width(text);
    if em <= 0.0 {
        return most;
    }
    // Tenths of a millimetre, downwards, so that the same text is the same size everywhere.
    ((width / em * 10.0).floor() / 10.0).clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert!((em_width("王静") - 2.0).abs() < 1e-9);
        assert!((fit_mm("王静", 50.0, 9.0, 4.0) - 9.0).abs() < 1e-9);
        assert!((fit_mm("阿卜杜热西提·买买提", 50.0, 9.0, 4.0) - 5.0).abs() < 1e-9);
        assert!((fit_mm(&"长".repeat(90), 50.0, 9.0, 4.0) - 4.0).abs() < 1e-9);
    }
}
