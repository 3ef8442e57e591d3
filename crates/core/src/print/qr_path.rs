//! The outline of a drawing of square modules, as SVG path data. One shape without inner
//! seams: a print shop's rasterizer shows hairlines between shapes that only touch.
use std::collections::BTreeSet;
use std::fmt::Write;

/// A corner of the grid: row, column.
type Corner = (i32, i32);

/// Right, down, left, up, as steps in row and column.
const STEPS: [(i32, i32); 4] = [(0, 1), (1, 0), (0, -1), (-1, 0)];

/// The outline of the dark modules among `size` × `size`, moved by `offset`, in units of a
/// module. Outer edges run clockwise and holes the other way, as the non-zero rule wants.
pub(super) fn outline(size: i32, offset: i32, dark: impl Fn(i32, i32) -> bool) -> String {
    let mut edges = edges(size, dark);
    let mut path = String::new();
    while let Some(&(start, first)) = edges.first() {
        let _ = write!(path, "M{} {}", start.1 + offset, start.0 + offset);
        let (mut at, mut way) = (start, first);
        let mut run = 0;
        while edges.remove(&(at, way)) {
            let (down, right) = step(way);
            at = (at.0 + down, at.1 + right);
            run += 1;
            // At a corner where two modules meet, a turn to the right stays with the own one.
            let next = [way + 1, way, way + 3].map(|w| w % 4);
            let turned = next.into_iter().find(|w| edges.contains(&(at, *w)));
            if turned != Some(way) {
                draw(&mut path, way, run);
                run = 0;
            }
            way = turned.unwrap_or(way);
        }
        path.push('z');
    }
    path
}

/// The edges between dark and light, each from its corner in its direction, the dark module
/// on the right hand.
fn edges(size: i32, dark: impl Fn(i32, i32) -> bool) -> BTreeSet<(Corner, usize)> {
    let mut edges = BTreeSet::new();
    for y in 0..size {
        for x in 0..size {
            if !dark(x, y) {
                continue;
            }
            let sides = [
                (x, y - 1, (y, x)),
                (x + 1, y, (y, x + 1)),
                (x, y + 1, (y + 1, x + 1)),
                (x - 1, y, (y + 1, x)),
            ];
            for (way, (nx, ny, corner)) in sides.into_iter().enumerate() {
                if !dark(nx, ny) {
                    edges.insert((corner, way));
                }
            }
        }
    }
    edges
}

fn step(way: usize) -> (i32, i32) {
    STEPS.get(way).copied().unwrap_or((0, 0))
}

fn draw(path: &mut String, way: usize, run: i32) {
    let (down, right) = step(way);
    let (letter, length) = if down == 0 { ('h', right * run) } else { ('v', down * run) };
    let _ = write!(path, "{letter}{length}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&str], expect: &str) {
        let size = i32::try_from(rows.len()).unwrap();
        let dark = |x: i32, y: i32| {
            let row = usize::try_from(y).ok().and_then(|y| rows.get(y));
            row.zip(usize::try_from(x).ok()).is_some_and(|(r, x)| r.as_bytes().get(x) == Some(&b'#'))
        };
        assert_eq!(outline(size, 0, dark), expect, "{rows:?}");
    }

    #[test]
    fn shapes() {
        check(&["..", ".."], "");
        check(&["##", "##"], "M0 0h2v2h-2v-2z");
        check(&["#.", ".#"], "M0 0h1v1h-1v-1zM1 1h1v1h-1v-1z");
        check(&["###", "#.#", "###"], "M0 0h3v3h-3v-3zM1 1v1h1v-1h-1z");
    }
}
