//! Folding of text as people type it: full-width letters and digits to their plain forms.

/// Full-width ASCII (`１２Ａ－`, U+FF01–U+FF5E) and the ideographic space to plain ASCII,
/// and the dashes people type for a hyphen to `-`.
#[must_use]
pub fn fold_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{A0}' => ' ',
            '–' | '—' | '‐' | '‑' | '−' | '─' => '-',
            _ => c,
        })
        .collect()
}

/// [`fold_width`], then without the white space and the control and direction marks
/// that spreadsheets leave in names and numbers.
#[must_use]
pub fn squeeze(text: &str) -> String {
    fold_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_marks() {
        assert_eq!(fold_width("３组　１２－１号"), "3组 12-1号");
        assert_eq!(squeeze(" 王 静\u{200F}\u{FEFF}\t"), "王静");
    }
}
