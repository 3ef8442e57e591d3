//! The audit: everything in a register that is not as it should be, each with where and
//! what to do. Never stops at the first, never changes anything.
mod issue;
mod people;
mod places;
#[cfg(test)]
mod tests;

use super::{GridCode, Level, Register};
use chrono::NaiveDate;
pub use issue::{Issue, IssueKind, Severity};
use serde::{Deserialize, Serialize};

/// What is counted and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Counts of the whole county.
    pub counts: Counts,
    /// All issues, worst first, then by place.
    pub issues: Vec<Issue>,
}

/// Counts per level; the levels are never added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Grids in force at level 1, 2, 3, 4.
    pub grids: [usize; 4],
    /// Grids of level 1, 2, 3, 4 without a responsible person.
    pub vacant: [usize; 4],
    /// Households.
    pub households: usize,
    /// Households in exactly one household-level grid.
    pub covered: usize,
    /// People who hold a post.
    pub people: usize,
}

/// Audits a register as of a day.
#[must_use]
pub fn audit(register: &Register, on: NaiveDate) -> Audit {
    let mut audit = Audit { counts: count(register, on), issues: Vec::new() };
    places::check(register, on, &mut audit);
    people::check(register, on, &mut audit);
    audit.issues.sort_by(|a, b| (a.severity(), a.place, &a.kind).cmp(&(b.severity(), b.place, &b.kind)));
    audit
}

fn count(register: &Register, on: NaiveDate) -> Counts {
    let mut counts = Counts::default();
    for grid in register.grids.values().filter(|g| g.in_force(on)) {
        let Some(slot) = usize::from(grid.level().number()).checked_sub(1) else {
            continue;
        };
        if let Some(n) = counts.grids.get_mut(slot) {
            *n += 1;
        }
        if register.head(grid.code, on).is_none()
            && let Some(n) = counts.vacant.get_mut(slot)
        {
            *n += 1;
        }
    }
    counts.households = register.all_households().count();
    let mut people: Vec<_> =
        register.appointments.values().flatten().filter(|a| a.held(on)).map(|a| a.person).collect();
    people.sort_unstable();
    people.dedup();
    counts.people = people.len();
    counts
}

/// The village of a code, or the code itself above that level.
fn village_of(code: GridCode) -> GridCode {
    code.at(Level::Village).unwrap_or(code)
}
