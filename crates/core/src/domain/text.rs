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
    fold_width(text).chars().filter(|c| !c.is_whitespace() && !is_mark(*c)).collect()
}

/// A sentence as it was written, with its own punctuation, in one line; without control and
/// direction marks.
#[must_use]
pub fn sentence(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().replace(is_mark, "")
}

/// A control or direction mark, which nobody sees.
fn is_mark(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_marks() {
        assert_eq!(fold_width("３组　１２－１号"), "3组 12-1号");
        assert_eq!(squeeze(" 王 静\u{200F}\u{FEFF}\t"), "王静");
    }

    #[test]
    fn a_sentence_keeps_its_punctuation() {
        assert_eq!(sentence(" 前任外出务工，\u{202E}镇里\n指定代理。\u{0}"), "前任外出务工，镇里 指定代理。");
    }
}
