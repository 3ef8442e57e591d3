//! What a pasted message says: kind, place, people and telephones found in it, each with where it
//! stands. Proposals for a person to accept: never a fact, never filled in without being shown.
//! Places and people are known ones, or people who name themselves; nothing is made up.
mod words;

use super::case::CaseKind;
use crate::domain::{GridCode, Level, Mobile, Register, Telephone, fold_width};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::ops::Range;

/// Something found in a text, and where, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What.
    pub what: T,
    /// Where: `text[span]` is what it was found in.
    pub span: Range<usize>,
}

/// What is known and may be named in a message.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Places with their names.
    pub places: Vec<(GridCode, String)>,
    /// Names of people, each once.
    pub people: BTreeSet<String>,
    /// Where the message comes from: `3组` alone is a group of this place.
    pub here: Option<GridCode>,
}

/// What a message says. Each list is in the order of the text, places the smallest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Kinds by their words; the first is the likeliest.
    pub kinds: Vec<Found<CaseKind>>,
    /// Places; more than one where the text leaves it open.
    pub places: Vec<Found<GridCode>>,
    /// People.
    pub people: Vec<Found<String>>,
    /// Telephones, without service numbers.
    pub phones: Vec<Found<Telephone>>,
}

impl Names {
    /// The places in force and the people of a register, for a message that comes from `here`.
    #[must_use]
    pub fn of(register: &Register, here: GridCode, on: NaiveDate) -> Self {
        let named = |g: &&crate::domain::Grid| g.in_force(on) && g.level() != Level::County;
        let heads = register.households_in(here).map(|h| h.head.clone());
        let people = register.persons.values().map(|p| p.name.clone());
        Self {
            places: register.grids.values().filter(named).map(|g| (g.code, g.name.clone())).collect(),
            people: heads.chain(people).filter(|n| n.chars().count() > 1).collect(),
            here: Some(here),
        }
    }
}

/// Reads a message.
#[must_use]
pub fn read(text: &str, names: &Names) -> Said {
    let folded = Folded::new(text);
    Said {
        kinds: kinds(&folded),
        places: places(&folded, names),
        people: people(&folded, names),
        phones: phones(&folded),
    }
}

/// A text by characters in plain form (`３` and `三` as `3`), each with its place.
struct Folded {
    raw: Vec<char>,
    chars: Vec<char>,
    at: Vec<usize>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let chars = plain(text);
        let at = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        Self { raw: text.chars().collect(), chars, at }
    }

    fn span(&self, chars: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.at.get(i).or(self.at.last()).copied().unwrap_or_default();
        at(chars.start)..at(chars.end)
    }

    /// Where a word stands, in characters; a word that begins with a digit not within a number.
    fn all(&self, word: &str) -> Vec<Range<usize>> {
        let word = plain(word);
        let whole = word.first().is_some_and(char::is_ascii_digit);
        let cut = |i: usize| whole && i > 0 && self.chars.get(i - 1).is_some_and(char::is_ascii_digit);
        self.chars
            .windows(word.len().max(1))
            .enumerate()
            .filter(|(i, part)| *part == word && !cut(*i))
            .map(|(i, _)| i..i + word.len())
            .collect()
    }
}

/// One character for each: [`fold_width`], and the digits of `三组`.
fn plain(text: &str) -> Vec<char> {
    let digit = |c| "〇一二三四五六七八九".chars().position(|d| d == c);
    let number = |c| digit(c).and_then(|d| char::from_digit(u32::try_from(d).ok()?, 10));
    fold_width(text).chars().map(|c| number(c).unwrap_or(c)).collect()
}

fn kinds(text: &Folded) -> Vec<Found<CaseKind>> {
    let mut found: Vec<(usize, Found<CaseKind>)> = Vec::new();
    for (kind, list) in words::KINDS {
        let first = list.iter().flat_map(|w| text.all(w)).min_by_key(|r| (r.start, usize::MAX - r.end));
        if let Some(range) = first {
            found.push((range.start, Found { what: *kind, span: text.span(range) }));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, f)| f).collect()
}

