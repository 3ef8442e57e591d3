//! Staying put: which grids of now go on as which grids of the division, and what it costs that a
//! household changes.
use super::input::Group;
use super::shape::assign;
use super::slice::At;
use crate::domain::GridCode;
use std::collections::BTreeSet;

/// The grids of now.
pub(super) struct Now {
    /// Their codes, in order.
    pub codes: Vec<GridCode>,
    /// The grid of each household, as a place in `codes`.
    pub of: Vec<Option<usize>>,
    /// Households of each.
    pub sizes: Vec<usize>,
}

impl Now {
    pub(super) fn of(group: &Group) -> Self {
        let codes: BTreeSet<GridCode> =
            group.homes.iter().filter_map(|h| h.grid).filter(|c| group.code.holds(*c)).collect();
        let codes: Vec<GridCode> = codes.into_iter().collect();
        let place = |code: Option<GridCode>| code.and_then(|c| codes.binary_search(&c).ok());
        let of: Vec<Option<usize>> = group.homes.iter().map(|h| place(h.grid)).collect();
        let mut sizes = vec![0; codes.len()];
        for &at in of.iter().flatten() {
            sizes.alter(at, |n: usize| n + 1);
        }
        Self { codes, of, sizes }
    }

    /// Households that each grid of a division shares with each grid of now, at `now * grids + grid`.
    fn shared(&self, of: &[usize], grids: usize) -> Vec<usize> {
        let mut shared = vec![0; self.codes.len() * grids];
        for (now, &grid) in self.of.iter().zip(of) {
            if let Some(now) = now {
                shared.alter(now * grids + grid, |n: usize| n + 1);
            }
        }
        shared
    }

    /// For each grid of a division the grid of now that it goes on as, so that the fewest
    /// households change; exactly.
    pub(super) fn matched(&self, of: &[usize], grids: usize) -> Vec<Option<usize>> {
        let (codes, shared) = (self.codes.len(), self.shared(of, grids));
        let mut owner = vec![None; grids];
        // Whichever are fewer are dealt out, at most one to each of the others.
        if codes <= grids {
            let cost: Vec<f64> = shared.iter().map(|&n| -(n as f64)).collect();
            for (now, grid) in assign(&cost, grids, 0, 1).into_iter().enumerate() {
                owner.put(grid, Some(now));
            }
        } else {
            let cost = (0..grids).flat_map(|grid| (0..codes).map(move |now| now * grids + grid));
            let cost: Vec<f64> = cost.map(|at| -(shared.at(at) as f64)).collect();
            for (grid, now) in assign(&cost, codes, 0, 1).into_iter().enumerate() {
                owner.put(grid, Some(now));
            }
        }
        owner
    }

    /// The code that each grid keeps: of the grid of now that is mostly the same, which shares more
    /// than half of its households and more than half of the new grid's.
    pub(super) fn kept(&self, of: &[usize], grids: usize) -> Vec<Option<GridCode>> {
        let shared = self.shared(of, grids);
        let mut sizes = vec![0; grids];
        for &grid in of {
            sizes.alter(grid, |n: usize| n + 1);
        }
        let same = |grid: usize| {
            let mostly = |&now: &usize| {
                let n = shared.at(now * grids + grid) * 2;
                n > self.sizes.at(now) && n > sizes.at(grid)
            };
            (0..self.codes.len()).find(mostly).and_then(|now| self.codes.get(now).copied())
        };
        (0..grids).map(same).collect()
    }

    /// What each household costs in each grid: `toll` where it leaves its grid of now for another.
    pub(super) fn price(&self, owner: &[Option<usize>], toll: f64) -> Vec<f64> {
        let cost = |now: &Option<usize>, owner: &Option<usize>| {
            if now.is_some() && now != owner { toll } else { 0.0 }
        };
        self.of.iter().flat_map(|now| owner.iter().map(move |owner| cost(now, owner))).collect()
    }

    /// Ways to go on with so many grids: which of now stay. Where some must go, the smallest, and
    /// where one must go, each is tried.
    pub(super) fn owners(&self, grids: usize) -> Vec<Vec<Option<usize>>> {
        let codes = self.codes.len();
        if codes <= grids {
            let all = (0..codes).map(Some);
            return vec![all.chain(std::iter::repeat(None)).take(grids).collect()];
        }
        let mut by_size: Vec<usize> = (0..codes).collect();
        by_size.sort_by_key(|&now| (std::cmp::Reverse(self.sizes.at(now)), now));
        if codes == grids + 1 {
            let without = |gone: usize| (0..codes).filter(|&now| now != gone).map(Some).collect();
            return by_size.into_iter().rev().take(8).map(without).collect();
        }
        by_size.truncate(grids);
        by_size.sort_unstable();
        vec![by_size.into_iter().map(Some).collect()]
    }
}
