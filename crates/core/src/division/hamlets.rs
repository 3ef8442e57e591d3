//! Places of a group that lie far from each other: a grid that reaches over two of them is said so.
use super::place::Layout;
use super::shape::square;
use super::slice::At;

/// No gap below this many metres is far.
const FAR: f64 = 300.0;
/// Nor one below so many times the usual way to the next house.
const TIMES: f64 = 6.0;
/// In larger groups one grid is not worth the time of looking at all pairs.
const MOST: usize = 3_000;

/// The places of a group.
pub(super) struct Hamlets<'a> {
    layout: &'a Layout,
    gap: f64,
}

impl<'a> Hamlets<'a> {
    pub(super) fn of(layout: &'a Layout) -> Self {
        let n = layout.spots.len();
        if !layout.metric || n > MOST {
            return Self { layout, gap: f64::INFINITY };
        }
        let nearest = |i: usize| {
            let here = layout.spots.at(i);
            let others = (0..n).filter(|&j| j != i).map(|j| square(here, layout.spots.at(j)));
            others.fold(f64::INFINITY, f64::min).sqrt()
        };
        let mut next: Vec<f64> = (0..n).map(nearest).collect();
        next.sort_by(f64::total_cmp);
        Self { layout, gap: (TIMES * next.at(n / 2)).max(FAR) }
    }

    /// The parts of a grid that no chain of neighbours joins, the largest first, and the widest gap
    /// between one of them and the nearest other, in metres. `None` where the grid is one place.
    pub(super) fn apart(&self, grid: &[usize]) -> Option<(Vec<usize>, u32)> {
        if self.gap.is_infinite() {
            return None;
        }
        let way = |a: usize, b: usize| square(self.layout.spots.at(a), self.layout.spots.at(b)).sqrt();
        let mut left = grid.to_vec();
        let mut parts: Vec<Vec<usize>> = Vec::new();
        while let Some(first) = left.pop() {
            let (mut part, mut at) = (vec![first], 0);
            while let Some(&here) = part.get(at) {
                let (near, far) = left.iter().partition(|&&i| way(here, i) <= self.gap);
                left = far;
                let near: Vec<usize> = near;
                part.extend(near);
                at += 1;
            }
            parts.push(part);
        }
        if parts.len() < 2 {
            return None;
        }
        let to_others = |(n, part): (usize, &Vec<usize>)| {
            let others = parts.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, p)| p);
            let ways = others.flat_map(|&b| part.iter().map(move |&a| way(a, b)));
            ways.fold(f64::INFINITY, f64::min)
        };
        let metres = parts.iter().enumerate().map(to_others).fold(0.0, f64::max);
        let mut sizes: Vec<usize> = parts.iter().map(Vec::len).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        Some((sizes, metres.round() as u32))
    }
}
