//! The search as a whole: a few first divisions, local search, then windows. A window is a grid
//! with some of its neighbours; it is divided anew from middles thrown by chance and kept where
//! that is better (iterated local search; Lourenço, Martin, Stützle 2003). A window costs the same
//! in a group of a hundred households and of ten thousand, so time grows with the number of grids.
use super::super::slice::{At, Dice};
use super::pairs::{Seen, nearest, settle};
use super::seeds::{cut_order, far_spot, rounds, throw};
use super::{Problem, State, bisect, hilbert_order};

/// How long to search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Effort {
    /// First divisions from middles thrown over the whole group.
    pub throws: usize,
    /// Times that each grid's middle is taken away and put elsewhere.
    pub moves: usize,
    /// Windows tried around each grid.
    pub windows: usize,
}

/// Groups of more grids are searched by windows alone: throws over the whole cost too much.
const WHOLE: usize = 16;

/// The best division found, starting from orders of the households and from `first` where given.
pub(in super::super) fn search<'a>(
    problem: &'a Problem,
    orders: &[Vec<usize>],
    first: Option<Vec<usize>>,
    effort: Effort,
) -> State<'a> {
    if problem.grids <= 1 {
        return State::new(problem, vec![0; problem.len()]);
    }
    if problem.grids == 2
        && problem.plain()
        && let Some(parts) = bisect(&problem.spots, problem.low, problem.high)
    {
        return State::new(problem, parts);
    }
    let mut dice = Dice::new(problem.len() as u64);
    let mut best: Option<(f64, State)> = None;
    let mut offer = |state: State<'a>| {
        let mut state = state;
        settle(&mut state, &mut Seen::new(problem.grids));
        let cost = state.cost();
        if best.as_ref().is_none_or(|(before, _)| cost < *before) {
            best = Some((cost, state));
        }
    };
    if let Some(of) = first {
        offer(State::new(problem, of));
    }
    let curve = hilbert_order(&problem.spots);
    for of in orders.iter().chain([&curve]).filter_map(|order| cut_order(problem, order)) {
        offer(State::new(problem, of));
    }
    if problem.grids <= WHOLE {
        for _ in 0..effort.throws {
            offer(rounds(problem, throw(problem, &mut dice)));
        }
    }
    let Some((_, mut state)) = best else { return State::new(problem, vec![0; problem.len()]) };
    if problem.grids <= WHOLE {
        moves(&mut state, effort, &mut dice);
    }
    windows(&mut state, effort, &mut dice);
    state
}

/// Takes a middle away and puts it where households are far from the others (random swap;
/// Fränti 2018): what windows of neighbours cannot do, hamlets far apart need.
fn moves<'a>(state: &mut State<'a>, effort: Effort, dice: &mut Dice) {
    let problem = state.problem;
    let mut cost = state.cost();
    for _ in 0..effort.moves {
        for grid in 0..problem.grids {
            let mut middles = state.means();
            // In its own place, as prices know grids by their place.
            middles.put(grid, [f64::INFINITY; 2]);
            let spot = far_spot(problem, &middles, dice);
            middles.put(grid, spot);
            let mut new = rounds(problem, middles);
            settle(&mut new, &mut Seen::new(problem.grids));
            let now = new.cost();
            if now < cost - 1e-6 {
                (cost, *state) = (now, new);
            }
        }
    }
}

fn windows(state: &mut State, effort: Effort, dice: &mut Dice) {
    let problem = state.problem;
    let mut seen = Seen::new(problem.grids);
    settle(state, &mut seen);
    for round in 0..effort.windows {
        for grid in 0..problem.grids {
            let width = 2 + (round + grid) % 4;
            let near = nearest(&state.means(), grid, width.min(problem.grids - 1));
            let window: Vec<usize> = std::iter::once(grid).chain(near).collect();
            if renew(state, &window, dice) {
                for &c in &window {
                    seen.touch(c);
                }
                settle(state, &mut seen);
            }
        }
    }
}

/// Divides some grids anew; keeps it where it is better, and says whether it was.
fn renew(state: &mut State, window: &[usize], dice: &mut Dice) -> bool {
    let homes: Vec<usize> = window.iter().flat_map(|&c| state.list(c)).copied().collect();
    let part = state.problem.part(&homes, window);
    let before: f64 = window.iter().map(|&c| state.grid_cost(c)).sum();
    let mut new = rounds(&part, throw(&part, dice));
    settle(&mut new, &mut Seen::new(part.grids));
    if new.cost() >= before - 1e-6 {
        return false;
    }
    for (&home, &grid) in homes.iter().zip(&new.of) {
        state.shift(home, window.at(grid));
    }
    true
}
