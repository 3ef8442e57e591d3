//! How far each town and village is covered: a household counts where it is in one grid of its own
//! group that is in force and has somebody responsible.
use crate::domain::GridCode;
use serde::{Deserialize, Serialize};

/// See [`super::Request::GetCoverage`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetCoverage {
    /// Only this place and below.
    pub within: Option<GridCode>,
}

/// A town or a village.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
    /// Grids of level 1, 2, 3, 4 in it, itself included; never added up.
    pub grids: [usize; 4],
    /// Those with somebody responsible.
    pub held: [usize; 4],
    /// Households in it.
    pub households: usize,
    /// Those that have one gridworker.
    pub served: usize,
    /// Errors of the audit.
    pub errors: usize,
}

impl Coverage {
    /// Of a hundred households, those that have one gridworker; rounded down, so that 100 is all of
    /// them. `None` without a household.
    #[must_use]
    pub const fn score(&self) -> Option<usize> {
        (self.served * 100).checked_div(self.households)
    }
}
