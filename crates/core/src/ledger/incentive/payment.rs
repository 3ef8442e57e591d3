//! 补贴发放: what was paid, through which of the four channels. A payment is known by what it is
//! for, so the same thing cannot be paid twice.
use crate::domain::{GridCode, Level, PersonId};
use crate::ledger::named::named;
use crate::ledger::{By, Period, RecordId, Yuan};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wangge_texts::{Lang, ledger as t};

named! {
    /// The channel.
    Channel {
        /// 以案定补
        Case => t::channel_case,
        /// 村组集体经济收入切块
        Share => t::channel_share,
        /// 重要信息报告奖励
        Information => t::channel_information,
        /// 公益岗位
        Welfare => t::channel_welfare,
    }
}

/// What a payment is for, and what it is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentKey {
    /// A dispute: the first of its cases.
    Case(RecordId),
    /// A piece of information: the first report of it.
    Information(RecordId),
    /// A person's share of a place's income of a year.
    Share {
        /// The village or group.
        grid: GridCode,
        /// The year.
        year: i32,
        /// Who.
        person: PersonId,
    },
    /// A month of a public-welfare post.
    Welfare {
        /// The post.
        post: RecordId,
        /// The year.
        year: i32,
        /// The month, 1–12.
        month: u32,
    },
}

/// A payment that a person approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// What for.
    pub key: PaymentKey,
    /// To whom.
    pub person: PersonId,
    /// For which grid of theirs.
    pub grid: GridCode,
    /// How much.
    pub amount: Yuan,
    /// The day on which it counts.
    pub on: NaiveDate,
    /// Who approved it.
    pub approved: By,
}

/// All payments, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Payment>", into = "Vec<Payment>")]
pub struct Payments(BTreeMap<PaymentKey, Payment>);

/// It was paid already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("paid already")]
pub struct AlreadyPaid(pub PaymentKey, pub NaiveDate);

/// A person's line in a village's list, to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayRow {
    /// Who.
    pub person: PersonId,
    /// The amounts, in the order of [`Channel::ALL`].
    pub amounts: [Yuan; 4],
    /// All together.
    pub total: Yuan,
}

/// A village's list of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayList {
    /// By number of the person.
    pub rows: Vec<PayRow>,
    /// Down the columns.
    pub amounts: [Yuan; 4],
    /// All together.
    pub total: Yuan,
}

impl PaymentKey {
    /// Through which channel.
    #[must_use]
    pub const fn channel(&self) -> Channel {
        match self {
            Self::Case(_) => Channel::Case,
            Self::Information(_) => Channel::Information,
            Self::Share { .. } => Channel::Share,
            Self::Welfare { .. } => Channel::Welfare,
        }
    }
}

impl Payments {
    /// Enters a payment.
    ///
    /// # Errors
    /// The same was paid already.
    pub fn pay(&mut self, payment: Payment) -> Result<(), AlreadyPaid> {
        match self.0.get(&payment.key) {
            Some(paid) => Err(AlreadyPaid(paid.key, paid.on)),
            None => {
                self.0.insert(payment.key, payment);
                Ok(())
            }
        }
    }

    /// Puts a payment where its key says, whatever was there: for a change that fits.
    pub(in crate::ledger) fn put(&mut self, payment: Payment) {
        self.0.insert(payment.key, payment);
    }

    /// Takes a payment out.
    pub(in crate::ledger) fn take_out(&mut self, key: &PaymentKey) {
        self.0.remove(key);
    }

    /// The payment for something.
    #[must_use]
    pub fn of(&self, key: &PaymentKey) -> Option<&Payment> {
        self.0.get(key)
    }

    /// All, by what they are for.
    pub fn iter(&self) -> impl Iterator<Item = &Payment> {
        self.0.values()
    }

    /// Those of a place and period.
    pub fn within(&self, place: GridCode, period: Period) -> impl Iterator<Item = &Payment> {
        self.iter().filter(move |p| place.holds(p.grid) && period.holds(p.on))
    }

    /// The sum of those that are wanted; `None` where it cannot be counted.
    #[must_use]
    pub fn sum(&self, wanted: impl Fn(&Payment) -> bool) -> Option<Yuan> {
        Yuan::sum(self.iter().filter(|p| wanted(p)).map(|p| p.amount))
    }

