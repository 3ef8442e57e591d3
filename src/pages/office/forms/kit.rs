//! What the forms share: problems at their fields, one save, what became of it.
use super::super::saving;
pub use super::super::saving::day;
use super::super::table::TableState;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::edit::{Field, Problem};
use wangge_core::office::{Edited, Failure};
use wangge_core::texts::forms as t;

/// One way of saving, and what is wrong.
#[derive(Clone, Copy)]
pub struct Saving {
    office: StoredValue<Office>,
    lang: RwSignal<Lang>,
    problems: RwSignal<Vec<Problem>>,
    failure: RwSignal<String>,
    /// On its way.
    pub busy: RwSignal<bool>,
}

impl Saving {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self {
            office: StoredValue::new(use_office()),
            lang: use_lang(),
            problems: RwSignal::new(Vec::new()),
            failure: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
        }
    }

    /// What is wrong with a field; empty where nothing is.
    pub fn wrong(self, field: Field) -> Signal<String> {
        self.words(move |f| f == field)
    }

    /// What is wrong with what is none of these fields.
    pub fn rest(self, shown: &'static [Field]) -> Signal<String> {
        let words = self.words(move |f| !shown.contains(&f));
        Signal::derive(move || {
            let failure = self.failure.get();
            if failure.is_empty() { words.get() } else { failure }
        })
    }

    fn words(self, of: impl Fn(Field) -> bool + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || {
            self.problems.with(|list| {
                let found: Vec<&str> =
                    list.iter().filter(|p| of(p.field)).map(|p| p.message.as_str()).collect();
                found.join(" ")
            })
        })
    }

    /// Nothing is wrong any more.
    pub fn clear(self) {
        self.problems.set(Vec::new());
        self.failure.set(String::new());
    }

    /// Saves. What is typed stays where it is until it is stored; then `then` is told.
    pub fn save(
        self,
        words: impl Fn(Lang) -> String + 'static,
        ask: impl Future<Output = Result<Edited, Failure>> + 'static,
        then: impl FnOnce(Edited) + 'static,
    ) {
        let (office, lang) = (self.office.get_value(), self.lang);
        saving::once(self.busy, ask, move |came| {
            self.clear();
            match came {
                Ok(edited) if edited.good() => {
                    then(edited);
                    office.done(words(lang.get_untracked()));
                }
                Ok(edited) => {
                    self.problems.set(edited.problems);
                    saving::focus_wrong(".form-panel");
                }
                Err(failure) => self.failure.set(failure.message),
            }
        });
    }
}

/// Something to choose, with nothing chosen as the first.
#[component]
pub fn Choice(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// Each as it is kept and as it is read.
    options: Vec<(String, String)>,
    /// What the first says.
    none: fn(Lang) -> &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let options: Vec<_> = options
        .into_iter()
        .map(|(key, name)| {
            let own = key.clone();
            view! { <option value=key selected=move || value.with(|v| *v == own)>{name}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select class="input" id=id on:change=move |event| value.set(event_target_value(&event))>
                <option value="" selected=move || value.with(String::is_empty)>{move || none(lang.get())}</option>
                {options}
            </select>
        </div>
    }
}

/// The foot of a form: what is wrong with the whole of it, and the ways on.
#[component]
pub fn Foot(
    state: TableState,
    saving: Saving,
    /// Fields that say themselves what is wrong with them.
    shown: &'static [Field],
    /// Something is typed that is not saved.
    dirty: Memo<bool>,
    /// Puts back what was there.
    on_reset: impl Fn() + 'static,
) -> impl IntoView {
    let lang = use_lang();
    let rest = saving.rest(shown);
    Effect::new(move || state.dirty.set(dirty.get()));
    on_cleanup(move || {
        state.dirty.try_set(false);
    });
    view! {
        <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
        <div class="row form-foot">
            <button class="button button-main" type="submit" aria-disabled=move || (!dirty.get()).to_string()>
                {move || if saving.busy.get() { t::saving(lang.get()) } else { t::save(lang.get()) }}
            </button>
            <button class="button" type="button" hidden=move || !dirty.get() on:click=move |_| {
                saving.clear();
                on_reset();
            }>
                {move || t::give_up(lang.get())}
            </button>
            <span class="soft small" role="status">
                {move || if dirty.get() { t::unsaved(lang.get()) } else { "" }}
            </span>
        </div>
    }
}

/// As [`saving::Sure`], in the words of the forms.
#[component]
pub fn Sure(
    #[prop(into)] name: Signal<String>,
    /// What happens, in words.
    #[prop(into)]
    words: Signal<String>,
    on_sure: impl Fn() + 'static,
) -> impl IntoView {
    view! { <saving::Sure name words yes=|lang, name| t::sure(lang, &name) no=t::cancel on_sure/> }
}

/// A day as a field holds it.
pub fn day_text(day: Option<chrono::NaiveDate>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}
