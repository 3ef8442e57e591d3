//! Files of maps ↔ places of households and lines: GeoJSON (RFC 7946) and lists with a column for
//! each of longitude and latitude. What is no point and no line in China is passed over and named, all
//! of it at once. Must never name a household's people.
mod write;

use crate::datum::Datum;
use crate::read;
use crate::table::{FileError, Row, Table};
use serde_json::Value;
use wangge_core::domain::Point;
pub use write::{GeoHome, GeoShape, write_csv, write_geojson};

/// Names of the properties and columns, as they are written; the first of each.
const LON: [&str; 5] = ["经度", "lon", "lng", "longitude", "x"];
const LAT: [&str; 4] = ["纬度", "lat", "latitude", "y"];
const ID: [&str; 2] = ["序号", "id"];
const CODE: [&str; 3] = ["户编码", "户编号", "code"];
const GROUP: [&str; 3] = ["组编码", "组代码", "group"];
const DOOR: [&str; 3] = ["门牌号", "门牌", "door"];
const DATUM: [&str; 3] = ["坐标系", "datum", "crs"];

/// What a file holds, by WGS-84 where the file or the caller says which system it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GeoFile {
    /// Places.
    pub points: Vec<GeoPoint>,
    /// Lines, and the edges of areas: longitude, latitude.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// The system that the file names itself.
    pub named: Option<Datum>,
    /// A system that the file names and nobody here knows.
    pub unknown: Option<String>,
    /// Features or rows that give neither, in the order of the file.
    pub wrong: Vec<Wrong>,
    /// Whether it is a list: then what is numbered are its rows, else its features from 1 on.
    pub list: bool,
}

/// A feature or row that gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which: see [`GeoFile::list`].
    pub row: u32,
    /// Why.
    pub why: Why,
}

/// Why a feature or row gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is no point, line or area.
    NoPlace,
    /// A longitude or latitude is missing, or no number.
    NoNumbers,
    /// Longitude and latitude changed places.
    Swapped,
    /// It is not in China.
    Outside,
}

/// A place, and what it says of whose it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GeoPoint {
    /// Longitude and latitude, degrees, by WGS-84.
    pub at: (f64, f64),
    /// The register's own number.
    pub id: Option<u32>,
    /// The office's number; may be empty.
    pub code: String,
    /// The group's code; may be empty.
    pub group: String,
    /// The door; may be empty.
    pub door: String,
    /// Where in the file: see [`GeoFile::list`].
    pub row: u32,
}

/// Why a file gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeoError {
    /// It is no list and no JSON.
    File(FileError),
    /// Broken JSON; from this line on it cannot be read.
    Broken(usize),
    /// JSON, but not GeoJSON.
    NotGeo,
    /// A list without columns of longitude and latitude.
    NoColumns,
}

/// Reads a file. `usual` is the system of one that names none.
///
/// # Errors
/// [`GeoError`] where nothing can be read.
pub fn read_geo(name: &str, bytes: &[u8], usual: Datum) -> Result<GeoFile, GeoError> {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let begins = body.iter().find(|b| !b.is_ascii_whitespace());
    let mut file = if matches!(begins, Some(b'{' | b'[')) {
        let json = serde_json::from_slice(body).map_err(|e| GeoError::Broken(e.line()))?;
        of_json(&json)?
    } else {
        let tables = read::read(name, bytes, &mut |_| {}).map_err(GeoError::File)?;
        of_tables(&tables)?
    };
    let datum = file.named.unwrap_or(usual);
    let to = |(lon, lat): (f64, f64)| datum.to_wgs84(lon, lat);
    file.points.iter_mut().for_each(|p| p.at = to(p.at));
    file.lines.iter_mut().flatten().for_each(|p| *p = to(*p));
    Ok(file)
}

fn of_json(json: &Value) -> Result<GeoFile, GeoError> {
    let mut file = GeoFile::default();
    let kind = json.get("type").and_then(Value::as_str).unwrap_or_default();
    // The member of the older GeoJSON, and the property that this app writes.
    let crs = json.pointer("/crs/properties/name").or_else(|| json.get(DATUM[0]));
    name_datum(&mut file, crs.and_then(Value::as_str).unwrap_or_default());
    match kind {
        "FeatureCollection" => {
            let features = json.get("features").and_then(Value::as_array).into_iter().flatten();
            for (feature, row) in features.zip(1..) {
                of_feature(&mut file, feature, row);
            }
        }
        "Feature" => of_feature(&mut file, json, 1),
        "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon"
        | "GeometryCollection" => of_geometry(&mut file, json, &Value::Null, 1),
        _ => return Err(GeoError::NotGeo),
    }
    Ok(file)
}

