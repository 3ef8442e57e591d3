//! The tree as rows: which are visible, where each stands among its siblings, and what a
//! key does (WAI-ARIA Authoring Practices, tree view). Never draws anything.
use crate::domain::{GridCode, Level};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A node with its counts, on its way to the page as a short tuple.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Node {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
    /// Grids of level 1, 2, 3, 4 below it.
    pub grids: [u32; 4],
    /// Grids of level 1, 2, 3, 4 without a responsible person: itself and below it.
    pub vacant: [u32; 4],
    /// Households in it.
    pub households: u32,
}

type Packed = (GridCode, String, [u32; 4], [u32; 4], u32);

impl From<Packed> for Node {
    fn from((code, name, grids, vacant, households): Packed) -> Self {
        Self { code, name, grids, vacant, households }
    }
}

impl From<Node> for Packed {
    fn from(n: Node) -> Self {
        (n.code, n.name, n.grids, n.vacant, n.households)
    }
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 for a root, as `aria-level` counts.
    pub level: usize,
    /// Siblings, itself included: `aria-setsize`.
    pub siblings: usize,
    /// From 1: `aria-posinset`.
    pub position: usize,
    parent: Option<usize>,
    end: usize,
}

/// Nodes in tree order, with where each stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
    places: Vec<Place>,
}

/// What a key does to a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// The focus goes to a node.
    Focus(GridCode),
    /// Nodes open.
    Open(Vec<GridCode>),
    /// A node closes.
    Close(GridCode),
    /// A node is chosen.
    Choose(GridCode),
}

/// Rows that a page-up or page-down goes over.
const PAGE: usize = 10;

impl Tree {
    /// A tree of nodes in the order of their codes. A node whose parent is missing stands
    /// below its nearest ancestor, or is a root.
    #[must_use]
    pub fn new(nodes: Vec<Node>) -> Self {
        let mut places: Vec<Place> = Vec::with_capacity(nodes.len());
        let mut path: Vec<(GridCode, usize)> = Vec::new();
        let mut children: Vec<usize> = vec![0; nodes.len() + 1];
        for (i, node) in nodes.iter().enumerate() {
            while path.last().is_some_and(|(code, _)| !code.holds(node.code)) {
                path.pop();
            }
            let parent = path.last().map(|(_, i)| *i);
            let position = children.get_mut(parent.map_or(0, |p| p + 1)).map_or(0, |count| {
                *count += 1;
                *count
            });
            places.push(Place { level: path.len() + 1, siblings: 0, position, parent, end: i + 1 });
            for (_, above) in &path {
                if let Some(place) = places.get_mut(*above) {
                    place.end = i + 1;
                }
            }
            path.push((node.code, i));
        }
        for place in &mut places {
            place.siblings = children.get(place.parent.map_or(0, |p| p + 1)).copied().unwrap_or(0);
        }
        Self { nodes, places }
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node by its number in tree order.
    #[must_use]
    pub fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    /// Where a node stands.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<Place> {
        self.places.get(index).copied()
    }

    /// The number of a code.
    #[must_use]
    pub fn find(&self, code: GridCode) -> Option<usize> {
        self.nodes.binary_search_by_key(&code, |n| n.code).ok()
    }

    /// Whether anything is below a node.
    #[must_use]
    pub fn has_children(&self, index: usize) -> bool {
        self.places.get(index).is_some_and(|p| p.end > index + 1)
    }

    /// The visible rows: numbers of nodes all of whose ancestors are open.
    #[must_use]
    pub fn rows(&self, open: &BTreeSet<GridCode>) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut next = 0;
        while let (Some(node), Some(place)) = (self.nodes.get(next), self.places.get(next)) {
            rows.push(next);
            next = if open.contains(&node.code) { next + 1 } else { place.end };
        }
        rows
    }

    /// Every node above a code, to be opened so that it is seen.
    pub fn above(&self, code: GridCode) -> impl Iterator<Item = GridCode> {
        let parent = |i: &usize| self.places.get(*i).and_then(|p| p.parent);
        std::iter::successors(self.find(code).and_then(|i| parent(&i)), move |i| parent(i))
            .filter_map(|i| self.nodes.get(i).map(|n| n.code))
    }

    /// Every node that has something below it, of a level or above.
    pub fn open_to(&self, level: Level) -> impl Iterator<Item = GridCode> {
        self.nodes
            .iter()
            .enumerate()
            .filter(move |(i, n)| n.code.level() <= level && self.has_children(*i))
            .map(|(_, n)| n.code)
    }

    /// What a key does while `at` has the focus. `None`: nothing.
    #[must_use]
    pub fn press(&self, open: &BTreeSet<GridCode>, at: GridCode, key: &str) -> Option<Press> {
        let index = self.find(at)?;
        let place = self.place(index)?;
        let is_open = open.contains(&at) && self.has_children(index);
        let focus = |i: usize| self.nodes.get(i).map(|n| Press::Focus(n.code));
        let by_row = |step: fn(usize, usize) -> usize| {
            let rows = self.rows(open);
            let row = rows.binary_search(&index).ok()?;
            focus(*rows.get(step(row, rows.len().saturating_sub(1)))?)
        };
        match key {
            "ArrowDown" => by_row(|row, last| (row + 1).min(last)),
            "ArrowUp" => by_row(|row, _| row.saturating_sub(1)),
            "PageDown" => by_row(|row, last| (row + PAGE).min(last)),
            "PageUp" => by_row(|row, _| row.saturating_sub(PAGE)),
            "Home" => by_row(|_, _| 0),
            "End" => by_row(|_, last| last),
            "ArrowRight" if is_open => focus(index + 1),
            "ArrowRight" if self.has_children(index) => Some(Press::Open(vec![at])),
            "ArrowLeft" if is_open => Some(Press::Close(at)),
            "ArrowLeft" => focus(place.parent?),
            "Enter" | " " => Some(Press::Choose(at)),
            "*" => Some(Press::Open(self.siblings_with_children(place.parent))),
            _ => None,
        }
    }

    /// The next visible node whose name begins with what was typed, going round; the node
    /// itself counts when more than one character was typed.
    #[must_use]
    pub fn type_ahead(&self, open: &BTreeSet<GridCode>, at: GridCode, typed: &str) -> Option<GridCode> {
        let rows = self.rows(open);
        let row = self.find(at).and_then(|i| rows.binary_search(&i).ok()).unwrap_or(0);
        let first = if typed.chars().count() > 1 { row } else { row + 1 };
        let typed = typed.to_lowercase();
        rows.iter()
            .cycle()
            .skip(first)
            .take(rows.len())
            .filter_map(|&i| self.nodes.get(i))
            .find(|n| n.name.to_lowercase().starts_with(&typed))
            .map(|n| n.code)
    }

    fn siblings_with_children(&self, parent: Option<usize>) -> Vec<GridCode> {
        self.nodes
            .iter()
            .enumerate()
            .filter(|(i, _)| self.places.get(*i).is_some_and(|p| p.parent == parent) && self.has_children(*i))
            .map(|(_, n)| n.code)
            .collect()
    }
}
