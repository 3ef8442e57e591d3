//! One save: what is wrong, by column, and what the page says when it went well.
use super::super::saving;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::ledger::columns::Wrong;
use wangge_core::office::{Failure, RecordSaved};

/// One way of saving, and what is wrong.
#[derive(Clone, Copy)]
pub struct Saving {
    office: StoredValue<Office>,
    lang: RwSignal<Lang>,
    wrong: RwSignal<Vec<Wrong>>,
    /// Something is on its way.
    pub busy: RwSignal<bool>,
}

impl Saving {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self {
            office: StoredValue::new(use_office()),
            lang: use_lang(),
            wrong: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
        }
    }

    /// What is wrong with a column, or with the whole.
    pub fn of(self, column: Option<usize>) -> Signal<String> {
        Signal::derive(move || {
            let here = |w: &&Wrong| w.column == column;
            self.wrong
                .with(|all| all.iter().filter(here).map(|w| w.message.clone()).collect::<Vec<_>>().join(" "))
        })
    }

    /// Says that something is wrong with the whole.
    pub fn note(self, message: String) {
        self.wrong.set(vec![Wrong { column: None, message }]);
    }

    /// Saves. What is typed stays where it is until it is stored; then `then` is told.
    pub fn save(
        self,
        words: fn(Lang) -> &'static str,
        ask: impl Future<Output = Result<RecordSaved, Failure>> + 'static,
        then: impl FnOnce(RecordSaved) + 'static,
    ) {
        let (office, lang) = (self.office.get_value(), self.lang);
        saving::once(self.busy, ask, move |came| match came {
            Ok(saved) if saved.wrong.is_empty() => {
                self.wrong.set(Vec::new());
                then(saved);
                office.done(words(lang.get_untracked()).to_owned());
            }
            Ok(saved) => {
                self.wrong.set(saved.wrong);
                saving::focus_wrong("");
            }
            Err(failure) => self.note(failure.message),
        });
    }
}
