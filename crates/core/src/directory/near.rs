//! Texts with one slip: a character that only sounds the same, one that is wrong, missing or
//! too many, one letter of the reading. Asked only where nothing fits as it is typed, and only
//! for whole names: what is found so is a question to the person, never an answer.
use super::spelled::{Sounds, Unit};

/// What slips are forgiven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Characters that sound the same.
    Sound,
    /// Also one slip.
    One,
}

impl Sounds {
    /// Whether the text means the whole name, but for a slip.
    pub(super) fn nearly(&self, name: &[Unit], text: &[char], slip: Slip) -> bool {
        if name.len() < 2 || text.len() < 2 {
            return false;
        }
        if self.sounds_like(name, text) {
            return true;
        }
        if slip == Slip::Sound {
            return false;
        }
        if text.iter().all(char::is_ascii_alphabetic) {
            // A short reading is one letter off from many; and one of another length is no slip.
            if text.len() < 5 || self.length(name).abs_diff(text.len()) > 1 {
                return false;
            }
            let typed: Vec<u8> = text.iter().map(|&c| c as u8).collect();
            return one_edit(&self.whole(name), &typed);
        }
        let same = |u: &Unit, t: char| u.own == t || self.of(t) == Some(u.sound);
        one_slip(name, text, &same) && name.iter().filter(|u| text.iter().any(|&t| same(u, t))).count() >= 2
    }

    fn sounds_like(&self, name: &[Unit], text: &[char]) -> bool {
        name.len() == text.len()
            && name.iter().zip(text).all(|(u, &t)| u.own == t || self.of(t) == Some(u.sound))
    }
}

/// Whether one character is wrong, missing, too many, or two have changed places.
fn one_slip(name: &[Unit], text: &[char], same: &dyn Fn(&Unit, char) -> bool) -> bool {
    let alike = |a: &[Unit], b: &[char]| a.len() == b.len() && a.iter().zip(b).all(|(u, &t)| same(u, t));
    let start = name.iter().zip(text).take_while(|(u, t)| same(u, **t)).count();
    let (name, text) = (name.get(start..).unwrap_or_default(), text.get(start..).unwrap_or_default());
    let after = |n: usize, t: usize| match (name.get(n..), text.get(t..)) {
        (Some(a), Some(b)) => alike(a, b),
        _ => false,
    };
    let swapped = match (name, text) {
        ([a, b, ..], [x, y, ..]) => same(a, *y) && same(b, *x) && after(2, 2),
        _ => false,
    };
    after(1, 1) || after(1, 0) || after(0, 1) || swapped
}

/// The same for letters (Damerau–Levenshtein distance of one or none).
fn one_edit(name: &[u8], text: &[u8]) -> bool {
    let start = name.iter().zip(text).take_while(|(a, b)| a == b).count();
    let (name, text) = (name.get(start..).unwrap_or_default(), text.get(start..).unwrap_or_default());
    let after = |n: usize, t: usize| matches!((name.get(n..), text.get(t..)), (Some(a), Some(b)) if a == b);
    let swapped = match (name, text) {
        ([a, b, ..], [x, y, ..]) => a == y && b == x && after(2, 2),
        _ => false,
    };
    after(0, 0) || after(1, 1) || after(1, 0) || after(0, 1) || swapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, slip: Slip, expect: bool) {
        let readings =
            [("wang", "王汪"), ("jing", "静竟"), ("yi", "怡"), ("he", "河合"), ("wan", "湾"), ("cun", "村")]
                .map(|(reading, all)| (reading.to_owned(), all.to_owned()));
        let sounds = Sounds::new(&readings, &[]);
        let text: Vec<char> = text.chars().collect();
        assert_eq!(sounds.nearly(&sounds.spell(name, true), &text, slip), expect, "{name} {text:?} {slip:?}");
    }

    #[test]
    fn what_is_forgiven() {
        check("王静", "汪竟", Slip::Sound, true);
        check("王静", "王怡", Slip::Sound, false);
        // With two characters, one that is wrong leaves too little.
        check("王静", "王怡", Slip::One, false);
        check("王静怡", "王湾怡", Slip::One, true);
        check("王静怡", "王怡", Slip::One, true);
        check("王静怡", "王静怡村", Slip::One, true);
        check("王静怡", "静王怡", Slip::One, true);
        check("河湾村", "合弯村", Slip::One, true);
        check("王静", "wangjign", Slip::One, true);
        check("王静", "wangjin", Slip::One, true);
        check("王静", "wangjiing", Slip::One, true);
        check("王静", "wangheng", Slip::One, false);
        check("王静", "wan", Slip::One, false);
    }
}
