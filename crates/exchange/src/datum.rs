//! Coordinate systems of Chinese maps → WGS-84, which phones give.
//!
//! GCJ-02 has no official publication; its formula and numbers are those that all map libraries
//! share (checked against the pairs of github.com/googollee/eviltransform). The way back is a fixed
//! point, which settles to less than a millimetre in a few rounds.
use std::f64::consts::PI;
use wangge_core::domain::{fold_width, squeeze};

/// A coordinate system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    /// WGS-84, and CGCS2000, which differs by centimetres.
    Wgs84,
    /// GCJ-02: maps of Amap, Tencent and others.
    Gcj02,
}

impl Datum {
    /// As sheets and files write it; a blank one is WGS-84.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let folded = squeeze(&fold_width(text)).to_uppercase().replace(['-', '_'], "");
        match folded.as_str() {
            "" | "WGS84" | "GPS" | "CGCS2000" | "国家2000" | "大地2000" | "国家大地2000" | "EPSG:4326"
            | "EPSG:4490" => Some(Self::Wgs84),
            "GCJ02" | "高德" | "腾讯" | "高德地图" | "腾讯地图" | "国测局" | "火星坐标" | "火星坐标系" => {
                Some(Self::Gcj02)
            }
            _ => None,
        }
    }

    /// From WGS-84 to this system, degrees.
    #[must_use]
    pub fn of_wgs84(self, lon: f64, lat: f64) -> (f64, f64) {
        if self == Self::Wgs84 {
            return (lon, lat);
        }
        let (dx, dy) = shift(lon, lat);
        (lon + dx, lat + dy)
    }

    /// From this system to WGS-84, degrees.
    #[must_use]
    pub fn to_wgs84(self, lon: f64, lat: f64) -> (f64, f64) {
        if self == Self::Wgs84 {
            return (lon, lat);
        }
        let (mut x, mut y) = (lon, lat);
        for _ in 0..6 {
            let (dx, dy) = shift(x, y);
            (x, y) = (lon - dx, lat - dy);
        }
        (x, y)
    }
}

/// How far GCJ-02 is from WGS-84 at a place, in degrees.
fn shift(lon: f64, lat: f64) -> (f64, f64) {
    /// Krasovsky 1940, as the formula has it.
    const AXIS: f64 = 6_378_245.0;
    const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;
    let (x, y) = (lon - 105.0, lat - 35.0);
    let wave = |a: f64, at: f64| a * (at * PI).sin();
    let both = (wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x)) * 2.0 / 3.0;
    let root = x.abs().sqrt();
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + both
        + (wave(20.0, x) + wave(40.0, x / 3.0)) * 2.0 / 3.0
        + (wave(150.0, x / 12.0) + wave(300.0, x / 30.0)) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + both
        + (wave(20.0, y) + wave(40.0, y / 3.0)) * 2.0 / 3.0
        + (wave(160.0, y / 12.0) + wave(320.0, y / 30.0)) * 2.0 / 3.0;
    let sine = lat.to_radians().sin();
    let bent = 1.0 - ECCENTRICITY * sine * sine;
    let radius = AXIS / bent.sqrt();
    (
        (east / (radius * lat.to_radians().cos())).to_degrees(),
        (north / (radius * (1.0 - ECCENTRICITY) / bent)).to_degrees(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |text: &str, expect| assert_eq!(Datum::read(text), expect, "{text}");
        check("", Some(Datum::Wgs84));
        check("ＷＧＳ－８４", Some(Datum::Wgs84));
        check("cgcs2000", Some(Datum::Wgs84));
        check("gcj-02", Some(Datum::Gcj02));
        check("高德地图", Some(Datum::Gcj02));
        check("BD-09", None);
        check("西安80", None);
    }

    /// The pairs that eviltransform tests its versions in all languages with: Shanghai, Shenzhen, Beijing.
    #[test]
    fn to_a_metre_of_known_pairs() {
        for (wgs, gcj) in [
            ((121.527_210_6, 31.177_427_6), (121.531_541_859_215, 31.175_303_983_645_97)),
            ((113.912_316, 22.543_847), (113.917_176_480_836_3, 22.540_796_131_694_766)),
            ((116.377_817, 39.911_954), (116.384_047_224_556_57, 39.913_345_455_360_69)),
        ] {
            let (lon, lat) = Datum::Gcj02.to_wgs84(gcj.0, gcj.1);
            assert!((lon - wgs.0).abs() < 1e-5 && (lat - wgs.1).abs() < 1e-5, "{lon} {lat} for {wgs:?}");
        }
    }

    #[test]
    fn there_and_back() {
        for (lon, lat) in [(123.2, 28.8), (106.85, 34.89), (87.6, 43.8), (110.3, 20.0)] {
            let (dx, dy) = shift(lon, lat);
            let (x, y) = Datum::Gcj02.to_wgs84(lon + dx, lat + dy);
            assert!((x - lon).abs() < 1e-8 && (y - lat).abs() < 1e-8, "{lon} {lat}");
            assert!(dx.abs() < 0.01 && dy.abs() < 0.01 && dx.abs() + dy.abs() > 0.0005, "{dx} {dy}");
        }
    }
}
