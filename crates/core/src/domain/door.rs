//! Door numbers as people write them, and their order along the lane.
use super::text::squeeze;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// `12号`, `12号附3` (also written `12-3`). Ordered by number, the plain one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoorNumber {
    number: u32,
    annex: u16,
}

/// Not a door number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a door number")]
pub struct NotADoorNumber;

impl DoorNumber {
    /// A door without annex; `None` for 0 and for numbers over 99,999.
    #[must_use]
    pub const fn new(number: u32) -> Option<Self> {
        if number >= 1 && number <= 99_999 { Some(Self { number, annex: 0 }) } else { None }
    }

    /// The same door with annex `附n`; 0 is the door itself.
    #[must_use]
    pub const fn with_annex(self, annex: u16) -> Self {
        Self { annex, ..self }
    }

    /// The number without its annex.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The annex; 0 for the door itself.
    #[must_use]
    pub const fn annex(self) -> u16 {
        self.annex
    }
}

impl FromStr for DoorNumber {
    type Err = NotADoorNumber;

    /// `12`, `12号`, `１２号`, `第12号`, `012`, `12-3`, `12号附3`, `12附3号`, `12号-3`.
    fn from_str(text: &str) -> Result<Self, NotADoorNumber> {
        let text = squeeze(text);
        let text = text.strip_prefix('第').unwrap_or(&text);
        let text = text.strip_prefix("No.").unwrap_or(text);
        let text = text.strip_suffix('户').unwrap_or(text);
        let parts: Vec<&str> = text.split(['号', '附', '-', '之', '#']).filter(|p| !p.is_empty()).collect();
        let digits = |p: &str| !p.is_empty() && p.len() <= 5 && p.bytes().all(|b| b.is_ascii_digit());
        let number = |p: &str| {
            if digits(p) { p.parse::<u32>().ok().and_then(Self::new) } else { None }
        };
        match parts.as_slice() {
            [one] => number(one).ok_or(NotADoorNumber),
            [one, two] => {
                let annex = if digits(two) { two.parse::<u16>().ok() } else { None };
                match (number(one), annex.filter(|&a| a > 0)) {
                    (Some(door), Some(annex)) => Ok(door.with_annex(annex)),
                    _ => Err(NotADoorNumber),
                }
            }
            _ => Err(NotADoorNumber),
        }
    }
}

impl fmt::Display for DoorNumber {
    /// `12号`, `12号附3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}号", self.number)?;
        if self.annex > 0 {
            write!(f, "附{}", self.annex)?;
        }
        Ok(())
    }
}

/// What stands in a sheet's door column: a number, or a name (`村口老屋`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Door {
    /// A door number.
    Number(DoorNumber),
    /// Anything else, kept as it is written.
    Named(String),
}

impl Door {
    /// Reads a field; `None` when it is empty.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        Some(trimmed.parse().map_or_else(|_| Self::Named(trimmed.to_owned()), Self::Number))
    }

    /// The number, if it is one.
    #[must_use]
    pub const fn number(&self) -> Option<DoorNumber> {
        if let Self::Number(n) = self { Some(*n) } else { None }
    }
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Named(text) => f.write_str(text),
        }
    }
}

impl Serialize for Door {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Door {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("an empty door"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_people_write() {
        for (text, shown) in [
            ("12", "12号"),
            ("12号", "12号"),
            ("１２号", "12号"),
            ("第012号", "12号"),
            ("12-3", "12号附3"),
            ("12号附3", "12号附3"),
            ("12附3号", "12号附3"),
            ("12 － 3", "12号附3"),
        ] {
            assert_eq!(text.parse::<DoorNumber>().unwrap().to_string(), shown, "{text}");
        }
        for text in ["", "号", "0号", "村口老屋", "12-0", "1-2-3", "123456", "12a"] {
            assert_eq!(text.parse::<DoorNumber>(), Err(NotADoorNumber), "{text}");
        }
    }

    #[test]
    fn order_along_the_lane() {
        let door = |t: &str| t.parse::<DoorNumber>().unwrap();
        assert!(door("9") < door("10") && door("10") < door("10-1") && door("10-1") < door("11"));
    }

    proptest! {
        #[test]
        fn round_trip(number in 1_u32..=99_999, annex in 0_u16..2000) {
            let door = DoorNumber::new(number).unwrap().with_annex(annex);
            prop_assert_eq!(door.to_string().parse::<DoorNumber>(), Ok(door));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _ = Door::read(&text);
        }
    }
}
