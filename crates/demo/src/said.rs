//! Places and numbers as people say and write them.

/// The name without 村 or 社区.
pub(crate) fn short(village: &str) -> &str {
    village.strip_suffix("社区").or_else(|| village.strip_suffix('村')).unwrap_or(village)
}

/// Digits as a Chinese keyboard writes them.
pub(crate) fn full_width(text: &str) -> String {
    let wide =
        |c: char| c.is_ascii_digit().then(|| char::from_u32(u32::from(c) + 0xFEE0)).flatten().unwrap_or(c);
    text.chars().map(wide).collect()
}

/// A number below a thousand as it is said.
pub(crate) fn chinese(number: u32) -> String {
    let digit = |n: u32| "零一二三四五六七八九".chars().nth(n as usize).into_iter().collect::<String>();
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out += &format!("{}百", digit(hundreds));
    }
    match (hundreds, tens, ones) {
        (0, 0, _) => {}
        (_, 0, 0) => {}
        (_, 0, _) => out += "零",
        (0, 1, _) => out += "十",
        _ => out += &format!("{}十", digit(tens)),
    }
    if ones > 0 {
        out += &digit(ones);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_said() {
        let check = |n, words| assert_eq!(chinese(n), words);
        check(7, "七");
        check(10, "十");
        check(12, "十二");
        check(20, "二十");
        check(105, "一百零五");
        check(112, "一百一十二");
        check(120, "一百二十");
        assert_eq!(full_width("3组12号"), "３组１２号");
    }
}
