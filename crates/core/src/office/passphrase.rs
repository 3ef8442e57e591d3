//! How hard a passphrase is to guess, roughly: a help for who chooses one. It refuses nothing, and
//! must never be taken for a proof.

/// The fewest characters that are taken.
pub const SHORTEST: usize = 8;
/// Bits below which a passphrase is called easy to guess; from [`STRONG`] on it is strong.
const FAIR: u32 = 36;
/// See above.
const STRONG: u32 = 60;

/// How hard it is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// So many characters are missing.
    Short(usize),
    /// Easy to guess.
    Weak,
    /// Will do.
    Fair,
    /// Good for years.
    Strong,
}

/// Judges a passphrase, without white space at its ends.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let chars: Vec<char> = passphrase.trim().chars().collect();
    let missing = SHORTEST.saturating_sub(chars.len());
    if missing > 0 {
        return Strength::Short(missing);
    }
    let mut seen: Vec<char> = Vec::new();
    let (mut bits, mut before) = (0, None);
    for c in chars {
        // A step of a row (1234, abcd, 8888) or a character once more says little.
        let step = before.is_some_and(|b: char| u32::from(b).abs_diff(u32::from(c)) <= 1);
        bits += match (step, seen.contains(&c)) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => worth(c),
        };
        seen.push(c);
        before = Some(c);
    }
    match bits {
        0..FAIR => Strength::Weak,
        FAIR..STRONG => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// Bits of one character among those of its kind.
fn worth(c: char) -> u32 {
    match c {
        '0'..='9' => 3,
        'a'..='z' => 4,
        'A'..='Z' => 5,
        c if c.is_ascii() => 6,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_passphrase() {
        let check = |text: &str, expect| assert_eq!(strength(text), expect, "{text}");
        check("", Strength::Short(8));
        check(" 1234567 ", Strength::Short(1));
        check("12345678", Strength::Weak);
        check("88888888", Strength::Weak);
        check("abcdefghijklmnop", Strength::Weak);
        check("20261124", Strength::Weak);
        check("13800000101", Strength::Weak);
        check("密码密码密码密码", Strength::Weak);
        check("河边三棵柳树下", Strength::Short(1));
        check("河边三棵老柳树", Strength::Short(1));
        check("q7Xm2-Kd9", Strength::Fair);
        check("河边三棵老柳树下歇凉", Strength::Strong);
        check("correct horse battery staple", Strength::Strong);
    }
}
