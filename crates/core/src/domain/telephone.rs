//! Telephone numbers: what can be called, what is broken and kept to be mended, and how
//! a private one is masked.
use super::text::squeeze;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use wangge_texts::{Lang, common as t};

/// A Chinese mobile number: 11 digits, the first 1, the second 3–9 (工信部 numbering plan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mobile(u64);

/// A number that can be dialled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Telephone {
    /// 11 digits.
    Mobile(Mobile),
    /// Area code with its 0, and 7 or 8 digits, without signs: `09171234567`.
    Landline(String),
    /// A service number of 3–6 digits (`110`, `12345`, `96110`), or 400/800 and 7 digits.
    Service(String),
}

/// Why something is not a number that can be dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotATelephone {
    /// It is empty.
    #[error("empty")]
    Empty,
    /// It holds this, which is not a digit: the letter O for a nought, two numbers in one cell.
    #[error("“{0}” is not a digit")]
    NotADigit(char),
    /// So many digits are not a telephone number.
    #[error("{0} digits")]
    Length(usize),
    /// It has the length of a number, but no number begins so.
    #[error("no number begins so")]
    Beginning,
}

impl NotATelephone {
    /// What is wrong, in a reader's words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Empty => t::phone_empty(lang).to_owned(),
            Self::NotADigit(sign) => t::phone_not_a_digit(lang, &sign),
            Self::Length(count) => t::phone_length(lang, &count),
            Self::Beginning => t::phone_beginning(lang).to_owned(),
        }
    }

    /// What is wrong with a number as it is written; nothing where it can be dialled.
    #[must_use]
    pub fn why(written: &str, lang: Lang) -> String {
        written.parse::<Telephone>().err().map(|e| e.words(lang)).unwrap_or_default()
    }
}

impl FromStr for Mobile {
    type Err = NotATelephone;

    fn from_str(text: &str) -> Result<Self, NotATelephone> {
        if let Some(sign) = text.chars().find(|c| !c.is_ascii_digit()) {
            return Err(NotATelephone::NotADigit(sign));
        }
        match text.as_bytes() {
            [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 => {
                text.parse().map(Self).map_err(|_| NotATelephone::Length(text.len()))
            }
            [] => Err(NotATelephone::Empty),
            all if all.len() == 11 => Err(NotATelephone::Beginning),
            all => Err(NotATelephone::Length(all.len())),
        }
    }
}

impl fmt::Display for Mobile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Telephone {
    type Err = NotATelephone;

    /// Accepts what sheets hold: full-width digits, spaces, hyphens, brackets, `+86`.
    fn from_str(text: &str) -> Result<Self, NotATelephone> {
        let text: String = squeeze(text).chars().filter(|c| !matches!(c, '-' | '(' | ')' | '.')).collect();
        let text = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086")).unwrap_or(&text);
        let text = if text.len() == 13 { text.strip_prefix("86").unwrap_or(text) } else { text };
        let problem = match text.parse() {
            Ok(mobile) => return Ok(Self::Mobile(mobile)),
            Err(problem @ (NotATelephone::NotADigit(_) | NotATelephone::Empty)) => return Err(problem),
            Err(problem) => problem,
        };
        match (text.len(), text.as_bytes()) {
            (10..=12, [b'0', b'1'..=b'9', ..]) => Ok(Self::Landline(text.to_owned())),
            (3..=6, [b'1' | b'9', ..]) => Ok(Self::Service(text.to_owned())),
            (10, [b'4' | b'8', b'0', b'0', ..]) => Ok(Self::Service(text.to_owned())),
            _ => Err(problem),
        }
    }
}

impl fmt::Display for Telephone {
    /// The digits as they are dialled.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mobile(m) => m.fmt(f),
            Self::Landline(t) | Self::Service(t) => f.write_str(t),
        }
    }
}

impl Telephone {
    /// In groups for the eye: `138 0000 1234`, `0917-123 4567`, `12345`.
    #[must_use]
    pub fn spaced(&self) -> String {
        let digits = self.to_string();
        let cut = |at: &[usize], signs: &[char]| {
            let mut out = String::new();
            for (i, c) in digits.chars().enumerate() {
                if let Some(sign) = at.iter().position(|&a| a == i).and_then(|p| signs.get(p)) {
                    out.push(*sign);
                }
                out.push(c);
            }
            out
        };
        match self {
            Self::Mobile(_) => cut(&[3, 7], &[' ', ' ']),
            Self::Landline(t) => {
                let area = if t.starts_with("01") || t.starts_with("02") { 3 } else { 4 };
                cut(&[area, t.len() - 4], &['-', ' '])
            }
            Self::Service(t) if t.len() == 10 => cut(&[3, 6], &['-', '-']),
            Self::Service(_) => digits,
        }
    }
}

