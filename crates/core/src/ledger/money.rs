//! 元: amounts of money, exact to the fen. Must never be a float: a sum is right, or it is refused.
use crate::domain::squeeze;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use wangge_texts::{Lang, ledger as t};

/// An amount in fen, never negative: what was paid wrongly is taken back as a payment, not
/// written with a minus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yuan(i64);

/// Why something is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAmount {
    /// It is empty.
    #[error("empty")]
    Empty,
    /// It holds this, which belongs to no amount.
    #[error("“{0}” belongs to no amount")]
    Sign(char),
    /// It has a minus.
    #[error("negative")]
    Negative,
    /// It is finer than a fen.
    #[error("finer than a fen")]
    Fine,
    /// It is over what can be counted.
    #[error("too large")]
    Large,
}

impl NotAnAmount {
    /// What is wrong, in a reader's words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Empty => t::money_empty(lang).to_owned(),
            Self::Sign(sign) => t::money_sign(lang, &sign),
            Self::Negative => t::money_negative(lang).to_owned(),
            Self::Fine => t::money_fine(lang).to_owned(),
            Self::Large => t::money_large(lang).to_owned(),
        }
    }
}

impl Yuan {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount in fen; `None` below nothing.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Option<Self> {
        if fen < 0 { None } else { Some(Self(fen)) }
    }

    /// Whole yuan.
    #[must_use]
    pub const fn whole(yuan: u32) -> Self {
        Self(yuan as i64 * 100)
    }

    /// In fen.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Both together; `None` where that cannot be counted.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// So many times the amount; `None` where that cannot be counted.
    #[must_use]
    pub fn times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(count)).map(Self)
    }

    /// All together; `None` where that cannot be counted.
    #[must_use]
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The amount in parts by weight that add up to it to the fen: each part rounded down, the fen
    /// that are left go to the largest remainders, the first of equal ones. `None` without a weight.
    #[must_use]
    pub fn split(self, weights: &[u32]) -> Option<Vec<Self>> {
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        if total == 0 {
            return None;
        }
        let share = |w: &u32| i128::from(self.0) * i128::from(*w);
        let mut parts: Vec<i128> = weights.iter().map(|w| share(w) / total).collect();
        let left = i128::from(self.0) - parts.iter().sum::<i128>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|i| std::cmp::Reverse(weights.get(*i).map_or(0, |w| share(w) % total)));
        for i in order.into_iter().take(usize::try_from(left).unwrap_or_default()) {
            if let Some(part) = parts.get_mut(i) {
                *part += 1;
            }
        }
        parts.into_iter().map(|p| i64::try_from(p).ok().map(Self)).collect()
    }

    /// In 万元, exact: `200.35`.
    #[must_use]
    pub fn wan(self) -> String {
        let text = format!("{}.{:06}", self.0 / 1_000_000, self.0 % 1_000_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// With its unit: `1,234.50 元`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        t::money(lang, &self)
    }
}

impl fmt::Display for Yuan {
    /// `1,234.50`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let yuan = (self.0 / 100).to_string();
        for (i, digit) in yuan.chars().enumerate() {
            if i > 0 && (yuan.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{:02}", self.0 % 100)
    }
}

impl FromStr for Yuan {
    type Err = NotAnAmount;

    /// Accepts what people write: `1,234.5`, `￥200`, `50元`, `1.2万元`, full-width digits.
    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let text = squeeze(text).replace([',', '，', '¥', '￥'], "");
        if text.starts_with('-') {
            return Err(NotAnAmount::Negative);
        }
        let text = text.strip_suffix('元').unwrap_or(&text);
        let (text, places) = text.strip_suffix('万').map_or((text, 2_usize), |t| (t, 6));
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if let Some(sign) = whole.chars().chain(part.chars()).find(|c| !c.is_ascii_digit()) {
            return Err(NotAnAmount::Sign(sign));
        }
        if whole.is_empty() {
            return Err(NotAnAmount::Empty);
        }
        let part = part.trim_end_matches('0');
        if part.len() > places {
            return Err(NotAnAmount::Fine);
        }
        format!("{whole}{part:0<places$}").parse().map(Self).map_err(|_| NotAnAmount::Large)
    }
}

impl Serialize for Yuan {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&format_args!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

impl<'de> Deserialize<'de> for Yuan {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'de, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (text, fen, shown) in [
            ("0", 0, "0.00"),
            ("50元", 5000, "50.00"),
            ("￥1,234.5", 123_450, "1,234.50"),
            ("１２．０５", 1205, "12.05"),
            ("200.35万元", 200_350_000, "2,003,500.00"),
            ("0.000001万", 1, "0.01"),
            ("1.100", 110, "1.10"),
        ] {
            let amount: Yuan = text.parse().unwrap();
            assert_eq!((amount.fen(), amount.to_string().as_str()), (fen, shown), "{text}");
            let json = serde_json::to_string(&amount).unwrap();
            assert_eq!(serde_json::from_str::<Yuan>(&json).unwrap(), amount);
        }
    }

    #[test]
    fn what_is_no_amount() {
        for (text, why) in [
            ("", NotAnAmount::Empty),
            (".5", NotAnAmount::Empty),
            ("-5", NotAnAmount::Negative),
            ("5角", NotAnAmount::Sign('角')),
            ("1.2.3", NotAnAmount::Sign('.')),
            ("1e3", NotAnAmount::Sign('e')),
            ("1.005", NotAnAmount::Fine),
            ("99999999999999999999", NotAnAmount::Large),
        ] {
            assert_eq!(text.parse::<Yuan>(), Err(why), "{text}");
        }
    }

    #[test]
    fn sums_are_right_or_refused() {
        let most = Yuan(i64::MAX);
        assert_eq!(Yuan::sum([Yuan(10), Yuan(20)]), Some(Yuan(30)));
        assert_eq!((most.plus(Yuan(1)), most.times(2), Yuan::from_fen(-1)), (None, None, None));
        // Ten times 0.10 is 1.00, which floats deny.
        assert_eq!(Yuan::sum([Yuan(10); 10]), Some(Yuan::whole(1)));
        assert_eq!(Yuan::whole(2_003_500).wan(), "200.35");
        assert_eq!(Yuan::whole(20_000).wan(), "2");
    }

    #[test]
    fn parts_add_up_to_the_fen() {
        let split = |fen, weights: &[u32]| {
            Yuan(fen).split(weights).map(|p| p.iter().map(|y| y.fen()).collect::<Vec<_>>())
        };
        assert_eq!(split(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(split(1000, &[1, 2, 0]), Some(vec![333, 667, 0]));
        assert_eq!(split(i64::MAX, &[1]), Some(vec![i64::MAX]));
        assert_eq!(split(5, &[0, 0]), None);
    }
}
