//! The one way in which the register changes: a change with its entry of the history, in one
//! transaction. Only when it is on the disk is the register what it says.
use super::{Context, Engine, failure, lines};
use wangge_core::change::{Change, Entry, FactKey, Kind, Misfit, Stamp};
use wangge_core::domain::Register;
use wangge_core::ledger::columns;
use wangge_core::office::{Failure, Turns};
use wangge_core::texts::{history as t, nomination as tn};
use wangge_store::history::{Device, Draft};
use wangge_store::{Batch, Document, Store, documents, history};

impl<S: Store> Engine<S> {
    /// Makes a change and keeps it. Returns how many documents were written; nothing happens
    /// where there is nothing to change.
    pub(super) async fn record(
        &mut self,
        kind: Kind,
        mut change: Change,
        cx: &mut Context<'_>,
    ) -> Result<usize, Failure> {
        if change.is_empty() {
            return Ok(0);
        }
        change.fits(&self.register).map_err(|Misfit(key)| self.moved(&key, &kind, cx))?;
        let name = lines::name_of(&self.register, &change, cx.lang);
        let counters = self.counters();
        let touched = change.apply_noted(&mut self.register);
        let (draft, device) = self.draft(kind, name, cx);
        // Large changes go into the history whole; small ones are cheap to have twice.
        let made = documents::touched(&self.register, &touched)
            .and_then(|batch| Ok((batch, self.past.add(draft, change.clone())?)));
        let stored = self.store_entry(made, device, cx).await;
        if stored.is_err() {
            change.inverse().apply(&mut self.register);
            [self.register.next_person, self.register.next_household, self.register.next_nomination] =
                counters;
        }
        stored
    }

    /// Keeps a mark in the history: nothing changes.
    pub(super) async fn mark(&mut self, kind: Kind, cx: &mut Context<'_>) -> Result<(), Failure> {
        let (draft, device) = self.draft(kind, String::new(), cx);
        let made = self.past.add(draft, Change::default()).map(|puts| (Batch::default(), puts));
        self.store_entry(made, device, cx).await.map(drop)
    }

    /// Takes the last deed back, or makes the one again that was taken back last.
    pub(super) async fn turn(&mut self, back: bool, cx: &mut Context<'_>) -> Result<Turns, Failure> {
        let lang = cx.lang;
        let of = if back { self.past.history.undoable() } else { self.past.history.redoable() };
        let none = if back { t::fail_undo(lang) } else { t::fail_redo(lang) };
        let of: Entry = of.ok_or_else(|| failure(none))?.clone();
        let change = self.past.change(&of).ok_or_else(|| failure(t::fail_damaged(lang)))?;
        let change = if back { change.inverse() } else { change };
        let kind = if back { Kind::Undo } else { Kind::Redo };
        change.fits(&self.register).map_err(|Misfit(key)| self.moved(&key, &kind, cx))?;
        let touched = change.apply(&mut self.register);
        let (draft, device) = self.draft(kind, String::new(), cx);
        let made = documents::touched(&self.register, &touched)
            .and_then(|batch| Ok((batch, self.past.add_turn(draft, &of)?)));
        let stored = self.store_entry(made, device, cx).await;
        if let Err(failure) = stored {
            change.inverse().apply(&mut self.register);
            return Err(failure);
        }
        Ok(self.turns(lang))
    }

    /// What undo and redo would do, in words.
    pub(super) fn turns(&self, lang: wangge_core::Lang) -> Turns {
        let words = |e: &Entry| lines::title(e, &self.past, lang);
        Turns { undo: self.past.history.undoable().map(words), redo: self.past.history.redoable().map(words) }
    }

    /// Sets the name of the office on this device.
    pub(super) async fn put_office(&mut self, name: &str, cx: &Context<'_>) -> Result<(), Failure> {
        let device = Device { office: name.trim().to_owned(), ..self.device(cx) };
        self.put_device(device, cx.lang).await
    }

    /// Keeps what this device calls itself.
    pub(super) async fn put_device(
        &mut self,
        device: Device,
        lang: wangge_core::Lang,
    ) -> Result<(), Failure> {
        let document = history::device(&device).map_err(|e| failure::document(&e, lang))?;
        self.commit(Batch { puts: vec![document], ..Batch::default() }, lang).await?;
        self.past.device = Some(device);
        Ok(())
    }

    /// The next free numbers.
    const fn counters(&self) -> [u32; 3] {
        [self.register.next_person, self.register.next_household, self.register.next_nomination]
    }

    pub(super) fn device(&self, cx: &Context<'_>) -> Device {
        self.past.device.clone().unwrap_or_else(|| Device { node: cx.now.random, ..Device::default() })
    }

    /// An entry to be; and the device, where it is written for the first time.
    fn draft(&self, kind: Kind, name: String, cx: &Context<'_>) -> (Draft, Option<Device>) {
        let device = self.device(cx);
        let id = Stamp::after(self.past.history.newest(), cx.now.millis, device.node);
        let draft = Draft { id, who: device.office.clone(), kind, name };
        (draft, self.past.device.is_none().then_some(device))
    }

    /// Writes an entry's documents with those that it changed; takes the entry out again where
    /// that fails.
    async fn store_entry(
        &mut self,
        made: Result<(Batch, Vec<Document>), documents::DocumentError>,
        device: Option<Device>,
        cx: &mut Context<'_>,
    ) -> Result<usize, Failure> {
        let (mut batch, entry) = made.map_err(|e| failure::document(&e, cx.lang))?;
        batch.puts.extend(entry);
        if let Some(device) = &device {
            batch.puts.extend(history::device(device));
        }
        let count = batch.puts.len();
        (cx.progress)(super::import::storing(count));
        match self.commit(batch, cx.lang).await {
            Ok(()) => {
                self.past.device = device.or_else(|| self.past.device.take());
                Ok(count)
            }
            Err(failure) => {
                self.past.take_back();
                Err(failure)
            }
        }
    }

    fn moved(&self, key: &FactKey, kind: &Kind, cx: &Context<'_>) -> Failure {
        let what = named(&self.register, key, cx.lang);
        let stale = matches!(kind, Kind::Import { .. } | Kind::Division | Kind::Merge { .. });
        failure(&if stale { t::fail_stale(cx.lang, &what) } else { t::fail_moved(cx.lang, &what) })
    }
}

/// A fact by its name, in words.
fn named(register: &Register, key: &FactKey, lang: wangge_core::Lang) -> String {
    let person = |id| register.persons.get(id).map(|p| p.name.clone());
    let found = match key {
        FactKey::Grid(code) => Some(register.full_name(*code)),
        FactKey::Person(id) => person(id),
        FactKey::Appointment(grid, post, ..) => {
            Some(t::post_of(lang, &register.full_name(*grid), &post.name(grid.level(), lang)))
        }
        FactKey::Household(id) => {
            register.all_households().find(|h| h.id == *id).map(|h| lines::home(register, h, lang))
        }
        FactKey::Nomination(id) => {
            let found = register.nominations.get(id);
            found.map(|n| tn::title(lang, &register.full_name(n.grid)))
        }
        FactKey::Ground(code) => Some(t::ground(lang, &register.full_name(*code))),
        FactKey::Printed(code) => Some(register.full_name(*code)),
        FactKey::Record(key) => register.ledgers.record(key).map(|r| columns::title(register, &r, lang)),
        FactKey::Settings => Some(t::settings_name(lang).to_owned()),
    };
    found.filter(|name| !name.is_empty()).unwrap_or_else(|| t::unnamed(lang).to_owned())
}
