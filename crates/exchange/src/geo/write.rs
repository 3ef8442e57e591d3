//! Places of households, outlines of grids and barriers as a file. Private: it is written only when
//! the office asks for it, and tells doors and numbers, no names of people.
use super::{CODE, DATUM, DOOR, GROUP, ID, LAT, LON};
use crate::datum::Datum;
use crate::sheets::defused;
use serde_json::{Value, json};

/// A household on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoHome {
    /// Longitude and latitude by WGS-84, degrees.
    pub at: (f64, f64),
    /// The register's own number.
    pub id: u32,
    /// The office's number; may be empty.
    pub code: String,
    /// The group's code.
    pub group: String,
    /// The grid's code; empty: none.
    pub grid: String,
    /// The door; may be empty.
    pub door: String,
}

/// A line or an area on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoShape {
    /// Whether it is a grid's outline; else a barrier.
    pub grid: bool,
    /// Its name; may be empty.
    pub name: String,
    /// Corners by WGS-84, degrees.
    pub corners: Vec<(f64, f64)>,
}

/// GeoJSON. RFC 7946 knows WGS-84 alone: another system is named in a member of its own, which
/// reading understands.
#[must_use]
pub fn write_geojson(homes: &[GeoHome], shapes: &[GeoShape], datum: Datum) -> Vec<u8> {
    let pair = |&(lon, lat): &(f64, f64)| {
        let (lon, lat) = datum.of_wgs84(lon, lat);
        json!([seventh(lon), seventh(lat)])
    };
    let home = |h: &GeoHome| {
        json!({
            "type": "Feature",
            "geometry": { "type": "Point", "coordinates": pair(&h.at) },
            "properties": {
                ID[1]: h.id, CODE[0]: h.code, GROUP[0]: h.group, "网格编码": h.grid, DOOR[0]: h.door,
            },
        })
    };
    let shape = |s: &GeoShape| {
        let mut corners: Vec<Value> = s.corners.iter().map(pair).collect();
        let geometry = if s.grid {
            corners.extend(s.corners.first().map(pair));
            json!({ "type": "Polygon", "coordinates": [corners] })
        } else {
            json!({ "type": "LineString", "coordinates": corners })
        };
        let kind = if s.grid { "grid" } else { "barrier" };
        json!({ "type": "Feature", "geometry": geometry, "properties": { "kind": kind, "名称": s.name } })
    };
    let features: Vec<Value> = homes.iter().map(home).chain(shapes.iter().map(shape)).collect();
    let mut file = json!({ "type": "FeatureCollection", "features": features });
    if let (Datum::Gcj02, Some(members)) = (datum, file.as_object_mut()) {
        members.insert(DATUM[0].to_owned(), json!(name(datum)));
    }
    file.to_string().into_bytes()
}

/// A list of points: UTF-8 with the mark that Excel needs.
#[must_use]
pub fn write_csv(homes: &[GeoHome], datum: Datum) -> Vec<u8> {
    let head = [ID[0], CODE[0], GROUP[0], "网格编码", DOOR[0], LON[0], LAT[0], DATUM[0]];
    let mut text = format!("\u{FEFF}{}\r\n", head.join(","));
    for h in homes {
        let (lon, lat) = datum.of_wgs84(h.at.0, h.at.1);
        let cells = [
            h.id.to_string(),
            h.code.clone(),
            h.group.clone(),
            h.grid.clone(),
            h.door.clone(),
            seventh(lon).to_string(),
            seventh(lat).to_string(),
            name(datum).to_owned(),
        ];
        text.push_str(&cells.map(|c| cell(&c)).join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// Degrees to a centimetre.
fn seventh(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

const fn name(datum: Datum) -> &'static str {
    match datum {
        Datum::Wgs84 => "WGS84",
        Datum::Gcj02 => "GCJ02",
    }
}

fn cell(text: &str) -> String {
    let safe = if defused(text) { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
