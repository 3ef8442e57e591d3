//! The index unfolded: every grid of the county in tree order, ready to be asked.
use super::index::{Columns, Index, MoreSounds, usual_name};
use super::names::Names;
use super::spelled::Sounds;
use crate::domain::{GridCode, Level, fold_variant};
use std::ops::Range;

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

impl Index {
    /// Unfolds the index of a county. Entries that fit no grid are left out.
    #[must_use]
    pub fn unfold(self) -> Lookup {
        self.spread().ready()
    }

    /// The first half of [`Index::unfold`], for a slow device that has other things to do in between.
    #[must_use]
    pub fn spread(self) -> Spread {
        let mut tree = Unfolding { levels: self.levels, at: [0; 4], nodes: Vec::new() };
        tree.below(0, 0, self.county);
        Spread { nodes: tree.nodes, sounds: Sounds::new(&self.readings, &self.surnames) }
    }
}

/// A county's grids in tree order, whose names are not yet made ready to be asked.
#[derive(Debug)]
pub struct Spread {
    nodes: Vec<Node>,
    sounds: Sounds,
}

impl Spread {
    /// The second half of [`Index::unfold`].
    #[must_use]
    pub fn ready(self) -> Lookup {
        let names = Names::new(&self.nodes, &self.sounds);
        Lookup { nodes: self.nodes, sounds: self.sounds, names }
    }
}

/// The columns on their way to nodes in tree order: each level is in order, so the entries below
/// one follow each other, and nothing needs to be sorted.
struct Unfolding {
    levels: [Columns; 4],
    /// The next entry of each level.
    at: [usize; 4],
    nodes: Vec<Node>,
}

impl Unfolding {
    /// Takes the entries of a level below one of the level above, each with all below it.
    fn below(&mut self, level: usize, parent: u32, code: GridCode) {
        while let Some(entry) = self.next(level, parent) {
            let Some(columns) = self.levels.get_mut(level) else { return };
            let number = columns.number.get(entry).copied().unwrap_or(0);
            let Some(code) = code.child(number) else { continue };
            let take =
                |column: &mut Vec<String>| column.get_mut(entry).map(std::mem::take).unwrap_or_default();
            let name = match take(&mut columns.name) {
                name if name.is_empty() => usual_name(code.level(), u32::from(number)).unwrap_or_default(),
                name => name,
            };
            let (range, head) = (take(&mut columns.range), take(&mut columns.head));
            let phone = take(&mut columns.phone);
            self.nodes.push(Node { code, name, range, head, phone });
            self.below(level + 1, u32::try_from(entry).unwrap_or(u32::MAX), code);
        }
    }

    /// The next entry of a level, if it is below the parent. Passes over those whose parent was
    /// left out.
    fn next(&mut self, level: usize, parent: u32) -> Option<usize> {
        let (columns, at) = (self.levels.get(level)?, self.at.get_mut(level)?);
        while columns.up.get(*at).is_some_and(|up| *up < parent) {
            *at += 1;
        }
        let found = *at;
        (columns.up.get(found) == Some(&parent)).then(|| {
            *at += 1;
            found
        })
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
        self.sounds.learn(more.by_reading.iter().map(|(reading, all)| (reading.as_str(), all.as_str())));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_fit_no_grid_are_left_out_with_all_below_them() {
        let columns = |up: &[u32], number: &[u16]| Columns {
            up: up.to_vec(),
            number: number.to_vec(),
            name: vec!["名".into(); up.len()],
            range: vec![String::new(); up.len()],
            head: vec![String::new(); up.len()],
            phone: vec![String::new(); up.len()],
        };
        let index = Index {
            version: String::new(),
            date: String::new(),
            county: "990127".parse().unwrap(),
            name: String::new(),
            issuer: String::new(),
            foot: String::new(),
            // The second town has no number that a code can hold.
            levels: [
                columns(&[0, 0, 0], &[100, 0, 101]),
                columns(&[0, 1, 2, 2], &[201, 202, 201, 202]),
                columns(&[0, 3], &[1, 1]),
                columns(&[0, 0, 1], &[1, 2, 1]),
            ],
            readings: vec![],
            surnames: vec![],
        };
        let codes: Vec<String> = index.unfold().nodes().iter().map(|n| n.code.to_string()).collect();
        let expect = [
            "990127100",
            "990127100201",
            "99012710020101",
            "9901271002010101",
            "9901271002010102",
            "990127101",
            "990127101201",
            "990127101202",
            "99012710120201",
            "9901271012020101",
        ];
        assert_eq!(codes, expect);
    }
}
