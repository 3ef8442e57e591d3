//! Names as they are typed. Each character of a name may be typed as itself, as a variant of it,
//! or as a beginning of its reading: `王静`, `wangjing`, `wj`, `wang静`, `wjing` all fit 王静.
use crate::domain::fold_variant;

/// Which characters of the name were typed: `start..end`, counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A reading, by its place in [`Sounds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sound(u16);

/// A character of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Lower case, variants folded.
    pub(super) own: char,
    pub(super) sound: Sound,
}

/// How characters are read. In sorted lists rather than trees: a resident downloads this code.
#[derive(Clone, Debug, Default)]
pub(super) struct Sounds {
    /// Each reading once; the first is that of a character without one.
    table: Vec<Box<[u8]>>,
    usual: Vec<(char, u16)>,
    surnames: Vec<(char, u16)>,
}

fn reading_of(list: &[(char, u16)], character: char) -> Option<u16> {
    let at = list.binary_search_by_key(&character, |(c, _)| *c).ok()?;
    list.get(at).map(|(_, sound)| *sound)
}

impl Sounds {
    /// Of characters grouped by their reading.
    pub(super) fn new(usual: &[(String, String)], surnames: &[(String, String)]) -> Self {
        let mut sounds = Self { table: vec![Box::default()], ..Self::default() };
        for (reading, characters) in usual {
            let place = u16::try_from(sounds.table.len()).unwrap_or(0);
            sounds.table.push(reading.as_bytes().into());
            sounds.usual.extend(characters.chars().map(|c| (c, place)));
        }
        for (reading, characters) in surnames {
            let place = sounds.place(reading).unwrap_or_else(|| {
                sounds.table.push(reading.as_bytes().into());
                u16::try_from(sounds.table.len() - 1).unwrap_or(0)
            });
            sounds.surnames.extend(characters.chars().map(|c| (c, place)));
        }
        sounds.usual.sort_unstable();
        sounds.surnames.sort_unstable();
        sounds
    }

    fn place(&self, reading: &str) -> Option<u16> {
        self.table.iter().position(|r| **r == *reading.as_bytes()).and_then(|at| u16::try_from(at).ok())
    }

    /// Learns how more characters are read, which are not known yet.
    pub(super) fn learn<'a>(&mut self, more: impl Iterator<Item = (&'a str, &'a str)>) {
        for (reading, characters) in more {
            // A reading that no name has sounds like no name.
            let Some(place) = self.place(reading) else { continue };
            self.usual.extend(characters.chars().map(|c| (c, place)));
        }
        self.usual.sort_unstable();
    }

    /// One bit for each character of a name and each first letter of its readings.
    pub(super) fn marks(&self, name: &[Unit]) -> u64 {
        name.iter().fold(0, |marks, u| {
            let initial = self.letters(u.sound).first().map_or(0, |l| mark(char::from(*l)));
            marks | mark(u.own) | initial
        })
    }

    /// How many letters all readings of a name have.
    pub(super) fn length(&self, name: &[Unit]) -> usize {
        name.iter().map(|u| self.letters(u.sound).len()).sum()
    }

    /// A name with its readings; a person's first character is read as a family name.
    pub(super) fn spell(&self, name: &str, person: bool) -> Box<[Unit]> {
        let sound = |i: usize, c: char| {
            let surname = if person && i == 0 { reading_of(&self.surnames, c) } else { None };
            Sound(surname.or_else(|| reading_of(&self.usual, c)).unwrap_or(0))
        };
        let unit = |(i, c): (usize, char)| Unit { own: typed_form(c), sound: sound(i, c) };
        name.chars().enumerate().map(unit).collect()
    }

    /// The reading of a typed character, if it has one that is known.
    pub(super) fn of(&self, typed: char) -> Option<Sound> {
        reading_of(&self.usual, typed).map(Sound)
    }

    fn letters(&self, sound: Sound) -> &[u8] {
        self.table.get(usize::from(sound.0)).map_or(&[], |r| r)
    }

    /// All readings of a name in a row.
    pub(super) fn whole(&self, name: &[Unit]) -> Vec<u8> {
        name.iter().flat_map(|u| self.letters(u.sound)).copied().collect()
    }

    /// Where the text fits a name, used up whole: all of the name if it can, else its beginning,
    /// else the first place further on. Fewer than two letters further on are chance.
    pub(super) fn find(&self, name: &[Unit], text: &[char]) -> Option<Span> {
        let first = *text.first()?;
        if self.covers(name, text) {
            return Some(Span { start: 0, end: name.len() });
        }
        let starts = if text.len() == 1 && first.is_ascii() { 1 } else { name.len() };
        (0..starts).find_map(|start| self.fit(name, start, text).map(|end| Span { start, end }))
    }

    /// Matches text from a character on; gives the end.
    fn fit(&self, name: &[Unit], at: usize, text: &[char]) -> Option<usize> {
        let Some((&first, rest)) = text.split_first() else { return Some(at) };
        let unit = name.get(at)?;
        if unit.own == first
            && let Some(end) = self.fit(name, at + 1, rest)
        {
            return Some(end);
        }
        let longest = self.typed_of(unit.sound, text);
        (1..=longest).rev().find_map(|n| self.fit(name, at + 1, text.get(n..)?))
    }

    /// Whether the text is the whole name.
    fn covers(&self, name: &[Unit], text: &[char]) -> bool {
        let (Some((unit, rest)), Some((first, after))) = (name.split_first(), text.split_first()) else {
            return name.is_empty() && text.is_empty();
        };
        (unit.own == *first && self.covers(rest, after))
            || (1..=self.typed_of(unit.sound, text))
                .any(|n| self.covers(rest, text.get(n..).unwrap_or_default()))
    }

    /// How many letters of a reading the text begins with.
    fn typed_of(&self, sound: Sound, text: &[char]) -> usize {
        self.letters(sound).iter().zip(text).take_while(|(r, t)| char::from(**r) == **t).count()
    }

    /// How much of the text the whole name can use up from its beginning: all ways.
    pub(super) fn uses(&self, name: &[Unit], text: &[char]) -> Vec<usize> {
        let mut found = Vec::new();
        self.use_up(name, text, 0, &mut found);
        found
    }

    fn use_up(&self, name: &[Unit], text: &[char], at: usize, found: &mut Vec<usize>) {
        let Some((unit, rest)) = name.split_first() else {
            if !found.contains(&at) {
                found.push(at);
            }
            return;
        };
        let left = text.get(at..).unwrap_or_default();
        if left.first() == Some(&unit.own) {
            self.use_up(rest, text, at + 1, found);
        }
        for n in 1..=self.typed_of(unit.sound, left) {
            self.use_up(rest, text, at + n, found);
        }
    }

    /// How surely a text means the characters it fits: typed as they are, read in full, by first
    /// letters, mixed.
    pub(super) fn sureness(&self, name: &[Unit], span: Span, text: &[char]) -> u32 {
        let letters = text.iter().filter(|c| c.is_ascii_alphabetic()).count();
        let fitted = name.get(span.start..span.end).unwrap_or_default();
        let full: usize = fitted.iter().map(|u| self.letters(u.sound).len()).sum();
        match letters {
            0 => 8,
            n if n == full => 6,
            n if n == text.len() && n == fitted.len() => 4,
            _ => 3,
        }
    }
}

