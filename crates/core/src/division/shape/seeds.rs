//! First divisions: middles thrown far from each other (k-means++, Arthur and Vassilvitskii 2007)
//! and rounds of exact assignment to them (Lloyd 1982 with bounds); cuts of an order.
use super::super::slice::{At, Dice};
use super::flow::again;
use super::state::State;
use super::{Cut, Problem, Spot, cuts, square};

/// Rounds after which Lloyd's method has done what it can; the rest is local search.
const ROUNDS: usize = 12;

/// As many households as there are grids, each far from those before it, by chance.
pub(super) fn throw(problem: &Problem, dice: &mut Dice) -> Vec<Spot> {
    let first = problem.spots.at(dice.below(problem.len()));
    let mut middles = vec![first];
    let mut far: Vec<f64> = problem.spots.iter().map(|&s| square(s, first)).collect();
    while middles.len() < problem.grids {
        let mut left = dice.part() * far.iter().sum::<f64>();
        let at = far.iter().position(|&d| {
            left -= d;
            left < 0.0
        });
        let next = problem.spots.at(at.unwrap_or_else(|| dice.below(problem.len())));
        middles.push(next);
        for (d, &spot) in far.iter_mut().zip(&problem.spots) {
            *d = d.min(square(spot, next));
        }
    }
    middles
}

/// A household's place, the farther from all middles the likelier.
pub(super) fn far_spot(problem: &Problem, middles: &[Spot], dice: &mut Dice) -> Spot {
    let far = |&s: &Spot| middles.iter().map(|&m| square(s, m)).fold(f64::INFINITY, f64::min);
    let far: Vec<f64> = problem.spots.iter().map(far).collect();
    let mut left = dice.part() * far.iter().sum::<f64>();
    let at = far.iter().position(|&d| {
        left -= d;
        left < 0.0
    });
    problem.spots.at(at.unwrap_or_else(|| dice.below(problem.len())))
}

/// Assigns exactly, takes the new middles, and again, until it does not get better.
pub(super) fn rounds<'a>(problem: &'a Problem, mut middles: Vec<Spot>) -> State<'a> {
    let mut best: Option<(f64, State<'a>)> = None;
    let mut cost = Vec::with_capacity(problem.len() * problem.grids);
    let mut toll = vec![0.0; problem.grids];
    for _ in 0..ROUNDS {
        cost.clear();
        for (i, &spot) in problem.spots.iter().enumerate() {
            cost.extend(middles.iter().enumerate().map(|(c, &m)| square(spot, m) + problem.price(i, c)));
        }
        let state = State::new(problem, again(&cost, problem.grids, problem.low, problem.high, &mut toll));
        let now = state.cost();
        if best.as_ref().is_some_and(|(before, _)| now > before - 1e-6) {
            break;
        }
        middles = state.means();
        best = Some((now, state));
    }
    best.map_or_else(|| State::new(problem, vec![0; problem.len()]), |(_, state)| state)
}

/// The best cuts of an order by all that has a price.
pub(in super::super) fn cut_order(problem: &Problem, order: &[usize]) -> Option<Vec<usize>> {
    let mut sums = vec![(0.0, 0.0, 0.0)];
    for &i in order {
        let ([x, y], (sx, sy, ss)) = (problem.spots.at(i), sums.last().copied().unwrap_or_default());
        sums.push((sx + x, sy + y, ss + x * x + y * y));
    }
    let cut = Cut { grids: problem.grids, low: problem.low, high: problem.high };
    let ends = cuts(order.len(), cut, |start, end| {
        let (a, b, n) = (sums.at(start), sums.at(end), (end - start) as f64);
        let (x, y) = (b.0 - a.0, b.1 - a.1);
        let run = order.get(start..end).unwrap_or_default();
        b.2 - a.2 - (x * x + y * y) / n + other_cost(problem, run)
    })?;
    let mut of = vec![0; problem.len()];
    let mut start = 0;
    for (grid, end) in ends.into_iter().enumerate() {
        for &i in order.get(start..end).unwrap_or_default() {
            of.put(i, grid);
        }
        start = end;
    }
    Some(of)
}

/// What a run costs for whom it brings together and for want of a candidate.
fn other_cost(problem: &Problem, run: &[usize]) -> f64 {
    if problem.apart.is_empty() && problem.candidate.is_empty() {
        return 0.0;
    }
    let clash = |&i: &usize| {
        let list = problem.apart.get(i).into_iter().flatten();
        list.filter(|&&j| j as usize > i && run.contains(&(j as usize))).count()
    };
    let clashes: usize = run.iter().map(clash).sum();
    let bare = !problem.candidate.is_empty() && !run.iter().any(|&i| problem.candidate.at(i));
    (clashes + usize::from(bare)) as f64 * problem.heavy
}
