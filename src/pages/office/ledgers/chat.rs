//! Chat groups: how far they reach, what is amiss, the list to check once a quarter, the group rules.
//! A group's own code is never printed.
use super::super::ledger::list::way;
use super::super::parts::grouped;
use super::super::shell::Answered;
use crate::platform::container::surroundings;
use crate::platform::root::use_root;
use crate::platform::share::{Shared, copy};
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::office::{ChatView, GetChat};
use wangge_core::texts::ledgers as t;

#[component]
pub fn Chat(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let asked = use_asked(move || Some(GetChat { within: within.get() }));
    view! { <Answered asked let:view><Whole view/></Answered> }
}

fn share(part: u32, whole: u32) -> String {
    let hundredths = (u64::from(part) * 10_000).checked_div(u64::from(whole));
    hundredths.map(|s| format!("{}.{:02}%", s / 100, s % 100)).unwrap_or_else(|| "—".to_owned())
}

#[component]
fn Whole(view: Arc<ChatView>) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    let rows: Vec<_> = view
        .coverage
        .iter()
        .map(|(name, [grids, with, homes, reached])| {
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td class="number">{format!("{} / {}", grouped(*with as usize), grouped(*grids as usize))}</td>
                    <td class="number">{share(*with, *grids)}</td>
                    <td class="number">{format!("{} / {}", grouped(*reached as usize), grouped(*homes as usize))}</td>
                    <td class="number">{share(*reached, *homes)}</td>
                </tr>
            }
        })
        .collect();
    let warnings: Vec<_> = view
        .warnings
        .iter()
        .map(|(key, words)| match key.and_then(|key| way(&key)) {
            Some(inner) => view! { <li><a href=root.href(&inner)>{words.clone()}</a></li> }.into_any(),
            None => view! { <li>{words.clone()}</li> }.into_any(),
        })
        .collect();
    let total = view.warning_total;
    let copied = RwSignal::new(false);
    let rules = view.rules.clone();
    let on_copy = move |_| {
        let rules = rules.clone();
        leptos::task::spawn_local(async move {
            copied.try_set(matches!(copy(rules).await, Shared::Copied));
        });
    };
    view! {
        <section class="stack no-print" aria-labelledby="coverage">
            <h2 id="coverage">{t::coverage(lang)}</h2>
            <div class="table-frame" tabindex="0" role="region" aria-labelledby="coverage"><table>
                <thead><tr>
                    <th scope="col">{t::c_place(lang)}</th>
                    <th scope="col" class="number">{t::grids_with_group(lang)}</th>
                    <th scope="col" class="number">{t::share(lang)}</th>
                    <th scope="col" class="number">{t::households_reached(lang)}</th>
                    <th scope="col" class="number">{t::share(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
        <details class="stack no-print">
            <summary class="button">{t::warnings(lang, &grouped(total))}</summary>
            <ul class="warnings">{warnings}</ul>
            {(total > view.warnings.len()).then(|| view! { <p class="soft small">{t::warnings_more(lang, &grouped(view.warnings.len()))}</p> })}
        </details>
        <details class="stack no-print">
            <summary class="button">{t::rules(lang)}</summary>
            <div class="panel stack">
                <p class="lines-kept">{view.rules.clone()}</p>
                <div class="row">
                    <button class="button" type="button" on:click=on_copy>{t::copy(lang)}</button>
                    <span role="status">{move || copied.get().then(|| t::copied(lang))}</span>
                </div>
            </div>
        </details>
        <CheckList view/>
    }
}

/// The list to go through with the owners once a quarter.
#[component]
fn CheckList(view: Arc<ChatView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let shown = RwSignal::new(false);
    if view.groups.is_empty() {
        return view! { <p class="soft no-print">{t::check_where(lang)}</p> }.into_any();
    }
    let place = view.place.clone();
    let rows = move || {
        view.groups
            .iter()
            .map(|cells| {
                let cells: Vec<_> = cells.iter().map(|c| view! { <td>{c.clone()}</td> }).collect();
                view! { <tr>{cells}<td></td><td></td></tr> }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="row no-print">
            <button class="button" type="button" aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|s| *s = !*s)>{t::check_list(lang)}</button>
            {surroundings().can_print().then(|| view! {
                <button class="button button-main" type="button" hidden=move || !shown.get()
                    on:click=move |_| drop(window().print())>{t::print(lang)}</button>
            })}
        </div>
        <div class="printed">{move || shown.get().then(|| view! {
            <section class="paper paper-long">
                <h2>{t::check_title(lang, &place)}</h2>
                <table>
                    <thead><tr>
                        <th scope="col">{t::c_group_name(lang)}</th>
                        <th scope="col">{t::c_grids(lang)}</th>
                        <th scope="col">{t::c_owner(lang)}</th>
                        <th scope="col">{t::c_members(lang)}</th>
                        <th scope="col">{t::c_checked(lang)}</th>
                        <th scope="col">{t::now_members(lang)}</th>
                        <th scope="col">{t::remarks(lang)}</th>
                    </tr></thead>
                    <tbody>{rows()}</tbody>
                </table>
                <p class="paper-signed"><span>{t::sign_checked(lang)}</span><span>{t::sign_date(lang)}</span></p>
            </section>
        })}</div>
    }
    .into_any()
}
