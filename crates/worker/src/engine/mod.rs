//! The engine: one request in, one answer out. Generic over the store, so that all of it
//! is tested natively. Nothing is changed before it is stored.
mod answer;
mod audit;
mod coverage;
mod division;
mod edit;
mod export;
mod failure;
mod history;
mod import;
mod ledger;
mod lines;
mod nomination;
mod places;
mod printed;
mod publish;
mod record;
mod safe;
mod table;
mod todo;

use chrono::NaiveDate;
use serde::Serialize;
use wangge_core::Lang;
use wangge_core::change::{Change, Edit, Kind};
use wangge_core::domain::audit::Audit;
use wangge_core::domain::{Register, Settings};
use wangge_core::office::{Call, Failure, FailureKind, Progress, Request, Status};
use wangge_core::texts::{office as t, safe as ts};
use wangge_exchange::import::Mapping;
use wangge_store::backup::Cipher;
use wangge_store::history::Kept;
use wangge_store::{Batch, Store, documents};

pub use failure::failure;
pub use import::{InFile, MAX_FILE};

/// An answer on its way: JSON, and a file where the request makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The answer as JSON.
    pub json: String,
    /// The file beside it.
    pub file: Option<Vec<u8>>,
}

/// What the world outside says as a request comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Today.
    pub day: NaiveDate,
    /// Milliseconds since 1970, by the device's clock, which may go back.
    pub millis: u64,
    /// A number drawn by lot.
    pub random: u32,
}

/// What one request is handled with.
pub struct Context<'a> {
    /// The language of the answer's words.
    pub lang: Lang,
    /// Today.
    pub on: NaiveDate,
    /// Clock and lot.
    pub now: Now,
    /// Hears how far long work is.
    pub progress: &'a mut dyn FnMut(Progress),
}

/// Owns the register and its store.
pub struct Engine<S> {
    store: S,
    revision: u64,
    register: Register,
    past: Kept,
    pending: Option<import::Pending>,
    /// Sheets of a ledger that were read and wait to be accepted.
    sheet: Option<ledger::sheet::Waiting>,
    /// Headers that a person has explained.
    mappings: Vec<Mapping>,
    audit: Option<(NaiveDate, Audit)>,
    tables: table::Tables,
    /// A division, and places from a file, that wait.
    desk: division::Desk,
    /// A backup that was opened and waits to be restored.
    opened: Option<safe::Opened>,
    /// Whether the device is locked: nothing is in memory then.
    locked: bool,
    cipher: Option<Box<dyn Cipher>>,
}

impl<S: Store> Engine<S> {
    /// Opens a store and reads the register from it.
    ///
    /// # Errors
    /// In words, when the store cannot be read or holds what a newer version wrote.
    pub async fn open(store: S, lang: Lang) -> Result<Self, Failure> {
        let mut engine = Self {
            store,
            revision: 0,
            register: Register::default(),
            past: Kept::default(),
            pending: None,
            sheet: None,
            mappings: Vec::new(),
            opened: None,
            audit: None,
            tables: table::Tables::default(),
            desk: division::Desk::default(),
            locked: false,
            cipher: None,
        };
        engine.load(lang).await?;
        Ok(engine)
    }

    /// How many transactions the store had when it was read or written last.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The register as it is now.
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// Handles one request.
    ///
    /// # Errors
    /// What happened and what to do, in the language of the call; nothing is changed then.
    pub async fn handle(
        &mut self,
        call: Call,
        now: Now,
        files: Vec<InFile>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Reply, Failure> {
        let lang = call.lang();
        let mut cx = Context { lang, on: now.day, now, progress };
        self.follow(call.request.writes() && !call.request.takes_all(), lang).await?;
        let while_locked = matches!(call.request, Request::UnlockOffice(_) | Request::Clear(_));
        if self.locked && !while_locked {
            return Err(safe::locked(lang));
        }
        self.answer(call.request, files, &mut cx).await
    }

    /// Reads anew what another window has written. What would be written over it is refused
    /// once: whoever asked has not seen it.
    async fn follow(&mut self, writes: bool, lang: Lang) -> Result<(), Failure> {
        let stored = self.store.revision().await.map_err(|e| failure::store(&e, lang))?;
        if stored == self.revision {
            return Ok(());
        }
        self.load(lang).await?;
        if writes {
            return Err(Failure { kind: FailureKind::Conflict, message: ts::fail_moved_on(lang).to_owned() });
        }
        Ok(())
    }

    /// Reads everything from the store. A proposal that waits stays: it is only accepted where
    /// it still fits.
    async fn load(&mut self, lang: Lang) -> Result<(), Failure> {
        let contents = self.store.load().await.map_err(|e| failure::opening(&e, lang))?;
        let register = documents::read(&contents.documents).map_err(|e| failure::document(&e, lang))?;
        let past =
            wangge_store::history::read(&contents.documents).map_err(|e| failure::document(&e, lang))?;
        self.locked = contents.documents.iter().any(|(key, _)| key == safe::LOCKED);
        (self.revision, self.register, self.past) = (contents.revision, register, past);
        self.mappings = import::remembered(&contents.documents);
        self.audit = None;
        self.tables.forget();
        Ok(())
    }

    /// Forgets the register that was in memory.
    fn forget(&mut self) {
        self.register = Register::default();
        self.past = Kept::default();
        self.mappings = Vec::new();
        (self.pending, self.opened, self.audit, self.locked) = (None, None, None, false);
        self.sheet = None;
        self.tables = table::Tables::default();
        self.desk = division::Desk::default();
    }

    /// Stores a batch. Only when it is on the disk may the register become what it says.
    async fn commit(&mut self, batch: Batch, lang: Lang) -> Result<(), Failure> {
        self.revision =
            self.store.commit(self.revision, batch).await.map_err(|e| failure::store(&e, lang))?;
        self.audit = None;
        self.tables.forget();
        Ok(())
    }
}

/// The audit of a day, made once.
fn checked<'a>(kept: &'a mut Option<(NaiveDate, Audit)>, register: &Register, on: NaiveDate) -> &'a Audit {
    let fresh = kept.take().filter(|(day, _)| *day == on);
    let (_, audit) =
        kept.insert(fresh.unwrap_or_else(|| (on, wangge_core::domain::audit::audit(register, on))));
    audit
}

fn reply<T: Serialize>(answer: &T) -> Result<Reply, Failure> {
    match serde_json::to_string(answer) {
        Ok(json) => Ok(Reply { json, file: None }),
        Err(error) => Err(failure(&error.to_string())),
    }
}
