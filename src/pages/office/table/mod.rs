//! 台账: tables of grids, people and households, each row one key from its form. The rows are the
//! worker's; the page has a screenful of them.
mod address;
mod bulk;
mod clipboard;
mod columns;
mod filters;
mod grid;
mod inline;
mod issues;
mod keys;
mod state;

use super::export::ExportButtons;
use super::forms::FormPanel;
use super::shell::{Failed, Shell};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use bulk::Bulk;
use filters::Filters;
use grid::Grid;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use leptos_router::{LazyRoute, lazy_route};
use wangge_core::Lang;
use wangge_core::office::{Cell, ListKind, RowChoice, TableFilter, TableKind};
use wangge_core::texts::table as t;

pub use address::{form_href, table_href};
pub use columns::{category, party, sex};
pub use state::{Panel, TableState};

/// 台账.
pub struct Table;

#[lazy_route]
impl LazyRoute for Table {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

/// Gives the focus back to the table.
pub fn focus_row(state: TableState) {
    let at = state.at.get_untracked();
    request_animation_frame(move || grid::focus(at));
}

/// The name of a table.
pub fn kind_name(kind: TableKind, lang: Lang) -> &'static str {
    match kind {
        TableKind::Grids => t::tab_grids(lang),
        TableKind::People => t::tab_people(lang),
        TableKind::Households => t::tab_households(lang),
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let (query, hash) = (use_query_map(), use_location().hash);
    let asked = move || query.with(|query| address::read(query, &hash.get()));
    let (kind, filter, panel) = untrack(asked);
    let state = TableState::new(kind, filter);
    state.panel.set(panel);
    address::keep(state);
    // A link from this page to this page, or the way back.
    Effect::new(move |before: Option<()>| {
        let (kind, filter, panel) = asked();
        if before.is_some() {
            state.turn_to(kind, filter);
            if !state.dirty.get_untracked() {
                state.panel.set(panel);
            }
        }
    });
    let wide = move || state.panel.get().is_none();
    view! {
        <Shell title=Signal::derive(move || t::title(lang.get()).to_owned())>
            <div class="register-page" class:register-wide=wide>
                <section class="register" aria-label=move || kind_name(state.kind.get(), lang.get())>
                    <Filters state/>
                    <Bulk state/>
                    {move || state.failure.get().map(|failure| view! { <Failed failure/> })}
                    {move || {
                        let kind = state.kind.get();
                        let label = Signal::derive(move || kind_name(kind, lang.get()).to_owned());
                        view! { <Grid state kind label/> }
                    }}
                    <Empty state/>
                    <ExportButtons rows=move || (listed(state.kind.get_untracked()), RowChoice::Filter(state.filter.get_untracked()))/>
                    <p class="soft small wide-only">{move || t::help(lang.get())}</p>
                </section>
                <FormPanel state/>
            </div>
        </Shell>
    }
}

/// The list that a table is exported as.
const fn listed(kind: TableKind) -> ListKind {
    match kind {
        TableKind::Grids => ListKind::Grids,
        TableKind::People => ListKind::People,
        TableKind::Households => ListKind::Households,
    }
}

/// The three tables.
#[component]
fn Tabs(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let tab = move |kind: TableKind| {
        let current = move || (state.kind.get() == kind).to_string();
        let on_click = move |_| {
            if state.kind.get_untracked() != kind {
                let within = state.filter.with_untracked(|f| f.within);
                state.turn_to(kind, TableFilter { within, ..TableFilter::default() });
            }
        };
        view! {
            <button class="chip" type="button" aria-pressed=current on:click=on_click>
                {move || kind_name(kind, lang.get())}
            </button>
        }
    };
    view! {
        <div class="row" role="group" aria-label=move || t::tabs(lang.get())>
            {tab(TableKind::Grids)} {tab(TableKind::People)} {tab(TableKind::Households)}
        </div>
    }
}

/// What is said where there is no row.
#[component]
fn Empty(state: TableState) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let plain = move || state.filter.with(|f| *f == TableFilter::default());
    let none = move || state.total.get() == Some(0);
    let all = move |_| {
        state.filter.set(TableFilter::default());
        state.at.set(Cell { row: 1, col: 1 });
    };
    let import = root.href("office/import/");
    view! {
        <div class="notice row" hidden=move || !none()>
            <Show when=plain fallback=move || view! {
                <span>{move || t::none_found(lang.get())}</span>
                <button class="button" type="button" on:click=all>{move || t::show_all(lang.get())}</button>
            }>
                <a href=import.clone()>{move || t::none_yet(lang.get())}</a>
            </Show>
        </div>
    }
}
