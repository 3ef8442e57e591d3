//! Requests that change the tree at once: accepting a division, splitting and merging by hand. What
//! is not certain is asked; nothing is done before each question has its answer.
use super::division::Said;
use crate::division::Answer;
use crate::domain::GridCode;
use serde::{Deserialize, Serialize};

/// Something that changes the tree, with questions to be answered first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// Accept the proposal.
    Division,
    /// Grids of one group become one.
    MergeGrids(Vec<GridCode>),
    /// Groups of one village, or villages of one town, become one: the first.
    MergePlaces(Vec<GridCode>),
    /// Some grids of a group become a group of their own.
    SplitGroup {
        /// Which grids.
        grids: Vec<GridCode>,
        /// The new group's name.
        name: String,
    },
    /// Some groups of a village become a village of their own.
    SplitVillage {
        /// Which groups.
        groups: Vec<GridCode>,
        /// The code that the statistical office gave.
        code: GridCode,
        /// The new village's name.
        name: String,
    },
}

/// See [`super::Request::PlanDeed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDeed {
    /// What.
    pub deed: Deed,
}

/// What a deed would do, and what must be said first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedPlan {
    /// Why it cannot be done; where there is anything, nothing else counts.
    pub refused: Vec<String>,
    /// What it does, a line each.
    pub lines: Vec<String>,
    /// What to mind.
    pub findings: Vec<Said>,
    /// Questions, in their order.
    pub asked: Vec<DeedQuestion>,
}

/// A question about a deed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedQuestion {
    /// The question.
    pub message: String,
    /// What can be said.
    pub choices: Vec<(Answer, String)>,
}

/// See [`super::Request::DoDeed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoDeed {
    /// What.
    pub deed: Deed,
    /// An answer to each question, in their order.
    pub answers: Vec<Option<Answer>>,
}

/// What became of a deed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedDone {
    /// Questions without an answer that fits, by their place; where there are any, nothing was done.
    pub open: Vec<usize>,
    /// How many facts were changed.
    pub changed: usize,
    /// What undo would take back now, in words.
    pub undo: Option<String>,
}
