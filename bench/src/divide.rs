//! The demo county's groups as all contestants in division get them, and our division of them.
use serde::{Deserialize, Serialize};
use wangge_core::division::{Group, Home, Objective, Wishes, divide};
use wangge_core::domain::{Door, DoorNumber, GridCode, HouseholdId, Position};

/// The groups of a county whose sizes can be met.
#[derive(Debug, Serialize, Deserialize)]
pub struct Groups {
    /// One list of households a group, in the order of their doors: longitude, latitude.
    pub groups: Vec<Vec<(f64, f64)>>,
}

/// Our answer: the grid of each household, group by group.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// As the groups are.
    pub grids: Vec<Vec<usize>>,
}

/// The groups as [`divide`] takes them.
#[must_use]
pub fn read(json: &str) -> Vec<Group> {
    let groups: Groups = serde_json::from_str(json).unwrap_or(Groups { groups: Vec::new() });
    groups.groups.iter().filter_map(|list| group(list)).collect()
}

fn group(list: &[(f64, f64)]) -> Option<Group> {
    let code: GridCode = "99012710020101".parse().ok()?;
    let home = |(id, &(lon, lat)): (u32, &(f64, f64))| Home {
        id: HouseholdId(id),
        position: Position::new(lon, lat),
        door: DoorNumber::new(id + 1).map(Door::Number),
        grid: None,
        candidate: false,
    };
    Some(Group { code, homes: (0..).zip(list).map(home).collect() })
}

/// All groups divided, one after the other.
#[must_use]
pub fn all(groups: &[Group], doors: bool) -> Answer {
    let objective = if doors { Objective::Doors } else { Objective::Compact };
    let wishes = Wishes { objective, ..Wishes::default() };
    let one = |group: &Group| {
        let mut of = vec![0; group.homes.len()];
        for (number, part) in divide(group, &wishes).grids.iter().enumerate() {
            for id in &part.homes {
                if let Some(slot) = of.get_mut(id.0 as usize) {
                    *slot = number;
                }
            }
        }
        of
    };
    Answer { grids: groups.iter().map(one).collect() }
}
