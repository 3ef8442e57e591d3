//! 补贴标准: what the county pays for what, with the days on which each rate is valid. A new rate is
//! a new row; old payments stay explained by the row of their day.
use crate::ledger::case::{Pace, Risk};
use crate::ledger::{RecordId, Yuan};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

/// What a rate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateKey {
    /// 以案定补, by how hard the case was.
    Case(Pace),
    /// 重要信息报告奖励, by the risk that was averted.
    Information(Risk),
}

/// A rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Number.
    pub id: RecordId,
    /// For what.
    pub key: RateKey,
    /// How much.
    pub amount: Yuan,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// Why there is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// None is valid on the day.
    None(NaiveDate),
    /// Two are.
    Two(RecordId, RecordId),
}

impl Rate {
    fn valid(&self, on: NaiveDate) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }
}

/// The one rate that is valid on a day.
///
/// # Errors
/// There is none, or there are two.
pub fn rate_on<'a>(
    rates: impl IntoIterator<Item = &'a Rate>,
    key: RateKey,
    on: NaiveDate,
) -> Result<&'a Rate, NoRate> {
    let mut valid = rates.into_iter().filter(|r| r.key == key && r.valid(on));
    match (valid.next(), valid.next()) {
        (None, _) => Err(NoRate::None(on)),
        (Some(rate), None) => Ok(rate),
        (Some(a), Some(b)) => Err(NoRate::Two(a.id, b.id)),
    }
}

/// Pairs of rates for the same that share a day.
#[must_use]
pub fn overlaps(rates: &[Rate]) -> Vec<(RecordId, RecordId)> {
    let starts = |a: &Rate, b: &Rate| b.to.is_none_or(|to| a.from <= to);
    let mut found = Vec::new();
    for (i, a) in rates.iter().enumerate() {
        let later = rates.iter().skip(i + 1).filter(|b| b.key == a.key && starts(a, b) && starts(b, a));
        found.extend(later.map(|b| (a.id, b.id)));
    }
    found
}

impl NoRate {
    /// Why, in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::None(day) => t::rate_none(lang, &day),
            Self::Two(..) => t::rate_two(lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;

    #[test]
    fn the_rate_of_the_day() {
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let key = RateKey::Case(Pace::Ordinary);
        let rate = |n, from, to: Option<&str>| Rate {
            id: id(n),
            key,
            amount: Yuan::whole(n as u32 * 100),
            from: day(from),
            to: to.map(day),
        };
        let rates = [rate(1, "2024-01-01", Some("2024-12-31")), rate(2, "2025-01-01", None)];
        let on = |text| rate_on(&rates, key, day(text)).map(|r| r.amount);
        assert_eq!(on("2024-12-31"), Ok(Yuan::whole(100)));
        assert_eq!(on("2025-01-01"), Ok(Yuan::whole(200)));
        assert_eq!(on("2023-12-31"), Err(NoRate::None(day("2023-12-31"))));
        let other = rate_on(&rates, RateKey::Case(Pace::Difficult), day("2025-01-01"));
        assert_eq!(other, Err(NoRate::None(day("2025-01-01"))));
        assert_eq!(overlaps(&rates), []);
        let two = [rates.to_vec(), vec![rate(3, "2024-12-31", Some("2024-12-31"))]].concat();
        assert_eq!(rate_on(&two, key, day("2024-12-31")), Err(NoRate::Two(id(1), id(3))));
        assert_eq!(overlaps(&two), [(id(1), id(3))]);
    }
}
