//! Payments added up by channel, by year, by person. People stand in the order of their numbers: this
//! is an account, no ranking.
use super::{Channel, Payment, Payments};
use crate::domain::{GridCode, PersonId};
use crate::ledger::named::named;
use crate::ledger::{Period, Yuan};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wangge_texts::ledger as t;

named! {
    /// What payments are added up by.
    PaySide {
        /// 按渠道
        Channel => t::pay_by_channel,
        /// 按年度
        Year => t::pay_by_year,
        /// 按人员
        Person => t::pay_by_person,
    }
}

/// Which payments a sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayOf {
    /// Of a channel.
    Channel(Channel),
    /// Of a year.
    Year(i32),
    /// Of a person.
    Person(PersonId),
}

/// A sum of payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaySum {
    /// How many.
    pub count: u32,
    /// By channel, in the order of [`Channel::ALL`].
    pub amounts: [Yuan; 4],
    /// All together.
    pub total: Yuan,
}

impl PayOf {
    /// To which sum a payment belongs.
    #[must_use]
    pub fn of(side: PaySide, payment: &Payment) -> Self {
        match side {
            PaySide::Channel => Self::Channel(payment.key.channel()),
            PaySide::Year => Self::Year(payment.on.year()),
            PaySide::Person => Self::Person(payment.person),
        }
    }

    /// Whether a payment belongs to it.
    #[must_use]
    pub fn holds(self, payment: &Payment) -> bool {
        let side = match self {
            Self::Channel(_) => PaySide::Channel,
            Self::Year(_) => PaySide::Year,
            Self::Person(_) => PaySide::Person,
        };
        Self::of(side, payment) == self
    }
}

impl PaySum {
    /// Of some payments; `None` where the sum cannot be counted.
    fn of<'a>(payments: impl IntoIterator<Item = &'a Payment>) -> Option<Self> {
        let (mut count, mut amounts) = (0, [Yuan::ZERO; 4]);
        for payment in payments {
            count += 1;
            if let Some(sum) = amounts.get_mut(payment.key.channel() as usize) {
                *sum = sum.plus(payment.amount)?;
            }
        }
        Some(Self { count, amounts, total: Yuan::sum(amounts)? })
    }
}

impl Payments {
    /// The sums of a place and period, and the sum of all; `None` where one cannot be counted.
    #[must_use]
    pub fn sums(
        &self,
        side: PaySide,
        place: GridCode,
        period: Period,
    ) -> Option<(Vec<(PayOf, PaySum)>, PaySum)> {
        let mut parts: BTreeMap<PayOf, Vec<&Payment>> = BTreeMap::new();
        for payment in self.within(place, period) {
            parts.entry(PayOf::of(side, payment)).or_default().push(payment);
        }
        let sums = parts.into_iter().map(|(of, payments)| Some((of, PaySum::of(payments)?)));
        Some((sums.collect::<Option<_>>()?, PaySum::of(self.within(place, period))?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;
    use crate::ledger::incentive::PaymentKey;
    use crate::ledger::{By, RecordId};

    #[test]
    fn each_payment_is_in_one_sum_of_each_side() {
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let grid: GridCode = "6103271002010101".parse().unwrap();
        let mut payments = Payments::default();
        for (n, key, person, yuan, on) in [
            (1, PaymentKey::Case(id(1)), 1, 200, "2024-12-31"),
            (2, PaymentKey::Case(id(2)), 2, 200, "2025-01-01"),
            (3, PaymentKey::Information(id(3)), 2, 50, "2025-06-01"),
            (4, PaymentKey::Case(id(4)), 2, 999, "2026-01-01"),
        ] {
            let (on, approved) = (on.parse().unwrap(), By::named("李四"));
            let amount = Yuan::whole(yuan);
            let payment = Payment { key, person: PersonId(person), grid, amount, on, approved };
            payments.pay(payment).unwrap_or_else(|e| panic!("{n}: {e}"));
        }
        let period = Period::new("2024-01-01".parse().unwrap(), "2025-12-31".parse().unwrap()).unwrap();
        let check = |side, expect: &[(PayOf, u32, u32)]| {
            let (sums, all) =
                payments.sums(side, grid.at(crate::domain::Level::Town).unwrap(), period).unwrap();
            let found: Vec<_> = sums.iter().map(|(of, s)| (*of, s.count, s.total)).collect();
            let expect: Vec<_> = expect.iter().map(|(of, n, y)| (*of, *n, Yuan::whole(*y))).collect();
            assert_eq!(found, expect);
            assert_eq!((all.count, all.total), (3, Yuan::whole(450)));
            for (of, sum) in sums {
                let behind = payments.within(grid, period).filter(|p| of.holds(p)).count();
                assert_eq!(behind, sum.count as usize);
            }
        };
        let (case, information) = (PayOf::Channel(Channel::Case), PayOf::Channel(Channel::Information));
        check(PaySide::Channel, &[(case, 2, 400), (information, 1, 50)]);
        check(PaySide::Year, &[(PayOf::Year(2024), 1, 200), (PayOf::Year(2025), 2, 250)]);
        check(PaySide::Person, &[(PayOf::Person(PersonId(1)), 1, 200), (PayOf::Person(PersonId(2)), 2, 250)]);
    }
}