/// A telephone field: nothing, a number, or what was written and is not a number. The
/// last is kept so that the office can mend it; it is never shown as callable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phone {
    /// Nothing was given.
    #[default]
    Missing,
    /// A number.
    Valid(Telephone),
    /// What the sheet says, which is not a number.
    Broken(String),
}

impl Phone {
    /// Reads a field; never fails.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Self::Missing;
        }
        trimmed.parse().map_or_else(|_| Self::Broken(trimmed.to_owned()), Self::Valid)
    }

    /// The number, if it can be dialled.
    #[must_use]
    pub const fn valid(&self) -> Option<&Telephone> {
        if let Self::Valid(t) = self { Some(t) } else { None }
    }

    /// For the eye: the number in groups; what cannot be dialled as it is written; may be empty.
    #[must_use]
    pub fn shown(&self) -> String {
        self.valid().map_or_else(|| self.to_string(), Telephone::spaced)
    }

    /// Whether nothing was given.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

impl fmt::Display for Phone {
    /// As a sheet holds it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => Ok(()),
            Self::Valid(t) => t.fmt(f),
            Self::Broken(text) => f.write_str(text),
        }
    }
}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Self::read(&std::borrow::Cow::<'de, str>::deserialize(d)?))
    }
}

/// `138****1234`: the first three and the last four digits of a private number; a short
/// one loses all but its first digit.
#[must_use]
pub fn mask_phone(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let keep = |from: usize, to: usize| chars.iter().skip(from).take(to - from).collect::<String>();
    match chars.len() {
        0 => String::new(),
        n if n >= 10 => format!("{}****{}", keep(0, 3), keep(n - 4, n)),
        _ => format!("{}****", keep(0, 1)),
    }
}

/// `张**`: the first character of a private name, and a star for each of the others (two at least).
#[must_use]
pub fn mask_name(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        None => String::new(),
        Some(first) => format!("{first}{}", "*".repeat(chars.count().max(2))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, dialled: &str, spaced: &str) {
        let number: Telephone = text.parse().unwrap();
        assert_eq!((number.to_string().as_str(), number.spaced().as_str()), (dialled, spaced));
    }

    #[test]
    fn what_can_be_dialled() {
        check("13800001234", "13800001234", "138 0000 1234");
        check(" １３８ 0000-1234 ", "13800001234", "138 0000 1234");
        check("+86 138 0000 1234", "13800001234", "138 0000 1234");
        check("0917-1234567", "09171234567", "0917-123 4567");
        check("(010)12345678", "01012345678", "010-1234 5678");
        check("110", "110", "110");
        check("12345", "12345", "12345");
        check("400-800-1234", "4008001234", "400-800-1234");
    }

    #[test]
    fn what_is_broken_is_kept_as_written() {
        for text in ["1380000123", "138000012345", "12800001234", "无", "1380000123O", "7654321"] {
            assert_eq!(Phone::read(text), Phone::Broken(text.to_owned()), "{text}");
        }
        assert_eq!(Phone::read("  "), Phone::Missing);
        let json = serde_json::to_string(&Phone::read("坏号")).unwrap();
        assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), Phone::Broken("坏号".into()));
    }

    #[test]
    fn what_is_wrong_with_a_number() {
        let check = |text: &str, why| assert_eq!(text.parse::<Telephone>(), Err(why), "{text}");
        check("1380000123O", NotATelephone::NotADigit('O'));
        check("13800001234/110", NotATelephone::NotADigit('/'));
        check("空号", NotATelephone::NotADigit('空'));
        check("138000012345", NotATelephone::Length(12));
        check("12800001234", NotATelephone::Beginning);
        check("", NotATelephone::Empty);
        assert_eq!(
            NotATelephone::why("138000012345", Lang::Zh),
            "有 12 位数字，手机号应为 11 位，固定电话要带区号"
        );
        assert_eq!(NotATelephone::why("13800001234", Lang::Zh), "");
    }

    #[test]
    fn masks() {
        assert_eq!(mask_phone("13800001234"), "138****1234");
        assert_eq!(mask_phone("110"), "1****");
        assert_eq!(mask_name("张建国"), "张**");
        assert_eq!(mask_name("王静"), "王**");
        assert_eq!(mask_name(""), "");
    }
}
