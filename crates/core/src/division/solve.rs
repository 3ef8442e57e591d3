//! One group's task put to the search: which orders to begin with, what has which price, and which
//! of the divisions found is taken.
use super::barrier::Walls;
use super::input::{Group, Objective};
use super::keep::Now;
use super::place::Layout;
use super::shape::{Effort, Problem, Spot, State, assign, cut_order, search, square};
use super::sizes::Plan;
use super::slice::At;
use super::walking::walking;

/// All that is known of one group.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub group: &'a Group,
    pub now: &'a Now,
    pub plan: &'a Plan,
    pub layout: &'a Layout,
    pub walls: &'a Walls,
}

/// A division by places in the list: the grid of each household, the middle household of each grid.
pub(super) struct Solved {
    pub of: Vec<usize>,
    pub centres: Vec<Option<usize>>,
    /// Whether the grids stand in the order in which they are to be shown.
    pub sorted: bool,
}

/// How long to search: as much as leaves no group of the demo county behind the best of the peers
/// (`docs/division.md`), in under two seconds natively.
fn effort(grids: usize) -> Effort {
    Effort { throws: 2, moves: 14_usize.div_ceil(grids.max(1)).max(8), windows: 1 }
}

impl Task<'_> {
    /// The middle of some households.
    pub(super) fn middle(&self, homes: &[usize]) -> Spot {
        let n = homes.len().max(1) as f64;
        let sum = homes.iter().map(|&i| self.layout.spots.at(i));
        sum.fold([0.0; 2], |[x, y], s| [x + s.at(0), y + s.at(1)]).map(|v| v / n)
    }

    pub(super) fn solve(&self, objective: Objective, keep: f64) -> Solved {
        let mut problem = self.problem();
        let grids = problem.grids;
        if grids == 1 {
            let of = vec![0; problem.len()];
            let walks = (objective == Objective::Walking && self.layout.metric)
                .then(|| walking(&problem, of.clone()));
            return Solved { of, centres: walks.map_or(vec![None], |w| w.centres), sorted: false };
        }
        let rows = objective == Objective::Doors || !self.layout.metric;
        let mut of = if rows { self.row(&problem) } else { self.best(&problem) };
        if keep > 0.0 && !self.now.codes.is_empty() {
            let (squares, ways) = self.reach(&problem.spots);
            let usual = State::new(&problem, of.clone()).cost() / problem.len().max(1) as f64;
            // What a change costs, where squares count and where ways count.
            let part = if keep >= 1.0 { f64::INFINITY } else { keep / (1.0 - keep) };
            let owner;
            (of, owner) = self.kept(&problem, &of, (part * usual).min(squares + 1.0));
            problem.price = self.now.price(&owner, (part * usual.sqrt()).min(ways + 1.0));
        }
        if objective == Objective::Walking && self.layout.metric {
            let walks = walking(&problem, of);
            return Solved { of: walks.of, centres: walks.centres, sorted: false };
        }
        Solved { of, centres: vec![None; grids], sorted: false }
    }

    /// Pairs with a barrier between them that share a grid.
    pub(super) fn broken(&self, solved: &Solved) -> usize {
        if self.walls.none() {
            return 0;
        }
        let mut members = vec![Vec::new(); solved.centres.len()];
        for (i, &c) in solved.of.iter().enumerate() {
            if let Some(list) = members.get_mut(c) {
                list.push(i);
            }
        }
        members.iter().map(|list| self.walls.broken(self.layout, list)).sum()
    }

    fn problem(&self) -> Problem {
        let spots = self.layout.spots.clone();
        let homes = &self.group.homes;
        let (squares, ways) = self.reach(&spots);
        let marked = homes.iter().filter(|h| h.candidate).count();
        let asked = marked >= self.plan.grids;
        Problem {
            grids: self.plan.grids,
            low: self.plan.low,
            high: self.plan.high,
            price: Vec::new(),
            apart: self.walls.apart(self.layout, self.plan.high),
            candidate: if asked { homes.iter().map(|h| h.candidate).collect() } else { Vec::new() },
            // More than keeping everybody is worth, which is more than any shape.
            heavy: (squares + ways + 2.0) * (spots.len() + 1) as f64,
            spots,
        }
    }

    /// More than any shape can save: of squares, and of ways.
    fn reach(&self, spots: &[Spot]) -> (f64, f64) {
        let middle = self.middle(&(0..spots.len()).collect::<Vec<_>>());
        let squares = spots.iter().map(|&s| square(s, middle));
        squares.fold((0.0, 0.0), |(all, ways), s| (all + s, ways + 2.0 * s.sqrt()))
    }

    /// The most compact division.
    fn best(&self, problem: &Problem) -> Vec<usize> {
        let mut orders = vec![self.layout.doors.clone()];
        if !problem.apart.is_empty() {
            orders.push(self.sides(problem));
        }
        search(problem, &orders, None, effort(problem.grids)).of
    }

    /// Runs of doors, the most compact of them, exactly. Where runs break a barrier or leave a grid
    /// without candidate, households change places with the nearest by door.
    fn row(&self, problem: &Problem) -> Vec<usize> {
        let doors = &self.layout.doors;
        let Some(of) = cut_order(problem, doors) else {
            return search(problem, &[], None, effort(problem.grids)).of;
        };
        if problem.plain() || State::new(problem, of.clone()).cost() < problem.heavy {
            return of;
        }
        let mut spots = vec![[0.0; 2]; problem.len()];
        for (at, &i) in doors.iter().enumerate() {
            spots.put(i, [at as f64, 0.0]);
        }
        let line = Problem { spots, ..problem.clone() };
        let none = Effort { throws: 0, moves: 0, windows: 0 };
        search(&line, std::slice::from_ref(doors), Some(of), none).of
    }

    /// An order that stays on one side of the barriers while it can.
    fn sides(&self, problem: &Problem) -> Vec<usize> {
        let mut order = Vec::with_capacity(problem.len());
        let mut left = super::shape::hilbert_order(&problem.spots);
        while !left.is_empty() {
            let (mut side, mut at): (Vec<usize>, usize) = (vec![left.remove(0)], 0);
            // Whoever may be with everybody of the side so far.
            while let Some(next) = left.get(at).copied() {
                if side.iter().any(|&i| problem.apart(i, next)) {
                    at += 1;
                } else {
                    side.push(left.remove(at));
                }
            }
            order.extend(side);
        }
        order
    }

    /// The division with the least cost when every household that changes costs `toll`: begun from
    /// the best shape and from the grids of now. With it, which grid of now each goes on as.
    fn kept(&self, problem: &Problem, shape: &[usize], toll: f64) -> (Vec<usize>, Vec<Option<usize>>) {
        let grids = problem.grids;
        let mut tries = vec![(self.now.matched(shape, grids), Some(shape.to_vec()))];
        tries.extend(self.now.owners(grids).into_iter().map(|owner| (owner, None)));
        let mut best: Option<(f64, Vec<usize>, Vec<Option<usize>>)> = None;
        for (owner, first) in tries {
            let priced = Problem { price: self.now.price(&owner, toll), ..problem.clone() };
            let firsts = match first {
                Some(first) => vec![first],
                None => self.firsts(&priced, &owner),
            };
            for first in firsts {
                let effort = Effort { throws: 0, moves: 0, windows: 0 };
                let state = search(&priced, &[], Some(first), effort);
                let cost = state.cost();
                if best.as_ref().is_none_or(|(least, ..)| cost < least - 1e-6) {
                    best = Some((cost, state.of.clone(), owner.clone()));
                }
            }
        }
        best.map_or_else(|| (shape.to_vec(), vec![None; grids]), |(_, of, owner)| (of, owner))
    }

    /// The grids of now, mended to legal sizes by the fewest changes, exactly; a grid that is new
    /// begins in turn at the outermost household of each grid of now.
    fn firsts(&self, priced: &Problem, owner: &[Option<usize>]) -> Vec<Vec<usize>> {
        let members = |now: usize| (0..priced.len()).filter(move |&i| self.now.of.at(i) == Some(now));
        let middle = |now: Option<usize>| now.map(|now| self.middle(&members(now).collect::<Vec<_>>()));
        let middles: Vec<Option<Spot>> = owner.iter().map(|&now| middle(now)).collect();
        let outermost = |&now: &Option<usize>| {
            let centre = middle(now)?;
            let far = members(now?).map(|i| (square(priced.spots.at(i), centre), i));
            far.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, i)| priced.spots.at(i))
        };
        let mut begins: Vec<Option<Spot>> = vec![None];
        if middles.contains(&None) {
            let loose = (0..priced.len()).filter(|&i| self.now.of.at(i).is_none()).collect::<Vec<_>>();
            begins = owner.iter().map(outermost).filter(Option::is_some).collect();
            begins.push(Some(self.middle(&loose)));
        }
        let assigned = |begin: &Option<Spot>| {
            let way = |i: usize, c: usize| match middles.at(c).or(*begin) {
                Some(spot) => square(priced.spots.at(i), spot) + priced.price(i, c),
                None => priced.price(i, c),
            };
            let cost: Vec<f64> = (0..priced.len())
                .flat_map(|i| (0..priced.grids).map(move |c| (i, c)))
                .map(|(i, c)| way(i, c))
                .collect();
            assign(&cost, priced.grids, priced.low, priced.high)
        };
        begins.iter().take(12).map(assigned).collect()
    }
}
