//! Does a typed text fit a name? Each character of the name may be typed as itself or as a
//! beginning of its reading: `王静`, `wangjing`, `wj`, `wang静`, `wjing` all fit 王静.

/// Which characters of the name were typed: `start..end`, counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A name with the readings of its characters.
pub(super) struct Name<'a> {
    pub(super) chars: Vec<char>,
    pub(super) readings: Vec<&'a [u8]>,
}

impl Name<'_> {
    /// Where the text fits: from the beginning if it can, else the first place further on.
    /// The text must be used up whole.
    pub(super) fn find(&self, text: &[char]) -> Option<Span> {
        if text.is_empty() {
            return None;
        }
        (0..self.chars.len()).find_map(|start| self.fit(start, text).map(|end| Span { start, end }))
    }

    /// Matches text from a character on; gives the end.
    fn fit(&self, at: usize, text: &[char]) -> Option<usize> {
        let Some((&first, rest)) = text.split_first() else { return Some(at) };
        let own = *self.chars.get(at)?;
        if (own == first || own.to_ascii_lowercase() == first)
            && let Some(end) = self.fit(at + 1, rest)
        {
            return Some(end);
        }
        let reading = self.readings.get(at)?;
        let longest = reading.iter().zip(text).take_while(|(r, t)| char::from(**r) == **t).count();
        (1..=longest).rev().find_map(|n| self.fit(at + 1, text.get(n..)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(usize, usize)>) {
        let name = Name { chars: "河湾村".chars().collect(), readings: vec![b"he", b"wan", b"cun"] };
        let text: Vec<char> = text.chars().collect();
        assert_eq!(name.find(&text).map(|s| (s.start, s.end)), expect, "{text:?}");
    }

    #[test]
    fn characters_readings_initials_mixed() {
        check("河湾", Some((0, 2)));
        check("湾村", Some((1, 3)));
        check("hewan", Some((0, 2)));
        check("hwc", Some((0, 3)));
        check("he湾c", Some((0, 3)));
        check("wanc", Some((1, 3)));
        check("hw湾", None);
        check("hewanx", None);
        check("", None);
    }
}
