//! 推荐评议: the nominations that are going on and those that were, one of them step by step, and
//! the form of each step to sign and to post. Private: nothing of it is published.
mod candidates;
mod paper;
mod record;
mod saving;
mod steps;

use super::print::PlacePicker;
use super::shell::{Answered, Shell};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::{LazyRoute, lazy_route};
use paper::Papers;
use record::Record;
pub use saving::Sure;
use saving::{Said, Saving};
use std::sync::Arc;
use steps::Steps;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level, NominationId, Stage};
use wangge_core::edit::BeginNomination;
use wangge_core::office::{GetNomination, GetNominations, NominationView};
use wangge_core::texts::nominations as t;

/// 推荐评议.
pub struct Nominations;

#[lazy_route]
impl LazyRoute for Nominations {
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
    let chosen =
        Memo::new(move |_| query.with(|q| q.get("n")).and_then(|n| n.parse().ok()).map(NominationId));
    let all = use_root().href("office/nominations/");
    let said = RwSignal::new(String::new());
    provide_context(Said(said));
    view! {
        <Shell title=Signal::derive(move || t::title(lang.get()).to_owned()) unprinted=true>
            <p class="notice notice-good no-print" role="status" hidden=move || said.with(String::is_empty)>{said}</p>
            {move || match chosen.get() {
                None => view! { <All/> }.into_any(),
                Some(id) => view! {
                    <p class="no-print"><a class="go" href=all.clone()>{move || t::all(lang.get())}</a></p>
                    <One id/>
                }
                .into_any(),
            }}
        </Shell>
    }
}

/// Which of them are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Open,
    Over,
    Every,
}

#[component]
fn All() -> impl IntoView {
    let lang = use_lang();
    let which = RwSignal::new(Which::Open);
    let within = RwSignal::new(None);
    let asked = use_asked(move || {
        let open = which.get() == Which::Open;
        Some(GetNominations { within: within.get(), open })
    });
    let chip = move |one: Which, name: fn(Lang) -> &'static str| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (which.get() == one).to_string()
                on:click=move |_| which.set(one)>{move || name(lang.get())}</button>
        }
    };
    view! {
        <p class="measure">{move || t::words(lang.get())}</p>
        <section class="stack">
            <div class="row" role="group" aria-label=move || t::filter(lang.get())>
                {chip(Which::Open, t::open)}
                {chip(Which::Over, t::over)}
                {chip(Which::Every, t::every)}
            </div>
            <PlacePicker place=within/>
            <Answered asked let:list>
                {
                    let list = Arc::clone(&list);
                    move || {
                        let over = which.get() == Which::Over;
                        let shown = list.iter().filter(|v| !over || v.nomination.outcome.is_some());
                        view! { <List list=shown.cloned().collect() any=within.get().is_some()/> }
                    }
                }
            </Answered>
        </section>
        <Begin place=within/>
    }
}

#[component]
fn List(list: Vec<NominationView>, any: bool) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    if list.is_empty() {
        let words = if any { t::none_here(lang) } else { t::none(lang) };
        return view! { <p class="soft">{words}</p> }.into_any();
    }
    let row = |view: NominationView| {
        let href = root.href(&format!("office/nominations/?n={}", view.nomination.id.0));
        let left =
            (view.stage == Stage::Posted && view.days_left > 0).then(|| t::days_left(lang, &view.days_left));
        view! {
            <tr>
                <td><a href=href>{view.grid_name}</a></td>
                <td><span class=stage_class(view.stage)>{view.stage_name}</span>" "{left}</td>
                <td>{view.chosen}</td>
            </tr>
        }
    };
    let rows: Vec<_> = list.into_iter().map(row).collect();
    view! {
        <div class="table-frame">
            <table class="cards-when-narrow">
                <thead><tr>
                    <th scope="col">{t::grid(lang)}</th>
                    <th scope="col">{t::stage(lang)}</th>
                    <th scope="col">{t::chosen(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Objected => "mark mark-error",
        Stage::Appointed | Stage::Closed => "mark mark-note",
        _ => "mark mark-warning",
    }
}

/// Begins a nomination for a grid.
#[component]
fn Begin(
    /// The place by which the list is filtered: it is looked for here as well.
    place: RwSignal<Option<GridCode>>,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let navigate = use_navigate();
    let grid = Memo::new(move |_| place.get().filter(|c| c.level() == Level::Household));
    let saving = Saving::new();
    let rest = saving.wrong();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(grid) = grid.get_untracked() else { return };
        let office = office.clone();
        let request = async move { office.ask(BeginNomination { grid }).await };
        let navigate = navigate.clone();
        saving.save(t::begun, request, move |edited| {
            if let Some(id) = edited.nomination {
                navigate(&format!("/office/nominations/?n={}", id.0), NavigateOptions::default());
            }
        });
    };
    view! {
        <form class="panel stack" on:submit=on_submit>
            <h2>{move || t::begin_title(lang.get())}</h2>
            <p>{move || t::begin_words(lang.get())}</p>
            <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main" type="submit" disabled=move || grid.get().is_none()>
                {move || t::begin(lang.get())}
            </button></div>
        </form>
    }
}

#[component]
fn One(id: NominationId) -> impl IntoView {
    let asked = use_asked(move || Some(GetNomination { id }));
    view! { <Answered asked let:view><Whole view/></Answered> }
}

#[component]
fn Whole(view: Arc<NominationView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let left = (view.stage == Stage::Posted).then(|| {
        if view.days_left > 0 {
            t::days_left(lang, &view.days_left)
        } else {
            t::posting_over(lang).to_owned()
        }
    });
    let chosen = (!view.chosen.is_empty()).then(|| t::chosen_is(lang, &view.chosen));
    view! {
        <div class="stack no-print">
            <h2>{view.grid_name.clone()}</h2>
            <p>
                <span class=stage_class(view.stage)>{view.stage_name.clone()}</span>" "
                {chosen}" "<span class="soft">{left}</span>
            </p>
        </div>
        <Record view=Arc::clone(&view)/>
        <Steps view=Arc::clone(&view)/>
        <Papers view/>
    }
}
