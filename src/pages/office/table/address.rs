//! The address of a table: `?t=people&c=<place>&l=<level>&i=<issue>`, with `&p=`, `&h=`, `&g=` for
//! the form of a person, a household, a node. What is typed stands behind `#`, so that it is in no
//! request.
use super::state::{Panel, TableState};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use wangge_core::domain::{HouseholdId, Level, PersonId};
use wangge_core::office::{RowIssue, TableFilter, TableKind};
use web_sys::UrlSearchParams;

const KINDS: [(TableKind, &str); 3] =
    [(TableKind::Grids, "grids"), (TableKind::People, "people"), (TableKind::Households, "households")];

const ISSUES: [(RowIssue, &str); 9] = [
    (RowIssue::Vacant, "vacant"),
    (RowIssue::HeldTwice, "twice"),
    (RowIssue::BrokenPhone, "phone"),
    (RowIssue::NoPhone, "nophone"),
    (RowIssue::Namesakes, "namesakes"),
    (RowIssue::NoPost, "nopost"),
    (RowIssue::NoGrid, "nogrid"),
    (RowIssue::WrongGrid, "wronggrid"),
    (RowIssue::Size, "size"),
];

fn word<T: PartialEq + Copy>(list: &[(T, &'static str)], of: T) -> &'static str {
    list.iter().find(|(t, _)| *t == of).map_or("", |(_, word)| word)
}

fn named<T: Copy>(list: &[(T, &'static str)], word: &str) -> Option<T> {
    list.iter().find(|(_, w)| *w == word).map(|(t, _)| *t)
}

/// A table's address, relative to the site's root, without what is typed.
pub fn table_href(kind: TableKind, filter: &TableFilter) -> String {
    let mut href = format!("office/table/?t={}", word(&KINDS, kind));
    if let Some(place) = filter.within {
        href.push_str(&format!("&c={place}"));
    }
    if let Some(level) = filter.level {
        href.push_str(&format!("&l={}", level.number()));
    }
    if let Some(issue) = filter.issue {
        href.push_str(&format!("&i={}", word(&ISSUES, issue)));
    }
    href
}

/// The address of a form beside its table, relative to the site's root.
pub fn form_href(panel: Panel) -> String {
    let (kind, rest) = match panel {
        Panel::Grid(code) | Panel::NewGrid(code) => (TableKind::Grids, format!("&c={code}&g={code}")),
        Panel::Person(id) => (TableKind::People, id.map(|id| format!("&p={}", id.0)).unwrap_or_default()),
        Panel::Household(id) => {
            (TableKind::Households, id.map(|id| format!("&h={}", id.0)).unwrap_or_default())
        }
    };
    format!("{}{rest}", table_href(kind, &TableFilter::default()))
}

/// What an address asks for. It is the router's: the browser's own is still that of the page before
/// while this one is made.
pub fn read(query: &ParamsMap, hash: &str) -> (TableKind, TableFilter, Option<Panel>) {
    let get = |name: &str| query.get(name).unwrap_or_default();
    let typed = UrlSearchParams::new_with_str(hash.trim_start_matches('#')).ok();
    let number = |name: &str| get(name).parse::<u32>().ok();
    let level = number("l").and_then(|n| Level::GRIDS.into_iter().find(|l| u32::from(l.number()) == n));
    let filter = TableFilter {
        within: get("c").parse().ok(),
        level,
        issue: named(&ISSUES, &get("i")),
        text: typed.and_then(|typed| typed.get("q")).unwrap_or_default(),
    };
    let panel = (number("p").map(|id| Panel::Person(Some(PersonId(id)))))
        .or_else(|| number("h").map(|id| Panel::Household(Some(HouseholdId(id)))))
        .or_else(|| get("g").parse().ok().map(Panel::Grid));
    (named(&KINDS, &get("t")).unwrap_or_default(), filter, panel)
}

/// Keeps the address as the table is, so that a reload and a link lead to the same.
pub fn keep(state: TableState) {
    Effect::new(move |before: Option<()>| {
        let (kind, filter) = (state.kind.get(), state.filter.get());
        let panel = match state.panel.get() {
            Some(Panel::Person(Some(id))) => format!("&p={}", id.0),
            Some(Panel::Household(Some(id))) => format!("&h={}", id.0),
            Some(Panel::Grid(code)) => format!("&g={code}"),
            _ => String::new(),
        };
        if before.is_none() {
            return;
        }
        let inner = table_href(kind, &filter);
        let query = inner.split_once('?').map_or("", |(_, query)| query);
        let typed = js_sys::encode_uri_component(filter.text.trim());
        let hash = if filter.text.trim().is_empty() { String::new() } else { format!("#q={typed}") };
        let url = format!("?{query}{panel}{hash}");
        if let Ok(history) = window().history() {
            let state = history.state().unwrap_or_default();
            drop(history.replace_state_with_url(&state, "", Some(&url)));
        }
    });
}
