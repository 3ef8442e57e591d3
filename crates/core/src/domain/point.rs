//! Where the office of a town or a village stands: a public place, published so that a person
//! can find the village they are in. Not a [`super::Position`], which is a household's and
//! private; there is no way from the one to the other.
use serde::{Deserialize, Serialize};

/// Parts of a degree that are kept: 0.0001°, about 10 m. An office's door is not needed.
const PARTS: f64 = 10_000.0;

/// The earth's mean radius in metres (IUGG).
const RADIUS: f64 = 6_371_008.8;

/// A public place by WGS-84, to about 10 m.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(i32, i32)", into = "(i32, i32)")]
pub struct Point {
    lon: i32,
    lat: i32,
}

/// A pair of numbers that is no place in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no place in China")]
pub struct NoPlace;

impl Point {
    /// From degrees. `None` outside the rectangle around China (73–136° east, 3–54° north), where
    /// longitude and latitude that changed places land too.
    #[must_use]
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        if !(73.0..=136.0).contains(&lon) || !(3.0..=54.0).contains(&lat) {
            return None;
        }
        Some(Self { lon: (lon * PARTS).round() as i32, lat: (lat * PARTS).round() as i32 })
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn lon(self) -> f64 {
        f64::from(self.lon) / PARTS
    }

    /// Latitude in degrees.
    #[must_use]
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / PARTS
    }

    /// Metres over the earth to a place in degrees, by the haversine formula.
    #[must_use]
    pub fn metres_to(self, lon: f64, lat: f64) -> f64 {
        let (here, there) = (self.lat().to_radians(), lat.to_radians());
        let up = ((there - here) / 2.0).sin();
        let along = ((lon - self.lon()).to_radians() / 2.0).sin();
        let chord = up * up + here.cos() * there.cos() * along * along;
        2.0 * RADIUS * chord.sqrt().clamp(0.0, 1.0).asin()
    }
}

impl TryFrom<(i32, i32)> for Point {
    type Error = NoPlace;

    fn try_from((lon, lat): (i32, i32)) -> Result<Self, NoPlace> {
        Self::new(f64::from(lon) / PARTS, f64::from(lat) / PARTS).ok_or(NoPlace)
    }
}

impl From<Point> for (i32, i32) {
    fn from(point: Point) -> Self {
        (point.lon, point.lat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_place_and_how_it_is_kept() {
        let point = Point::new(123.200_04, 28.800_06).unwrap();
        assert_eq!((point.lon(), point.lat()), (123.2, 28.8001));
        assert_eq!(serde_json::to_string(&point).unwrap(), "[1232000,288001]");
        assert_eq!(serde_json::from_str::<Point>("[1232000,288001]").unwrap(), point);
        for (lon, lat) in [(28.8, 123.2), (0.0, 0.0), (f64::NAN, 28.8), (123.2, 91.0), (f64::INFINITY, 28.8)]
        {
            assert_eq!(Point::new(lon, lat), None, "{lon} {lat}");
        }
        assert!(serde_json::from_str::<Point>("[0,0]").is_err());
    }

    #[test]
    fn distances() {
        let check = |(lon, lat): (f64, f64), metres: f64| {
            let found = Point::new(123.2, 28.8).unwrap().metres_to(lon, lat);
            assert!((found - metres).abs() < 1.0, "{found}");
        };
        check((123.2, 28.8), 0.0);
        // A degree of latitude is 111.195 km on the mean sphere; of longitude, that times the cosine.
        check((123.2, 29.8), 111_195.1);
        check((124.2, 28.8), 97_440.7);
    }
}
