//! The history as documents: pages of sixty-four entries, and the parts of a large change by
//! themselves, packed (zlib, RFC 1950). Pure. Keys: `history/<page>`, `changes/<stamp>/<part>`,
//! and `device`, which is what this device calls itself and never leaves it.
use crate::documents::{DocumentError, parse, write};
use crate::{Document, documents, packed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wangge_core::change::{Body, Change, Counts, Entry, History, Kind, Stamp, parts};

/// Entries in one document.
const PAGE: usize = 64;
/// The largest change that is kept within its entry, in facts.
const WHOLE: usize = 200;
/// The key of what this device calls itself: in no backup.
pub const DEVICE: &str = "device";
/// The most that a packed part may unfold to, in bytes.
const UNFOLDED: u64 = 64_000_000;

/// What a device calls itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The number that it drew once.
    pub node: u32,
    /// Name of the office that works on it.
    #[serde(default)]
    pub office: String,
    /// When a backup was made here last, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<u64>,
}

/// The history with the packed parts of its large changes.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// All entries.
    pub history: History,
    /// This device; `None` before anything was written on it.
    pub device: Option<Device>,
    packed: BTreeMap<String, Vec<u8>>,
}

/// An entry that is about to be: everything but its change.
#[derive(Clone, Debug)]
pub struct Draft {
    /// When.
    pub id: Stamp,
    /// By whom.
    pub who: String,
    /// How it came about.
    pub kind: Kind,
    /// Name of the one thing it is about; may be empty.
    pub name: String,
}

/// Reads the history from a register's documents.
///
/// # Errors
/// [`DocumentError::Unreadable`] with the key.
pub fn read(documents: &[Document]) -> Result<Kept, DocumentError> {
    let mut kept = Kept::default();
    let mut entries: Vec<Entry> = Vec::new();
    for (key, bytes) in documents {
        match key.split_once('/') {
            Some(("history", _)) => entries.append(&mut parse(key, bytes)?),
            Some(("changes", _)) => drop(kept.packed.insert(key.clone(), bytes.clone())),
            None if key == DEVICE => kept.device = Some(parse(key, bytes)?),
            _ => {}
        }
    }
    kept.history = History::new(entries);
    Ok(kept)
}

/// The document of a device.
///
/// # Errors
/// [`DocumentError::Unreadable`] where it cannot be written.
pub fn device(device: &Device) -> Result<Document, DocumentError> {
    write(DEVICE.to_owned(), device)
}

impl Kept {
    /// Adds an entry with its change and gives the documents that say so.
    ///
    /// # Errors
    /// [`DocumentError::Unreadable`] where something cannot be written.
    pub fn add(&mut self, draft: Draft, change: Change) -> Result<Vec<Document>, DocumentError> {
        let (place, counts) = (change.place(), Counts::of(&change));
        let mut documents = Vec::new();
        let body = if change.is_empty() {
            Body::Nothing
        } else if change.len() <= WHOLE {
            Body::Whole(Box::new(change))
        } else {
            let parts = parts(change);
            let heads = parts.iter().map(Change::head).collect();
            for (number, part) in parts.iter().enumerate() {
                documents.push((key(draft.id, number), pack(&key(draft.id, number), part)?));
            }
            Body::Parts(heads)
        };
        let Draft { id, who, kind, name } = draft;
        documents.push(self.push(Entry { id, who, kind, place, name, counts, body })?);
        self.packed.extend(documents.iter().filter(|(k, _)| k.starts_with("changes/")).cloned());
        Ok(documents)
    }

    /// Adds an entry that takes another back, or makes it again, and gives its document.
    ///
    /// # Errors
    /// As [`Kept::add`].
    pub fn add_turn(&mut self, draft: Draft, of: &Entry) -> Result<Vec<Document>, DocumentError> {
        let back = draft.kind == Kind::Undo;
        let Draft { id, who, kind, .. } = draft;
        let entry = Entry {
            id,
            who,
            kind,
            place: of.place,
            name: of.name.clone(),
            counts: if back { of.counts.inverse() } else { of.counts },
            body: if back { Body::Back(of.id) } else { Body::Again(of.id) },
        };
        Ok(vec![self.push(entry)?])
    }

    /// Takes the newest entry out again, where it could not be stored.
    pub fn take_back(&mut self) {
        if let Some(entry) = self.history.pop() {
            self.packed.retain(|key, _| !key.starts_with(&format!("changes/{}/", entry.id)));
        }
    }

    /// A part of an entry's change; `None` where it is missing or damaged.
    #[must_use]
    pub fn part(&self, id: Stamp, number: usize) -> Option<Change> {
        unpack(self.packed.get(&key(id, number))?)
    }

    /// What an entry changes; `None` where a part of it is missing or damaged.
    #[must_use]
    pub fn change(&self, entry: &Entry) -> Option<Change> {
        self.history.change(entry, &|id, number| self.part(id, number))
    }

    /// Bytes of all packed parts.
    #[must_use]
    pub fn packed_bytes(&self) -> usize {
        self.packed.values().map(Vec::len).sum()
    }

    fn push(&mut self, entry: Entry) -> Result<Document, DocumentError> {
        self.history.push(entry);
        let page = (self.history.entries().len() - 1) / PAGE;
        let entries = self.history.entries().get(page * PAGE..).unwrap_or_default();
        let written = documents::write(format!("history/{page:05}"), &entries);
        if written.is_err() {
            self.history.pop();
        }
        written
    }
}

fn key(id: Stamp, part: usize) -> String {
    format!("changes/{id}/{part:03}")
}

fn pack(key: &str, part: &Change) -> Result<Vec<u8>, DocumentError> {
    let unreadable = || DocumentError::Unreadable(key.to_owned());
    let json = serde_json::to_vec(part).map_err(|_| unreadable())?;
    packed::pack(&json).ok_or_else(unreadable)
}

fn unpack(bytes: &[u8]) -> Option<Change> {
    serde_json::from_slice(&packed::unpack(bytes, UNFOLDED)?).ok()
}
