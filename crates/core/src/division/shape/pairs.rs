//! Local search between two grids at a time: one household moves, or two change places, weighed
//! exactly by the change of the sum of squares (Hartigan 1975; Telgarsky and Vattani 2010), which
//! finds what Lloyd's rounds, with means that stand still, do not.
use super::super::slice::At;
use super::{Problem, Spot, State, square};

/// Less than a tenth of a square decimetre is nothing.
const LEAST: f64 = 1e-6;

/// Grids beyond this number look at their nearest neighbours only.
const NEAR: usize = 9;

/// Far beyond what is needed; so that rounding could never make two steps take turns for ever.
const ROUNDS: usize = 1000;

/// What [`settle`] remembers, so that a pair is looked at again only when one of the two changed.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    version: Vec<u32>,
    pair: Vec<u32>,
    grids: usize,
}

impl Seen {
    pub(super) fn new(grids: usize) -> Self {
        Self { version: vec![1; grids], pair: vec![0; grids * grids], grids }
    }

    pub(super) fn touch(&mut self, grid: usize) {
        self.version.alter(grid, |n| n + 1);
    }

    fn stamp(&self, a: usize, b: usize) -> u32 {
        self.version.at(a) + self.version.at(b)
    }
}

/// The grids whose middles are nearest to one of them, itself left out, the nearest first.
pub(in super::super) fn nearest(means: &[Spot], grid: usize, most: usize) -> Vec<usize> {
    let here = means.at(grid);
    let mut list: Vec<(f64, usize)> = means
        .iter()
        .enumerate()
        .filter(|(c, _)| *c != grid)
        .map(|(c, &there)| (square(here, there), c))
        .collect();
    if list.len() > most {
        list.select_nth_unstable_by(most, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        list.truncate(most);
    }
    list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    list.into_iter().map(|(_, c)| c).collect()
}

/// [`settle`] with nothing to remember.
pub(in super::super) fn settle_only(state: &mut State) {
    let mut seen = Seen::new(state.problem.grids);
    settle(state, &mut seen);
}

/// Moves and swaps until no pair of neighbouring grids has one that helps.
pub(super) fn settle(state: &mut State, seen: &mut Seen) {
    let grids = state.problem.grids;
    let mut work = Work::default();
    for _ in 0..ROUNDS {
        let mut changed = false;
        let means = if grids > NEAR + 1 { state.means() } else { Vec::new() };
        for a in 0..grids {
            if means.is_empty() {
                for b in a + 1..grids {
                    changed |= pair(state, seen, a, b, &mut work);
                }
            } else {
                for b in nearest(&means, a, NEAR) {
                    changed |= pair(state, seen, a.min(b), a.max(b), &mut work);
                }
            }
        }
        if !changed {
            return;
        }
    }
}

fn pair(state: &mut State, seen: &mut Seen, a: usize, b: usize, work: &mut Work) -> bool {
    let at = a * seen.grids + b;
    if seen.pair.at(at) == seen.stamp(a, b) {
        return false;
    }
    let mut changed = false;
    for _ in 0..ROUNDS {
        let Some(step) = best(state, a, b, work) else { break };
        for (home, to) in [step.there.map(|i| (i, b)), step.back.map(|j| (j, a))].into_iter().flatten() {
            state.shift(home, to);
        }
        changed = true;
    }
    if changed {
        seen.touch(a);
        seen.touch(b);
    }
    let stamp = seen.stamp(a, b);
    seen.pair.put(at, stamp);
    changed
}

/// Who goes from `a` to `b`, and who from `b` to `a`.
#[derive(Clone, Copy)]
struct Step {
    there: Option<usize>,
    back: Option<usize>,
}

/// Lists kept from call to call.
#[derive(Default)]
struct Work {
    back: Vec<(f64, Spot, usize)>,
}

/// The step that helps most, if any does.
fn best(state: &State, a: usize, b: usize, work: &mut Work) -> Option<Step> {
    let problem = state.problem;
    let (na, nb) = (state.size(a) as f64, state.size(b) as f64);
    let (ma, mb) = (state.mean(a), state.mean(b));
    let way = [mb.at(0) - ma.at(0), mb.at(1) - ma.at(1)];
    let along = |[x, y]: Spot| 2.0 * (x * way.at(0) + y * way.at(1));
    let (mut least, mut found) = (-LEAST, None);
    let extra = |i: usize, from: usize, to: usize| extra(state, problem, i, from, to);
    let mut single = |i: usize, from: usize, to: usize, cost: f64, step: Step| {
        let cost = cost + extra(i, from, to) + state.candidate_cost(from, to, problem.candidate.at(i), false);
        if cost < least {
            (least, found) = (cost, Some(step));
        }
    };
    if state.size(a) > problem.low && state.size(b) < problem.high {
        for &i in state.list(a) {
            let spot = problem.spots.at(i);
            let cost = square(spot, mb) * nb / (nb + 1.0) - square(spot, ma) * na / (na - 1.0).max(0.5);
            single(i, a, b, cost, Step { there: Some(i), back: None });
        }
    }
    if state.size(b) > problem.low && state.size(a) < problem.high {
        for &j in state.list(b) {
            let spot = problem.spots.at(j);
            let cost = square(spot, ma) * na / (na + 1.0) - square(spot, mb) * nb / (nb - 1.0).max(0.5);
            single(j, b, a, cost, Step { there: None, back: Some(j) });
        }
    }
    let share = 1.0 / na.max(1.0) + 1.0 / nb.max(1.0);
    let plain = problem.plain();
    work.back.clear();
    let (mut lowest, mut reach) = (f64::INFINITY, 0.0_f64);
    for &j in state.list(b) {
        let spot = problem.spots.at(j);
        let cost = along(spot) + if plain { 0.0 } else { extra(j, b, a) };
        (lowest, reach) = (lowest.min(cost), reach.max(square(spot, mb)));
        work.back.push((cost, spot, j));
    }
    for &i in state.list(a) {
        let spot = problem.spots.at(i);
        let own = if plain { 0.0 } else { extra(i, a, b) } - along(spot);
        // Nobody of `b` is farther from here than its middle and its outermost household.
        let far = square(spot, mb).sqrt() + reach.sqrt();
        if plain && own + lowest - far * far * share >= least {
            continue;
        }
        for &(other, there, j) in &work.back {
            let mut cost = own + other - square(spot, there) * share;
            if !plain {
                let (ci, cj) = (problem.candidate.at(i), problem.candidate.at(j));
                cost += state.candidate_cost(a, b, ci, cj);
                if problem.apart(i, j) {
                    cost -= 2.0 * problem.heavy;
                }
            }
            if cost < least {
                (least, found) = (cost, Some(Step { there: Some(i), back: Some(j) }));
            }
        }
    }
    found
}

/// The price of a household's move and of those it may not be with.
#[inline]
fn extra(state: &State, problem: &Problem, i: usize, from: usize, to: usize) -> f64 {
    problem.price(i, to) - problem.price(i, from)
        + problem.heavy * (state.clash(i, to) - state.clash(i, from))
}
