//! Who may not share a grid: named pairs, and pairs with a drawn line between them.
use super::input::{Barriers, Home};
use super::place::Layout;
use super::shape::{Spot, square};
use super::slice::At;
use std::collections::BTreeMap;

/// In groups of more households lines are looked at between those only who could share a grid.
const ALL_PAIRS: usize = 1_000;

/// The barriers of a group on its plane.
pub(super) struct Walls {
    lines: Vec<Vec<Spot>>,
    pairs: Vec<(usize, usize)>,
}

impl Walls {
    pub(super) fn of(barriers: &Barriers, homes: &[Home], layout: &Layout) -> Self {
        let at: BTreeMap<_, _> = homes.iter().enumerate().map(|(i, h)| (h.id, i)).collect();
        let pair = |[a, b]: &[_; 2]| Some((*at.get(a)?, *at.get(b)?));
        let lines = if layout.metric { barriers.lines.as_slice() } else { &[] };
        Self {
            lines: lines.iter().map(|l| l.iter().map(|&p| layout.spot(p)).collect()).collect(),
            pairs: barriers.apart.iter().filter_map(pair).filter(|(a, b)| a != b).collect(),
        }
    }

    pub(super) const fn none(&self) -> bool {
        self.lines.is_empty() && self.pairs.is_empty()
    }

    /// Whether a line lies between two places.
    fn between(&self, a: Spot, b: Spot) -> bool {
        self.lines.iter().any(|line| {
            let crossed = line.windows(2).filter(|w| crosses(a, b, w.at(0), w.at(1))).count();
            crossed % 2 == 1
        })
    }

    /// Of each household those it may not be with; empty where there are no barriers.
    pub(super) fn apart(&self, layout: &Layout, high: usize) -> Vec<Vec<u32>> {
        if self.pairs.is_empty() && self.lines.is_empty() {
            return Vec::new();
        }
        let spots = &layout.spots;
        let mut lists = vec![Vec::new(); spots.len()];
        let mut add = |a: usize, b: usize| {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(list) = lists.get_mut(one)
                    && !list.contains(&(other as u32))
                {
                    list.push(other as u32);
                }
            }
        };
        for &(a, b) in &self.pairs {
            add(a, b);
        }
        let reach = reach(spots, high);
        let mut order: Vec<usize> = (0..spots.len()).collect();
        order.sort_by(|&a, &b| spots.at(a).at(0).total_cmp(&spots.at(b).at(0)).then(a.cmp(&b)));
        for (n, &a) in order.iter().enumerate().filter(|_| !self.lines.is_empty()) {
            let here = spots.at(a);
            for &b in order.iter().skip(n + 1).take_while(|&&b| spots.at(b).at(0) - here.at(0) <= reach) {
                let there = spots.at(b);
                if (there.at(1) - here.at(1)).abs() <= reach && self.between(here, there) {
                    add(a, b);
                }
            }
        }
        lists
    }

    /// Pairs of a grid that a barrier lies between.
    pub(super) fn broken(&self, layout: &Layout, grid: &[usize]) -> usize {
        let named = |&(a, b): &&(usize, usize)| grid.contains(a) && grid.contains(b);
        let mut count = self.pairs.iter().filter(named).count();
        if !self.lines.is_empty() {
            for (n, &a) in grid.iter().enumerate() {
                let (here, others) = (layout.spots.at(a), grid.iter().skip(n + 1));
                count += others.filter(|&&b| self.between(here, layout.spots.at(b))).count();
            }
        }
        count
    }
}

/// How far two households of one grid can be from each other along an axis.
fn reach(spots: &[Spot], high: usize) -> f64 {
    if spots.len() <= ALL_PAIRS {
        return f64::INFINITY;
    }
    let span = |at: usize| {
        let values = spots.iter().map(|s| s.at(at));
        values.clone().fold(f64::MIN, f64::max) - values.fold(f64::MAX, f64::min)
    };
    4.0 * (span(0) * span(1) * high as f64 / spots.len() as f64).sqrt()
}

/// Whether two stretches cross; an end on the other stretch counts for one side of it only, so that
/// a line through a corner of a barrier crosses it once.
fn crosses(a: Spot, b: Spot, c: Spot, d: Spot) -> bool {
    let side = |p: Spot, q: Spot, r: Spot| {
        (q.at(0) - p.at(0)) * (r.at(1) - p.at(1)) - (q.at(1) - p.at(1)) * (r.at(0) - p.at(0)) > 0.0
    };
    square(a, b) > 0.0 && side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}
