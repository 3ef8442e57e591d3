//! The search for the shape: `n` points into `k` grids within bounds of size, so that the sum of
//! squared distances to the grids' means is small, together with what else has a price. Knows
//! points and numbers only; never households, never words.
mod bisect;
mod cuts;
mod flow;
mod hilbert;
mod pairs;
mod seeds;
mod state;
mod windows;

use bisect::bisect;
use cuts::{Cut, cuts};
pub(super) use flow::assign;
pub(super) use hilbert::hilbert_order;
pub(super) use pairs::{nearest, settle_only};
pub(super) use seeds::cut_order;
pub(super) use state::State;
pub(super) use windows::{Effort, search};

use super::slice::At;

/// A place in metres on the group's own plane.
pub(super) type Spot = [f64; 2];

/// What is to be divided, and what has a price beside the squared distances.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    /// Where the households are.
    pub spots: Vec<Spot>,
    /// Number of grids, at least 1.
    pub grids: usize,
    /// Fewest households of a grid, at least 1 where there are as many households as grids.
    pub low: usize,
    /// Most households of a grid.
    pub high: usize,
    /// What household `i` costs in grid `c`, at `i * grids + c`; empty: nothing.
    pub price: Vec<f64>,
    /// Of each household those it may not share a grid with; empty: none.
    pub apart: Vec<Vec<u32>>,
    /// Which households are a candidate's; empty: nobody asks.
    pub candidate: Vec<bool>,
    /// What two households cost that are together and may not be, and a grid without candidate:
    /// more than any shape is worth.
    pub heavy: f64,
}

impl Problem {
    pub(super) const fn len(&self) -> usize {
        self.spots.len()
    }

    #[inline]
    pub(super) fn price(&self, home: usize, grid: usize) -> f64 {
        if self.price.is_empty() { 0.0 } else { self.price.at(home * self.grids + grid) }
    }

    pub(super) fn apart(&self, one: usize, other: usize) -> bool {
        self.apart.get(one).is_some_and(|list| list.contains(&(other as u32)))
    }

    /// Nothing but the squared distances counts.
    pub(super) const fn plain(&self) -> bool {
        self.price.is_empty() && self.apart.is_empty() && self.candidate.is_empty()
    }

    /// The same question about some households and as many grids as `grids` names.
    pub(super) fn part(&self, homes: &[usize], grids: &[usize]) -> Self {
        let mut part = Self {
            spots: homes.iter().map(|&i| self.spots.at(i)).collect(),
            grids: grids.len(),
            low: self.low,
            high: self.high,
            heavy: self.heavy,
            ..Self::default()
        };
        if !self.price.is_empty() {
            part.price = homes.iter().flat_map(|&i| grids.iter().map(move |&c| self.price(i, c))).collect();
        }
        if !self.apart.is_empty() {
            let mut new = vec![u32::MAX; self.len()];
            for (at, &home) in (0_u32..).zip(homes) {
                new.put(home, at);
            }
            let of = |i: usize| self.apart.get(i).into_iter().flatten().map(|&j| new.at(j as usize));
            part.apart = homes.iter().map(|&i| of(i).filter(|&j| j != u32::MAX).collect()).collect();
        }
        if !self.candidate.is_empty() {
            part.candidate = homes.iter().map(|&i| self.candidate.at(i)).collect();
        }
        part
    }
}

#[inline]
pub(super) fn square(a: Spot, b: Spot) -> f64 {
    let [ax, ay] = a;
    let [bx, by] = b;
    (ax - bx) * (ax - bx) + (ay - by) * (ay - by)
}

#[cfg(test)]
mod tests;
