//! The sketch of a village for its notice board: where its grids lie to each other, and no more.
//! Households stand on it as cells of a coarse lattice, never as places, and it knows no degrees:
//! nobody finds a house by it. It is printed by the office and is in no publication.
use crate::division::{Group, Plane, outline, positions};
use crate::domain::{GridCode, Level, Register};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Height of the words on it, units; see `style/division.css`.
const WORDS: f64 = 2.6;
/// Side of a cell, metres: no smaller, and no smaller than the village's longer side by [`CELLS`].
const CELL: f64 = 60.0;
/// Cells along the longer side of a village, at most.
const CELLS: f64 = 24.0;
/// Units along the longer side of a sketch.
const SIDE: f64 = 100.0;

/// A village in outlines; units have no size of their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// Width and height; the longer is 100.
    pub size: [f64; 2],
    /// Its groups, west to east and north to south as their codes go.
    pub groups: Vec<SketchGroup>,
}

/// A group of a sketch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SketchGroup {
    /// Its name.
    pub name: String,
    /// Where the name stands: the middle of its foot.
    pub at: [f64; 2],
    /// Its grids.
    pub grids: Vec<SketchGrid>,
}

/// A grid of a sketch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SketchGrid {
    /// Its number in its group.
    pub number: u32,
    /// Corners; y goes down, as on paper.
    pub outline: Vec<[f64; 2]>,
    /// Where the number stands.
    pub at: [f64; 2],
}

/// A grid of the sketch with its cells.
type InCells = (SketchGrid, Vec<[f64; 2]>);

/// A grid with the places of its households.
pub type Places = (GridCode, Vec<[f64; 2]>);

/// The sketch of a village as it is; `None` where fewer than half of its groups have coordinates.
#[must_use]
pub fn sketch(register: &Register, village: GridCode, on: NaiveDate) -> Option<Sketch> {
    let village = village.at(Level::Village)?;
    let lists = register.households.range(village..=village.last());
    let groups: Vec<Group> = lists.map(|(&code, _)| Group::of(register, code, |_| false)).collect();
    let known = groups.iter().flat_map(|g| &g.homes).filter_map(|h| h.position);
    let plane = Plane::about(known)?;
    let (mut places, mut with): (BTreeMap<GridCode, Vec<[f64; 2]>>, usize) = (BTreeMap::new(), 0);
    for group in &groups {
        let Some(found) = positions(group) else { continue };
        with += 1;
        for (home, place) in group.homes.iter().zip(found) {
            let Some(grid) = home.grid.filter(|g| register.grid(*g).is_some_and(|g| g.in_force(on))) else {
                continue;
            };
            places.entry(grid).or_default().push(plane.spot(place));
        }
    }
    if with * 2 < groups.len() {
        return None;
    }
    sketch_of(places.into_iter().collect(), |code| register.name(code))
}