/// A name counts where the names of all above it up to the place of the message are said as well.
fn places(text: &Folded, names: &Names) -> Vec<Found<GridCode>> {
    let mut said: Vec<(GridCode, Range<usize>)> = Vec::new();
    for (code, name) in &names.places {
        let short = name.strip_suffix(['村', '镇', '乡']).filter(|s| s.chars().count() > 1);
        let range = text.all(name).into_iter().next();
        if let Some(range) = range.or_else(|| short.and_then(|s| text.all(s).into_iter().next())) {
            said.push((*code, range));
        }
    }
    let known = |code: GridCode| {
        names.here.is_some_and(|here| code.holds(here)) || said.iter().any(|(c, _)| *c == code)
    };
    // Towns and villages have names of their own; groups and grids are told apart by what holds them.
    let sure = |code: GridCode| match code.level() {
        Level::County | Level::Town | Level::Village => true,
        Level::Group | Level::Household => code.parent().is_some_and(known),
    };
    let mut places: Vec<_> = said.iter().filter(|(c, _)| sure(*c)).cloned().collect();
    let all = places.clone();
    places.retain(|(c, _)| !all.iter().any(|(other, _)| other != c && c.holds(*other)));
    places.sort_by_key(|(c, r)| (std::cmp::Reverse(c.level()), r.start, *c));
    places.into_iter().map(|(what, r)| Found { what, span: text.span(r) }).collect()
}

fn people(text: &Folded, names: &Names) -> Vec<Found<String>> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for name in &names.people {
        found.extend(text.all(name).into_iter().map(|r| (r, name.clone())));
    }
    for word in words::NAMED {
        for intro in text.all(word) {
            if let Some(range) = named_after(text, intro.end) {
                let name = text.raw.get(range.clone()).unwrap_or_default().iter().collect();
                found.push((range, name));
            }
        }
    }
    // Of two names at one place the longer: 王静怡, not 王静.
    found.sort_by_key(|(r, _)| (r.start, std::cmp::Reverse(r.end)));
    let mut end = 0;
    found.retain(|(r, _)| {
        let free = r.start >= end;
        end = if free { r.end } else { end };
        free
    });
    found.into_iter().map(|(r, what)| Found { what, span: text.span(r) }).collect()
}

/// A surname and one or two characters up to a mark: `我是李桂芳，`.
fn named_after(text: &Folded, from: usize) -> Option<Range<usize>> {
    let rest = text.raw.get(from..)?;
    let han = rest.iter().take_while(|c| ('\u{4E00}'..='\u{9FFF}').contains(*c)).count();
    let surname = rest.first().is_some_and(|c| words::SURNAMES.contains(*c));
    (surname && (2..=3).contains(&han)).then_some(from..from + han)
}

fn phones(text: &Folded) -> Vec<Found<Telephone>> {
    let part = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '-');
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        let run = text.chars.get(at..).unwrap_or_default().iter().take_while(|c| part(c)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        if let Some(phone) = dialled(text, at..at + run) {
            found.push(phone);
        } else {
            let mut start = at;
            for piece in text.chars.get(at..at + run).unwrap_or_default().split(|c| *c == ' ') {
                found.extend(dialled(text, start..start + piece.len()));
                start += piece.len() + 1;
            }
        }
        at += run;
    }
    found
}

fn dialled(text: &Folded, range: Range<usize>) -> Option<Found<Telephone>> {
    let piece: String = text.chars.get(range.clone())?.iter().collect();
    let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
    let phone = match digits.parse::<Mobile>() {
        Ok(mobile) => Telephone::Mobile(mobile),
        Err(_) => piece.trim().parse().ok().filter(|p| matches!(p, Telephone::Landline(_)))?,
    };
    let start = range.start + (piece.chars().count() - piece.trim_start().chars().count());
    let end = range.end - (piece.chars().count() - piece.trim_end().chars().count());
    Some(Found { what: phone, span: text.span(start..end) })
}

#[cfg(test)]
mod tests;
