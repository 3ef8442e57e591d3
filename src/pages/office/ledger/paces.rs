//! With which pace the cases of each kind begin: the usual one, or another that the county sets.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::collections::BTreeMap;
use wangge_core::ledger::case::Pace;
use wangge_core::texts::ledgers as t;

fn read(text: &str) -> BTreeMap<String, String> {
    let line = |line: &str| line.rsplit_once('|').map(|(k, p)| (k.trim().to_owned(), p.trim().to_owned()));
    text.lines().filter_map(line).collect()
}

/// A list for each kind of case; in `text` a line for each that has another than the usual pace.
#[component]
pub fn Paces(
    /// The kinds, each with its usual pace.
    kinds: Vec<(String, String)>,
    text: RwSignal<String>,
) -> impl IntoView {
    let lang = use_lang();
    let row = move |(n, (kind, usual)): (usize, (String, String))| {
        let id = format!("pace-{n}");
        let own = kind.clone();
        let (now, standard) = (kind.clone(), usual.clone());
        let chosen =
            Signal::derive(move || text.with(|t| read(t).remove(&now)).unwrap_or_else(|| standard.clone()));
        let on_change = move |event| {
            let mut all = text.with_untracked(|t| read(t));
            all.insert(own.clone(), event_target_value(&event));
            let lines: Vec<String> = all.into_iter().map(|(k, p)| format!("{k} | {p}")).collect();
            text.set(lines.join("\n"));
        };
        let options = move || {
            let names = Pace::ALL.iter().map(|p| p.name(lang.get()));
            names
                .map(
                    |name| view! { <option value=name selected=move || chosen.get() == name>{name}</option> },
                )
                .collect_view()
        };
        view! {
            <div class="pace">
                <label for=id.clone()>{kind}</label>
                <select class="input" id=id on:change=on_change>{options}</select>
            </div>
        }
    };
    view! {
        <p class="soft small">{move || t::paces_words(lang.get())}</p>
        <div class="paces">{kinds.into_iter().enumerate().map(row).collect_view()}</div>
    }
}
