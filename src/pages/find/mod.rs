//! The first page: one box to find the gridworker, and beside it the list to walk down.
pub mod gone;
mod hit;
mod speak;
mod walk;

use crate::components::hotlines::Hotlines;
use crate::components::read_aloud::ReadAloud;
use crate::components::trouble::{TroubleNote, Waiting};
use crate::components::ways::Ways;
use crate::platform::first;
use crate::state::directory::{Loaded, learn_for, use_lookup, use_manifest};
use crate::state::lang::use_lang;
use gone::Gone;
use hit::HitLine;
use leptos::html;
use leptos::prelude::*;
use speak::Speak;
use std::sync::Arc;
use walk::Walk;
use wangge_core::Lang;
use wangge_core::directory::{Answer, Lookup, Note, spoken};
use wangge_core::domain::{Level, Telephone, fold_width};
use wangge_core::texts::find as t;

/// An answer as long as this may have left hits out.
const MANY: usize = 30;

/// The first page.
#[component]
pub fn Find() -> impl IntoView {
    let lang = use_lang();
    let (lookup, manifest) = (use_lookup(), use_manifest());
    let typed = RwSignal::new(typed_before());
    learn_for(typed);
    Effect::new(move || {
        if !matches!(lookup.get(), Loaded::Waiting) {
            first::take_over(typed);
        }
    });
    let answer = Memo::new(move |_| match lookup.get() {
        Loaded::Ready(lookup) => lookup.find(&typed.get()),
        _ => Answer::default(),
    });
    view! {
        <div class="find">
            <section class="find-ask stack" aria-labelledby="find-title">
                <div>
                    <h1 id="find-title">{move || t::title(lang.get())}</h1>
                    <p class="soft">{move || t::lead(lang.get())}</p>
                </div>
                <Box typed/>
                <Speak typed/>
                {move || match lookup.get() {
                    Loaded::Waiting => view! { <Waiting/> }.into_any(),
                    Loaded::Failed(trouble) => view! { <TroubleNote trouble/> }.into_any(),
                    Loaded::Ready(lookup) => view! { <Results lookup answer typed/> }.into_any(),
                }}
                <Ways/>
            </section>
            {move || match lookup.get() {
                Loaded::Ready(lookup) => view! { <Walk lookup/> }.into_any(),
                _ => ().into_any(),
            }}
            {move || match manifest.get() {
                Loaded::Ready(manifest) if typed.with(String::is_empty) => {
                    Some(view! { <div class="find-hot"><Hotlines manifest/></div> })
                }
                _ => None,
            }}
        </div>
    }
}

/// What was typed when this page was left, from the address: from the part of it that is never
/// sent to the host.
fn typed_before() -> String {
    let hash = window().location().hash().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(hash.trim_start_matches('#'))
        .ok()
        .and_then(|p| p.get("q"))
        .unwrap_or_default()
}

/// Keeps what is typed in the address, so that the way back leads here again. For when the box
/// is left: with every key, the browser would ask for the icon anew.
fn remember(typed: &str) {
    let query = js_sys::encode_uri_component(typed);
    let path = window().location().pathname().unwrap_or_default();
    let url = if typed.is_empty() { path } else { format!("{path}#q={query}") };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&url));
    }
}

#[component]
fn Box(typed: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<html::Input>::new();
    view! {
        <div class="field find-box">
            <label for="find-input">{move || t::label(lang.get())}</label>
            <div class="find-row">
                <input
                    id="find-input"
                    class="input find-input"
                    type="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    placeholder=move || t::placeholder(lang.get())
                    aria-describedby="find-hint"
                    node_ref=input
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:blur=move |_| typed.with_untracked(|text| remember(text))
                    on:keydown=move |event| match event.key().as_str() {
                        "ArrowDown" => { event.prevent_default(); hit::focus(0); }
                        "Enter" => {
                            typed.with_untracked(|text| remember(text));
                            hit::open_first();
                        }
                        _ => {}
                    }
                />
                <Show when=move || !typed.get().is_empty()>
                    <button type="button" class="button" on:click=move |_| {
                        typed.set(String::new());
                        if let Some(input) = input.get() { let _ = input.focus(); }
                    }>{move || t::clear(lang.get())}</button>
                </Show>
            </div>
            <p class="hint" id="find-hint">{move || t::hint(lang.get())}</p>
        </div>
    }
}

#[component]
fn Results(lookup: Arc<Lookup>, answer: Memo<Answer>, typed: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let count = move || match answer.get().hits.len() {
        0 => String::new(),
        n if n >= MANY => t::count_more(lang.get(), &n),
        n => t::count(lang.get(), &n),
    };
    let for_notes = Arc::clone(&lookup);
    let said = {
        let lookup = Arc::clone(&lookup);
        Signal::derive(move || spoken::found(&lookup, &answer.get(), lang.get()))
    };
    view! {
        <div class="stack" role="region" aria-label=move || t::results(lang.get())>
            <p class="soft small" role="status">{count}</p>
            <Show when=move || !answer.get().hits.is_empty()><ReadAloud text=said/></Show>
            {move || answer.get().note.map(|note| say(&note, &for_notes, &typed.get(), lang.get()))}
            <ul class="hits">
                {move || answer.get().hits.into_iter().enumerate().map(|(at, hit)| {
                    view! { <HitLine lookup=Arc::clone(&lookup) hit at/> }
                }).collect_view()}
            </ul>
        </div>
    }
}

/// The word to the person, with a number to call where the look-up does not know.
fn say(note: &Note, lookup: &Arc<Lookup>, typed: &str, lang: Lang) -> AnyView {
    let digits: String = fold_width(typed).chars().filter(char::is_ascii_digit).collect();
    if *note == Note::UnknownNumber && lookup.code_problem(&digits).is_some() {
        return view! {
            <Gone digits lookup=Arc::clone(lookup)/>
            <p><a href="tel:12345">{t::ask_12345(lang)}</a></p>
        }
        .into_any();
    }
    let village = match note {
        Note::NoGroup { village, .. } => Some(*village),
        Note::NoDoor { place, .. } => place.at(Level::Village),
        _ => None,
    };
    let (words, class) = match note {
        Note::Choose => (t::choose(lang).to_owned(), "notice"),
        Note::Near => (t::near(lang).to_owned(), "notice notice-mind"),
        Note::NoGroup { village, group } => {
            (t::no_group(lang, &lookup.name(*village), group), "notice notice-mind")
        }
        Note::NoDoor { place, door } => {
            let names = lookup.path(*place).into_iter().skip(1).collect::<String>();
            (t::no_door(lang, &names, door), "notice notice-mind")
        }
        Note::Unknown => (t::unknown(lang, &typed.trim()), "notice notice-mind"),
        Note::UnknownNumber => (t::unknown_number(lang).to_owned(), "notice notice-mind"),
    };
    let phone = village.and_then(|v| {
        let number: Telephone = lookup.node(v)?.phone.parse().ok()?;
        Some((t::village_phone(lang, &lookup.name(v)), number))
    });
    let lost = matches!(note, Note::Unknown | Note::UnknownNumber);
    view! {
        <div class=class role="status">
            <p>{words}</p>
            {phone.map(|(name, number)| view! {
                <p><a class="button" href=format!("tel:{number}")>{name} " " <span class="number">{number.spaced()}</span></a></p>
            })}
            {lost.then(|| view! { <p><a href="tel:12345">{t::ask_12345(lang)}</a></p> })}
        </div>
    }
    .into_any()
}
