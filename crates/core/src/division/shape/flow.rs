//! Exact assignment to given middles within the bounds of size: the transportation problem
//! (Bradley, Bennett, Demiriz 2000: constrained k-means), solved by shortest ways of exchange
//! between grids, which are few, rather than between households, which are many.
use super::super::slice::At;

/// Costs less than this apart are the same.
const EQUAL: f64 = 1e-9;

/// The grid of each household so that the sum of `cost` (`n * grids`, by household) is least and
/// every grid has `low` to `high` households. Bounds that no assignment keeps are kept as nearly
/// as ways of exchange allow.
pub(in super::super) fn assign(cost: &[f64], grids: usize, low: usize, high: usize) -> Vec<usize> {
    again(cost, grids, low, high, &mut vec![0.0; grids])
}

/// As [`assign`], from the toll of each grid in a like problem: above zero where the grid was
/// full, below where it had as few as it may. Leaves the tolls of this one; any tolls give the
/// same answer, good ones sooner.
pub(super) fn again(cost: &[f64], grids: usize, low: usize, high: usize, toll: &mut [f64]) -> Vec<usize> {
    let mut flow = Flow::nearest(cost, grids, low, high, toll);
    // Each way takes one household off a grid that has too many, or into one that has too few.
    for _ in 0..cost.len() {
        if !flow.mend() {
            break;
        }
    }
    flow.tolls(toll);
    flow.of
}

struct Flow<'a> {
    cost: &'a [f64],
    grids: usize,
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    low: usize,
    high: usize,
    /// Cheapest household to go from a grid to another: what it costs, and who.
    arc: Vec<(f64, usize)>,
    /// How many a grid is to have while the ways are found; in the end as many as it has.
    wanted: Vec<usize>,
    /// The way to each grid that is known, and the grid before it on that way.
    best: Vec<(f64, usize)>,
}

impl<'a> Flow<'a> {
    fn nearest(cost: &'a [f64], grids: usize, low: usize, high: usize, toll: &[f64]) -> Self {
        let high = high.max(low);
        let mut members: Vec<Vec<usize>> = (0..grids).map(|_| Vec::with_capacity(high + 8)).collect();
        let of: Vec<usize> = cost
            .chunks(grids.max(1))
            .enumerate()
            .map(|(i, row)| {
                let (mut least, mut best) = (f64::INFINITY, 0);
                for (c, (cost, toll)) in row.iter().zip(toll).enumerate() {
                    if cost + toll < least {
                        (least, best) = (cost + toll, c);
                    }
                }
                if let Some(list) = members.get_mut(best) {
                    list.push(i);
                }
                best
            })
            .collect();
        // A toll says that the grid stands at a bound; then no circle of exchange can be cheaper.
        let wanted = members.iter().zip(toll).map(|(list, &toll)| {
            if toll > EQUAL {
                high
            } else if toll < -EQUAL {
                low
            } else {
                list.len().clamp(low, high)
            }
        });
        let wanted = wanted.collect();
        let arc = vec![(f64::INFINITY, 0); grids * grids];
        let best = vec![(f64::INFINITY, usize::MAX); grids + 1];
        let mut flow = Self { cost, grids, of, members, low, high, arc, wanted, best };
        for c in 0..grids {
            flow.look(c);
        }
        flow
    }

    fn size(&self, grid: usize) -> usize {
        self.members.get(grid).map_or(0, Vec::len)
    }

    /// The cheapest ways out of a grid, all of them.
    fn look(&mut self, grid: usize) {
        let from = grid * self.grids;
        let Some(arcs) = self.arc.get_mut(from..from + self.grids) else { return };
        arcs.fill((f64::INFINITY, 0));
        for &i in self.members.get(grid).into_iter().flatten() {
            let Some(row) = self.cost.get(i * self.grids..(i + 1) * self.grids) else { continue };
            let own = row.at(grid);
            for (best, &cost) in arcs.iter_mut().zip(row) {
                if cost - own < best.0 {
                    *best = (cost - own, i);
                }
            }
        }
    }

