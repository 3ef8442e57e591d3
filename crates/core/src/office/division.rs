//! Requests about division. The proposal lies in the worker until it is accepted or dropped: a page
//! sees figures of each group, outlines of a place, households of one group. All of it is private.
use crate::division::ground::Known;
use crate::division::{Measures, Plane, Wishes};
use crate::domain::{GridCode, HouseholdId};
use serde::{Deserialize, Serialize};

/// See [`super::Request::ProposeDivision`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposeDivision {
    /// A group, village, town, or the county.
    pub place: GridCode,
    /// How.
    pub wishes: Wishes,
    /// Households that somebody of can become gridworker.
    pub candidates: Vec<HouseholdId>,
}

impl ProposeDivision {
    /// What it minds, as it is kept.
    #[must_use]
    pub fn known(&self) -> Known {
        let candidates = self.candidates.iter().copied().collect();
        Known { barriers: self.wishes.barriers.clone(), candidates }
    }
}

/// See [`super::Request::GetDivision`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDivision;

/// See [`super::Request::DropDivision`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropDivision;

/// See [`super::Request::GetGround`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetGround {
    /// Which place.
    pub place: GridCode,
}

/// See [`super::Request::PutGround`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PutGround {
    /// Which place.
    pub place: GridCode,
    /// All that its division should mind.
    pub known: Known,
}

/// A proposal at a glance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DivisionView {
    /// The place divided.
    pub place: GridCode,
    /// In words.
    pub place_name: String,
    /// How it was wished.
    pub wishes: Wishes,
    /// Households marked as candidates'.
    pub candidates: Vec<HouseholdId>,
    /// The whole of it.
    pub totals: DivisionTotals,
    /// Each group that has households.
    pub groups: Vec<GroupRow>,
}

/// A proposal as a whole, now and then.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DivisionTotals {
    /// As it is now.
    pub now: Side,
    /// As it would be.
    pub new: Side,
    /// Households that would be in another grid, or in one for the first time: each gets a card.
    pub cards: usize,
    /// Households that would have another gridworker than now.
    pub workers: usize,
    /// Households whose grid would have nobody yet.
    pub vacant: usize,
    /// Changes made by hand that can be taken back.
    pub by_hand: usize,
}

/// One of two sides to compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Household-level grids.
    pub grids: usize,
    /// Fewest and most households of one.
    pub sizes: (usize, usize),
    /// Grids outside the rule of sizes.
    pub out_of_size: usize,
    /// Figures.
    pub measures: Measures,
}

/// A group of a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupRow {
    /// Its code.
    pub code: GridCode,
    /// Its name with the village's.
    pub name: String,
    /// As it is now.
    pub now: Side,
    /// As it would be.
    pub new: Side,
    /// Households of each grid.
    pub sizes: Vec<usize>,
    /// Households that would be in another grid, or in one for the first time.
    pub cards: usize,
    /// Findings, those that break a rule first.
    pub findings: Vec<Said>,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Whether a rule is broken.
    pub breaks: bool,
    /// The words.
    pub message: String,
}

/// See [`super::Request::GetDivisionMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDivisionMap {
    /// Which part of the place; a town is the largest that is drawn.
    pub within: GridCode,
}

/// Outlines and households of a part of a proposal, in metres on a plane.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DivisionMap {
    /// What the metres are from.
    pub plane: Plane,
    /// West, south, east, north end.
    pub bounds: [f64; 4],
    /// Groups with coordinates.
    pub groups: Vec<GroupShape>,
    /// Groups that have none and are divided by doors.
    pub without: Vec<GridCode>,
}

/// A group on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupShape {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
    /// Its middle.
    pub middle: [f64; 2],
    /// Its grids, in the order of their numbers.
    pub grids: Vec<GridShape>,
}

/// A grid on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridShape {
    /// Corners of its outline.
    pub outline: Vec<[f64; 2]>,
    /// Its households.
    pub dots: Vec<[f64; 2]>,
    /// Its middle.
    pub middle: [f64; 2],
    /// Whether it breaks a rule.
    pub broken: bool,
}

/// See [`super::Request::GetDivisionGroup`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDivisionGroup {
    /// Which group.
    pub group: GridCode,
}

/// A group of a proposal with its households.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DivisionGroup {
    /// Its figures and findings.
    pub row: GroupRow,
    /// The whole proposal, as it is with this group.
    pub totals: DivisionTotals,
    /// Whether coordinates count in it.
    pub metric: bool,
    /// Its grids, in the order of their numbers.
    pub grids: Vec<GridOfGroup>,
    /// Its households, by door.
    pub homes: Vec<HomeOfGroup>,
}

/// A grid of a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridOfGroup {
    /// The code it keeps; `None`: a new one.
    pub code: Option<GridCode>,
    /// Its name; of a new one what it will be called is not certain.
    pub name: String,
    /// Its gridworker, if it keeps one.
    pub head: String,
    /// Its doors in words.
    pub doors: String,
    /// Figures.
    pub measures: Measures,
    /// Findings about it.
    pub findings: Vec<Said>,
}

/// A household of a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HomeOfGroup {
    /// Which.
    pub id: HouseholdId,
    /// Its door; may be empty.
    pub door: String,
    /// Its head.
    pub head: String,
    /// Where it stands on the map's plane.
    pub spot: Option<[f64; 2]>,
    /// Whether that is its own place: else it stands between its neighbours by door.
    pub own: bool,
    /// The grid of now by name; empty: none.
    pub now: String,
    /// The gridworker of now; empty: nobody.
    pub now_head: String,
    /// Whether it would be in another grid than now.
    pub changed: bool,
    /// Its grid, by place in [`DivisionGroup::grids`].
    pub grid: usize,
    /// Whether it is marked as a candidate's.
    pub candidate: bool,
    /// Whether a gridworker of the group has its head's name, and nobody else of the group has.
    pub worker: bool,
}

/// See [`super::Request::MoveHomes`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveHomes {
    /// Their group.
    pub group: GridCode,
    /// Which.
    pub homes: Vec<HouseholdId>,
    /// The grid by its place; `None`: a new one.
    pub to: Option<usize>,
}

/// See [`super::Request::TakeBackMove`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBackMove;
