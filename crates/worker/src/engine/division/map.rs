//! A proposal as outlines: what a map of a village or a town is drawn from.
use super::super::{Context, failure};
use super::{Divided, Proposal};
use std::collections::BTreeMap;
use wangge_core::division::{Group, outline, positions};
use wangge_core::domain::{GridCode, HouseholdId, Level, Register};
use wangge_core::office::{DivisionMap, Failure, GridShape, GroupShape};
use wangge_core::texts::divisions as t;

/// Between a household and the outline of its grid, metres.
const MARGIN: f64 = 9.0;
/// Around everything, metres.
const EDGE: f64 = 30.0;

impl Proposal {
    /// The groups of a part of the place.
    pub(super) fn map(
        &self,
        register: &Register,
        within: GridCode,
        cx: &Context<'_>,
    ) -> Result<DivisionMap, Failure> {
        if within.level() < Level::Town {
            return Err(failure(t::fail_map(cx.lang)));
        }
        let mut map = DivisionMap { plane: self.plane, ..DivisionMap::default() };
        for divided in self.groups.values().filter(|d| within.holds(d.new.group)) {
            match self.shape(register, divided) {
                Some(shape) => map.groups.push(shape),
                None => map.without.push(divided.new.group),
            }
        }
        let corners = || map.groups.iter().flat_map(|g| &g.grids).flat_map(|g| &g.outline);
        let end = |at: fn(&[f64; 2]) -> f64, pick: fn(f64, f64) -> f64| corners().map(at).reduce(pick);
        let ends = [
            end(|s| s[0], f64::min).map(|v| v - EDGE),
            end(|s| s[1], f64::min).map(|v| v - EDGE),
            end(|s| s[0], f64::max).map(|v| v + EDGE),
            end(|s| s[1], f64::max).map(|v| v + EDGE),
        ];
        map.bounds = ends.map(Option::unwrap_or_default);
        Ok(map)
    }

    fn shape(&self, register: &Register, divided: &Divided) -> Option<GroupShape> {
        let code = divided.new.group;
        let group = Group::of(register, code, |_| false);
        let places = positions(&group)?;
        let spots: BTreeMap<HouseholdId, [f64; 2]> =
            group.homes.iter().zip(places).map(|(home, place)| (home.id, self.plane.spot(place))).collect();
        let grids = divided.new.grids.iter().enumerate().map(|(at, part)| {
            let dots: Vec<[f64; 2]> = part.homes.iter().filter_map(|id| spots.get(id)).copied().collect();
            let broken = divided.new.findings.iter().any(|f| f.breaks() && f.grid() == Some(at));
            GridShape { outline: outline(&dots, MARGIN), middle: middle(&dots), dots, broken }
        });
        let all: Vec<[f64; 2]> = spots.values().copied().collect();
        Some(GroupShape {
            code,
            name: super::short_name(register, code),
            middle: middle(&all),
            grids: grids.collect(),
        })
    }
}

fn middle(spots: &[[f64; 2]]) -> [f64; 2] {
    let n = spots.len().max(1) as f64;
    let sum = spots.iter().fold([0.0; 2], |[x, y], s| [x + s[0], y + s[1]]);
    sum.map(|v| (v / n * 10.0).round() / 10.0)
}
