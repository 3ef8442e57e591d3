//! The tree of a county: how many villages, groups and grids, how many households each
//! grid has, and where each group lies.
use crate::{Plan, child, names};
use fastrand::Rng;
use wangge_core::domain::{Grid, GridCode, Phone, Point, Register};

/// A town on the map.
pub(crate) struct Town {
    pub(crate) grid: Grid,
    pub(crate) villages: Vec<Village>,
}

pub(crate) struct Village {
    pub(crate) grid: Grid,
    pub(crate) community: bool,
    /// Where its office stands: longitude and latitude in degrees.
    pub(crate) at: (f64, f64),
    pub(crate) groups: Vec<Group>,
}

pub(crate) struct Group {
    pub(crate) grid: Grid,
    /// Households of each grid.
    pub(crate) sizes: Vec<usize>,
    /// Where it lies: longitude and latitude in degrees.
    pub(crate) at: (f64, f64),
}

/// The county's own code.
const COUNTY: &str = "990127";
/// Open sea, where nobody lives.
const ORIGIN: (f64, f64) = (123.2, 28.8);

pub(crate) fn survey(plan: Plan, rng: &mut Rng) -> Vec<Town> {
    let Ok(county) = COUNTY.parse::<GridCode>() else { return Vec::new() };
    let towns = plan.towns;
    let places = (plan.households / 120).max(towns);
    let communities = towns.div_ceil(2).min(places - towns.min(places));
    let villages = ((towns * 104 + 5) / 10).min(places - communities).max(towns);
    let groups = (plan.households / 72).max(villages + communities);
    let mut sizes = divide(plan, groups, rng).into_iter();

    let per_town = spread(villages, &weights(towns, 8, 13, rng), names::village_names());
    let per_village = spread(groups, &weights(villages + communities, 6, 18, rng), 99);
    let mut per_village = per_village.into_iter();
    let mut number = 99;
    let mut out = Vec::new();
    for (i, (name, villages)) in names::towns(towns, rng).into_iter().zip(per_town).enumerate() {
        number += gap(rng);
        let Some(grid) = child(county, number, name) else { continue };
        let centre = valley(i, towns, rng);
        let own_communities = communities / towns + usize::from(i < communities % towns);
        let mut town = Town { grid, villages: Vec::new() };
        let mut numbers = (0, 200);
        for (j, name) in names::villages(own_communities, villages, rng).into_iter().enumerate() {
            let community = j < own_communities;
            let count = if community { &mut numbers.0 } else { &mut numbers.1 };
            *count += gap(rng);
            let Some(grid) = child(town.grid.code, *count, name) else { continue };
            let at = around(centre, 0.035, rng);
            let groups = per_village.next().unwrap_or(1);
            let groups = (0..groups).scan(0, |number, _| {
                *number += if names::chance(30, rng) && *number < 60 { 2 } else { 1 };
                let grid = child(grid.code, *number, format!("{number}组"))?;
                Some(Group {
                    grid,
                    sizes: sizes.next().unwrap_or_else(|| vec![18]),
                    at: around(at, 0.008, rng),
                })
            });
            let groups = groups.collect();
            town.villages.push(Village { grid, community, at, groups });
        }
        out.push(town);
    }
    out
}

/// Enters all nodes.
pub(crate) fn enter(land: &[Town], register: &mut Register, rng: &mut Rng) {
    let mut add = |grid: Grid| drop(register.grids.insert(grid.code, grid));
    if let Ok(code) = COUNTY.parse() {
        add(Grid::new(code, "禾溪县"));
    }
    // The highest of the office numbers; people take them from the lowest.
    let mut next = names::OFFICE_NUMBERS - 2;
    for town in land {
        add(Grid { phone: Phone::read(&names::office_number(next)), ..town.grid.clone() });
        next = next.saturating_sub(1);
        for village in &town.villages {
            // A few villages have no telephone of their own.
            let phone = if names::chance(40, rng) { String::new() } else { names::office_number(next) };
            let point = Point::new(village.at.0, village.at.1);
            add(Grid { phone: Phone::read(&phone), point, ..village.grid.clone() });
            next = next.saturating_sub(1);
            for group in &village.groups {
                add(group.grid.clone());
                let grids =
                    (1..=group.sizes.len()).filter_map(|n| child(group.grid.code, n, format!("第{n}网格")));
                for grid in grids {
                    add(grid);
                }
            }
        }
    }
}

