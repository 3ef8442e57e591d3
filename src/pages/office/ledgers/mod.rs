//! 台账: all ledgers but the cases, by one list and one form; what a ledger has of its own stands
//! above its list. Private: nothing of it is published.
mod chat;
mod kinds;
mod list_to_sign;
mod many;
mod matters;
mod own;
mod pay;
mod picture;
mod sheets;
mod sums;
mod terms;
mod training;

pub use sheets::give;

use super::ledger::form::FormOf;
use super::ledger::list::ListOf;
use super::ledger::saving::Saving;
use super::ledger::word;
use super::nominations::Sure;
use super::print::PlacePicker;
use super::shell::Shell;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::{LazyRoute, lazy_route};
use wangge_core::domain::GridCode;
use wangge_core::ledger::{RecordKey, RecordKind};
use wangge_core::office::{RecordFilter, RecordSaved, RemoveRecords, WhichTerms};
use wangge_core::texts::ledgers as t;

/// 台账.
pub struct Ledgers;

#[lazy_route]
impl LazyRoute for Ledgers {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let kind = Memo::new(move |_| {
        query.with(|q| q.get("k")).and_then(|k| k.parse().ok()).unwrap_or(RecordKind::Publicity)
    });
    let key = Memo::new(move |_| query.with(|q| q.get("n")).and_then(|n| RecordKey::of(kind.get(), &n)));
    let new = Memo::new(move |_| query.with(|q| q.get("new")).is_some());
    let title = Signal::derive(move || kind.get().name(lang.get()).to_owned());
    view! {
        <Shell title unprinted=true>
            <kinds::Kinds kind/>
            {move || match (key.get(), new.get()) {
                (Some(key), _) => view! { <One key/> }.into_any(),
                (None, true) => view! { <New kind=kind.get()/> }.into_any(),
                (None, false) => view! { <All kind=kind.get()/> }.into_any(),
            }}
        </Shell>
    }
}

#[component]
fn All(kind: RecordKind) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let words = RwSignal::new(String::new());
    let within = RwSignal::new(None::<GridCode>);
    let (terms, honour) = (RwSignal::new(WhichTerms::Every), RwSignal::new(None));
    let filter = Memo::new(move |_| RecordFilter {
        within: within.get(),
        words: words.get(),
        terms: terms.get(),
        honour: honour.get(),
        ..RecordFilter::of(kind)
    });
    let chips = matches!(kind, RecordKind::Honour | RecordKind::Welfare)
        .then(|| view! { <terms::Terms kind terms honour/> });
    let own = match kind {
        RecordKind::Group => view! { <chat::Chat within/> }.into_any(),
        RecordKind::Session => view! { <training::Untrained within/> }.into_any(),
        RecordKind::Payment => {
            view! { <pay::Awards within/><sums::Sums within/><list_to_sign::ListToSign within/> }.into_any()
        }
        _ => ().into_any(),
    };
    let quick =
        matches!(kind, RecordKind::Publicity | RecordKind::Service).then(|| view! { <many::Many kind/> });
    let typed = kind != RecordKind::Payment;
    let href = root.href(&format!("office/ledgers/?k={}&new=1", kind.stem()));
    view! {
        <div class="stack no-print">
            <p class="measure">{move || intro(kind, lang.get())}</p>
            {typed
                .then(|| {
                    view! {
                        <div>
                            <a class="button button-main" href=href>
                                {move || t::new_record(lang.get(), &kind.name(lang.get()))}
                            </a>
                        </div>
                    }
                })}
            {quick}
            <details class="stack">
                <summary class="button">{move || t::by_place(lang.get())}</summary>
                <PlacePicker place=within any=true own="within-"/>
            </details>
        </div>
        {own}
        <section class="stack no-print">
            <h2>{move || t::records(lang.get())}</h2>
            <div class="field search-field">
                <label for="record-words">{word(t::search_any)}</label>
                <input class="input" id="record-words" type="search" autocomplete="off" prop:value=words
                    on:input=move |event| words.set(event_target_value(&event))/>
            </div>
            {chips}
            <ListOf filter/>
        </section>
        <sheets::Sheets filter/>
    }
}

/// What a ledger is for, in a sentence.
fn intro(kind: RecordKind, lang: wangge_core::Lang) -> &'static str {
    match kind {
        RecordKind::Publicity | RecordKind::Service => t::intro_quick(lang),
        RecordKind::Group => t::intro_group(lang),
        RecordKind::Session => t::intro_session(lang),
        RecordKind::Meeting => t::intro_meeting(lang),
        RecordKind::Assessment => t::intro_assessment(lang),
        RecordKind::Honour => t::intro_honour(lang),
        RecordKind::Payment => t::intro_payment(lang),
        RecordKind::Share => t::intro_share(lang),
        RecordKind::Welfare => t::intro_welfare(lang),
        RecordKind::Rate => t::intro_rate(lang),
        RecordKind::Salaried => t::intro_salaried(lang),
        RecordKind::Limits | RecordKind::Case => "",
    }
}

#[component]
fn New(kind: RecordKind) -> impl IntoView {
    let lang = use_lang();
    let navigate = use_navigate();
    // A group goes on to its picture.
    let on_saved = move |saved: RecordSaved| {
        let made = saved.keys.first().filter(|_| kind == RecordKind::Group).and_then(RecordKey::text);
        let to = made.map(|n| format!("&n={n}")).unwrap_or_default();
        navigate(&format!("/office/ledgers/?k={}{to}", kind.stem()), NavigateOptions::default());
    };
    view! {
        <section class="record-page stack">
            <h2>{move || t::new_record(lang.get(), &kind.name(lang.get()))}</h2>
            {(kind == RecordKind::Assessment).then(|| view! { <own::Own/> })}
            <FormOf kind key=None on_saved/>
        </section>
    }
}

#[component]
fn One(key: RecordKey) -> impl IntoView {
    let kind = key.kind();
    let office = use_office();
    let saving = Saving::new();
    let rest = saving.of(None);
    let navigate = use_navigate();
    let on_sure = move || {
        let (office, navigate) = (office.clone(), navigate.clone());
        let request = async move { office.ask(RemoveRecords { keys: vec![key] }).await };
        saving.save(t::removed, request, move |_| {
            navigate(&format!("/office/ledgers/?k={}", kind.stem()), NavigateOptions::default());
        });
    };
    let own = match (kind, key.number()) {
        (RecordKind::Assessment, Some(id)) => view! { <own::AssessmentPaper id/> }.into_any(),
        (RecordKind::Meeting, Some(id)) => view! { <matters::Matters id/> }.into_any(),
        (RecordKind::Group, Some(id)) => view! { <picture::Picture id/> }.into_any(),
        (RecordKind::Session, Some(id)) => view! { <training::SignIn id/> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class="record-page stack no-print">
            <FormOf kind key=Some(key) on_saved=|_| {}/>
            {(kind != RecordKind::Limits).then(|| view! {
                <Sure name=word(t::remove) words=word(t::remove_words) on_sure/>
                <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            })}
        </div>
        {own}
    }
}
