//! A map's plane: metres east and north of a middle, and back to degrees. For the eye and the hand;
//! the search has a plane of its own for each group.
use crate::domain::Position;
use serde::{Deserialize, Serialize};

/// Metres of a degree of latitude on the mean sphere, as [`crate::domain::Point`] has it.
pub(super) const DEGREE: f64 = 111_195.080;

/// A plane about a middle (equirectangular projection), good to a few metres over a town.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plane {
    /// Longitude of the middle, degrees.
    pub lon: f64,
    /// Latitude of the middle, degrees.
    pub lat: f64,
}

impl Plane {
    /// About the middle of some places; `None` where there are none.
    #[must_use]
    pub fn about(places: impl Iterator<Item = Position>) -> Option<Self> {
        let (mut n, mut lon, mut lat) = (0.0, 0.0, 0.0);
        for place in places {
            (n, lon, lat) = (n + 1.0, lon + place.lon, lat + place.lat);
        }
        (n > 0.0).then(|| Self { lon: lon / n, lat: lat / n })
    }

    /// Metres east and north of the middle, to a decimetre.
    #[must_use]
    pub fn spot(self, at: Position) -> [f64; 2] {
        let round = |metres: f64| (metres * 10.0).round() / 10.0;
        [round((at.lon - self.lon) * DEGREE * self.east()), round((at.lat - self.lat) * DEGREE)]
    }

    /// The place so many metres east and north of the middle.
    #[must_use]
    pub fn position(self, [east, north]: [f64; 2]) -> Position {
        let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
        Position {
            lon: round(self.lon + east / (DEGREE * self.east())),
            lat: round(self.lat + north / DEGREE),
        }
    }

    /// A degree of longitude beside one of latitude.
    fn east(self) -> f64 {
        self.lat.to_radians().cos().max(0.01)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let plane = Plane { lon: 123.2, lat: 28.8 };
        let place = Position { lon: 123.25, lat: 28.75 };
        let back = plane.position(plane.spot(place));
        assert!((back.lon - place.lon).abs() < 2e-6 && (back.lat - place.lat).abs() < 2e-6, "{back:?}");
        assert_eq!(plane.spot(Position { lon: 123.2, lat: 28.8 }), [0.0, 0.0]);
        assert_eq!(Plane::about([].into_iter()), None);
    }
}