/// The households of each grid of each group: most 15–20, some groups of 3, some of 21–29
/// that no rule divides. All grids and all households of the plan are dealt out.
fn divide(plan: Plan, groups: usize, rng: &mut Rng) -> Vec<Vec<usize>> {
    let special = if groups >= 8 { (groups / 100).max(1) } else { 0 };
    let mut out: Vec<Vec<usize>> = (0..special).map(|_| vec![3]).collect();
    for _ in 0..special * 3 {
        let size = rng.usize(21..=29);
        out.push(if rng.bool() { vec![size] } else { vec![size / 2, size - size / 2] });
    }
    let dealt: usize = out.iter().flatten().sum();
    let rest = plan.households.saturating_sub(dealt);
    let groups = groups.saturating_sub(out.len()).max(1);
    let grids = plan.grids().saturating_sub(out.iter().map(Vec::len).sum());
    let grids = grids.clamp(rest.div_ceil(20), (rest / 15).max(1)).max(groups);
    let counts = spread(grids, &weights(groups, 2, 6, rng), 99);
    // 15 each, and what is left over one by one, by chance, up to 20.
    let mut sizes = vec![rest.min(grids * 15) / grids.max(1); grids];
    let mut left = rest.saturating_sub(sizes.iter().sum());
    let mut cap = 20;
    while left > 0 {
        let open: Vec<usize> = (0..grids).filter(|&i| sizes.get(i).is_some_and(|&s| s < cap)).collect();
        if open.is_empty() {
            cap += 1;
        }
        for i in open {
            if left > 0
                && rng.bool()
                && let Some(size) = sizes.get_mut(i)
            {
                *size += 1;
                left -= 1;
            }
        }
    }
    let mut sizes = sizes.into_iter();
    out.extend(counts.into_iter().map(|n| sizes.by_ref().take(n).collect()));
    rng.shuffle(&mut out);
    out
}

/// `total` dealt out by weights, at least 1 and at most `most` each.
fn spread(total: usize, weights: &[usize], most: usize) -> Vec<usize> {
    let sum: usize = weights.iter().sum::<usize>().max(1);
    let free = total.saturating_sub(weights.len());
    let mut out: Vec<usize> = weights.iter().map(|w| (1 + free * w / sum).min(most)).collect();
    let mut left = total.saturating_sub(out.iter().sum());
    while left > 0 && out.iter().any(|&n| n < most) {
        for n in out.iter_mut().filter(|n| **n < most) {
            if left > 0 {
                *n += 1;
                left -= 1;
            }
        }
    }
    out
}

fn weights(count: usize, low: usize, high: usize, rng: &mut Rng) -> Vec<usize> {
    (0..count).map(|_| rng.usize(low..=high)).collect()
}

/// Codes have gaps: a number in ten or so was given up long ago.
fn gap(rng: &mut Rng) -> usize {
    if names::chance(120, rng) { 2 } else { 1 }
}

/// Towns lie along a winding valley. Only sums and products, which every machine
/// computes alike.
fn valley(index: usize, of: usize, rng: &mut Rng) -> (f64, f64) {
    let along = index as f64 / of.max(1) as f64;
    let bend = (along * 4.0) % 2.0;
    let bend = if bend > 1.0 { 2.0 - bend } else { bend };
    around((ORIGIN.0 + along * 0.6, ORIGIN.1 + along * 0.15 + bend * 0.08), 0.01, rng)
}

fn around(at: (f64, f64), reach: f64, rng: &mut Rng) -> (f64, f64) {
    (at.0 + (rng.f64() * 2.0 - 1.0) * reach, at.1 + (rng.f64() * 2.0 - 1.0) * reach)
}
