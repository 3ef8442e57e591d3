//! One save of a step: what is wrong with it, and the words that the page says when it went well.
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
        if self.busy.get_untracked() {
            return;
        }
        let (office, lang) = (self.office.get_value(), self.lang);
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let came = ask.await;
            // The page may be gone by now.
            if self.busy.try_set(false).is_some() {
                return;
            }
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

/// A button that asks once more before it does what cannot be seen any more.
#[component]
pub fn Sure(
    #[prop(into)] name: Signal<String>,
    /// What happens, in words.
    #[prop(into)]
    words: Signal<String>,
    on_sure: impl Fn() + 'static,
) -> impl IntoView {
    let lang = use_lang();
    let sure = RwSignal::new(false);
    view! {
        <div class="stack">
            <p class="wrong" role="alert" hidden=move || !sure.get()>{words}</p>
            <div class="row">
                <button class="button button-danger" type="button" hidden=move || sure.get()
                    on:click=move |_| sure.set(true)>{name}</button>
                <button class="button button-danger" type="button" hidden=move || !sure.get()
                    on:click=move |_| { sure.set(false); on_sure(); }>{move || t::sure(lang.get(), &name.get())}</button>
                <button class="button" type="button" hidden=move || !sure.get()
                    on:click=move |_| sure.set(false)>{move || t::keep(lang.get())}</button>
            </div>
        </div>
    }
}

/// A day as it is typed; `None` where nothing is.
pub fn day(typed: &str) -> Option<chrono::NaiveDate> {
    typed.trim().parse().ok()
}
