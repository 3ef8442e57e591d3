//! What all records of the ledgers share: their number, who entered them, periods of days.
use crate::change::{NotAStamp, Stamp};
use crate::domain::PersonId;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Number of a record: the stamp of the device that entered it. No two offices give the same one,
/// so records of two packages lie side by side without new numbers, in the order of entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub Stamp);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        text.parse().map(Self)
    }
}

/// Who did something. The name stays readable when the person leaves the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct By {
    /// The person, where they are in the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Their name then.
    pub name: String,
}

impl By {
    /// A person of the register.
    #[must_use]
    pub fn person(person: PersonId, name: &str) -> Self {
        Self { person: Some(person), name: name.to_owned() }
    }

    /// Somebody who is in no register.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { person: None, name: name.to_owned() }
    }

    /// Whether it says who.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.person.is_some() || !self.name.trim().is_empty()
    }
}

/// Days from a first to a last one, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// `None` where the last day is before the first.
    #[must_use]
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        Self::new(from, from.checked_add_months(chrono::Months::new(1))?.pred_opt()?)
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// What it is compared with: a year with the year before, a whole month with the month before,
    /// the first days of a year with the same days a year before, any other with as many days
    /// right before it. `None` at the beginning of time.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        let month = Self::month(self.from.year(), self.from.month());
        if month == Some(self) {
            let last = self.from.pred_opt()?;
            return Self::month(last.year(), last.month());
        }
        if self.from.ordinal() == 1 && self.from.year() == self.to.year() {
            let year = chrono::Months::new(12);
            return Self::new(self.from.checked_sub_months(year)?, self.to.checked_sub_months(year)?);
        }
        let to = self.from.pred_opt()?;
        Self::new(to.checked_sub_days(chrono::Days::new(u64::try_from(self.days() - 1).ok()?))?, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_period_is_compared_with() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (from, to, before, until) in [
            ("2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"),
            ("2025-03-01", "2025-03-31", "2025-02-01", "2025-02-28"),
            ("2025-01-01", "2025-01-31", "2024-12-01", "2024-12-31"),
            ("2025-01-01", "2025-06-30", "2024-01-01", "2024-06-30"),
            ("2025-03-03", "2025-03-09", "2025-02-24", "2025-03-02"),
        ] {
            let period = Period::new(day(from), day(to)).unwrap();
            assert_eq!(period.before(), Period::new(day(before), day(until)), "{from}");
        }
        assert_eq!(Period::new(day("2025-01-02"), day("2025-01-01")), None);
        assert_eq!(Period::year(2024).unwrap().days(), 366);
    }

    #[test]
    fn a_record_s_number_reads_back() {
        let id = RecordId(Stamp { millis: 77, counter: 1, node: 9 });
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
    }
}
