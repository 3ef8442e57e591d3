//! The names of a county, spelled once: places, and the people who answer for a grid.
use super::lookup::Node;
use super::score::short_length;
use super::spelled::{Sounds, Unit};
use crate::domain::Level;
use std::ops::Range;

/// A name of a node.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Whose, by its place among the nodes.
    pub(super) node: usize,
    pub(super) units: Box<[Unit]>,
    /// See [`Sounds::marks`].
    marks: u64,
    /// Characters without 镇, 村, 社区, 街道; all of a person's.
    pub(super) short: usize,
}

impl Named {
    /// Whether a text may fit: those of which [`marks_of`] gave these.
    ///
    /// [`marks_of`]: super::spelled::marks_of
    pub(super) const fn may_fit(&self, marks: u64) -> bool {
        self.marks & marks == marks
    }

    /// The name without the word for what it is.
    pub(super) fn shorter(&self) -> &[Unit] {
        self.units.get(..self.short).unwrap_or_default()
    }
}

/// Both in tree order.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Towns, villages, and groups that have more of a name than a number.
    pub(super) places: Vec<Named>,
    /// Responsible people.
    pub(super) heads: Vec<Named>,
}

impl Names {
    pub(super) fn new(nodes: &[Node], sounds: &Sounds) -> Self {
        let mut names = Self::default();
        for (at, node) in nodes.iter().enumerate() {
            let numbered = node.name.starts_with(|c: char| c.is_ascii_digit());
            if node.code.level() <= Level::Village || (node.code.level() == Level::Group && !numbered) {
                let units = sounds.spell(&node.name, false);
                names.places.push(Named {
                    node: at,
                    marks: sounds.marks(&units),
                    units,
                    short: short_length(&node.name),
                });
            }
            if !node.head.is_empty() {
                let units = sounds.spell(&node.head, true);
                names.heads.push(Named { node: at, marks: sounds.marks(&units), short: units.len(), units });
            }
        }
        names
    }
}

/// Those of a list whose nodes lie in a range.
pub(super) fn within(list: &[Named], nodes: &Range<usize>) -> Range<usize> {
    list.partition_point(|n| n.node < nodes.start)..list.partition_point(|n| n.node < nodes.end)
}
