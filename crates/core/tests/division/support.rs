//! Groups to divide.
use wangge_core::division::{Division, Group, Home};
use wangge_core::domain::{Door, DoorNumber, GridCode, HouseholdId, Position};

pub fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

pub fn group_code() -> GridCode {
    code("99012710020103")
}

/// A grid of the group.
pub fn grid(number: u16) -> GridCode {
    group_code().child(number).unwrap()
}

/// A place so many metres east and north of one in open sea.
pub fn at(east: f64, north: f64) -> Position {
    Position { lon: 123.2 + east / 97_440.0, lat: 28.8 + north / 111_195.0 }
}

pub fn home(id: u32, position: Option<Position>) -> Home {
    let door = DoorNumber::new(id + 1).map(Door::Number);
    Home { id: HouseholdId(id), position, door, grid: None, candidate: false }
}

pub fn group(homes: Vec<Home>) -> Group {
    Group { code: group_code(), homes }
}

/// Numbers that look like chance and are not.
pub fn scatter(n: u32) -> f64 {
    let x = n.wrapping_mul(2_654_435_761) ^ 0x9E37_79B9;
    f64::from(x.wrapping_mul(x | 1) >> 8) / f64::from(1_u32 << 24)
}

/// Households in rows, 25 m apart, a little out of line.
pub fn rows(count: u32) -> Vec<Home> {
    let width = f64::from(count).sqrt().ceil() as u32;
    let place = |i: u32| {
        let (row, column) = (i / width, i % width);
        let column = if row % 2 == 0 { column } else { width - 1 - column };
        at(f64::from(column) * 25.0 + scatter(i) * 9.0, f64::from(row) * 25.0 + scatter(i + 7_000_000) * 9.0)
    };
    (0..count).map(|i| home(i, Some(place(i)))).collect()
}

/// The sizes of the grids, the smallest first.
pub fn sizes(division: &Division) -> Vec<usize> {
    let mut sizes: Vec<usize> = division.grids.iter().map(|g| g.homes.len()).collect();
    sizes.sort_unstable();
    sizes
}

/// Every household once, sizes as said, figures that fit.
pub fn sound(group: &Group, division: &Division) {
    let mut seen: Vec<u32> = division.grids.iter().flat_map(|g| &g.homes).map(|h| h.0).collect();
    seen.sort_unstable();
    let mut all: Vec<u32> = group.homes.iter().map(|h| h.id.0).collect();
    all.sort_unstable();
    assert_eq!(seen, all, "every household in exactly one grid");
    let (low, high) = division.sizes;
    for grid in &division.grids {
        assert!((low..=high).contains(&grid.homes.len()), "{} of {low}–{high}", grid.homes.len());
        assert_eq!(grid.homes.len(), grid.measures.households);
    }
    assert_eq!(division.measures.households, all.len());
    assert!(division.measures.door_runs >= usize::from(!all.is_empty()));
}
