//! Requests about places of households and lines as files of maps: GeoJSON and csv.
use super::answers::FileMade;
use crate::domain::{GridCode, Position};
use serde::{Deserialize, Serialize};

/// A coordinate system of maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Datum {
    /// What phones and GeoJSON give.
    #[default]
    Wgs84,
    /// What Chinese maps give.
    Gcj02,
}

/// See [`super::Request::ReadPoints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPoints {
    /// The place whose households are meant.
    pub within: GridCode,
    /// The system of a file that does not say.
    pub datum: Datum,
}

/// What a file of points and lines holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PointsRead {
    /// Lines to be used as barriers, by WGS-84.
    pub lines: Vec<Vec<Position>>,
    /// Households that get another place.
    pub moved: usize,
    /// Households that stand there already.
    pub same: usize,
    /// What was taken for granted and what was passed over, in words.
    pub notes: Vec<String>,
}

/// See [`super::Request::AcceptPoints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptPoints;

/// See [`super::Request::ExportPoints`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportPoints {
    /// Which place.
    pub within: GridCode,
    /// By which system.
    pub datum: Datum,
    /// GeoJSON, with outlines and barriers; else csv, of points alone.
    pub geojson: bool,
}

/// A file of points, which travels beside its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsMade {
    /// The file.
    pub file: FileMade,
    /// Households in it.
    pub homes: usize,
    /// Households of the place that have no place on the map.
    pub without: usize,
}

/// See [`super::Request::GetSketch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSketch {
    /// A village.
    pub village: GridCode,
}
