//! `data/points.<hash>.json`: where the villages' offices stand, for “near me”. Villages and towns
//! only: nothing here tells where anybody lives.
use crate::domain::{GridCode, Point};
use serde::{Deserialize, Serialize};

/// The places of the county's villages that have one, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VillagePoints {
    /// Each village with its place.
    pub all: Vec<(GridCode, Point)>,
}

/// A village and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Which.
    pub code: GridCode,
    /// From the place that was asked about to the village's office, in metres.
    pub metres: f64,
}

/// Farther from every village than this, somebody is not in the county.
pub const FAR_METRES: f64 = 30_000.0;

impl VillagePoints {
    /// The villages nearest to a place in degrees (WGS-84), nearest first.
    #[must_use]
    pub fn nearest(&self, lon: f64, lat: f64, most: usize) -> Vec<Near> {
        let mut all: Vec<Near> = self
            .all
            .iter()
            .map(|&(code, point)| Near { code, metres: point.metres_to(lon, lat) })
            .filter(|near| near.metres.is_finite())
            .collect();
        all.sort_by(|a, b| a.metres.total_cmp(&b.metres).then(a.code.cmp(&b.code)));
        all.truncate(most);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_first() {
        let at = |code: &str, lon: f64| (code.parse().unwrap(), Point::new(lon, 28.8).unwrap());
        let points = VillagePoints {
            all: vec![at("990127100201", 123.3), at("990127100202", 123.21), at("990127100203", 123.19)],
        };
        let codes = |lon: f64, most| -> Vec<String> {
            points.nearest(lon, 28.8, most).iter().map(|n| n.code.to_string()).collect()
        };
        assert_eq!(codes(123.3, 2), ["990127100201", "990127100202"]);
        // As far from the one as from the other: by code, so that the list does not jump.
        assert_eq!(codes(123.2, 9), ["990127100202", "990127100203", "990127100201"]);
        assert!(points.nearest(123.3, 28.8, 1)[0].metres < 0.001);
        assert!(points.nearest(f64::NAN, 28.8, 3).is_empty());
        assert!(VillagePoints::default().nearest(123.3, 28.8, 3).is_empty());
    }
}
