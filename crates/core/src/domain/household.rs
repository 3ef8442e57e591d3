//! 户: private in every part. Nothing of it ever reaches a publication but the count and
//! the range of doors of a grid.
use super::{Door, GridCode, Phone};
use serde::{Deserialize, Serialize};

/// Number of a household within one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HouseholdId(pub u32);

/// WGS-84 position in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Longitude, −180 to 180.
    pub lon: f64,
    /// Latitude, −90 to 90.
    pub lat: f64,
}

impl Position {
    /// `None` when a value is not a number or lies outside the globe.
    #[must_use]
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some(Self { lon, lat })
    }
}

/// A household of a villagers' group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Household {
    /// Number within the register.
    pub id: HouseholdId,
    /// The office's own number of the household (户编号), where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The group (level 3) it belongs to.
    pub group: GridCode,
    /// The household-level grid it is assigned to; `None` while it is in none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<GridCode>,
    /// Door number, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<Door>,
    /// Name of the head of the household (户主).
    pub head: String,
    /// People in it, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// The household's telephone. Private.
    #[serde(default, skip_serializing_if = "Phone::is_missing")]
    pub phone: Phone,
    /// Where the house stands. Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

impl Household {
    /// What the households of a place are put in order by: those with a door first, by their doors.
    #[must_use]
    pub const fn by_door(&self) -> (bool, &Option<Door>, HouseholdId) {
        (self.door.is_none(), &self.door, self.id)
    }
}
