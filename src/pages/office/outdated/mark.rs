//! Keeping that something was printed: the day, the button, and what became of it.
use crate::pages::office::fields::Field;
use crate::pages::office::shell::Failed;
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use chrono::NaiveDate;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::GridCode;
use wangge_core::office::{Failure, MarkPrinted};
use wangge_core::texts::outdated as t;

/// What became of a marking.
#[derive(Clone, Copy)]
pub struct Marking {
    /// Words where it went well, or what is wrong.
    outcome: RwSignal<Option<Result<String, Failure>>>,
    busy: RwSignal<bool>,
    /// Whether the page asks again then.
    again: bool,
}

impl Marking {
    /// Nothing marked yet.
    pub fn new() -> Self {
        Self { outcome: RwSignal::new(None), busy: RwSignal::new(false), again: true }
    }

    /// For a page that shows the same afterwards: it is left as it is.
    pub fn quiet() -> Self {
        Self { again: false, ..Self::new() }
    }

    /// Marks boards and cards as printed on a day.
    pub fn mark(self, office: Office, codes: Vec<GridCode>, on: NaiveDate, lang: Lang) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let came = office.ask(MarkPrinted { codes, on }).await;
            self.busy.try_set(false);
            let changed = came.as_ref().is_ok_and(|e| e.changed > 0);
            let told = came.map(|edited| match edited.changed {
                0 => t::marked_none(lang).to_owned(),
                n => t::marked(lang, &n),
            });
            drop(self.outcome.try_set(Some(told)));
            if changed && self.again {
                office.changed();
            }
        });
    }
}

/// What became of it.
#[component]
pub fn Marked(marking: Marking) -> impl IntoView {
    move || {
        marking.outcome.get().map(|outcome| match outcome {
            Ok(words) => view! { <p class="notice notice-good" role="status">{words}</p> }.into_any(),
            Err(failure) => view! { <Failed failure/> }.into_any(),
        })
    }
}

/// The day of printing and the button.
#[component]
pub fn DayAndMark(
    /// Of the field; unique on the page.
    id: &'static str,
    marking: Marking,
    /// Name of the button.
    button: fn(Lang) -> &'static str,
    /// What was printed.
    codes: Signal<Vec<GridCode>>,
    /// What is said where that is nothing.
    none: fn(Lang) -> &'static str,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let on = RwSignal::new(today().to_string());
    let tried = RwSignal::new(false);
    let day = move || on.with(|on| on.parse::<NaiveDate>().ok());
    let wrong = Signal::derive(move || match day() {
        None => t::no_day(lang.get()).to_owned(),
        Some(day) if day > today() => t::future(lang.get()).to_owned(),
        Some(_) => String::new(),
    });
    let missing = move || (tried.get() && codes.with(Vec::is_empty)).then(|| none(lang.get()));
    let on_click = move |_| {
        tried.set(true);
        let (codes, day) = (codes.get_untracked(), untrack(day));
        if let Some(day) = day.filter(|day| !codes.is_empty() && *day <= today()) {
            tried.set(false);
            marking.mark(office.clone(), codes, day, lang.get_untracked());
        }
    };
    view! {
        <div class="short">
            <Field id label=Signal::derive(move || t::on(lang.get()).to_owned()) value=on wrong kind="date"/>
        </div>
        <p class="wrong" role="alert">{missing}</p>
        <div><button class="button" type="button" on:click=on_click disabled=marking.busy>
            {move || button(lang.get())}
        </button></div>
    }
}