/// A sketch of grids, in the order of their codes.
#[must_use]
pub fn sketch_of(grids: Vec<Places>, name: impl Fn(GridCode) -> String) -> Option<Sketch> {
    let ends = |at: fn(&[f64; 2]) -> f64| {
        let all = || grids.iter().flat_map(|(_, spots)| spots).map(at);
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((west, east), (south, north)) = (ends(|s| s[0]), ends(|s| s[1]));
    let span = (east - west).max(north - south);
    if !span.is_finite() {
        return None;
    }
    let cell = ((span / CELLS).max(CELL) / 20.0).ceil() * 20.0;
    // Whole cells, so that the outermost house is not to be found by the edge either.
    let (down, up) = (|v: f64| (v / cell).floor() * cell, |v: f64| (v / cell).ceil() * cell);
    let (west, south, east, north) = (down(west), down(south), up(east), up(north));
    // The middle of the cell that a household is in; the cells of a grid with few households are
    // twice as wide, as a single house would be found in one.
    let cells = |spots: &[[f64; 2]]| -> Vec<[f64; 2]> {
        let cell = if spots.len() < 5 { cell * 2.0 } else { cell };
        let middle = |metres: f64, from: f64| ((metres - from) / cell).floor();
        let found: BTreeSet<[i64; 2]> =
            spots.iter().map(|&[x, y]| [middle(x, west) as i64, middle(y, south) as i64]).collect();
        let back = |n: i64, from: f64| from + (n as f64 + 0.5) * cell;
        found.into_iter().map(|[x, y]| [back(x, west), back(y, south)]).collect()
    };
    let margin = cell * 0.6;
    let (left, top) = (west - 2.0 * cell, north + 2.0 * cell);
    let (width, height) = (east - west + 5.0 * cell, north - south + 5.0 * cell);
    let scale = SIDE / width.max(height);
    let round = |units: f64| (units * 10.0).round() / 10.0;
    let paper = |[x, y]: [f64; 2]| [round((x - left) * scale), round((top - y) * scale)];
    let mut groups: BTreeMap<GridCode, Vec<InCells>> = BTreeMap::new();
    for (code, spots) in &grids {
        let cells = cells(spots);
        let corners = outline(&cells, margin).into_iter().map(paper).collect();
        let grid = SketchGrid { number: code.number(), outline: corners, at: paper(middle(&cells)) };
        groups.entry(code.parent().unwrap_or(*code)).or_default().push((grid, cells));
    }
    let group = |(code, grids): (GridCode, Vec<InCells>)| {
        let cells: Vec<[f64; 2]> = grids.iter().flat_map(|(_, cells)| cells).copied().collect();
        let high = cells.iter().fold(f64::NEG_INFINITY, |high, s| high.max(s[1]));
        let low = cells.iter().fold(f64::INFINITY, |low, s| low.min(s[1]));
        let across = middle(&cells)[0];
        let over = paper([across, high + margin + cell * 0.3]);
        let [x, under] = paper([across, low - margin - cell * 0.3]);
        let group = SketchGroup {
            name: name(code),
            at: over,
            grids: grids.into_iter().map(|(grid, _)| grid).collect(),
        };
        (group, [x, under + WORDS])
    };
    let size = [round(width * scale), round(height * scale)];
    let mut groups: Vec<(SketchGroup, [f64; 2])> = groups.into_iter().map(group).collect();
    place_names(&mut groups, size);
    Some(Sketch { size, groups: groups.into_iter().map(|(group, _)| group).collect() })
}

/// Left, top, right, bottom.
type Frame = [f64; 4];

/// Puts each group's name over it, under it, or to a side of these: inside the sketch, and where it
/// covers the fewest numbers and other names.
fn place_names(groups: &mut [(SketchGroup, [f64; 2])], [width, height]: [f64; 2]) {
    let number = |grid: &SketchGrid| -> Frame {
        let half = 0.35 * WORDS * grid.number.to_string().len() as f64;
        [grid.at[0] - half, grid.at[1] - WORDS / 2.0, grid.at[0] + half, grid.at[1] + WORDS / 2.0]
    };
    let mut taken: Vec<Frame> = groups.iter().flat_map(|(g, _)| &g.grids).map(number).collect();
    for (group, under) in groups {
        let half = 0.5 * WORDS * group.name.chars().count() as f64;
        let frame = |[x, y]: [f64; 2]| -> Frame { [x - half, y - WORDS, x + half, y + 0.2 * WORDS] };
        let inside = |[x, y]: [f64; 2]| {
            let last = (width - half).max(half);
            [x.clamp(half, last), y.clamp(WORDS, (height - 0.2 * WORDS).max(WORDS))]
        };
        let covers = |at: [f64; 2]| {
            let own = frame(at);
            let meet = |f: &&Frame| own[0] < f[2] && f[0] < own[2] && own[1] < f[3] && f[1] < own[3];
            taken.iter().filter(meet).count()
        };
        let sides = [0.0, -0.5, 0.5, -1.0, 1.0];
        let places = [group.at, *under];
        let all = places.iter().flat_map(|[x, y]| sides.map(|side| inside([x + side * half, *y])));
        if let Some(best) = all.min_by_key(|at| covers(*at)) {
            group.at = best.map(|units| (units * 10.0).round() / 10.0);
            taken.push(frame(best));
        }
    }
}

fn middle(spots: &[[f64; 2]]) -> [f64; 2] {
    let n = spots.len().max(1) as f64;
    spots.iter().fold([0.0; 2], |[x, y], s| [x + s[0] / n, y + s[1] / n])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_not_to_be_found_by_it() {
        let grid: GridCode = "9901271002010101".parse().unwrap();
        let other: GridCode = "9901271002010102".parse().unwrap();
        let far = |n: f64| [n * 22.0, n * 13.0];
        let village = |shift: f64| {
            let near = (0..16).map(|n| far(f64::from(n))).map(|[x, y]| [x + shift, y]).collect();
            let alone = vec![[905.0 + shift, 700.0]];
            sketch_of(vec![(grid, near), (other, alone)], |code| code.to_string()).unwrap()
        };
        let sketch = village(0.0);
        assert_eq!(sketch.groups.len(), 1);
        assert_eq!(sketch.groups[0].grids.len(), 2);
        let longer = sketch.size[0].max(sketch.size[1]);
        assert!((longer - SIDE).abs() < 0.1);
        for [x, y] in sketch.groups[0].grids.iter().flat_map(|g| &g.outline) {
            assert!((0.0..=sketch.size[0]).contains(x) && (0.0..=sketch.size[1]).contains(y), "{x} {y}");
        }
        // Houses elsewhere in their cells make the same sketch.
        let mut moved: Vec<[f64; 2]> = (0..16).map(|n| far(f64::from(n))).collect();
        moved[4][0] += 9.0;
        moved[7][1] -= 8.0;
        let again = sketch_of(vec![(grid, moved), (other, vec![[912.0, 688.0]])], |c| c.to_string()).unwrap();
        assert_eq!(again.groups[0].grids[0], sketch.groups[0].grids[0]);
        assert_eq!(sketch_of(vec![], |c| c.to_string()), None);
    }

    #[test]
    fn names_stand_inside_and_on_nobody_s_number() {
        let village: GridCode = "990127100201".parse().unwrap();
        let grid = |g: u16| village.child(g).and_then(|group| group.child(1)).unwrap();
        let spots =
            |x: f64, y: f64| (0..16).map(move |n| [x + f64::from(n % 4) * 20.0, y + f64::from(n / 4) * 20.0]);
        // Two at the edges, and one right over the other.
        let places = [(1, 0.0, 0.0), (2, 900.0, 0.0), (3, 900.0, 190.0), (4, 450.0, 0.0)];
        let grids = places.map(|(g, x, y)| (grid(g), spots(x, y).collect()));
        let sketch = sketch_of(grids.to_vec(), |_| "站前社区十一组".into()).unwrap();
        for one in &sketch.groups {
            let half = 0.5 * WORDS * 7.0;
            assert!(one.at[0] - half >= -0.1 && one.at[0] + half <= sketch.size[0] + 0.1, "{one:?}");
            for grid in sketch.groups.iter().flat_map(|g| &g.grids) {
                let [x, y] = [grid.at[0] - one.at[0], grid.at[1] - one.at[1]];
                let beside = (-1.5 * WORDS..=0.5 * WORDS).contains(&y);
                assert!(x.abs() > half || !beside, "{one:?} on {grid:?}");
            }
        }
    }
}
