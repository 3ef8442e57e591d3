//! 推荐评议: how a level-4 gridworker is chosen: candidates, the villagers' review, the posting
//! for objection, the appointment. Private in every part: nothing of it is ever published.
mod step;
#[cfg(test)]
mod tests;

use super::{Category, GridCode, PersonId, Phone, Sex};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use step::{Refused, Step};

/// Number of a nomination within one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NominationId(pub u32);

/// How the gridworker of one grid was, or is being, chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nomination {
    /// Number within the register.
    pub id: NominationId,
    /// The household-level grid.
    pub grid: GridCode,
    /// Who is recommended, from among the villagers' representatives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// The villagers' review, once it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The posting for objection of the one whom they chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posting: Option<Posting>,
    /// Objections, in the order in which they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

/// Somebody recommended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Full name.
    pub name: String,
    /// The person, where they are in the register already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Telephone. Private until they hold the post.
    #[serde(default, skip_serializing_if = "Phone::is_missing")]
    pub phone: Phone,
    /// 性别, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// 中共党员, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_member: Option<bool>,
    /// The circle they come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Who recommends them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recommender: String,
    /// The recommender's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// 评议: villagers meet and vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// When.
    pub on: NaiveDate,
    /// Villagers present.
    pub present: u16,
    /// Votes of each candidate, in their order.
    pub votes: Vec<u16>,
}

/// 公示: the chosen one is posted for objection, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// 异议: an objection and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// When it came.
    pub on: NaiveDate,
    /// Who objects; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// To what.
    pub words: String,
    /// What became of it; `None` while it is looked into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
}

/// What became of an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// When.
    pub on: NaiveDate,
    /// It is true, and the candidate cannot be appointed.
    pub upheld: bool,
    /// What was found.
    pub words: String,
}

/// How a nomination ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The chosen one was appointed.
    Appointed {
        /// First day of the appointment.
        on: NaiveDate,
        /// Who.
        person: PersonId,
    },
    /// It came to nothing.
    Closed {
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

/// Where a nomination stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// 推荐: candidates are being recommended.
    Recommending,
    /// 评议 was held; the posting is next.
    Reviewed,
    /// 公示 is going on, or was and an objection is still looked into.
    Posted,
    /// 公示 is over without an objection that stands: the appointment is next.
    Cleared,
    /// An objection stands: it can only be closed.
    Objected,
    /// 聘任: done.
    Appointed,
    /// It came to nothing.
    Closed,
}

impl Nomination {
    /// A new one for a grid.
    #[must_use]
    pub const fn new(id: NominationId, grid: GridCode) -> Self {
        Self {
            id,
            grid,
            candidates: Vec::new(),
            review: None,
            posting: None,
            objections: Vec::new(),
            outcome: None,
        }
    }

    /// Where it stands on a day.
    #[must_use]
    pub fn stage(&self, on: NaiveDate) -> Stage {
        match (&self.outcome, &self.posting, &self.review) {
            (Some(Outcome::Appointed { .. }), ..) => Stage::Appointed,
            (Some(Outcome::Closed { .. }), ..) => Stage::Closed,
            (None, Some(posting), _) => {
                let settled = |o: &Objection| o.settled.is_some();
                if self.objections.iter().any(|o| o.settled.as_ref().is_some_and(|s| s.upheld)) {
                    Stage::Objected
                } else if on > posting.to && self.objections.iter().all(settled) {
                    Stage::Cleared
                } else {
                    Stage::Posted
                }
            }
            (None, None, Some(_)) => Stage::Reviewed,
            (None, None, None) => Stage::Recommending,
        }
    }

    /// Whom the villagers chose: the one with the most votes, where nobody has as many.
    #[must_use]
    pub fn chosen(&self) -> Option<&Candidate> {
        let votes = &self.review.as_ref()?.votes;
        let most = votes.iter().max().filter(|most| **most > 0)?;
        let mut with_most = votes.iter().zip(&self.candidates).filter(|(votes, _)| *votes == most);
        match (with_most.next(), with_most.next()) {
            (Some((_, one)), None) => Some(one),
            _ => None,
        }
    }
}
