//! Where the houses of a group stand: along streets, along lanes, in hamlets, over a hillside. By
//! sums and products alone, which every machine computes alike. A tenth of the houses were built
//! later and have the numbers that were free.
use fastrand::Rng;

/// Metres east and north of the group's middle.
type Place = (f64, f64);

/// As many places as there are households, in the order of their doors.
pub(crate) fn lay(count: usize, rng: &mut Rng) -> Vec<Place> {
    let mut places = match rng.u32(..10) {
        0 => streets(count, rng),
        1..=4 => lanes(count, rng),
        5..=7 => hamlets(count, rng),
        _ => hillside(count, rng),
    };
    let mut late = Vec::new();
    let mut first = Vec::with_capacity(count);
    for place in places.drain(..) {
        if rng.u32(..10) == 0 { late.push(place) } else { first.push(place) }
    }
    rng.shuffle(&mut late);
    first.extend(late);
    first
}

/// From −1 to 1, near 0 more often.
fn bell(rng: &mut Rng) -> f64 {
    (0..4).map(|_| rng.f64()).sum::<f64>() / 2.0 - 1.0
}

/// A direction: a point of the unit circle, by its rational form.
fn direction(rng: &mut Rng) -> Place {
    let t = rng.f64() * 2.0 - 1.0;
    let sign = if rng.bool() { 1.0 } else { -1.0 };
    (sign * (1.0 - t * t) / (1.0 + t * t), sign * 2.0 * t / (1.0 + t * t))
}

/// So far along a direction, and so far to its left.
fn along((x, y): Place, (dx, dy): Place, far: f64, left: f64) -> Place {
    (x + far * dx - left * dy, y + far * dy + left * dx)
}

/// Short streets with houses on both sides; some houses hold several households.
fn streets(count: usize, rng: &mut Rng) -> Vec<Place> {
    let mut places = Vec::with_capacity(count);
    let mut way = direction(rng);
    while places.len() < count {
        let start = (bell(rng) * 300.0, bell(rng) * 300.0);
        for house in 0..rng.usize(10..=24) {
            let flats = if rng.u32(..8) == 0 { rng.usize(4..=12) } else { 1 };
            let side = if house % 2 == 0 { 8.0 } else { -8.0 };
            let place = along(start, way, (house / 2) as f64 * 9.0, side + bell(rng));
            places.extend(std::iter::repeat_n(place, flats.min(count - places.len())));
        }
        if rng.u32(..5) < 2 {
            way = (-way.1, way.0);
        }
    }
    places
}

/// Bent lanes side by side, houses on both sides.
fn lanes(count: usize, rng: &mut Rng) -> Vec<Place> {
    let mut places = Vec::with_capacity(count);
    let way = direction(rng);
    let lanes = (count / 32).max(1);
    for lane in 0..lanes {
        let own = count / lanes + usize::from(lane < count % lanes);
        let off = (lane as f64 - lanes as f64 / 2.0) * (70.0 + rng.f64() * 60.0);
        let (bend, step) = (bell(rng) * 0.0012, 13.0 + rng.f64() * 4.0);
        for house in 0..own {
            let far = ((house / 2) as f64 - own as f64 / 4.0) * step;
            let side = if house % 2 == 0 { 9.0 } else { -9.0 };
            places.push(along((0.0, 0.0), way, far, off + side + bend * far * far + bell(rng) * 4.0));
        }
    }
    places
}

/// Hamlets of some families each, some hundred metres apart.
fn hamlets(count: usize, rng: &mut Rng) -> Vec<Place> {
    let mut places = Vec::with_capacity(count);
    while places.len() < count {
        let homes = rng.usize(5..=28).min(count - places.len());
        let middle = along((0.0, 0.0), direction(rng), 80.0 + rng.f64() * 440.0, 0.0);
        let reach = 20.0 + homes as f64 * 2.0;
        let mut open: Vec<Place> =
            (0..homes).map(|_| (middle.0 + bell(rng) * reach, middle.1 + bell(rng) * reach)).collect();
        // Numbered from house to next house.
        let mut here = middle;
        while !open.is_empty() {
            let far = |p: &Place| (p.0 - here.0) * (p.0 - here.0) + (p.1 - here.1) * (p.1 - here.1);
            let next = open.iter().enumerate().min_by(|a, b| far(a.1).total_cmp(&far(b.1))).map(|(at, _)| at);
            here = open.swap_remove(next.unwrap_or(0));
            places.push(here);
        }
    }
    places
}

/// Single houses along a path over a hill, now and then one far off.
fn hillside(count: usize, rng: &mut Rng) -> Vec<Place> {
    let (mut here, mut way) = ((0.0, 0.0), direction(rng));
    let mut places = Vec::with_capacity(count);
    for _ in 0..count {
        let step = if rng.u32(..4) > 0 { 25.0 + rng.f64() * 85.0 } else { 10.0 + rng.f64() * 12.0 };
        let turn = bell(rng) * 0.9;
        let (x, y) = (way.0 - way.1 * turn, way.1 + way.0 * turn);
        let long = (x * x + y * y).sqrt();
        way = (x / long, y / long);
        here = along(here, way, step, 0.0);
        if here.0 * here.0 + here.1 * here.1 > 900.0 * 900.0 {
            way = (-here.0 / 1000.0, -here.1 / 1000.0);
            let long = (way.0 * way.0 + way.1 * way.1).sqrt();
            way = (way.0 / long, way.1 / long);
        }
        if rng.u32(..33) == 0 {
            here = (here.0 + bell(rng) * 300.0, here.1 + bell(rng) * 300.0);
        }
        places.push((here.0 + bell(rng) * 14.0, here.1 + bell(rng) * 14.0));
    }
    places
}
