//! Texts of cells: what is seen of them, numbers as people write them, names of cells.

/// Longest text of a cell, in characters.
const CELL: usize = 2000;
/// Whole numbers up to here are exact (IEEE 754, 2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A cell's text: without control characters and direction marks, trimmed, of bounded length.
pub(crate) fn clean(text: &str) -> String {
    let visible = |c: char| match c {
        '\t' | '\n' | '\r' => Some(' '),
        c if c.is_control() => None,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => None,
        c => Some(c),
    };
    let text: String = text.chars().filter_map(visible).take(CELL).collect();
    let trimmed = text.trim();
    if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
}

/// A number as a person would write it; `None` where digits have been lost: Excel keeps
/// 15, so that of a code of 16 the last has become 0.
pub(super) fn number(n: f64) -> Option<String> {
    if !n.is_finite() {
        return Some(String::new());
    }
    if n.fract() != 0.0 {
        return Some(n.to_string());
    }
    let kept = n.abs() < 1e15 || (n.abs() < EXACT && n % 10.0 != 0.0);
    kept.then(|| format!("{n:.0}"))
}

/// Whether a text is a long code as Excel shows it once it is a number: `9.90127E+15`.
pub(super) fn shows_lost_digits(text: &str) -> bool {
    let Some((front, back)) = text.split_once(['E', 'e']) else { return false };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let power = back.strip_prefix('+').filter(|p| digits(p)).and_then(|p| p.parse::<u32>().ok());
    let (whole, part) = front.split_once('.').unwrap_or((front, "0"));
    whole.len() == 1 && digits(whole) && digits(part) && power.is_some_and(|p| (5..100).contains(&p))
}

/// `C12` of a column and a row counted from 0.
pub(crate) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// `C` of a column counted from 0.
pub(crate) fn column_name(column: u32) -> String {
    let (mut letters, mut n) = (String::new(), u64::from(column) + 1);
    while n > 0 {
        let digit = u8::try_from((n - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        n = (n - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        assert_eq!(cell_name(0, 0), "A1");
        assert_eq!(cell_name(11, 27), "AB12");
        assert_eq!(cell_name(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn cells_are_cleaned() {
        assert_eq!(clean(" 王\u{202E}静\0\u{FEFF} "), "王静");
        assert_eq!(clean("村口\n老屋"), "村口 老屋");
        assert_eq!(clean(&"长".repeat(10_000)).chars().count(), 2000);
    }

    #[test]
    fn numbers_as_written() {
        for (n, text) in [
            (610_327_100_201.0, Some("610327100201")),
            (13_800_001_234.0, Some("13800001234")),
            (106.25, Some("106.25")),
            (123.210_744, Some("123.210744")),
            (6_103_271_002_010_305.0, Some("6103271002010305")),
            (6_103_271_002_010_300.0, None),
            (9_901_271_002_010_304.0, None),
            (1e300, None),
            (f64::NAN, Some("")),
        ] {
            assert_eq!(number(n).as_deref(), text, "{n}");
        }
    }

    #[test]
    fn codes_that_a_spreadsheet_spoilt() {
        for (text, lost) in [
            ("9.90127E+15", true),
            ("6.1E+13", true),
            ("1E+5", true),
            ("9.9", false),
            ("12E3", false),
            ("E+5", false),
        ] {
            assert_eq!(shows_lost_digits(text), lost, "{text}");
        }
    }
}
