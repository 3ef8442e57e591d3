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

/// Breaks a text into lines of at most `em` em: after a comma or a space where that can be,
/// else between any two characters. Nothing is lost but the space at a break.
#[must_use]
pub fn wrap(text: &str, em: f64) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    let mut end = |line: &mut String| {
        let full = std::mem::take(line);
        lines.extend(Some(full.trim_end().to_owned()).filter(|l| !l.is_empty()));
    };
    for piece in text.split_inclusive(['、', '，', '；', '。', ' ']) {
        if em_width(&line) + em_width(piece.trim_end()) > em {
            end(&mut line);
        }
        for c in piece.chars() {
            if em_width(&line) + em_width(c.encode_utf8(&mut [0; 4])) > em {
                end(&mut line);
            }
            line.push(c);
        }
    }
    end(&mut line);
    lines
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
    #[test]
    fn lines() {
        let check = |text: &str, em: f64, expect: &[&str]| assert_eq!(wrap(text, em), expect, "{text}");
        check("", 9.0, &[]);
        check("1组", 9.0, &["1组"]);
        check("1–18号、20号、22–40号", 8.0, &["1–18号、20号、", "22–40号"]);
        check("本网格待补，请联系三级网格长", 9.0, &["本网格待补，", "请联系三级网格长"]);
        check("阿卜杜热西提·买买提", 4.0, &["阿卜杜热", "西提·买", "买提"]);
        check("call your gridworker", 6.0, &["call your", "gridworker"]);
    }
}