fn name_datum(file: &mut GeoFile, name: &str) {
    let name = name.trim();
    if name.is_empty() {
        return;
    }
    // `urn:ogc:def:crs:OGC:1.3:CRS84`, `urn:ogc:def:crs:EPSG::4326`
    let last = name.rsplit(':').next().unwrap_or(name);
    let known = match last {
        "CRS84" | "4326" | "4490" => Some(Datum::Wgs84),
        _ => Datum::read(name),
    };
    match known {
        Some(datum) => file.named = Some(datum),
        None => file.unknown = Some(name.to_owned()),
    }
}

fn of_feature(file: &mut GeoFile, feature: &Value, row: u32) {
    let properties = feature.get("properties").unwrap_or(&Value::Null);
    match feature.get("geometry") {
        Some(geometry) if geometry.is_object() => of_geometry(file, geometry, properties, row),
        _ => file.wrong.push(Wrong { row, why: Why::NoPlace }),
    }
}

fn of_geometry(file: &mut GeoFile, geometry: &Value, properties: &Value, row: u32) {
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
    let at = geometry.get("coordinates").unwrap_or(&Value::Null);
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let line = |v: &Value| list(v).iter().map(pair).collect::<Result<Vec<_>, _>>();
    // An area of this app's own is a grid as it was drawn, not a barrier.
    let drawn = properties.get("kind").and_then(Value::as_str) == Some("grid");
    let text = |names: &[&str]| {
        let found = names.iter().find_map(|n| properties.get(*n));
        found.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).unwrap_or_default()
    };
    let point = |at| GeoPoint {
        at,
        id: text(&ID).parse().ok(),
        code: text(&CODE),
        group: text(&GROUP),
        door: text(&DOOR),
        row,
    };
    let lines: Vec<Result<Vec<(f64, f64)>, Why>> = match kind {
        "Point" => {
            match pair(at) {
                Ok(at) => file.points.push(point(at)),
                Err(why) => file.wrong.push(Wrong { row, why }),
            }
            return;
        }
        "LineString" => vec![line(at)],
        "MultiLineString" => list(at).iter().map(line).collect(),
        "Polygon" | "MultiPolygon" if drawn => return,
        "Polygon" => list(at).iter().map(line).collect(),
        "MultiPolygon" => list(at).iter().flat_map(list).map(|ring| line(&ring)).collect(),
        "GeometryCollection" => {
            for part in geometry.get("geometries").and_then(Value::as_array).into_iter().flatten() {
                of_geometry(file, part, properties, row);
            }
            return;
        }
        _ => Vec::new(),
    };
    if lines.is_empty() {
        file.wrong.push(Wrong { row, why: Why::NoPlace });
    }
    // A line with a corner that is nowhere is another line: it is not used.
    for line in lines {
        match line {
            Ok(line) if line.len() >= 2 => file.lines.push(line),
            Ok(_) => file.wrong.push(Wrong { row, why: Why::NoPlace }),
            Err(why) => file.wrong.push(Wrong { row, why }),
        }
    }
}

fn pair(value: &Value) -> Result<(f64, f64), Why> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    number(0).zip(number(1)).ok_or(Why::NoNumbers).and_then(good)
}

/// A place in China, by whichever system.
fn good((lon, lat): (f64, f64)) -> Result<(f64, f64), Why> {
    match (Point::new(lon, lat), Point::new(lat, lon)) {
        (Some(_), _) => Ok((lon, lat)),
        (None, Some(_)) => Err(Why::Swapped),
        (None, None) => Err(Why::Outside),
    }
}

fn of_tables(tables: &[Table]) -> Result<GeoFile, GeoError> {
    let mut file = GeoFile { list: true, ..GeoFile::default() };
    let mut any = false;
    for table in tables {
        let column = |row: &Row, names: &[&str]| {
            row.cells.iter().position(|c| names.contains(&c.trim().to_lowercase().as_str()))
        };
        let head = table
            .rows
            .iter()
            .take(20)
            .enumerate()
            .find_map(|(at, row)| Some((at, column(row, &LON)?, column(row, &LAT)?, row)));
        let Some((at, lon, lat, head)) = head else { continue };
        any = true;
        let columns =
            [&ID[..], &CODE[..], &GROUP[..], &DOOR[..], &DATUM[..]].map(|names| column(head, names));
        for row in table.rows.iter().skip(at + 1) {
            let text = |c: Option<usize>| c.map(|c| row.cell(c).trim().to_owned()).unwrap_or_default();
            let [id, code, group, door, datum] = columns.map(text);
            let degrees = |c: usize| row.cell(c).trim().trim_end_matches(['°', '度']).parse::<f64>().ok();
            name_datum(&mut file, &datum);
            let row = row.number;
            match degrees(lon).zip(degrees(lat)).ok_or(Why::NoNumbers).and_then(good) {
                Ok(at) => file.points.push(GeoPoint { at, id: id.parse().ok(), code, group, door, row }),
                Err(why) => file.wrong.push(Wrong { row, why }),
            }
        }
    }
    if any { Ok(file) } else { Err(GeoError::NoColumns) }
}