    /// The list of a village and period; `None` where a sum cannot be counted.
    #[must_use]
    pub fn list(&self, village: GridCode, period: Period) -> Option<PayList> {
        let mut people: BTreeMap<PersonId, [Yuan; 4]> = BTreeMap::new();
        let mut amounts = [Yuan::ZERO; 4];
        for payment in self.within(village, period) {
            let row = people.entry(payment.person).or_default();
            let channel = payment.key.channel() as usize;
            for sums in [row, &mut amounts] {
                if let Some(sum) = sums.get_mut(channel) {
                    *sum = sum.plus(payment.amount)?;
                }
            }
        }
        let row = |(person, amounts)| Some(PayRow { person, amounts, total: Yuan::sum(amounts)? });
        let rows = people.into_iter().map(row).collect::<Option<Vec<_>>>()?;
        Some(PayList { rows, amounts, total: Yuan::sum(amounts)? })
    }
}

impl Payment {
    /// The village that pays it out.
    #[must_use]
    pub fn village(&self) -> GridCode {
        self.grid.at(Level::Village).unwrap_or(self.grid)
    }
}

impl AlreadyPaid {
    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        t::paid_already(lang, &self.0.channel().name(lang), &self.1)
    }
}

impl TryFrom<Vec<Payment>> for Payments {
    type Error = AlreadyPaid;

    fn try_from(list: Vec<Payment>) -> Result<Self, AlreadyPaid> {
        let mut payments = Self::default();
        list.into_iter().try_for_each(|p| payments.pay(p))?;
        Ok(payments)
    }
}

impl From<Payments> for Vec<Payment> {
    fn from(payments: Payments) -> Self {
        payments.0.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;

    #[test]
    fn nothing_is_paid_twice_and_lists_add_up() {
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let pay = |key, person, village: &str, yuan, on: &str| Payment {
            key,
            person: PersonId(person),
            grid: format!("{village}0101").parse().unwrap(),
            amount: Yuan::whole(yuan),
            on: on.parse().unwrap(),
            approved: By::named("李四"),
        };
        let welfare = PaymentKey::Welfare { post: id(9), year: 2025, month: 3 };
        let mut payments = Payments::default();
        for payment in [
            pay(PaymentKey::Case(id(1)), 1, "610327100201", 200, "2025-03-01"),
            pay(PaymentKey::Information(id(1)), 1, "610327100201", 50, "2025-03-02"),
            pay(welfare, 2, "610327100201", 500, "2025-03-31"),
            pay(PaymentKey::Case(id(2)), 2, "610327100201", 200, "2025-04-01"),
            pay(PaymentKey::Case(id(3)), 3, "610327100202", 200, "2025-03-01"),
        ] {
            payments.pay(payment).unwrap();
        }
        let again = pay(PaymentKey::Case(id(1)), 2, "610327100201", 300, "2025-05-01");
        let refused = payments.pay(again.clone()).unwrap_err();
        assert_eq!(refused, AlreadyPaid(again.key, "2025-03-01".parse().unwrap()));
        assert!(refused.words(Lang::Zh).contains("2025-03-01"));
        let list = payments.list("610327100201".parse().unwrap(), Period::month(2025, 3).unwrap()).unwrap();
        let rows: Vec<_> = list.rows.iter().map(|r| (r.person.0, r.amounts.map(|a| a.fen() / 100))).collect();
        assert_eq!(rows, [(1, [200, 0, 50, 0]), (2, [0, 0, 0, 500])]);
        assert_eq!(list.total, Yuan::whole(750));
        assert_eq!(payments.sum(|p| p.key.channel() == Channel::Case), Some(Yuan::whole(600)));
        assert_eq!(payments.sum(|p| p.person == PersonId(2)), Some(Yuan::whole(700)));
        let json = serde_json::to_string(&payments).unwrap();
        assert_eq!(serde_json::from_str::<Payments>(&json).unwrap(), payments);
        let mut list: Vec<Payment> = payments.into();
        list.push(again);
        let json = serde_json::to_string(&list).unwrap();
        assert!(serde_json::from_str::<Payments>(&json).is_err());
    }
}
