//! Two grids, exactly. Whatever the sizes, the best two parts are told apart by a straight line:
//! with sizes fixed, the sum of squares is least where the line between the means has one part
//! before the other. So every direction is tried in which the order of the households along it
//! changes (all half turns of the pairs, sorted), and every legal size in each.
use super::super::slice::At;
use super::Spot;

/// A place in whole millimetres, in which all comparisons are exact.
type Grain = (i64, i64);

/// The best two parts with `low` to `high` households each: the number of the part of each
/// household. `None` where no sizes fit. Time grows as n² log n: 30 µs for 36 households.
pub(in super::super) fn bisect(spots: &[Spot], low: usize, high: usize) -> Option<Vec<usize>> {
    let n = spots.len();
    let least = low.max(n.saturating_sub(high)).max(1);
    let most = high.min(n.checked_sub(low.max(1))?);
    if least > most {
        return None;
    }
    let mut sweep = Sweep::new(spots, least, most);
    let mut events = events(&sweep.grains);
    events.sort_unstable_by(|a, b| turn(b.0, a.0).cmp(&0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut rest = events.as_slice();
    while let Some(first) = rest.first() {
        let together = rest.iter().take_while(|e| turn(first.0, e.0) == 0).count();
        let (now, later) = rest.split_at(together);
        sweep.turn(now);
        rest = later;
    }
    let mut parts = vec![1; n];
    for &i in &sweep.best {
        parts.put(i, 0);
    }
    Some(parts)
}

/// Above zero where `b` lies to the left of `a`.
const fn turn(a: Grain, b: Grain) -> i64 {
    a.0 * b.1 - a.1 * b.0
}

/// For each pair the direction, within a half turn, in which the two are level.
fn events(grains: &[Grain]) -> Vec<(Grain, usize, usize)> {
    let mut list = Vec::with_capacity(grains.len() * grains.len() / 2);
    for (i, a) in grains.iter().enumerate() {
        for (j, b) in grains.iter().enumerate().skip(i + 1) {
            let (x, y) = (a.1 - b.1, b.0 - a.0);
            if (x, y) != (0, 0) {
                list.push((if y < 0 || (y == 0 && x < 0) { (-x, -y) } else { (x, y) }, i, j));
            }
        }
    }
    list
}

struct Sweep {
    grains: Vec<Grain>,
    /// Households along the direction, and the place of each.
    order: Vec<usize>,
    place: Vec<usize>,
    /// Sum of the first so many.
    sums: Vec<Grain>,
    least: usize,
    most: usize,
    gain: f64,
    best: Vec<usize>,
}

impl Sweep {
    fn new(spots: &[Spot], least: usize, most: usize) -> Self {
        let n = spots.len().max(1) as f64;
        let whole = spots.iter().fold([0.0; 2], |[x, y], s| [x + s.at(0), y + s.at(1)]);
        let grain = |s: &Spot| {
            let part = |at: usize| ((s.at(at) - whole.at(at) / n) * 1000.0).round() as i64;
            (part(0), part(1))
        };
        let grains: Vec<Grain> = spots.iter().map(grain).collect();
        let mut order: Vec<usize> = (0..grains.len()).collect();
        // Just before the direction along x: by x, and from the greater y to the lesser.
        order.sort_by_key(|&i| {
            let (x, y) = grains.at(i);
            (x, -y, i)
        });
        let mut place = vec![0; order.len()];
        for (at, &i) in order.iter().enumerate() {
            place.put(i, at);
        }
        let sums = vec![(0, 0); order.len() + 1];
        let mut sweep = Self { grains, order, place, sums, least, most, gain: -1.0, best: Vec::new() };
        sweep.renew(0, spots.len().saturating_sub(1));
        sweep
    }

    /// Turns the direction past one in which some pairs are level: each of them changes its order.
    fn turn(&mut self, events: &[(Grain, usize, usize)]) {
        let (mut low, mut high) = (usize::MAX, 0);
        for &(_, i, j) in events {
            let (a, b) = (self.place.at(i), self.place.at(j));
            (low, high) = (low.min(a.min(b)), high.max(a.max(b)));
        }
        if events.len() == 1 && high - low == 1 {
            self.order.swap(low, high);
        } else if let (Some(&((x, y), ..)), Some(part)) = (events.first(), self.order.get_mut(low..=high)) {
            let grains = &self.grains;
            part.sort_by_key(|&i| {
                let (gx, gy) = grains.at(i);
                (gx * x + gy * y, gy * x - gx * y, i)
            });
        }
        self.renew(low, high);
    }

    /// Places and sums from one place to another, and whether a cut between them is better.
    fn renew(&mut self, low: usize, high: usize) {
        let (mut x, mut y) = self.sums.at(low);
        for at in low..=high {
            let i = self.order.at(at);
            let (gx, gy) = self.grains.at(i);
            (x, y) = (x + gx, y + gy);
            self.place.put(i, at);
            self.sums.put(at + 1, (x, y));
        }
        let (all, n) = (self.sums.last().copied().unwrap_or_default(), self.order.len());
        for m in (low + 1).max(self.least)..=high.max(low + 1).min(self.most) {
            let (x, y) = self.sums.at(m);
            let far = |(x, y): Grain| (x as f64) * (x as f64) + (y as f64) * (y as f64);
            let gain = far((x, y)) / m as f64 + far((all.0 - x, all.1 - y)) / (n - m) as f64;
            if gain > self.gain {
                self.gain = gain;
                self.best = self.order.get(..m).map(<[usize]>::to_vec).unwrap_or_default();
            }
        }
    }
}