    /// One shortest way from what has too much to what has too little. The pool, node `grids`,
    /// gives to grids that may have more and takes from those that may have fewer.
    fn mend(&mut self) -> bool {
        let pool = self.grids;
        let (wanted, total): (usize, usize) = (self.wanted.iter().sum(), self.of.len());
        self.best.fill((f64::INFINITY, usize::MAX));
        let mut any = false;
        for c in 0..self.grids {
            if self.size(c) > self.wanted.at(c) {
                self.best.put(c, (0.0, usize::MAX));
                any = true;
            }
        }
        // The pool has too much where the grids are to have more than there is, and the other way.
        if wanted > total {
            self.best.put(pool, (0.0, usize::MAX));
            any = true;
        }
        if !any {
            return false;
        }
        self.ways();
        let end = (0..self.grids)
            .filter(|&c| self.size(c) < self.wanted.at(c))
            .chain((wanted < total).then_some(pool))
            .map(|c| (self.best.at(c).0, c))
            .filter(|(cost, _)| cost.is_finite())
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some((_, mut at)) = end else { return false };
        let mut way = vec![at];
        while self.best.at(at).1 != usize::MAX && way.len() <= self.grids + 1 {
            at = self.best.at(at).1;
            way.push(at);
        }
        way.reverse();
        self.go(&way);
        true
    }

    /// Bellman and Ford: no circle is negative, so it ends.
    fn ways(&mut self) {
        let pool = self.grids;
        for _ in 0..=self.grids {
            let mut changed = false;
            for a in 0..self.grids {
                let here = self.best.at(a).0;
                if here.is_finite() {
                    let arcs = self.arc.get(a * self.grids..(a + 1) * self.grids).unwrap_or_default();
                    for (best, (cost, _)) in self.best.iter_mut().zip(arcs) {
                        if here + cost < best.0 - EQUAL {
                            *best = (here + cost, a);
                            changed = true;
                        }
                    }
                    if self.wanted.at(a) < self.high && here < self.best.at(pool).0 - EQUAL {
                        self.best.put(pool, (here, a));
                        changed = true;
                    }
                }
            }
            let here = self.best.at(pool).0;
            for (best, &wanted) in self.best.iter_mut().zip(&self.wanted) {
                if wanted > self.low && here < best.0 - EQUAL {
                    *best = (here, pool);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn go(&mut self, way: &[usize]) {
        let pool = self.grids;
        let pairs = || way.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?)));
        for (a, b) in pairs() {
            if b == pool {
                self.wanted.alter(a, |n| n + 1);
            } else if a == pool {
                self.wanted.alter(b, |n| n.saturating_sub(1));
            }
        }
        // Who goes was settled when the way was found.
        let between = pairs().filter(|&(a, b)| a != pool && b != pool);
        let movers: Vec<(usize, usize, usize)> =
            between.map(|(a, b)| (self.arc.at(a * self.grids + b).1, a, b)).collect();
        for (i, a, b) in movers {
            self.leave(i, a);
            self.join(i, b);
        }
    }

    /// Takes a household out of a grid; ways out that were its own are looked for again.
    fn leave(&mut self, i: usize, grid: usize) {
        let Some(list) = self.members.get_mut(grid) else { return };
        if let Some(at) = list.iter().position(|&one| one == i) {
            list.swap_remove(at);
        }
        let from = grid * self.grids;
        let Some(arcs) = self.arc.get_mut(from..from + self.grids) else { return };
        for (to, best) in arcs.iter_mut().enumerate().filter(|(_, best)| best.1 == i) {
            *best = (f64::INFINITY, 0);
            for &j in &*list {
                let row = j * self.grids;
                let cost = self.cost.at(row + to) - self.cost.at(row + grid);
                if cost < best.0 {
                    *best = (cost, j);
                }
            }
        }
    }

    fn join(&mut self, i: usize, grid: usize) {
        if let Some(list) = self.members.get_mut(grid) {
            list.push(i);
        }
        self.of.put(i, grid);
        let (from, row) = (grid * self.grids, i * self.grids);
        let own = self.cost.at(row + grid);
        let (arcs, row) = (self.arc.get_mut(from..from + self.grids), self.cost.get(row..row + self.grids));
        for (best, &cost) in arcs.unwrap_or_default().iter_mut().zip(row.unwrap_or_default()) {
            if cost - own < best.0 {
                *best = (cost - own, i);
            }
        }
    }

    /// The tolls at which everybody is in the cheapest grid.
    fn tolls(&mut self, toll: &mut [f64]) {
        self.best.fill((f64::INFINITY, usize::MAX));
        let free = self.wanted.iter().any(|&n| n > self.low);
        self.best.put(if free { self.grids } else { 0 }, (0.0, usize::MAX));
        self.ways();
        // Where every grid has as few as it may, all tolls are below zero.
        let base = if free { 0.0 } else { self.best.iter().map(|b| b.0).fold(0.0, f64::min) };
        for (toll, (cost, _)) in toll.iter_mut().zip(&self.best) {
            *toll = if cost.is_finite() { base - cost } else { 0.0 };
        }
    }
}
