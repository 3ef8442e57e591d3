//! The history of a register: every entry since it was begun, in order. The register is what
//! they add up to; the documents in which it is kept are the sum up to the newest.
//!
//! Undo is an entry like any other and names the one it takes back. A cursor would be a second
//! truth beside the history that two tabs would have to share, and could not be joined with
//! another office's history; entries are only ever added.
use super::{Body, Change, Entry, Kind, Stamp};
use crate::domain::Register;

/// All entries, the oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    entries: Vec<Entry>,
}

/// An entry that others are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Mark {
    /// The last publication.
    Published,
    /// The last package for another office.
    HandedOver,
}

impl History {
    /// A history of entries, the oldest first.
    #[must_use]
    pub const fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// The oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An entry by its name.
    #[must_use]
    pub fn get(&self, id: Stamp) -> Option<&Entry> {
        self.entries.iter().rev().find(|e| e.id == id)
    }

    /// The greatest stamp that is known.
    #[must_use]
    pub fn newest(&self) -> Option<Stamp> {
        self.entries.iter().map(|e| e.id).max()
    }

    /// Adds an entry.
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Takes the newest entry out again, where it could not be stored.
    pub fn pop(&mut self) -> Option<Entry> {
        self.entries.pop()
    }

    /// What undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Entry> {
        self.stacks().0.last().copied()
    }

    /// What redo would make again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Entry> {
        self.stacks().1.last().copied()
    }

    /// What is done, and what was taken back and can be made again; a new deed ends the latter.
    fn stacks(&self) -> (Vec<&Entry>, Vec<&Entry>) {
        fn shift<'a>(id: Stamp, from: &mut Vec<&'a Entry>, to: &mut Vec<&'a Entry>) {
            if let Some(at) = from.iter().rposition(|e| e.id == id) {
                to.push(from.remove(at));
            }
        }
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            match entry.body {
                Body::Back(of) => shift(of, &mut done, &mut undone),
                Body::Again(of) => shift(of, &mut undone, &mut done),
                Body::Nothing => {}
                Body::Whole(_) | Body::Parts(_) => {
                    done.push(entry);
                    undone.clear();
                }
            }
        }
        (done, undone)
    }

    /// The entries after the last mark, or all of them, with the mark.
    #[must_use]
    pub fn since(&self, mark: Mark) -> (Option<&Entry>, &[Entry]) {
        let is_mark = |e: &Entry| {
            matches!(
                (mark, &e.kind),
                (Mark::Published, Kind::Published { .. }) | (Mark::HandedOver, Kind::HandedOver { .. })
            )
        };
        let at = self.entries.iter().rposition(is_mark);
        let rest = self.entries.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
        (at.and_then(|at| self.entries.get(at)), rest)
    }

    /// What an entry changes. `read` gives the part of an entry by its number, from 0; `None`
    /// where one is missing.
    pub fn change(&self, entry: &Entry, read: &dyn Fn(Stamp, usize) -> Option<Change>) -> Option<Change> {
        match &entry.body {
            Body::Whole(change) => Some((**change).clone()),
            Body::Parts(heads) => (0..heads.len()).try_fold(Change::default(), |mut whole, number| {
                whole.append(read(entry.id, number)?);
                Some(whole)
            }),
            Body::Back(of) | Body::Again(of) => {
                // A deed, never another undo, so this ends.
                let deed = self.get(*of).filter(|e| e.is_deed())?;
                let change = self.change(deed, read)?;
                Some(if matches!(entry.body, Body::Back(_)) { change.inverse() } else { change })
            }
            Body::Nothing => Some(Change::default()),
        }
    }

    /// Makes the entries from the number `from` on in a register that is the sum of those
    /// before. `None` where a part is missing.
    pub fn replay(
        &self,
        register: &mut Register,
        from: usize,
        read: &dyn Fn(Stamp, usize) -> Option<Change>,
    ) -> Option<()> {
        for entry in self.entries.get(from..)? {
            self.change(entry, read)?.apply(register);
        }
        Some(())
    }

    /// Takes the entries from the number `to` on back, from a register that is the sum of all.
    pub fn rewind(
        &self,
        register: &mut Register,
        to: usize,
        read: &dyn Fn(Stamp, usize) -> Option<Change>,
    ) -> Option<()> {
        for entry in self.entries.get(to..)?.iter().rev() {
            self.change(entry, read)?.inverse().apply(register);
        }
        Some(())
    }
}
