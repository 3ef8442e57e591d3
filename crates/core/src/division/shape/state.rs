//! A division while it is being searched for: who is where, and the sums by which a move is
//! weighed without a walk over the grid.
use super::super::slice::At;
use super::{Problem, Spot};

/// A division of a [`Problem`].
#[derive(Clone, Debug)]
pub(in super::super) struct State<'a> {
    pub problem: &'a Problem,
    /// The grid of each household.
    pub of: Vec<usize>,
    /// The households of each grid.
    pub members: Vec<Vec<usize>>,
    sum: Vec<Spot>,
    candidates: Vec<u32>,
    /// How many of a grid a household may not be with, at `i * grids + c`; empty: no such pairs.
    clash: Vec<u32>,
}

impl<'a> State<'a> {
    /// From the grid of each household.
    pub(in super::super) fn new(problem: &'a Problem, of: Vec<usize>) -> Self {
        let mut members = vec![Vec::new(); problem.grids];
        let mut sum = vec![[0.0; 2]; problem.grids];
        let mut candidates = vec![0; problem.grids];
        for (i, &c) in of.iter().enumerate() {
            if let Some(list) = members.get_mut(c) {
                list.push(i);
            }
            add(&mut sum, c, problem.spots.at(i), 1.0);
            candidates.alter(c, |n: u32| n + u32::from(problem.candidate.at(i)));
        }
        let mut clash = Vec::new();
        if !problem.apart.is_empty() {
            clash = vec![0; problem.len() * problem.grids];
            for (i, list) in problem.apart.iter().enumerate() {
                for &j in list {
                    let at = i * problem.grids + of.at(j as usize);
                    clash.alter(at, |n: u32| n + 1);
                }
            }
        }
        Self { problem, of, members, sum, candidates, clash }
    }

    #[inline]
    pub(super) fn list(&self, grid: usize) -> &[usize] {
        self.members.get(grid).map_or(&[], Vec::as_slice)
    }

    #[inline]
    pub(in super::super) fn size(&self, grid: usize) -> usize {
        self.members.get(grid).map_or(0, Vec::len)
    }

    /// The middle of a grid.
    #[inline]
    pub(in super::super) fn mean(&self, grid: usize) -> Spot {
        let [x, y] = self.sum.at(grid);
        let n = self.size(grid).max(1) as f64;
        [x / n, y / n]
    }

    pub(super) fn means(&self) -> Vec<Spot> {
        (0..self.problem.grids).map(|c| self.mean(c)).collect()
    }

    /// What households of a grid may not be together: counted for one of them.
    #[inline]
    pub(super) fn clash(&self, home: usize, grid: usize) -> f64 {
        if self.clash.is_empty() { 0.0 } else { f64::from(self.clash.at(home * self.problem.grids + grid)) }
    }

    /// What it costs that candidates come and go: `from` loses `out`, `to` gains it.
    #[inline]
    pub(super) fn candidate_cost(&self, from: usize, to: usize, out: bool, back: bool) -> f64 {
        if self.problem.candidate.is_empty() || out == back {
            return 0.0;
        }
        let (loser, winner) = if out { (from, to) } else { (to, from) };
        let lost = if self.candidates.at(loser) == 1 { self.problem.heavy } else { 0.0 };
        let won = if self.candidates.at(winner) == 0 { self.problem.heavy } else { 0.0 };
        lost - won
    }

    /// Moves a household.
    pub(in super::super) fn shift(&mut self, home: usize, to: usize) {
        let from = self.of.at(home);
        if from == to {
            return;
        }
        if let Some(list) = self.members.get_mut(from)
            && let Some(at) = list.iter().position(|&i| i == home)
        {
            list.swap_remove(at);
        }
        if let Some(list) = self.members.get_mut(to) {
            list.push(home);
        }
        let spot = self.problem.spots.at(home);
        add(&mut self.sum, from, spot, -1.0);
        add(&mut self.sum, to, spot, 1.0);
        self.of.put(home, to);
        if self.problem.candidate.at(home) {
            self.candidates.alter(from, |n| n.saturating_sub(1));
            self.candidates.alter(to, |n| n + 1);
        }
        if !self.clash.is_empty()
            && let Some(list) = self.problem.apart.get(home)
        {
            for &j in list {
                let row = j as usize * self.problem.grids;
                self.clash.alter(row + from, |n| n.saturating_sub(1));
                self.clash.alter(row + to, |n| n + 1);
            }
        }
    }

    /// Sum of squared distances of a grid to its mean.
    pub(in super::super) fn spread(&self, grid: usize) -> f64 {
        let mean = self.mean(grid);
        self.list(grid).iter().map(|&i| super::square(self.problem.spots.at(i), mean)).sum()
    }

    /// All that a grid costs.
    pub(super) fn grid_cost(&self, grid: usize) -> f64 {
        let mut cost = self.spread(grid);
        if self.problem.plain() {
            return cost;
        }
        for &i in self.list(grid) {
            cost += self.problem.price(i, grid) + self.clash(i, grid) * self.problem.heavy / 2.0;
        }
        if !self.problem.candidate.is_empty() && self.candidates.at(grid) == 0 {
            cost += self.problem.heavy;
        }
        cost
    }

    /// All that the division costs.
    pub(in super::super) fn cost(&self) -> f64 {
        (0..self.problem.grids).map(|c| self.grid_cost(c)).sum()
    }

    /// Pairs that are together and may not be.
    pub(in super::super) fn clashes(&self) -> usize {
        if self.clash.is_empty() {
            return 0;
        }
        let twice: u32 =
            self.of.iter().enumerate().map(|(i, &c)| self.clash.at(i * self.problem.grids + c)).sum();
        twice as usize / 2
    }

    #[cfg(test)]
    /// Whether all grids are within the bounds.
    pub(in super::super) fn legal(&self) -> bool {
        self.members.iter().all(|m| (self.problem.low..=self.problem.high).contains(&m.len()))
    }
}

fn add(sums: &mut [Spot], grid: usize, [x, y]: Spot, sign: f64) {
    if let Some([sx, sy]) = sums.get_mut(grid) {
        *sx += sign * x;
        *sy += sign * y;
    }
}
