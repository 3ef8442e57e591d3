//! The households of a group by door: the way without a map, and by keyboard. Each is pressed to be
//! selected; its grid's number stands on it.
use super::flow::Flow;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::domain::HouseholdId;
use wangge_core::office::{DivisionGroup, HomeOfGroup};
use wangge_core::texts::divisions as t;

/// Colours and patterns that grids have in turn.
pub const TONES: usize = 6;

/// The strip of doors.
#[component]
pub fn Strip(flow: Flow, group: std::sync::Arc<DivisionGroup>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let doors: Vec<_> = group.homes.iter().map(|h| door(flow, h)).collect();
    view! {
        <div class="strip" role="group" aria-label=t::strip(lang)>{doors}</div>
    }
}

fn door(flow: Flow, home: &HomeOfGroup) -> impl IntoView + use<> {
    let lang = use_lang().get_untracked();
    let id = home.id;
    let number = home.grid + 1;
    let shown = if home.door.is_empty() { t::no_door(lang).to_owned() } else { home.door.clone() };
    let mut marks = Vec::new();
    let candidate = flow.candidates.with_untracked(|c| c.contains(&id)) || home.candidate;
    for (is, word) in [
        (candidate, t::mark_candidate(lang)),
        (home.worker, t::mark_worker(lang)),
        (!home.own && home.spot.is_some(), t::mark_guessed(lang)),
        (home.changed && !home.now.is_empty(), t::mark_changed(lang)),
    ] {
        if is {
            marks.push(word);
        }
    }
    let marks = marks.join(" ");
    view! {
        <button type="button" class=format!("door tone-{}", home.grid % TONES)
            aria-pressed=move || flow.selected.with(|s| s.contains(&id)).to_string()
            on:click=move |_| toggle(flow, id)>
            <span class="door-grid" aria-hidden="true">{number}</span>
            <span class="unseen">{t::in_grid(lang, &number)}</span>
            <span class="door-words">
                <span class="door-number">{shown.clone()}</span>
                <span class="door-head">{home.head.clone()}</span>
                {(!marks.is_empty()).then(|| view! { <span class="door-marks">{marks.clone()}</span> })}
            </span>
        </button>
    }
}

/// Selects a household, or not any more.
pub fn toggle(flow: Flow, id: HouseholdId) {
    flow.selected.update(|s| {
        if !s.remove(&id) {
            s.insert(id);
        }
    });
}
