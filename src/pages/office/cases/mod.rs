//! 事件: what was found and has to be settled. The list, overdue first; the entry of a new one; one
//! of them with its steps and papers. Private: nothing of it is published.
mod charts;
mod map;
mod new;
mod one;
mod paper;
mod steps;

use super::ledger::list::ListOf;
use super::print::PlacePicker;
use super::shell::Shell;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use wangge_core::Lang;
use wangge_core::ledger::RecordKind;
use wangge_core::office::{RecordFilter, WhichCases};
use wangge_core::texts::ledgers as t;

/// 事件.
pub struct Cases;

#[lazy_route]
impl LazyRoute for Cases {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|q| q.get("n")).and_then(|n| n.parse().ok()));
    let new = Memo::new(move |_| query.with(|q| q.get("new")).is_some());
    let all = root.href("office/cases/");
    let back = move || view! { <p class="no-print"><a class="go" href=all.clone()>{move || t::all_cases(lang.get())}</a></p> };
    view! {
        <Shell title=Signal::derive(move || RecordKind::Case.name(lang.get()).to_owned()) unprinted=true>
            {move || match (chosen.get(), new.get()) {
                (Some(id), _) => view! { {back.clone()()}<one::One id/> }.into_any(),
                (None, true) => view! { {back.clone()()}<new::New/> }.into_any(),
                (None, false) => view! { <All/> }.into_any(),
            }}
        </Shell>
    }
}

#[component]
fn All() -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let which = RwSignal::new(WhichCases::Open);
    let words = RwSignal::new(String::new());
    let within = RwSignal::new(None);
    let filter = Memo::new(move |_| RecordFilter {
        within: within.get(),
        words: words.get(),
        cases: which.get(),
        ..RecordFilter::of(RecordKind::Case)
    });
    let chip = move |one: WhichCases, name: fn(Lang) -> &'static str| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (which.get() == one).to_string()
                on:click=move |_| which.set(one)>{move || name(lang.get())}</button>
        }
    };
    view! {
        <div class="row">
            <a class="button button-main" href=root.href("office/cases/?new=1")>{move || t::new_case(lang.get())}</a>
            <a class="button" href=root.href("office/ledgers/?k=limits&n=limits")>{move || RecordKind::Limits.name(lang.get())}</a>
        </div>
        <section class="stack">
            <div class="row" role="group" aria-label=move || t::which(lang.get())>
                {chip(WhichCases::Open, t::open)}
                {chip(WhichCases::Overdue, t::overdue_only)}
                {chip(WhichCases::Closed, t::closed)}
                {chip(WhichCases::Every, t::every)}
            </div>
            <div class="field search-field">
                <label for="case-words">{move || t::search(lang.get())}</label>
                <input class="input" id="case-words" type="search" autocomplete="off" prop:value=words
                    on:input=move |event| words.set(event_target_value(&event))/>
            </div>
            <details class="stack">
                <summary class="button">{move || t::by_place(lang.get())}</summary>
                <PlacePicker place=within any=true/>
            </details>
            <ListOf filter/>
        </section>
        <charts::Charts within/>
    }
}
