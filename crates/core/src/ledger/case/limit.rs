//! 办理时限: how long a case may take, what is left of it. Days are calendar days from the day on
//! which it was found; passing a case on does not begin them anew.
use super::{Case, CaseKind, Dispute};
use crate::ledger::named::named;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use wangge_texts::ledger as t;

named! {
    /// How long a case may take.
    Pace {
        /// 当场办理
        OnTheSpot => t::pace_on_the_spot,
        /// 一般事项
        Ordinary => t::pace_ordinary,
        /// 疑难事项
        Difficult => t::pace_difficult,
    }
}

/// The limits as the county sets them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Days of what is done on the spot; 0: the same day.
    pub on_the_spot: u16,
    /// Days of what is ordinary.
    pub ordinary: u16,
    /// Days of what is difficult.
    pub difficult: u16,
    /// Most days with approval.
    pub longest: u16,
    /// Kinds that begin with another pace than the usual one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<(CaseKind, Pace)>,
}

impl Default for Limits {
    /// PRODUCT.md 5.4.
    fn default() -> Self {
        Self { on_the_spot: 0, ordinary: 3, difficult: 7, longest: 15, kinds: Vec::new() }
    }
}

/// What is left of a case's time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The last day in time.
    pub due: NaiveDate,
    /// Days left; 0 on the last day, below it overdue.
    pub left: i64,
}

impl Term {
    /// Whether the last day is over.
    #[must_use]
    pub const fn overdue(self) -> bool {
        self.left < 0
    }
}

impl Limits {
    /// Days for a pace.
    #[must_use]
    pub const fn days(&self, pace: Pace) -> u16 {
        match pace {
            Pace::OnTheSpot => self.on_the_spot,
            Pace::Ordinary => self.ordinary,
            Pace::Difficult => self.difficult,
        }
    }

    /// With which pace a case of a kind begins; whoever registers it may choose another.
    #[must_use]
    pub fn pace(&self, kind: CaseKind) -> Pace {
        let set = self.kinds.iter().find(|(k, _)| *k == kind).map(|(_, pace)| *pace);
        set.unwrap_or(match kind {
            CaseKind::Information => Pace::OnTheSpot,
            CaseKind::Dispute(
                Dispute::Land
                | Dispute::Expropriation
                | Dispute::Medical
                | Dispute::Labour
                | Dispute::Pollution,
            ) => Pace::Difficult,
            _ => Pace::Ordinary,
        })
    }
}

impl Case {
    /// Its last day in time.
    #[must_use]
    pub fn due(&self, limits: &Limits) -> NaiveDate {
        let days = self.state().0.extended.unwrap_or_else(|| limits.days(self.pace));
        self.day().checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
    }

    /// What is left of its time on a day; `None` once it is closed.
    #[must_use]
    pub fn term(&self, limits: &Limits, today: NaiveDate) -> Option<Term> {
        let due = self.due(limits);
        self.state().0.is_open().then(|| Term { due, left: (due - today).num_days() })
    }
}

/// Open cases, the most overdue first, then the least time left; the older of two first.
#[must_use]
pub fn by_urgency<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    limits: &Limits,
    today: NaiveDate,
) -> Vec<(&'a Case, Term)> {
    let mut open: Vec<_> = cases.into_iter().filter_map(|c| Some((c, c.term(limits, today)?))).collect();
    open.sort_by_key(|(case, term)| (term.left, case.id));
    open
}
