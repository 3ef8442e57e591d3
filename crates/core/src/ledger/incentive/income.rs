//! 村组集体经济收入切块 and 公益岗位: what a village divides, and posts that are paid by the month.
use super::payment::{Payment, PaymentKey};
use crate::domain::{GridCode, PersonId};
use crate::ledger::{By, Period, RecordId, Yuan};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

/// What a village sets apart of its income in a year, and among whom by which weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomeShare {
    /// Number.
    pub id: RecordId,
    /// The village or group.
    pub grid: GridCode,
    /// The year.
    pub year: i32,
    /// How much is divided.
    pub amount: Yuan,
    /// Among whom, each with a weight.
    pub among: Vec<(PersonId, u32)>,
    /// When the villagers decided it.
    pub decided: NaiveDate,
}

/// Why nothing is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoShare {
    /// Among nobody.
    Nobody,
    /// Somebody is in the list twice.
    Twice(PersonId),
}

/// 公益岗位: a post that is paid by the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WelfarePost {
    /// Number.
    pub id: RecordId,
    /// Who.
    pub person: PersonId,
    /// The grid they serve.
    pub grid: GridCode,
    /// `保洁员`
    pub name: String,
    /// For a month.
    pub monthly: Yuan,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl IncomeShare {
    /// The payments that follow, which add up to the amount to the fen.
    ///
    /// # Errors
    /// Why there are none.
    pub fn payments(&self, on: NaiveDate, approved: &By) -> Result<Vec<Payment>, NoShare> {
        for (i, (person, _)) in self.among.iter().enumerate() {
            if self.among.iter().skip(i + 1).any(|(p, _)| p == person) {
                return Err(NoShare::Twice(*person));
            }
        }
        let weights: Vec<u32> = self.among.iter().map(|(_, w)| *w).collect();
        let parts = self.amount.split(&weights).ok_or(NoShare::Nobody)?;
        let people = self.among.iter().map(|(p, _)| *p);
        Ok(people
            .zip(parts)
            .map(|(person, amount)| Payment {
                key: PaymentKey::Share { grid: self.grid, year: self.year, person },
                person,
                grid: self.grid,
                amount,
                on,
                approved: approved.clone(),
            })
            .collect())
    }
}

impl WelfarePost {
    /// The payment for a month, if the post was held on a day of it.
    #[must_use]
    pub fn payment(&self, year: i32, month: u32, on: NaiveDate, approved: &By) -> Option<Payment> {
        let days = Period::month(year, month)?;
        let held = self.from <= days.to && self.to.is_none_or(|to| days.from <= to);
        held.then(|| Payment {
            key: PaymentKey::Welfare { post: self.id, year, month: days.from.month() },
            person: self.person,
            grid: self.grid,
            amount: self.monthly,
            on,
            approved: approved.clone(),
        })
    }
}

impl NoShare {
    /// Why, in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Nobody => t::share_nobody(lang),
            Self::Twice(_) => t::share_twice(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;

    #[test]
    fn shares_and_months() {
        let id = RecordId(Stamp::default());
        let grid: GridCode = "610327100201".parse().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (on, by) = (day("2025-12-20"), By::named("李四"));
        let amount = Yuan::whole(100);
        let among = vec![(PersonId(1), 1), (PersonId(2), 2)];
        let share = IncomeShare { id, grid, year: 2025, amount, among, decided: on };
        let paid = share.payments(on, &by).unwrap();
        assert_eq!(paid.iter().map(|p| p.amount.fen()).collect::<Vec<_>>(), [3333, 6667]);
        let twice = IncomeShare { among: vec![(PersonId(1), 1); 2], ..share.clone() };
        assert_eq!(twice.payments(on, &by), Err(NoShare::Twice(PersonId(1))));
        let nobody = IncomeShare { among: vec![], ..share };
        assert_eq!(nobody.payments(on, &by), Err(NoShare::Nobody));
        let (from, to) = (day("2025-03-31"), Some(day("2025-05-01")));
        let name = "保洁员".to_owned();
        let post = WelfarePost { id, person: PersonId(1), grid, name, monthly: amount, from, to };
        let months: Vec<u32> = (1..=13).filter(|m| post.payment(2025, *m, on, &by).is_some()).collect();
        assert_eq!(months, [3, 4, 5]);
    }
}
