//! The outline of a grid on a map: the convex hull of its households (Andrew 1979), a margin around
//! it. Knows points only.

/// Corners that a margin around one point has.
const CORNERS: usize = 12;

/// The corners of the outline of some points, counter-clockwise, `margin` metres away from them; to
/// a decimetre. Empty where there are none.
#[must_use]
pub fn outline(spots: &[[f64; 2]], margin: f64) -> Vec<[f64; 2]> {
    let turn = |k: usize| std::f64::consts::TAU * k as f64 / CORNERS as f64;
    let round = |metres: f64| (metres * 10.0).round() / 10.0;
    let around = |&[x, y]: &[f64; 2]| {
        (0..CORNERS).map(move |k| [round(x + margin * turn(k).cos()), round(y + margin * turn(k).sin())])
    };
    hull(hull(spots.to_vec()).iter().flat_map(around).collect())
}

fn hull(mut points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    points.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut whole = half(points.iter());
    whole.extend(half(points.iter().rev()));
    whole
}

/// One side of the hull without its last corner, which begins the other side.
fn half<'a>(points: impl Iterator<Item = &'a [f64; 2]>) -> Vec<[f64; 2]> {
    let mut side: Vec<[f64; 2]> = Vec::new();
    for &point in points {
        while let [.., a, b] = side.as_slice()
            && left(*a, *b, point) <= 0.0
        {
            side.pop();
        }
        side.push(point);
    }
    side.pop();
    side
}

/// Positive where `c` lies to the left of the way from `a` to `b`.
fn left([ax, ay]: [f64; 2], [bx, by]: [f64; 2], [cx, cy]: [f64; 2]) -> f64 {
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines() {
        assert_eq!(outline(&[], 5.0), Vec::<[f64; 2]>::new());
        assert_eq!(outline(&[[3.0, 4.0]], 5.0).len(), CORNERS);
        let square = [[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0], [50.0, 50.0], [50.0, 0.0]];
        assert_eq!(hull(square.to_vec()), [[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0]]);
        let wide = outline(&square, 10.0);
        for [x, y] in square {
            let inside = (0..wide.len()).all(|i| left(wide[i], wide[(i + 1) % wide.len()], [x, y]) > 0.0);
            assert!(inside, "{x} {y} lies in {wide:?}");
        }
    }
}
