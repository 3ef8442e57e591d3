//! From degrees and doors to places on a plane: the group's own projection, the order of the
//! doors, and a place for every household that has none.
use super::input::Home;
use super::plane::DEGREE;
use super::shape::Spot;
use super::slice::At;
use super::{Finding, measure};
use crate::domain::Position;

/// Households closer than this to each other stand in one place, metres.
const ONE_PLACE: f64 = 1.0;

/// Where the households of a group are.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Metres from the group's middle, to a millimetre; without coordinates the door along a line.
    pub spots: Vec<Spot>,
    /// The households by door; those without a number stay behind who is before them in the list.
    pub doors: Vec<usize>,
    /// Which households have coordinates of their own.
    pub known: Vec<bool>,
    /// Whether coordinates count at all.
    pub metric: bool,
    middle: Position,
    pub findings: Vec<Finding>,
}

impl Layout {
    /// Lays out a group.
    pub(super) fn of(homes: &[Home]) -> Self {
        let doors = door_order(homes);
        let placed: Vec<Position> = homes.iter().filter_map(|h| h.position).collect();
        let mean =
            |part: fn(&Position) -> f64| placed.iter().map(part).sum::<f64>() / placed.len().max(1) as f64;
        let middle = Position { lon: mean(|p| p.lon), lat: mean(|p| p.lat) };
        let mut layout = Self {
            spots: Vec::new(),
            doors,
            known: homes.iter().map(|h| h.position.is_some()).collect(),
            metric: false,
            middle,
            findings: Vec::new(),
        };
        let spots: Vec<Option<Spot>> = homes.iter().map(|h| h.position.map(|p| layout.spot(p))).collect();
        let one_place = spots.iter().flatten().all(|s| s.iter().all(|v| v.abs() < ONE_PLACE));
        layout.metric = placed.len() * 2 >= homes.len() && !one_place;
        if layout.metric {
            layout.spots = layout.fill(homes, &spots);
        } else {
            layout.spots = along_doors(homes, &layout.doors);
            layout.findings.push(if one_place && placed.len() > 1 {
                Finding::AllInOnePlace { households: placed.len() }
            } else {
                Finding::ByDoors { located: placed.len(), households: homes.len() }
            });
            if homes.len() > 1 && homes.iter().all(|h| number(h).is_none()) {
                layout.findings.push(Finding::ByList);
            }
        }
        layout
    }

    /// A position on the group's plane (equirectangular about its middle), to a millimetre, so that
    /// every machine has the same.
    pub(super) fn spot(&self, at: Position) -> Spot {
        let round = |metres: f64| (metres * 1000.0).round() / 1000.0;
        let east = (at.lon - self.middle.lon) * DEGREE * self.middle.lat.to_radians().cos();
        [round(east), round((at.lat - self.middle.lat) * DEGREE)]
    }

    /// Where each household stands, in degrees; `None` where coordinates do not count.
    pub(super) fn positions(&self) -> Option<Vec<Position>> {
        let place = |&[east, north]: &Spot| Position {
            lon: self.middle.lon + east / (DEGREE * self.middle.lat.to_radians().cos()),
            lat: self.middle.lat + north / DEGREE,
        };
        self.metric.then(|| self.spots.iter().map(place).collect())
    }

    /// A household without coordinates stands between its neighbours by door.
    fn fill(&mut self, homes: &[Home], spots: &[Option<Spot>]) -> Vec<Spot> {
        let mut filled: Vec<Spot> = spots.iter().map(|s| s.unwrap_or_default()).collect();
        let there: Vec<usize> =
            (0..self.doors.len()).filter(|&at| self.known.at(self.doors.at(at))).collect();
        let mut by_door = Vec::new();
        let mut by_list = Vec::new();
        for (at, &home) in self.doors.iter().enumerate() {
            if self.known.at(home) {
                continue;
            }
            let next = there.partition_point(|&t| t < at);
            let before = next.checked_sub(1).and_then(|n| there.get(n)).copied();
            let after = there.get(next).copied();
            let place = |at: usize| filled.at(self.doors.at(at));
            let spot = match (before, after) {
                (Some(a), Some(b)) => {
                    let part = (at - a) as f64 / (b - a) as f64;
                    let ([ax, ay], [bx, by]) = (place(a), place(b));
                    [ax + (bx - ax) * part, ay + (by - ay) * part]
                }
                (Some(one), None) | (None, Some(one)) => place(one),
                (None, None) => [0.0; 2],
            };
            filled.put(home, spot.map(|v| (v * 1000.0).round() / 1000.0));
            let id = homes.get(home).map(|h| h.id);
            if homes.get(home).is_some_and(|h| number(h).is_some()) {
                by_door.extend(id);
            } else {
                by_list.extend(id);
            }
        }
        if !by_door.is_empty() {
            self.findings.push(Finding::PlacedByDoor { households: by_door });
        }
        if !by_list.is_empty() {
            self.findings.push(Finding::PlacedByList { households: by_list });
        }
        filled
    }
}

fn number(home: &Home) -> Option<crate::domain::DoorNumber> {
    home.door.as_ref().and_then(crate::domain::Door::number)
}

/// By door number; whoever has none comes after who is before them in the list.
fn door_order(homes: &[Home]) -> Vec<usize> {
    let mut last = None;
    let mut keys: Vec<_> = homes
        .iter()
        .enumerate()
        .map(|(at, home)| {
            let own = number(home);
            last = own.or(last);
            (last, own.is_none(), at)
        })
        .collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, _, at)| at).collect()
}

/// A line on which a door that is missing is a gap, so that cuts fall there first.
fn along_doors(homes: &[Home], doors: &[usize]) -> Vec<Spot> {
    let mut spots = vec![[0.0; 2]; homes.len()];
    let (mut at, mut last) = (0.0, None);
    for (nth, &home) in doors.iter().enumerate() {
        let own = homes.get(home).and_then(number);
        let step = match (last, own) {
            (Some(before), Some(door)) => measure::gap(before, door),
            (None, _) if nth == 0 => 0.0,
            (None, _) => 1.0,
            (Some(_), None) => 1.0,
        };
        at += step;
        last = own.or(last);
        spots.put(home, [at, 0.0]);
    }
    spots
}
