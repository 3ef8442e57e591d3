//! 事件: cases and their steps. What a case is, its steps as they were entered, and how two
//! offices' copies of one become one. Where it stands follows from its steps (`machine`); nothing
//! of that is stored. Private in every part: nothing of a case is ever published.
mod counts;
mod kind;
mod limit;
mod machine;
mod map;
mod search;
#[cfg(test)]
mod tests;

use super::{By, RecordId};
use crate::domain::{GridCode, Phone};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use counts::{Counts, counts};
pub use kind::{CaseKind, Dispute, Hazard, Risk, ServiceKind, Source};
pub use limit::{Limits, Pace, Term, by_urgency};
pub use machine::{Deed, Ending, Misstep, Phase, Refused, State};
pub use map::{CaseMap, CaseSpot, case_map};
pub use search::search;

/// Somebody whom a case concerns. Private.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Full name.
    pub name: String,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Phone::is_missing")]
    pub phone: Phone,
    /// Where they live, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
}

/// A step as it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseStep {
    /// Number of the step: its order among the steps of all copies of the case.
    pub id: RecordId,
    /// When it was taken.
    pub at: NaiveDateTime,
    /// Who took it.
    pub by: By,
    /// Which.
    pub deed: Deed,
    /// What was done, or why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Number.
    pub id: RecordId,
    /// What it is about.
    pub kind: CaseKind,
    /// How long it may take.
    pub pace: Pace,
    /// Where it comes from.
    pub source: Source,
    /// The place where it is, of any level.
    pub place: GridCode,
    /// The grid that it was registered with: its first steps are taken there.
    pub registered: GridCode,
    /// When it was found.
    pub found: NaiveDateTime,
    /// Who found it.
    pub finder: By,
    /// What happened.
    pub words: String,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// 涉及人数: how many people it concerns, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u32>,
    /// How grave it may become.
    pub risk: Risk,
    /// The earlier case of the same dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<RecordId>,
    /// Its steps in the order of their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<CaseStep>,
}

impl Case {
    /// A case as somebody finds it: what is not known yet is empty, the risk low.
    #[must_use]
    pub fn new(
        id: RecordId,
        kind: CaseKind,
        place: GridCode,
        found: NaiveDateTime,
        finder: By,
        words: &str,
    ) -> Self {
        Self {
            id,
            kind,
            pace: Limits::default().pace(kind),
            source: Source::Patrol,
            place,
            registered: place,
            found,
            finder,
            words: words.to_owned(),
            parties: Vec::new(),
            scale: None,
            risk: Risk::Low,
            again: None,
            steps: Vec::new(),
        }
    }

    /// The day on which it was found.
    #[must_use]
    pub const fn day(&self) -> NaiveDate {
        self.found.date()
    }

    /// Two copies of one case as one: the steps of both, each once, in the order of their
    /// numbers. What else differs is as in `self`. A step that one office took without knowing of
    /// the other's stays in the list, and [`Case::state`] names it if it could not be taken.
    #[must_use]
    pub fn joined(mut self, other: &Self) -> Self {
        if other.id == self.id {
            self.steps.extend(other.steps.iter().cloned());
            self.steps.sort_by_key(|s| s.id);
            self.steps.dedup_by_key(|s| s.id);
        }
        self
    }
}
