//! The register as documents: one for the nodes of a town, one for its posts, one for each
//! two hundred people, one for the households of a group. Pure; must never know where they
//! are kept. Keys: `meta`, `settings`, `grids/<town>`, `posts/<town>`, `people/<bucket>`,
//! `households/<group>`, `nominations/<town>`, `printed/<town>`, `ground/<place>`,
//! `ledger/<kind>/<village>/<year>`; those of [`crate::history`] are not its business.
//!
//! Schema 1 had no history, and its lists had the order of entering. It is read as it is: lists
//! are put in order, the history begins with the next change, and the first document written
//! makes it the newest schema. Schema 2 had no ledgers; it is read as it is, too. Schema 3 had
//! no grounds and no case that was handed over.
use crate::{Batch, Document};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::change::Touched;
use wangge_core::domain::{
    Appointment, Grid, GridCode, Ground, Household, Level, Nomination, Person, PersonId, Printed, Register,
};
use wangge_core::ledger::case::Limits;
use wangge_core::ledger::{LedgerPart, Record, RecordKind};

/// The version of the documents that this code writes. A greater one is not read.
pub const SCHEMA: u32 = 4;
/// People in one document.
const BUCKET: u32 = 200;
const META: &str = "meta";
const SETTINGS: &str = "settings";

/// What is said of the documents as a whole.
#[derive(Debug, Serialize, Deserialize)]
struct Meta {
    schema: u32,
    #[serde(default)]
    next_person: u32,
    #[serde(default)]
    next_household: u32,
    #[serde(default)]
    next_nomination: u32,
}

/// Why documents are not read as a register.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A newer version of the app has written them.
    #[error("the register was written by a newer version (schema {0})")]
    Newer(u32),
    /// A document does not hold what its key says.
    #[error("the stored document {0} cannot be read")]
    Unreadable(String),
}

/// Every document of a register, in the order of their keys, to be written over whatever
/// is there.
///
/// # Errors
/// [`DocumentError::Unreadable`] where a part cannot be written as JSON.
pub fn all(register: &Register) -> Result<Batch, DocumentError> {
    let mut parts = Parts::default();
    for &code in register.grids.keys() {
        parts.grids.insert(town_of(code));
    }
    parts.posts.extend(register.appointments.keys().map(|&c| town_of(c)));
    parts.people.extend(register.persons.keys().map(|p| p.0 / BUCKET));
    parts.groups.extend(register.households.keys());
    parts.nominations.extend(register.nominations.values().map(|n| town_of(n.grid)));
    parts.printed.extend(register.printed.keys().map(|&c| town_of(c)));
    parts.grounds.extend(register.grounds.keys());
    for kind in RecordKind::ALL {
        let kept = |r: &&Record| !matches!(r, Record::Limits(l) if *l == Limits::default());
        parts.ledgers.extend(register.ledgers.records(*kind).iter().filter(kept).map(Record::part));
    }
    let mut batch = parts.batch(register)?;
    batch.clear = true;
    batch.puts.push(write(SETTINGS.to_owned(), &register.settings)?);
    batch.puts.sort();
    Ok(batch)
}

/// The documents that a change has touched, after it was applied.
///
/// # Errors
/// As [`all`].
pub fn touched(register: &Register, touched: &Touched) -> Result<Batch, DocumentError> {
    let mut parts = Parts::default();
    for &code in &touched.grids {
        parts.grids.insert(town_of(code));
        parts.posts.insert(town_of(code));
    }
    parts.people.extend(touched.persons.iter().map(|p| p / BUCKET));
    parts.groups.extend(&touched.groups);
    parts.nominations.extend(touched.records.iter().map(|&c| town_of(c)));
    parts.printed.extend(touched.records.iter().map(|&c| town_of(c)));
    parts.ledgers.extend(&touched.ledgers);
    parts.grounds.extend(&touched.grounds);
    let mut batch = parts.batch(register)?;
    if touched.settings {
        batch.puts.push(write(SETTINGS.to_owned(), &register.settings)?);
    }
    Ok(batch)
}

/// The document that says by which version the others were written, where they are sealed: an
/// older version of the app does not take the device for an empty one.
///
/// # Errors
/// As [`all`].
pub fn meta_alone() -> Result<Document, DocumentError> {
    let meta = Meta { schema: SCHEMA, next_person: 0, next_household: 0, next_nomination: 0 };
    write(META.to_owned(), &meta)
}

