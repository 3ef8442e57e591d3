//! Grid codes. 16 digits, each level a prefix: county 6 (GB/T 2260), town 3 (GB/T 10114),
//! village 3 (the 12-digit statistical code), group 2, household-level grid 2.
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use wangge_texts::{Lang, common};

/// A level of the tree. The county is the root; levels 1–4 are the grids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 县, the root; not a grid.
    County,
    /// 镇, level 1.
    Town,
    /// 村(社区), level 2.
    Village,
    /// 组, level 3.
    Group,
    /// 户级网格, level 4.
    Household,
}

impl Level {
    /// All five, from the county down.
    pub const ALL: [Self; 5] = [Self::County, Self::Town, Self::Village, Self::Group, Self::Household];
    /// The four levels of grids.
    pub const GRIDS: [Self; 4] = [Self::Town, Self::Village, Self::Group, Self::Household];

    /// Digits of a code of this level: 6, 9, 12, 14, 16.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::County => 6,
            Self::Town => 9,
            Self::Village => 12,
            Self::Group => 14,
            Self::Household => 16,
        }
    }

    /// 0 for the county, 1–4 for the grids.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// 镇级网格 and the like.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::County => common::level_county(lang),
            Self::Town => common::level_town(lang),
            Self::Village => common::level_village(lang),
            Self::Group => common::level_group(lang),
            Self::Household => common::level_household(lang),
        }
    }

    /// The level above; `None` for the county.
    #[must_use]
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::County => None,
            Self::Town => Some(Self::County),
            Self::Village => Some(Self::Town),
            Self::Group => Some(Self::Village),
            Self::Household => Some(Self::Group),
        }
    }

    /// The level below; `None` for household-level grids.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::County => Some(Self::Town),
            Self::Town => Some(Self::Village),
            Self::Village => Some(Self::Group),
            Self::Group => Some(Self::Household),
            Self::Household => None,
        }
    }
}

/// Why a text is not a grid code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Something other than digits is in it.
    #[error("a grid code is digits only")]
    NotDigits,
    /// Not 6, 9, 12, 14 or 16 digits.
    #[error("a grid code has 6, 9, 12, 14 or 16 digits, not {0}")]
    Length(usize),
    /// A part of it is all zeros, which no town, village, group or grid has.
    #[error("a part of the code is all zeros")]
    ZeroPart,
}

/// 网格编码: the code of the county or of a grid. Ordered as the tree is walked: a parent
/// before its children, siblings by number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridCode {
    /// The digits, filled up with zeros to sixteen.
    padded: u64,
    level: Level,
}

impl GridCode {
    /// Parses a code as administrative sheets write it: a statistical code filled up with
    /// zeros to 12 digits (`610327100000` is a town) as well as a plain code.
    ///
    /// # Errors
    /// As [`FromStr`].
    pub fn from_division(text: &str) -> Result<Self, CodeError> {
        match text.len() {
            12 if text.ends_with("000000") => text.get(..6).unwrap_or_default().parse(),
            12 if text.ends_with("000") => text.get(..9).unwrap_or_default().parse(),
            _ => text.parse(),
        }
    }

    /// The level that the length of the code gives.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }

    /// The code of the same place at a level above (or itself); `None` for a level below.
    #[must_use]
    pub fn at(self, level: Level) -> Option<Self> {
        if level > self.level {
            return None;
        }
        let unit = 10_u64.pow(16 - level.digits() as u32);
        Some(Self { padded: self.padded / unit * unit, level })
    }

    /// The parent, one level above; `None` for the county.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.level.above().and_then(|level| self.at(level))
    }

    /// The child with this number; `None` if the number does not fit (1–99 for groups and
    /// household-level grids, 1–999 for towns and villages) or there is no level below.
    #[must_use]
    pub fn child(self, number: u16) -> Option<Self> {
        let level = self.level.below()?;
        let width = (level.digits() - self.level.digits()) as u32;
        if number == 0 || u64::from(number) >= 10_u64.pow(width) {
            return None;
        }
        let unit = 10_u64.pow(16 - level.digits() as u32);
        Some(Self { padded: self.padded + u64::from(number) * unit, level })
    }

    /// The number within the parent, as `3` of group `…03`; for the county its six digits.
    #[must_use]
    pub fn number(self) -> u32 {
        let own = self.padded / 10_u64.pow(16 - self.level.digits() as u32);
        let width = match self.level {
            Level::County => 6,
            Level::Town | Level::Village => 3,
            Level::Group | Level::Household => 2,
        };
        (own % 10_u64.pow(width)) as u32
    }

    /// Whether `other` is this code or lies below it.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        other.at(self.level) == Some(self)
    }

    /// The greatest code that can lie below this one: `code..=code.last()` is its subtree.
    #[must_use]
    pub fn last(self) -> Self {
        let unit = 10_u64.pow(16 - self.level.digits() as u32);
        Self { padded: self.padded + (unit - 1), level: Level::Household }
    }
}

impl FromStr for GridCode {
    type Err = CodeError;

    /// Parses 6, 9, 12, 14 or 16 ASCII digits.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CodeError::NotDigits);
        }
        let level =
            Level::ALL.into_iter().find(|l| l.digits() == text.len()).ok_or(CodeError::Length(text.len()))?;
        let value: u64 = text.parse().map_err(|_| CodeError::NotDigits)?;
        let code = Self { padded: value * 10_u64.pow(16 - text.len() as u32), level };
        let mut part = Some(code);
        while let Some(at) = part {
            if at.number() == 0 {
                return Err(CodeError::ZeroPart);
            }
            part = at.parent();
        }
        Ok(code)
    }
}

impl fmt::Display for GridCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.level.digits();
        let own = self.padded / 10_u64.pow(16 - digits as u32);
        write!(f, "{own:0digits$}")
    }
}

impl fmt::Debug for GridCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for GridCode {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for GridCode {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
