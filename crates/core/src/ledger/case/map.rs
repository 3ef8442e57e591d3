//! Where cases were found: the places below one place as outlines of what positions are known in them,
//! each with its count. For the office alone; it is drawn, never stored, never published.
use super::Counts;
use crate::division::{Plane, outline};
use crate::domain::{GridCode, Position, Register};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Units along the longer side.
const SIDE: f64 = 100.0;
/// Steps of shade for counts above 0.
const SHADES: u32 = 4;

/// A map of counts; units have no size of their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseMap {
    /// Width and height; the longer is 100.
    pub size: [f64; 2],
    /// The places, in the order of their codes.
    pub spots: Vec<CaseSpot>,
    /// Places of which no position is known, each with its count.
    pub without: Vec<(String, u32)>,
}

/// A place of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseSpot {
    /// Its name.
    pub name: String,
    /// Cases.
    pub count: u32,
    /// 0 for none, up to 4 for the most.
    pub shade: u8,
    /// Corners; y goes down.
    pub outline: Vec<[f64; 2]>,
    /// Where the count stands.
    pub at: [f64; 2],
}

/// The map of the places below a place; `None` where not two of them have a position.
#[must_use]
pub fn case_map(register: &Register, counts: &Counts, place: GridCode, on: NaiveDate) -> Option<CaseMap> {
    let parts: Vec<(GridCode, Vec<Position>)> =
        register.children(place, on).map(|g| (g.code, positions(register, g.code, on))).collect();
    let plane = Plane::about(parts.iter().flat_map(|(_, found)| found).copied())?;
    let count = |code: &GridCode| counts.places.get(code).copied().unwrap_or(0);
    let most = counts.places.values().copied().max().unwrap_or(0);
    let (with, without): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, found)| !found.is_empty());
    if with.len() < 2 {
        return None;
    }
    let with: Vec<(GridCode, Vec<[f64; 2]>)> = with
        .into_iter()
        .map(|(code, found)| (code, found.into_iter().map(|p| plane.spot(p)).collect()))
        .collect();
    let edges = |at: usize| {
        let all = || with.iter().flat_map(|(_, s)| s).filter_map(move |s| s.get(at).copied());
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((west, east), (south, north)) = (edges(0), edges(1));
    // Wide enough that a count has room where one position is known.
    let margin = ((east - west).max(north - south) / 25.0).max(1.0);
    let (width, height) = (east - west + 3.0 * margin, north - south + 3.0 * margin);
    let scale = SIDE / width.max(height);
    let round = |units: f64| (units * 10.0).round() / 10.0;
    let paper = |[x, y]: [f64; 2]| {
        [round((x - west + 1.5 * margin) * scale), round((north - y + 1.5 * margin) * scale)]
    };
    let spot = |(code, spots): &(GridCode, Vec<[f64; 2]>)| {
        let (count, n) = (count(code), spots.len().max(1) as f64);
        let middle = spots.iter().fold([0.0; 2], |[x, y], s| [x + s[0] / n, y + s[1] / n]);
        // The most is the darkest, one is seen.
        let shade = (count * SHADES).div_ceil(most.max(1)).min(SHADES);
        CaseSpot {
            name: register.name(*code),
            count,
            shade: u8::try_from(shade).unwrap_or(0),
            outline: outline(spots, margin).into_iter().map(paper).collect(),
            at: paper(middle),
        }
    };
    Some(CaseMap {
        size: [round(width * scale), round(height * scale)],
        spots: with.iter().map(spot).collect(),
        without: without.iter().map(|(code, _)| (register.name(*code), count(code))).collect(),
    })
}

/// All positions known in a place: its households', else its villages' offices.
fn positions(register: &Register, code: GridCode, on: NaiveDate) -> Vec<Position> {
    let homes: Vec<Position> = register.households_in(code).filter_map(|h| h.position).collect();
    if !homes.is_empty() {
        return homes;
    }
    let offices = register.subtree(code).filter(|g| g.in_force(on)).filter_map(|g| g.point);
    offices.filter_map(|p| Position::new(p.lon(), p.lat())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Grid, Household, HouseholdId, Phone, Point};

    #[test]
    fn places_with_positions_stand_on_the_map_and_the_others_beside_it() {
        let code = |text: &str| text.parse::<GridCode>().unwrap();
        let mut register = Register::default();
        let (town, villages) = ("610327100", ["610327100201", "610327100202", "610327100203"]);
        for text in ["610327", town].into_iter().chain(villages) {
            register.grids.insert(code(text), Grid::new(code(text), text));
        }
        let on = "2025-06-01".parse().unwrap();
        let counts = Counts {
            places: [(code(villages[0]), 8), (code(villages[1]), 1), (code(villages[2]), 5)].into(),
            ..Counts::default()
        };
        assert_eq!(case_map(&register, &counts, code(town), on), None, "no position");
        register.grids.get_mut(&code(villages[1])).unwrap().point = Point::new(106.51, 34.5);
        assert_eq!(case_map(&register, &counts, code(town), on), None, "one place is no map");
        let group = code("61032710020101");
        let homes = (0..3).map(|n| Household {
            id: HouseholdId(n),
            code: String::new(),
            group,
            grid: Some(code("6103271002010101")),
            door: None,
            head: String::new(),
            people: None,
            phone: Phone::Missing,
            position: Position::new(106.5 + f64::from(n) * 1e-3, 34.5 + f64::from(n % 2) * 1e-3),
        });
        register.households.insert(group, homes.collect());
        let map = case_map(&register, &counts, code(town), on).unwrap();
        let found: Vec<_> = map.spots.iter().map(|s| (s.name.as_str(), s.count, s.shade)).collect();
        assert_eq!(found, [(villages[0], 8, 4), (villages[1], 1, 1)]);
        assert_eq!(map.without, [(villages[2].to_owned(), 5)]);
        assert!(map.spots[0].at[0] < map.spots[1].at[0], "west is left");
        let [width, height] = map.size;
        assert!(
            map.spots
                .iter()
                .flat_map(|s| &s.outline)
                .all(|[x, y]| (0.0..=width).contains(x) && (0.0..=height).contains(y))
        );
    }
}