/// Reads a register from its documents; no documents are an empty register.
///
/// # Errors
/// [`DocumentError`], and nothing is read by halves.
pub fn read(documents: &[Document]) -> Result<Register, DocumentError> {
    let mut register = Register::default();
    let meta = documents.iter().find(|(key, _)| key == META);
    if let Some((key, bytes)) = meta {
        let meta: Meta = parse(key, bytes)?;
        if meta.schema > SCHEMA {
            return Err(DocumentError::Newer(meta.schema));
        }
        register.next_person = meta.next_person;
        register.next_household = meta.next_household;
        register.next_nomination = meta.next_nomination;
    }
    for (key, bytes) in documents {
        match key.split_once('/') {
            Some(("grids", _)) => {
                let grids: Vec<Grid> = parse(key, bytes)?;
                register.grids.extend(grids.into_iter().map(|g| (g.code, g)));
            }
            Some(("posts", _)) => {
                for appointment in parse::<Vec<Appointment>>(key, bytes)? {
                    register.appointments.entry(appointment.grid).or_default().push(appointment);
                }
            }
            Some(("people", _)) => {
                let people: Vec<Person> = parse(key, bytes)?;
                register.persons.extend(people.into_iter().map(|p| (p.id, p)));
            }
            Some(("nominations", _)) => {
                let all: Vec<Nomination> = parse(key, bytes)?;
                register.nominations.extend(all.into_iter().map(|n| (n.id, n)));
            }
            Some(("printed", _)) => {
                let all: Vec<Printed> = parse(key, bytes)?;
                register.printed.extend(all.into_iter().map(|p| (p.code, p)));
            }
            Some(("ground", _)) => {
                let all: Vec<Ground> = parse(key, bytes)?;
                register.grounds.extend(all.into_iter().map(|g| (g.place, g)));
            }
            Some(("ledger", _)) => {
                parse::<Vec<Record>>(key, bytes)?.into_iter().for_each(|r| register.ledgers.put(r));
            }
            Some(("households", group)) => {
                let unreadable = |_| DocumentError::Unreadable(key.clone());
                let group: GridCode = group.parse().map_err(unreadable)?;
                let households: Vec<Household> = parse(key, bytes)?;
                register.households.insert(group, households);
            }
            None if key == SETTINGS => register.settings = parse(key, bytes)?,
            _ => {}
        }
    }
    register.put_in_order();
    Ok(register)
}

/// The parts of a register that are written, by their keys.
#[derive(Default)]
struct Parts {
    grids: BTreeSet<GridCode>,
    posts: BTreeSet<GridCode>,
    people: BTreeSet<u32>,
    groups: BTreeSet<GridCode>,
    nominations: BTreeSet<GridCode>,
    printed: BTreeSet<GridCode>,
    ledgers: BTreeSet<LedgerPart>,
    grounds: BTreeSet<GridCode>,
}

impl Parts {
    fn batch(self, register: &Register) -> Result<Batch, DocumentError> {
        let mut batch = Batch::default();
        for town in self.grids {
            let grids: Vec<&Grid> = register.grids.range(town..=own(town)).map(|(_, g)| g).collect();
            batch.add(format!("grids/{town}"), &grids)?;
        }
        for town in self.posts {
            let posts: Vec<&Appointment> =
                register.appointments.range(town..=own(town)).flat_map(|(_, a)| a).collect();
            batch.add(format!("posts/{town}"), &posts)?;
        }
        for bucket in self.people {
            let (first, last) = (bucket * BUCKET, bucket * BUCKET + (BUCKET - 1));
            let people: Vec<&Person> =
                register.persons.range(PersonId(first)..=PersonId(last)).map(|(_, p)| p).collect();
            batch.add(format!("people/{bucket:05}"), &people)?;
        }
        for group in self.groups {
            let households: Vec<&Household> = register.households.get(&group).into_iter().flatten().collect();
            batch.add(format!("households/{group}"), &households)?;
        }
        for town in self.nominations {
            let all: Vec<&Nomination> =
                register.nominations.values().filter(|n| town_of(n.grid) == town).collect();
            batch.add(format!("nominations/{town}"), &all)?;
        }
        for town in self.printed {
            let all: Vec<&Printed> = register.printed.range(town..=own(town)).map(|(_, p)| p).collect();
            batch.add(format!("printed/{town}"), &all)?;
        }
        for place in self.grounds {
            let known: Vec<&Ground> = register.grounds.get(&place).into_iter().collect();
            batch.add(format!("ground/{place}"), &known)?;
        }
        write_ledgers(&mut batch, self.ledgers, register)?;
        let meta = Meta {
            schema: SCHEMA,
            next_person: register.next_person,
            next_household: register.next_household,
            next_nomination: register.next_nomination,
        };
        batch.puts.push(write(META.to_owned(), &meta)?);
        Ok(batch)
    }
}

/// The records of each part; those of a kind are walked once.
fn write_ledgers(
    batch: &mut Batch,
    parts: BTreeSet<LedgerPart>,
    register: &Register,
) -> Result<(), DocumentError> {
    let kinds: BTreeSet<RecordKind> = parts.iter().map(|p| p.kind).collect();
    let mut found: BTreeMap<LedgerPart, Vec<Record>> = parts.into_iter().map(|p| (p, Vec::new())).collect();
    for record in kinds.into_iter().flat_map(|kind| register.ledgers.records(kind)) {
        if let Some(list) = found.get_mut(&record.part()) {
            list.push(record);
        }
    }
    found.into_iter().try_for_each(|(part, records)| batch.add(part.to_string(), &records))
}

impl Batch {
    /// Writes a part, or takes its document out where nothing is left in it.
    fn add<T: Serialize>(&mut self, key: String, part: &[T]) -> Result<(), DocumentError> {
        if part.is_empty() {
            self.deletes.push(key);
        } else {
            self.puts.push(write(key, &part)?);
        }
        Ok(())
    }
}

/// The town whose documents hold a node; the county's own for the county itself.
fn town_of(code: GridCode) -> GridCode {
    code.at(Level::Town).unwrap_or(code)
}

/// The last code in the documents of a town: the county's hold the county alone.
fn own(town: GridCode) -> GridCode {
    if town.level() == Level::County { town } else { town.last() }
}

pub(crate) fn write<T: Serialize>(key: String, part: &T) -> Result<Document, DocumentError> {
    match serde_json::to_vec(part) {
        Ok(bytes) => Ok((key, bytes)),
        Err(_) => Err(DocumentError::Unreadable(key)),
    }
}

pub(crate) fn parse<T: DeserializeOwned>(key: &str, bytes: &[u8]) -> Result<T, DocumentError> {
    serde_json::from_slice(bytes).map_err(|_| DocumentError::Unreadable(key.to_owned()))
}
