//! The engine: one request in, one answer out. Generic over the store, so that all of it
//! is tested natively. Nothing is changed before it is stored.
mod audit;
mod failure;
mod import;
mod places;
mod publish;

use chrono::NaiveDate;
use serde::Serialize;
use wangge_core::Lang;
use wangge_core::domain::audit::Audit;
use wangge_core::domain::{Register, Settings};
use wangge_core::office::{Call, Failure, Progress, Request, Status, Stored};
use wangge_core::texts::office as t;
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

/// What one request is handled with.
pub struct Context<'a> {
    /// The language of the answer's words.
    pub lang: Lang,
    /// Today.
    pub on: NaiveDate,
    /// Hears how far long work is.
    pub progress: &'a mut dyn FnMut(Progress),
}

/// Owns the register and its store.
pub struct Engine<S> {
    store: S,
    revision: u64,
    register: Register,
    pending: Option<import::Pending>,
    audit: Option<(NaiveDate, Audit)>,
}

impl<S: Store> Engine<S> {
    /// Opens a store and reads the register from it.
    ///
    /// # Errors
    /// In words, when the store cannot be read or holds what a newer version wrote.
    pub async fn open(store: S, lang: Lang) -> Result<Self, Failure> {
        let contents = store.load().await.map_err(|e| failure::opening(&e, lang))?;
        let register = documents::read(&contents.documents).map_err(|e| failure::document(&e, lang))?;
        Ok(Self { store, revision: contents.revision, register, pending: None, audit: None })
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
        on: NaiveDate,
        files: Vec<InFile>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Reply, Failure> {
        let lang = call.lang();
        let mut cx = Context { lang, on, progress };
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
                    self.put_settings(settings, lang).await?;
                }
                let (published, zip) = publish::zip(&self.register, &ask, &mut cx)?;
                Ok(Reply { file: Some(zip), ..reply(&published)? })
            }
            Request::GetVillage(ask) => reply(&publish::village(&self.register, ask.code, &cx)?),
            Request::GetDeliveries(ask) => reply(&places::deliveries(&self.register, ask.code, on)),
            Request::GetSettings(_) => reply(&self.register.settings),
            Request::PutSettings(ask) => {
                self.put_settings(ask.settings, lang).await?;
                reply(&self.register.settings)
            }
            Request::GetTemplate(_) => {
                let (made, bytes) = import::template(lang)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::GetPlaces(ask) => reply(&places::below(&self.register, ask.parent, on)),
            Request::Clear(_) => {
                let batch = Batch { clear: true, ..Batch::default() };
                self.commit(batch, lang).await?;
                self.register = Register::default();
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
        let lang = cx.lang;
        let Some(pending) = &self.pending else { return Err(failure(t::fail_nothing_pending(lang))) };
        let mut next = self.register.clone();
        let touched = pending.change.apply(&mut next);
        let batch = documents::touched(&next, &touched).map_err(|e| failure::document(&e, lang))?;
        let stored = Stored { documents: batch.puts.len(), ..pending.stored() };
        (cx.progress)(import::storing(batch.puts.len()));
        self.commit(batch, lang).await?;
        self.register = next;
        self.pending = None;
        Ok(stored)
    }

    async fn put_settings(&mut self, settings: Settings, lang: Lang) -> Result<(), Failure> {
        let batch =
            documents::settings(&self.register, &settings).map_err(|e| failure::document(&e, lang))?;
        self.commit(batch, lang).await?;
        self.register.settings = settings;
        Ok(())
    }

    /// Stores a batch. Only when it is on the disk may the register become what it says.
    async fn commit(&mut self, batch: Batch, lang: Lang) -> Result<(), Failure> {
        self.revision =
            self.store.commit(self.revision, batch).await.map_err(|e| failure::store(&e, lang))?;
        self.audit = None;
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
