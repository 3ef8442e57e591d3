//! The look-up index: every grid of the county with its responsible person, as columns that
//! compress well, and the same unfolded for finding.
use super::model::{Manifest, PublicGrid, PublicVillage};
use super::names::Names;
use super::spelled::Sounds;
use crate::domain::{GridCode, Level, Register, fold_variant};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
    by_reading: BTreeMap<String, String>,
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
    /// Level 1–4, each as columns.
    pub(super) levels: [Columns; 4],
    /// Reading of each character in a name, without tone.
    pub(super) readings: BTreeMap<char, String>,
    /// Reading of a family name where it is another.
    pub(super) surnames: BTreeMap<char, String>,
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

/// A grid in the look-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
    /// Its range in words; may be empty.
    pub range: String,
    /// The responsible person; empty: vacant.
    pub head: String,
    /// Telephone of the responsible person, else of the office; may be empty.
    pub phone: String,
}

/// The index, unfolded.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// All grids in tree order.
    pub(super) nodes: Vec<Node>,
    pub(super) sounds: Sounds,
    pub(super) names: Names,
}

fn usual_name(level: Level, number: u32) -> Option<String> {
    match level {
        Level::Group => Some(format!("{number}组")),
        Level::Household => Some(format!("第{number}网格")),
        _ => None,
    }
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
            levels: Default::default(),
            readings: BTreeMap::new(),
            surnames: BTreeMap::new(),
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
        for c in names {
            if let Some(reading) = readings.usual(c) {
                // On a keyboard without ü people type v.
                index.readings.insert(c, reading.replace('ü', "v"));
            }
            if let Some(reading) = readings.surname(c) {
                index.surnames.insert(c, reading.to_owned());
            }
        }
        index
    }

    /// The readings of common characters that no name of the county holds.
    #[must_use]
    pub fn more_sounds(&self, readings: &dyn Readings) -> MoreSounds {
        let mut more = MoreSounds::default();
        for c in readings.common().into_iter().filter(|c| !self.readings.contains_key(c)) {
            if let Some(reading) = readings.usual(c) {
                more.by_reading.entry(reading.replace('ü', "v")).or_default().push(c);
            }
        }
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

    /// Unfolds the index of a county. Entries that fit no grid are left out.
    #[must_use]
    pub fn unfold(self) -> Lookup {
        let mut nodes = Vec::new();
        let mut above = vec![self.county];
        for (level, columns) in Level::GRIDS.into_iter().zip(self.levels) {
            let mut here = Vec::with_capacity(columns.up.len());
            let rest = columns.range.into_iter().zip(columns.head).zip(columns.phone);
            let first = columns.up.into_iter().zip(columns.number).zip(columns.name);
            for (((up, number), name), ((range, head), phone)) in first.zip(rest) {
                let Some(code) = above.get(up as usize).and_then(|p| p.child(number)) else { continue };
                here.push(code);
                let name =
                    if name.is_empty() { usual_name(level, code.number()).unwrap_or_default() } else { name };
                nodes.push(Node { code, name, range, head, phone });
            }
            above = here;
        }
        nodes.sort_unstable_by_key(|n| n.code);
        let sounds = Sounds::new(&self.readings, &self.surnames);
        let names = Names::new(&nodes, &sounds);
        Lookup { nodes, sounds, names }
    }
}

impl Lookup {
    /// Whether a typed text holds a character that stands in no name, and whose reading
    /// [`MoreSounds`] may tell.
    #[must_use]
    pub fn wonders_at(&self, typed: &str) -> bool {
        typed
            .chars()
            .any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && self.sounds.of(fold_variant(c)).is_none())
    }

    /// Learns how more characters are read.
    #[must_use]
    pub fn learn(mut self, more: &MoreSounds) -> Self {
        for (reading, characters) in &more.by_reading {
            self.sounds.learn(reading, characters.chars());
        }
        self
    }

    /// A grid by its code.
    #[must_use]
    pub fn node(&self, code: GridCode) -> Option<&Node> {
        self.nodes.binary_search_by_key(&code, |n| n.code).ok().and_then(|i| self.nodes.get(i))
    }

    /// All grids in tree order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The grids directly below a node (or the towns, below the county).
    pub fn children(&self, code: GridCode) -> impl Iterator<Item = &Node> {
        let level = code.level().below();
        self.below(code).iter().filter(move |n| Some(n.code.level()) == level)
    }

    /// The node and all below it.
    pub(super) fn below(&self, code: GridCode) -> &[Node] {
        self.nodes.get(self.range(code)).unwrap_or_default()
    }

    /// The places of the node and all below it among the nodes.
    pub(super) fn range(&self, code: GridCode) -> Range<usize> {
        self.nodes.partition_point(|n| n.code < code)..self.nodes.partition_point(|n| n.code <= code.last())
    }

    /// The name of a grid; empty where it is not there.
    #[must_use]
    pub fn name(&self, code: GridCode) -> &str {
        self.node(code).map_or("", |n| n.name.as_str())
    }

    /// The names from the town down to the grid.
    #[must_use]
    pub fn path(&self, code: GridCode) -> Vec<&str> {
        Level::GRIDS.into_iter().filter_map(|l| code.at(l)).map(|c| self.name(c)).collect()
    }

    /// The nearest node above with somebody who can be called, for a grid whose own post is
    /// vacant or has no number.
    #[must_use]
    pub fn instead(&self, code: GridCode) -> Option<&Node> {
        std::iter::successors(code.parent(), |c| c.parent())
            .filter_map(|c| self.node(c))
            .find(|n| !n.phone.is_empty())
    }
}
