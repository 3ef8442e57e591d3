//! What is to be said about a division, and its words. A division never fails; what it could not
//! do, and what it took for granted, stands here.
use crate::domain::HouseholdId;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, division as t};

/// One finding. Grids are named by their place in [`super::Division::grids`], from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Finding {
    /// Fewer households than a grid is to have: the group is one grid.
    BelowLeast {
        /// Households of the group.
        households: usize,
        /// Fewest of the rule.
        min: usize,
    },
    /// No number of grids keeps the rule; this one comes nearest.
    SizesNotMet {
        /// Households of the group.
        households: usize,
        /// Grids made.
        grids: usize,
        /// Fewest of the rule.
        min: usize,
        /// Most of the rule.
        max: usize,
    },
    /// The number of grids that was asked for does not keep the rule.
    NumberNotLegal {
        /// Asked for.
        asked: usize,
        /// Made.
        grids: usize,
    },
    /// A grid made by hand has fewer or more households than it may have here.
    OutOfSize {
        /// Which grid.
        grid: usize,
        /// Households in it.
        households: usize,
        /// Fewest.
        min: usize,
        /// Most.
        max: usize,
    },
    /// Households without coordinates, placed between their neighbours by door.
    PlacedByDoor {
        /// Which.
        households: Vec<HouseholdId>,
    },
    /// Households without coordinates and without a door number, placed by the order of the list.
    PlacedByList {
        /// Which.
        households: Vec<HouseholdId>,
    },
    /// Too few coordinates: divided by the order of doors.
    ByDoors {
        /// Households with coordinates.
        located: usize,
        /// Households of the group.
        households: usize,
    },
    /// All coordinates are the same place: divided by the order of doors.
    AllInOnePlace {
        /// Households there.
        households: usize,
    },
    /// No door numbers either: divided by the order of the list.
    ByList,
    /// A grid reaches over houses that lie far apart, because sizes left no other way.
    FarApart {
        /// Which grid.
        grid: usize,
        /// Households in each of its places, the largest first.
        parts: Vec<usize>,
        /// The widest gap between them, in metres.
        metres: u32,
    },
    /// Pairs that should not share a grid do, because sizes left no other way.
    BarrierBroken {
        /// Which grid.
        grid: usize,
        /// How many pairs.
        pairs: usize,
    },
    /// A grid without a candidate, though there are enough.
    NoCandidate {
        /// Which grid.
        grid: usize,
    },
    /// Fewer candidates than grids.
    FewCandidates {
        /// Candidates of the group.
        candidates: usize,
        /// Grids.
        grids: usize,
    },
}

impl Finding {
    /// The grid that it is about; `None` where it is about the whole group.
    #[must_use]
    pub const fn grid(&self) -> Option<usize> {
        match self {
            Self::OutOfSize { grid, .. }
            | Self::FarApart { grid, .. }
            | Self::BarrierBroken { grid, .. }
            | Self::NoCandidate { grid } => Some(*grid),
            _ => None,
        }
    }

    /// Whether a rule is broken by it, as a person should know at once.
    #[must_use]
    pub const fn breaks(&self) -> bool {
        matches!(
            self,
            Self::OutOfSize { .. }
                | Self::BarrierBroken { .. }
                | Self::NoCandidate { .. }
                | Self::SizesNotMet { .. }
        )
    }

    /// What it is and what it means, in words.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::BelowLeast { households, min } => t::below_least(lang, households, min),
            Self::SizesNotMet { households, grids, min, max } => {
                t::sizes_not_met(lang, households, min, max, grids)
            }
            Self::NumberNotLegal { asked, grids } => t::number_not_legal(lang, asked, grids),
            Self::OutOfSize { grid, households, min, max } => {
                t::out_of_size(lang, &(grid + 1), households, min, max)
            }
            Self::PlacedByDoor { households } => t::placed_by_door(lang, &households.len()),
            Self::PlacedByList { households } => t::placed_by_list(lang, &households.len()),
            Self::ByDoors { located: 0, .. } => t::by_doors_none(lang).to_owned(),
            Self::ByDoors { located, households } => t::by_doors(lang, households, located),
            Self::AllInOnePlace { households } => t::all_in_one_place(lang, households),
            Self::ByList => t::by_list(lang).to_owned(),
            Self::FarApart { grid, parts, metres } => {
                let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                t::far_apart(lang, &(grid + 1), &parts.join(" + "), metres)
            }
            Self::BarrierBroken { grid, pairs } => t::barrier_broken(lang, &(grid + 1), pairs),
            Self::NoCandidate { grid } => t::no_candidate(lang, &(grid + 1)),
            Self::FewCandidates { candidates, grids } => t::few_candidates(lang, candidates, grids),
        }
    }
}
