//! The walking objective: each grid around one household, of a candidate where candidates are
//! marked, so that the sum of ways to it is small (the capacitated p-median; interchange by Teitz
//! and Bart 1968, with exact assignment to the households chosen).
use super::shape::{Problem, Spot, State, assign, nearest, settle_only, square};
use super::slice::At;

/// Households tried in the place of each grid's own.
const OTHERS: usize = 10;
/// Times that all grids are gone through.
const PASSES: usize = 4;
/// Grids that are looked at together; larger groups are gone through in windows.
const TOGETHER: usize = 10;

/// A division and the household in the middle of each grid.
pub(super) struct Walks {
    pub of: Vec<usize>,
    pub centres: Vec<Option<usize>>,
}

/// Improves a division by the ways to walk. `problem.price` is what a household costs in a grid
/// beside its way, in metres.
pub(super) fn walking(problem: &Problem, mut of: Vec<usize>) -> Walks {
    if problem.grids <= TOGETHER {
        of = together(problem, of);
    } else {
        let mut state = State::new(problem, of);
        for grid in 0..problem.grids {
            let means: Vec<Spot> = (0..problem.grids).map(|c| state.mean(c)).collect();
            let mut window = nearest(&means, grid, TOGETHER - 2);
            window.push(grid);
            let homes: Vec<usize> =
                window.iter().flat_map(|&c| state.members.get(c).into_iter().flatten()).copied().collect();
            let now = homes.iter().map(|&i| window.iter().position(|&c| c == state.of.at(i)).unwrap_or(0));
            let now = now.collect();
            let new = together(&problem.part(&homes, &window), now);
            for (&home, grid) in homes.iter().zip(new) {
                state.shift(home, window.at(grid));
            }
        }
        of = state.of;
    }
    let ground = Ground::of(problem);
    let centres = ground.centres(&of);
    Walks { of, centres }
}

fn together(problem: &Problem, of: Vec<usize>) -> Vec<usize> {
    let ground = Ground::of(problem);
    let mut best = ground.settled(of);
    let mut cost = ground.cost(&best);
    let mut offer = |centres: &[Option<usize>], best: &mut Vec<usize>| {
        let new = ground.settled(ground.around(centres));
        let now = ground.cost(&new);
        let better = now < cost - 1e-6;
        if better {
            (cost, *best) = (now, new);
        }
        better
    };
    while offer(&ground.centres(&best), &mut best) {}
    for _ in 0..PASSES {
        let mut changed = false;
        for grid in 0..problem.grids {
            let centres = ground.centres(&best);
            let Some(own) = centres.get(grid).copied().flatten() else { continue };
            for other in ground.near(own, &centres) {
                let mut tried = centres.clone();
                tried.put(grid, Some(other));
                if offer(&tried, &mut best) {
                    while offer(&ground.centres(&best), &mut best) {}
                    changed = true;
                    break;
                }
            }
        }
        if !changed {
            break;
        }
    }
    best
}

struct Ground<'a> {
    problem: &'a Problem,
    /// Households that can be a grid's middle.
    can: Vec<usize>,
}

impl<'a> Ground<'a> {
    fn of(problem: &'a Problem) -> Self {
        let marked: Vec<usize> = (0..problem.len()).filter(|&i| problem.candidate.at(i)).collect();
        let can = if marked.is_empty() { (0..problem.len()).collect() } else { marked };
        Self { problem, can }
    }

    fn way(&self, a: usize, b: usize) -> f64 {
        square(self.problem.spots.at(a), self.problem.spots.at(b)).sqrt()
    }

    /// The household of each grid with the least sum of ways; `None` where nobody can be it.
    fn centres(&self, of: &[usize]) -> Vec<Option<usize>> {
        let state = State::new(self.problem, of.to_vec());
        let centre = |members: &Vec<usize>| {
            let sum = |&i: &usize| members.iter().map(|&j| self.way(i, j)).sum::<f64>();
            let can = members.iter().copied().filter(|i| self.can.binary_search(i).is_ok());
            can.map(|i| (sum(&i), i)).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, i)| i)
        };
        state.members.iter().map(centre).collect()
    }

    /// What each household costs in each grid: its way to the middle, and its price.
    fn ways(&self, centres: &[Option<usize>]) -> Vec<f64> {
        let mut cost = Vec::with_capacity(self.problem.len() * centres.len());
        for i in 0..self.problem.len() {
            cost.extend(centres.iter().enumerate().map(|(c, centre)| {
                let way = centre.map_or(0.0, |centre| self.way(i, centre));
                // Whoever is the middle of a grid stays in it.
                let own = if *centre == Some(i) { self.problem.heavy / 2.0 } else { 0.0 };
                way + self.problem.price(i, c) - own
            }));
        }
        cost
    }

    fn around(&self, centres: &[Option<usize>]) -> Vec<usize> {
        assign(&self.ways(centres), self.problem.grids, self.problem.low, self.problem.high)
    }

    /// Mends what the ways alone do not see: who may not be together, grids without candidate.
    fn settled(&self, of: Vec<usize>) -> Vec<usize> {
        if self.problem.apart.is_empty() && self.problem.candidate.is_empty() {
            return of;
        }
        let flat = Problem {
            spots: vec![[0.0; 2]; self.problem.len()],
            price: self.ways(&self.centres(&of)),
            ..self.problem.clone()
        };
        let mut state = State::new(&flat, of);
        settle_only(&mut state);
        state.of
    }

    /// The sum of ways, with all else that has a price.
    fn cost(&self, of: &[usize]) -> f64 {
        let centres = self.centres(of);
        let state = State::new(self.problem, of.to_vec());
        let mut cost = state.clashes() as f64 * self.problem.heavy;
        for (c, (centre, members)) in centres.iter().zip(&state.members).enumerate() {
            match centre {
                Some(centre) => cost += members.iter().map(|&i| self.way(i, *centre)).sum::<f64>(),
                None => cost += self.problem.heavy,
            }
            cost += members.iter().map(|&i| self.problem.price(i, c)).sum::<f64>();
        }
        cost
    }

    /// The nearest that can take the place of a middle and are none.
    fn near(&self, own: usize, centres: &[Option<usize>]) -> Vec<usize> {
        let free = self.can.iter().copied().filter(|&i| !centres.contains(&Some(i)));
        let mut list: Vec<(f64, usize)> = free.map(|i| (self.way(own, i), i)).collect();
        list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        list.into_iter().take(OTHERS).map(|(_, i)| i).collect()
    }
}
