//! The order along Hilbert's curve (1891), which keeps near what is near: a first order for cuts.
use super::super::slice::At;
use super::Spot;

const SIDE: u32 = 1 << 16;

/// The households in the order in which the curve passes them.
pub(in super::super) fn hilbert_order(spots: &[Spot]) -> Vec<usize> {
    let least = spots.iter().fold([f64::INFINITY; 2], |[x, y], s| [x.min(s.at(0)), y.min(s.at(1))]);
    let span =
        spots.iter().map(|s| (s.at(0) - least.at(0)).max(s.at(1) - least.at(1))).fold(1e-9_f64, f64::max);
    let part = |value: f64| (value / span * f64::from(SIDE - 1)) as u32;
    let place = |s: &Spot| along(part(s.at(0) - least.at(0)), part(s.at(1) - least.at(1)));
    let mut order: Vec<(u64, usize)> = spots.iter().enumerate().map(|(i, s)| (place(s), i)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, i)| i).collect()
}

fn along(mut x: u32, mut y: u32) -> u64 {
    let (mut way, mut side) = (0, SIDE / 2);
    while side > 0 {
        let (right, up) = (u64::from(x & side > 0), u64::from(y & side > 0));
        way += u64::from(side) * u64::from(side) * ((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (SIDE - 1 - x, SIDE - 1 - y);
            }
            std::mem::swap(&mut x, &mut y);
        }
        side /= 2;
    }
    way
}
