//! One save of a step: what is wrong with it, and the words that the page says when it went well.
use super::super::saving;
pub use super::super::saving::day;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::office::{Edited, Failure};
use wangge_core::texts::nominations as t;

/// What the page says was done last.
#[derive(Clone, Copy)]
pub struct Said(pub RwSignal<String>);

/// One way of saving, and what is wrong.
#[derive(Clone, Copy)]
pub struct Saving {
    office: StoredValue<Office>,
    lang: RwSignal<Lang>,
    said: RwSignal<String>,
    wrong: RwSignal<String>,
    busy: RwSignal<bool>,
}

impl Saving {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        let said = use_context::<Said>().map_or_else(|| RwSignal::new(String::new()), |said| said.0);
        Self {
            office: StoredValue::new(use_office()),
            lang: use_lang(),
            said,
            wrong: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
        }
    }

    /// What is wrong; empty where nothing is.
    pub fn wrong(self) -> Signal<String> {
        self.wrong.into()
    }

    /// Saves. What is typed stays where it is until it is stored; then `then` is told.
    pub fn save(
        self,
        words: fn(Lang) -> &'static str,
        ask: impl Future<Output = Result<Edited, Failure>> + 'static,
        then: impl FnOnce(Edited) + 'static,
    ) {
        let (office, lang) = (self.office.get_value(), self.lang);
        saving::once(self.busy, ask, move |came| {
            let wrong = match came {
                Ok(edited) if edited.good() => {
                    self.said.set(words(lang.get_untracked()).to_owned());
                    then(edited);
                    office.changed();
                    return;
                }
                Ok(edited) => edited.problems.into_iter().map(|p| p.message).collect::<Vec<_>>().join(" "),
                Err(failure) => failure.message,
            };
            self.said.set(String::new());
            self.wrong.set(wrong);
        });
    }
}

/// As [`saving::Sure`], in the words of a nomination.
#[component]
pub fn Sure(
    #[prop(into)] name: Signal<String>,
    /// What happens, in words.
    #[prop(into)]
    words: Signal<String>,
    on_sure: impl Fn() + 'static,
) -> impl IntoView {
    view! { <saving::Sure name words yes=|lang, name| t::sure(lang, &name) no=t::keep on_sure/> }
}
