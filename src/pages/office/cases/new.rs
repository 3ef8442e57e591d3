//! A case is entered: what kind, what happened, done. A message that was pasted fills the fields
//! with what it says, where a person takes it over.
use super::super::ledger::form::{FormOf, Offered};
use super::super::ledger::word;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wangge_core::ledger::{RecordKey, RecordKind};
use wangge_core::office::{ReadSaid, RecordSaved, SaidView};
use wangge_core::texts::ledgers as t;

/// Numbers of the columns that a message may fill.
const KIND: usize = 0;
const WORDS: usize = 1;
const PLACE: usize = 2;
const SOURCE: usize = 5;
const PARTIES: usize = 8;

#[component]
pub fn New() -> impl IntoView {
    let lang = use_lang();
    let offered: Offered = RwSignal::new(Vec::new());
    let navigate = use_navigate();
    let on_saved = move |saved: RecordSaved| {
        if let Some(number) = saved.keys.first().and_then(RecordKey::text) {
            navigate(&format!("/office/cases/?n={number}"), NavigateOptions::default());
        }
    };
    view! {
        <section class="record-page stack">
            <h2>{move || t::new_case(lang.get())}</h2>
            <Message offered/>
            <FormOf kind=RecordKind::Case key=None offered button=t::save_case on_saved/>
        </section>
    }
}

/// What a message says, each as a button that takes it over.
#[component]
fn Message(offered: Offered) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(None::<SaidView>);
    let read = move |_| {
        let office = office.clone();
        leptos::task::spawn_local(async move {
            let ask = ReadSaid { text: text.get_untracked(), here: None };
            if let Ok(found) = office.ask(ask).await {
                offered.try_set(vec![
                    (WORDS, text.get_untracked().trim().to_owned()),
                    (SOURCE, wangge_core::ledger::case::Source::Chat.name(lang.get_untracked()).to_owned()),
                ]);
                said.try_set(Some(found));
            }
        });
    };
    let take = move |column: usize, text: String, name: String| {
        view! {
            <button class="chip" type="button" on:click=move |_| offered.set(vec![(column, text.clone())])>{name}</button>
        }
    };
    let found = move || {
        let found = said.get()?;
        let parties: Vec<String> = match (found.people.as_slice(), found.phones.as_slice()) {
            ([], phones) => phones.to_vec(),
            (people, [phone]) if people.len() == 1 => people.iter().map(|p| format!("{p} {phone}")).collect(),
            (people, phones) => people.iter().chain(phones).cloned().collect(),
        };
        let nothing = found.kinds.is_empty() && found.places.is_empty() && parties.is_empty();
        let kinds: Vec<_> = found.kinds.into_iter().map(|k| take(KIND, k.clone(), k)).collect();
        let places: Vec<_> =
            found.places.into_iter().map(|(code, name)| take(PLACE, code.to_string(), name)).collect();
        let whole = parties.join("\n");
        let parties = (!parties.is_empty()).then(|| take(PARTIES, whole, parties.join("、")));
        Some(view! {
            <div class="stack" role="status">
                <p class="soft">{if nothing { t::said_nothing(lang.get()) } else { t::said_found(lang.get()) }}</p>
                <div class="row">{kinds}{places}{parties}</div>
            </div>
        })
    };
    view! {
        <details class="stack">
            <summary class="button">{move || t::paste(lang.get())}</summary>
            <div class="panel stack">
                <div class="field">
                    <label for="message">{word(t::message)}</label>
                    <textarea class="input" id="message" rows="4" prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))></textarea>
                </div>
                <div><button class="button" type="button" disabled=move || text.with(|t| t.trim().is_empty())
                    on:click=read>{word(t::read_message)}</button></div>
                {found}
            </div>
        </details>
    }
}
