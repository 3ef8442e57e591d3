//! Figures of a division: how compact, how far to walk, how many runs of doors, who changes.
use super::place::Layout;
use super::shape::{Spot, square};
use super::slice::At;
use crate::domain::DoorNumber;
use serde::{Deserialize, Serialize};

/// Figures of one grid or of a whole division; those in metres are there with coordinates only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Households.
    pub households: usize,
    /// Sum of squared distances to the middle, square metres.
    pub squares: Option<f64>,
    /// Mean distance to the middle (walking: to the gridworker's household), metres.
    pub mean_walk: Option<f64>,
    /// Longest of these distances, metres.
    pub longest_walk: Option<f64>,
    /// Runs of consecutive doors; as many as grids is the fewest.
    pub door_runs: usize,
    /// Households that were in another grid before, and get a new card.
    pub changed: usize,
}

impl Measures {
    /// Of one grid: its households by number, and whose household the way leads to.
    pub(super) fn of(layout: &Layout, grid: &[usize], centre: Option<usize>, changed: usize) -> Self {
        let spots = || grid.iter().map(|&i| layout.spots.at(i));
        let n = grid.len().max(1) as f64;
        let whole = spots().fold([0.0; 2], |[x, y], s| [x + s.at(0), y + s.at(1)]);
        let middle: Spot = whole.map(|v| v / n);
        let to = centre.map_or(middle, |i| layout.spots.at(i));
        let far = |most: f64, s: Spot| most.max(square(s, to));
        let metric = layout.metric.then_some(());
        Self {
            households: grid.len(),
            squares: metric.map(|()| spots().map(|s| square(s, middle)).sum()),
            mean_walk: metric.map(|()| spots().map(|s| square(s, to).sqrt()).sum::<f64>() / n),
            longest_walk: metric.map(|()| spots().fold(0.0, far).sqrt()),
            door_runs: runs(&layout.doors, grid),
            changed,
        }
    }

    /// Of grids together.
    #[must_use]
    pub fn together<'a>(parts: impl Iterator<Item = &'a Self>) -> Self {
        let mut all = Self::default();
        let (mut ways, mut metric) = (0.0, false);
        for part in parts {
            all.households += part.households;
            all.door_runs += part.door_runs;
            all.changed += part.changed;
            if let (Some(squares), Some(mean), Some(longest)) =
                (part.squares, part.mean_walk, part.longest_walk)
            {
                metric = true;
                all.squares = Some(all.squares.unwrap_or(0.0) + squares);
                all.longest_walk = Some(all.longest_walk.unwrap_or(0.0).max(longest));
                ways += mean * part.households as f64;
            }
        }
        all.mean_walk = metric.then(|| ways / all.households.max(1) as f64);
        all
    }
}

fn runs(doors: &[usize], grid: &[usize]) -> usize {
    let mut own = vec![false; doors.len()];
    for &i in grid {
        own.put(i, true);
    }
    let mut before = false;
    let starts = doors.iter().filter(|&&i| !std::mem::replace(&mut before, own.at(i)) && own.at(i));
    starts.count()
}

/// How far a door is from the one before it: a missing number is a gap, of which more than five
/// are no more than five.
pub(super) fn gap(before: DoorNumber, door: DoorNumber) -> f64 {
    f64::from(door.number().saturating_sub(before.number()).min(5)).max(0.5)
}
