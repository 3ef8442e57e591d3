//! One group: its grids with their figures, its households by door, what can be done with those that
//! are selected.
use super::changes::Changes;
use super::compare::metres;
use super::flow::Flow;
use super::strip::{Strip, TONES};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use wangge_core::office::{DivisionGroup, GridOfGroup};
use wangge_core::texts::divisions as t;

/// The group that is looked at.
#[component]
pub fn GroupPanel(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let shown = move || match flow.group.get() {
        Some(group) => view! { <Whole flow group/> }.into_any(),
        None => view! { <p class="soft">{t::choose_group(lang.get())}</p> }.into_any(),
    };
    view! { <section class="division-group stack" aria-live="off">{shown}</section> }
}

#[component]
fn Whole(flow: Flow, group: Arc<DivisionGroup>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let cards: Vec<_> = group.grids.iter().enumerate().map(|(at, g)| card(flow, at, g)).collect();
    let about_grid: BTreeSet<&str> =
        group.grids.iter().flat_map(|g| &g.findings).map(|f| f.message.as_str()).collect();
    let rest = group.row.findings.iter().filter(|f| !about_grid.contains(f.message.as_str()));
    let rest: Vec<_> = rest.map(|f| view! { <p class="notice small">{f.message.clone()}</p> }).collect();
    let has_map = group.metric;
    view! {
        <h3>{group.row.name.clone()}</h3>
        {rest}
        <ul class="division-grids">{cards}</ul>
        <Selection flow group=Arc::clone(&group)/>
        {(!has_map).then(|| view! { <p class="soft small">{t::strip_only(lang)}</p> })}
        <Strip flow group=Arc::clone(&group)/>
        <Changes group/>
    }
}

fn card(flow: Flow, at: usize, grid: &GridOfGroup) -> impl IntoView + use<> {
    let lang = use_lang().get_untracked();
    let m = grid.measures;
    let number = at + 1;
    let head = if grid.head.is_empty() { t::nobody(lang).to_owned() } else { t::head(lang, &grid.head) };
    let doors = (!grid.doors.is_empty()).then(|| format!(" · {}", grid.doors));
    let ways = m.mean_walk.map(|_| t::ways(lang, &metres(m.mean_walk, lang), &metres(m.longest_walk, lang)));
    let said: Vec<_> = grid
        .findings
        .iter()
        .map(|f| view! { <p class="small" class:wrong=f.breaks>{f.message.clone()}</p> })
        .collect();
    let count = move || flow.selected.with(BTreeSet::len);
    let name = grid.name.clone();
    view! {
        <li class=format!("division-grid tone-{}", at % TONES)>
            <div class="row spread">
                <span class="row"><span class="door-grid" aria-hidden="true">{number}</span>
                    <strong>{t::grid_named(lang, &number, &grid.name)}</strong></span>
                <strong class="number">{t::homes(lang, &m.households)}</strong>
            </div>
            <p class="small">{head}{doors}</p>
            <p class="small soft">{ways}" "{t::runs(lang, &m.door_runs)}</p>
            {said}
            <button class="button" type="button" hidden=move || count() == 0
                on:click=move |_| flow.move_to(Some(at))>
                {move || t::move_here(lang, &count())}
                <span class="unseen">{t::into_grid(lang, &number, &name)}</span>
            </button>
        </li>
    }
}

/// What can be done with the selected households.
#[component]
fn Selection(flow: Flow, group: Arc<DivisionGroup>) -> impl IntoView {
    let lang = use_lang();
    let selected = move || flow.selected.with(BTreeSet::len);
    let workers: Vec<_> = group.homes.iter().filter(|h| h.worker).map(|h| h.id).collect();
    let found = workers.len();
    let mark_workers = move |_| {
        flow.candidates.update(|c| c.extend(workers.iter().copied()));
        flow.said.set(t::marked(lang.get_untracked()).to_owned());
    };
    let mark = move |_| {
        let chosen = flow.selected.get_untracked();
        flow.candidates.update(|c| {
            // Those marked already, all of them: the marks go.
            if chosen.iter().all(|id| c.contains(id)) {
                c.retain(|id| !chosen.contains(id));
            } else {
                c.extend(&chosen);
            }
        });
        flow.said.set(t::marked(lang.get_untracked()).to_owned());
    };
    let apart = move |_| {
        let chosen: Vec<_> = flow.selected.get_untracked().into_iter().collect();
        if let [a, b] = chosen.as_slice() {
            flow.wishes.update(|w| w.barriers.apart.push([*a, *b]));
            flow.said.set(t::set_apart(lang.get_untracked()).to_owned());
        }
    };
    view! {
        <div class="division-selection row" role="group" aria-label=move || t::selection(lang.get())>
            <span role="status">{move || match selected() {
                0 => t::select_hint(lang.get()).to_owned(),
                n => t::selected(lang.get(), &n),
            }}</span>
            <button class="button" type="button" hidden=move || selected() == 0
                on:click=move |_| flow.move_to(None)>{move || t::move_new(lang.get())}</button>
            <button class="button" type="button" hidden=move || selected() == 0 on:click=mark>
                {move || t::mark_as_candidate(lang.get())}
            </button>
            <button class="button" type="button" hidden=move || selected() != 2 on:click=apart>
                {move || t::keep_apart(lang.get())}
            </button>
            <button class="button" type="button" hidden=move || selected() == 0
                on:click=move |_| flow.selected.set(BTreeSet::new())>{move || t::select_none(lang.get())}</button>
            <button class="button" type="button" hidden=move || found == 0 || selected() != 0 on:click=mark_workers>
                {move || t::mark_workers(lang.get(), &found)}
            </button>
        </div>
    }
}
