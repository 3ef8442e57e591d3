//! Cases counted for a chart and the table behind it: by kind, by month, by the places below.
use super::{Case, CaseKind};
use crate::domain::GridCode;
use crate::ledger::Period;
use chrono::Datelike;
use std::collections::BTreeMap;

/// How many cases of a place and period were found, seen from three sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By kind and type.
    pub kinds: BTreeMap<CaseKind, u32>,
    /// By year and month.
    pub months: BTreeMap<(i32, u32), u32>,
    /// By the place one level below; what belongs to none of them by the place itself.
    pub places: BTreeMap<GridCode, u32>,
}

/// Counts the cases of a place and period.
#[must_use]
pub fn counts<'a>(cases: impl IntoIterator<Item = &'a Case>, place: GridCode, period: Period) -> Counts {
    let mut found = Counts::default();
    let below = place.level().below();
    for case in cases.into_iter().filter(|c| place.holds(c.place) && period.holds(c.day())) {
        let day = case.day();
        let part = below.and_then(|level| case.place.at(level)).unwrap_or(place);
        *found.kinds.entry(case.kind).or_default() += 1;
        *found.months.entry((day.year(), day.month())).or_default() += 1;
        *found.places.entry(part).or_default() += 1;
    }
    found
}
