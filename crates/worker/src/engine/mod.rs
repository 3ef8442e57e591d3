//! The engine: one request in, one answer out. Generic over the store, so that all of it
//! is tested natively. Nothing is changed before it is stored.
mod audit;
mod edit;
mod failure;
mod history;
mod import;
mod lines;
mod places;
mod publish;
mod record;
mod table;
mod todo;

use chrono::NaiveDate;
use serde::Serialize;
use wangge_core::Lang;
use wangge_core::change::{Change, Edit, Kind};
use wangge_core::domain::audit::Audit;
use wangge_core::domain::{Register, Settings};
use wangge_core::office::{Call, Failure, Progress, Request, Status, Stored};
use wangge_core::texts::office as t;
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
    audit: Option<(NaiveDate, Audit)>,
    tables: table::Tables,
}

impl<S: Store> Engine<S> {
    /// Opens a store and reads the register from it.
    ///
    /// # Errors
    /// In words, when the store cannot be read or holds what a newer version wrote.
    pub async fn open(store: S, lang: Lang) -> Result<Self, Failure> {
        let contents = store.load().await.map_err(|e| failure::opening(&e, lang))?;
        let register = documents::read(&contents.documents).map_err(|e| failure::document(&e, lang))?;
        let past =
            wangge_store::history::read(&contents.documents).map_err(|e| failure::document(&e, lang))?;
        Ok(Self {
            store,
            revision: contents.revision,
            register,
            past,
            pending: None,
            audit: None,
            tables: table::Tables::default(),
        })
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
        let on = now.day;
        let mut cx = Context { lang, on, now, progress };
        match call.request {
            Request::GetStatus(_) => reply(&self.status(on)),
            Request::ReadFiles(_) => {
                let pending = import::read(&self.register, files, &mut cx);
                let preview = pending.preview(lang);
                self.pending = Some(pending);
                reply(&preview)
            }
            Request::GetPreview(_) => reply(&self.pending.as_ref().map(|p| p.preview(lang))),
            Request::GetPreviewPage(ask) => {
                let pending = self.pending.as_ref().ok_or_else(|| failure(t::fail_nothing_pending(lang)))?;
                reply(&pending.page(&ask, lang))
            }
            Request::Accept(_) => reply(&self.accept(&mut cx).await?),
            Request::Discard(_) => {
                self.pending = None;
                reply(&())
            }
            Request::GetTree(_) => reply(&places::nodes(&self.register, on)),
            Request::GetNode(ask) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&places::node(&self.register, audit, ask.code, &cx)?)
            }
            Request::GetAudit(ask) => {
                let found = checked(&mut self.audit, &self.register, on);
                reply(&audit::page(&self.register, found, &ask, lang))
            }
            Request::Publish(ask) => {
                if ask.site != self.register.settings.site {
                    let settings = Settings { site: ask.site.clone(), ..self.register.settings.clone() };
                    self.put_settings(settings, &mut cx).await?;
                }
                let (published, zip) = publish::zip(&self.register, &ask, &mut cx)?;
                self.mark(Kind::Published { version: ask.version }, &mut cx).await?;
                Ok(Reply { file: Some(zip), ..reply(&published)? })
            }
            Request::GetVillage(ask) => reply(&publish::village(&self.register, ask.code, &cx)?),
            Request::GetDeliveries(ask) => reply(&places::deliveries(&self.register, ask.code, on)),
            Request::GetSettings(_) => reply(&self.register.settings),
            Request::PutSettings(ask) => {
                self.put_settings(ask.settings, &mut cx).await?;
                reply(&self.register.settings)
            }
            Request::GetTemplate(_) => {
                let (made, bytes) = import::template(lang)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::GetPlaces(ask) => reply(&places::below(&self.register, ask.parent, on)),
            Request::GetTable(ask) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&self.tables.page(&self.register, audit, &ask, on, lang))
            }
            Request::GetTodo(_) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&todo::todo(&self.register, &self.past, audit))
            }
            Request::GetGrid(ask) => reply(&edit::grid(&self.register, ask.code, &cx)?),
            Request::GetPerson(ask) => reply(&edit::person(&self.register, ask.id, &cx)?),
            Request::GetHousehold(ask) => reply(&edit::household(&self.register, ask.id, &cx)?),
            Request::PutGrid(_)
            | Request::RemoveGrid(_)
            | Request::RetireGrid(_)
            | Request::PutPerson(_)
            | Request::RemovePerson(_)
            | Request::SetPersons(_)
            | Request::Appoint(_)
            | Request::PutPost(_)
            | Request::EndPosts(_)
            | Request::RemovePosts(_)
            | Request::PutHousehold(_)
            | Request::RemoveHouseholds(_)
            | Request::MoveHouseholds(_)
            | Request::SetHouseholds(_) => reply(&self.edit(call.request, &files, &mut cx).await?),
            Request::Undo(_) => reply(&self.turn(true, &mut cx).await?),
            Request::Redo(_) => reply(&self.turn(false, &mut cx).await?),
            Request::GetTurns(_) => reply(&self.turns(lang)),
            Request::GetHistory(ask) => reply(&history::page(&self.register, &self.past, &ask, lang)),
            Request::GetEntry(ask) => reply(&history::entry(&self.register, &self.past, ask, &cx)?),
            Request::GetSince(ask) => reply(&history::since(&self.register, &self.past, ask, lang)),
            Request::HolderOn(ask) => reply(&history::holders(&self.register, ask, lang)),
            Request::GetOffice(_) => reply(&self.office()),
            Request::PutOffice(ask) => {
                self.put_office(&ask.name, &cx).await?;
                reply(&self.office())
            }
            Request::Clear(_) => {
                let batch = Batch { clear: true, ..Batch::default() };
                self.commit(batch, lang).await?;
                self.register = Register::default();
                self.past = Kept::default();
                self.pending = None;
                reply(&())
            }
        }
    }

    fn status(&mut self, on: NaiveDate) -> Status {
        let found = checked(&mut self.audit, &self.register, on);
        let settings = &self.register.settings;
        Status {
            empty: self.register.is_empty(),
            pending: self.pending.is_some(),
            county: self.register.county().map(|g| g.name.clone()).unwrap_or_default(),
            counts: found.counts,
            issues: audit::by_severity(&found.issues),
            has_issuer: !settings.issuer.is_empty(),
            has_supervision: settings.supervision_telephone().is_some(),
            site: settings.site.clone(),
        }
    }

    async fn accept(&mut self, cx: &mut Context<'_>) -> Result<Stored, Failure> {
        let Some(pending) = &self.pending else { return Err(failure(t::fail_nothing_pending(cx.lang))) };
        let (stored, kind) = (pending.stored(), Kind::Import { files: pending.files() });
        let documents = self.record(kind, pending.change.clone(), cx).await?;
        self.pending = None;
        Ok(Stored { documents, ..stored })
    }

    async fn put_settings(&mut self, settings: Settings, cx: &mut Context<'_>) -> Result<(), Failure> {
        let before = self.register.settings.clone();
        let edits = if before == settings { vec![] } else { vec![Edit::change(before, settings)] };
        let change = Change { settings: edits, ..Change::default() };
        self.record(Kind::Settings, change, cx).await.map(drop)
    }

    fn office(&self) -> String {
        self.past.device.as_ref().map(|d| d.office.clone()).unwrap_or_default()
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
