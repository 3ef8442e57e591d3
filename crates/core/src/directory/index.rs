//! The look-up index: every grid of the county with its responsible person, as columns that
//! compress well, and the same unfolded for finding.
use super::model::{Manifest, PublicGrid, PublicVillage};
use crate::domain::{GridCode, Level, Register};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use wangge_texts::Lang;

/// How Chinese characters are read. The table is large and lives in the office; a
/// publication carries the readings of just the characters it uses.
pub trait Readings {
    /// The usual reading without tone, as `wang`.
    fn usual(&self, character: char) -> Option<&str>;
    /// The reading as a family name where it differs, as `shan` of 单.
    fn surname(&self, character: char) -> Option<&str>;
    /// The characters that people commonly type.
    fn common(&self) -> Vec<char>;
}

/// `data/sounds.<hash>.json`: how common characters are read that stand in no name of the county.
/// A person who types one of these may mean one that sounds the same. Fetched when it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MoreSounds {
    /// Reading → all characters read so.
    pub(super) by_reading: BTreeMap<String, String>,
}

/// `data/find.txt`: all that finding needs, in one file of a fixed name, so that the first page
/// can ask for it before it knows anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The publication's version: the manifest's, or this file is of another publication.
    pub version: String,
    /// The publication's date, `2026-11-24`.
    pub date: String,
    /// The county.
    pub county: GridCode,
    /// Its name.
    pub name: String,
    /// 发布单位.
    pub issuer: String,
    /// Who runs the site, and under which numbers, in one line of Chinese; may be empty.
    pub foot: String,
    /// Level 1–4, each as columns.
    pub(super) levels: [Columns; 4],
    /// Each reading, without tone, of characters in a name, with these.
    pub(super) readings: Vec<(String, String)>,
    /// The same of family names that are read otherwise.
    pub(super) surnames: Vec<(String, String)>,
}

/// One level: entry `i` of every column is one grid, in the order of the codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Entry of the parent in the level above; 0 for towns.
    pub(super) up: Vec<u32>,
    /// Number within the parent.
    pub(super) number: Vec<u16>,
    /// Name; empty where it is the usual `3组`, `第2网格`.
    pub(super) name: Vec<String>,
    /// Range in words.
    pub(super) range: Vec<String>,
    /// Responsible person; empty: vacant.
    pub(super) head: Vec<String>,
    /// Their telephone, or the office's where there is none.
    pub(super) phone: Vec<String>,
}

/// What a group or a grid is called that has no name of its own. Put together by hand: this is
/// done six thousand times before a county's first page answers.
pub(super) fn usual_name(level: Level, number: u32) -> Option<String> {
    let (before, after) = match level {
        Level::Group => ("", "组"),
        Level::Household => ("第", "网格"),
        _ => return None,
    };
    let mut name = String::with_capacity(16);
    name.push_str(before);
    let mut started = false;
    for unit in [100, 10, 1] {
        let digit = number / unit % 10;
        started |= digit > 0 || unit == 1;
        if started {
            name.extend(char::from_digit(digit, 10));
        }
    }
    name.push_str(after);
    Some(name)
}

/// Characters by their reading. On a keyboard without ü people type v.
fn by_reading<'a>(
    characters: &BTreeSet<char>,
    of: impl Fn(char) -> Option<&'a str>,
) -> Vec<(String, String)> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for &character in characters {
        if let Some(reading) = of(character) {
            found.entry(reading.replace('ü', "v")).or_default().push(character);
        }
    }
    found.into_iter().collect()
}

fn foot(manifest: &Manifest) -> String {
    let lines = manifest.footer.lines(Lang::Zh).into_iter().map(|line| line.words);
    lines.collect::<Vec<_>>().join("　")
}

impl Index {
    /// Builds the index of all published villages.
    #[must_use]
    pub fn build(
        register: &Register,
        manifest: &Manifest,
        villages: &[PublicVillage],
        readings: &dyn Readings,
    ) -> Self {
        let on = manifest.date;
        let mut index = Self {
            version: manifest.version.clone(),
            date: on.to_string(),
            county: manifest.county,
            name: manifest.name.clone(),
            issuer: manifest.issuer.clone(),
            foot: foot(manifest),
            levels: Default::default(),
            readings: Vec::new(),
            surnames: Vec::new(),
        };
        let mut names: BTreeSet<char> = BTreeSet::new();
        let mut places: [BTreeMap<GridCode, u32>; 4] = Default::default();
        let towns: BTreeSet<GridCode> = register.grids_of(Level::Town, on).map(|g| g.code).collect();
        let town_grids: Vec<PublicGrid> =
            towns.iter().map(|&code| crate::publish::grid(register, code, on)).collect();
        let all = town_grids.iter().chain(
            villages.iter().flat_map(|v| std::iter::once(&v.village).chain(&v.groups).chain(&v.grids)),
        );
        for grid in all {
            index.add(grid, &mut places);
            names.extend(grid.name.chars());
            names.extend(grid.head().into_iter().flat_map(|h| h.name.chars()));
        }
        index.readings = by_reading(&names, |c| readings.usual(c));
        index.surnames = by_reading(&names, |c| readings.surname(c));
        index
    }

    /// The readings of common characters that no name of the county holds.
    #[must_use]
    pub fn more_sounds(&self, readings: &dyn Readings) -> MoreSounds {
        let mut more = MoreSounds::default();
        let known: BTreeSet<char> = self.readings.iter().flat_map(|(_, all)| all.chars()).collect();
        let common = readings.common().into_iter().filter(|c| !known.contains(c)).collect();
        more.by_reading.extend(by_reading(&common, |c| readings.usual(c)));
        more
    }

    fn add(&mut self, grid: &PublicGrid, places: &mut [BTreeMap<GridCode, u32>; 4]) {
        let level = grid.code.level();
        let Some(slot) = usize::from(level.number()).checked_sub(1) else { return };
        let above = slot.checked_sub(1).and_then(|s| places.get(s));
        let up = grid.code.parent().and_then(|p| above?.get(&p).copied()).unwrap_or(0);
        let (Some(columns), Some(place)) = (self.levels.get_mut(slot), places.get_mut(slot)) else { return };
        place.insert(grid.code, u32::try_from(columns.up.len()).unwrap_or(u32::MAX));
        let usual = usual_name(level, grid.code.number());
        let phone = grid.head().and_then(|h| h.phone.clone()).or_else(|| grid.phone.clone());
        columns.up.push(up);
        columns.number.push(u16::try_from(grid.code.number()).unwrap_or(0));
        columns.name.push(if usual.as_ref() == Some(&grid.name) { String::new() } else { grid.name.clone() });
        columns.range.push(grid.range.clone());
        columns.head.push(grid.head().map(|h| h.name.clone()).unwrap_or_default());
        columns.phone.push(phone.unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_what_has_none() {
        let check = |level, number, name: &str| assert_eq!(usual_name(level, number).as_deref(), Some(name));
        check(Level::Group, 3, "3组");
        check(Level::Group, 20, "20组");
        check(Level::Household, 5, "第5网格");
        check(Level::Household, 105, "第105网格");
        assert_eq!(usual_name(Level::Village, 1), None);
    }
}