/// The bits that a name must have if a text fits it: nearly every name is passed over by one look,
/// which is what a slow telephone has time for at each key. Letters behind the first may lie inside
/// a reading and have none.
pub(super) fn marks_of(text: &[char]) -> u64 {
    let first = text.first().map_or(0, |c| mark(*c));
    text.iter().filter(|c| !c.is_ascii_alphabetic()).fold(first, |marks, c| marks | mark(*c))
}

fn mark(c: char) -> u64 {
    1 << (u32::from(c) % u64::BITS)
}

/// A character as it is compared: lower case, variants folded.
pub(super) fn typed_form(c: char) -> char {
    fold_variant(c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds() -> Sounds {
        let usual = [('河', "he"), ('湾', "wan"), ('村', "cun"), ('单', "dan"), ('静', "jing")];
        let surnames = [('单', "shan")];
        let map = |pairs: &[(char, &str)]| {
            pairs.iter().map(|(c, r)| ((*r).to_owned(), c.to_string())).collect::<Vec<_>>()
        };
        Sounds::new(&map(&usual), &map(&surnames))
    }

    fn check(text: &str, expect: Option<(usize, usize)>) {
        let sounds = sounds();
        let text: Vec<char> = text.chars().map(typed_form).collect();
        let span = expect.map(|(start, end)| Span { start, end });
        assert_eq!(sounds.find(&sounds.spell("河湾村", false), &text), span, "{text:?}");
    }

    #[test]
    fn a_name_in_all_the_ways_it_is_typed() {
        check("河湾村", Some((0, 3)));
        check("灣村", Some((1, 3)));
        check("hwc", Some((0, 3)));
        check("hewc", Some((0, 3)));
        check("hewancun", Some((0, 3)));
        check("hew", Some((0, 2)));
        check("h湾c", Some((0, 3)));
        check("wc", Some((1, 3)));
        check("w", None);
        check("hwcx", None);
        check("hx", None);
    }

    #[test]
    fn a_family_name_is_read_as_one() {
        let sounds = sounds();
        let text = |t: &str| t.chars().collect::<Vec<_>>();
        let person = sounds.spell("单静", true);
        assert_eq!(sounds.whole(&person), b"shanjing");
        assert!(sounds.find(&person, &text("sj")).is_some() && sounds.find(&person, &text("dj")).is_none());
        assert_eq!(sounds.whole(&sounds.spell("单静", false)), b"danjing");
    }

    #[test]
    fn how_much_of_a_text_a_name_uses_up() {
        let sounds = sounds();
        let uses = |t: &str| sounds.uses(&sounds.spell("河湾", false), &t.chars().collect::<Vec<_>>());
        assert_eq!(uses("河湾王静"), [2]);
        assert_eq!(uses("hewanj"), [3, 4, 5]);
        assert_eq!(uses("河"), Vec::<usize>::new());
    }
}
