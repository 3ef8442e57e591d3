//! Splitting and merging by hand: grids of a group, groups of a village, villages of a town. What
//! becomes of people and households is asked, never guessed.
use super::super::fields::Field;
use super::deeds::{DeedPanel, DeedState};
use super::flow::Flow;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::{Deed, GetPlaces};
use wangge_core::texts::divisions as t;

/// What is below the chosen place, to be put together or apart.
#[component]
pub fn ByHand(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let state = DeedState::new();
    let chosen = RwSignal::new(Vec::<GridCode>::new());
    let (name, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(false);
    let parent = Memo::new(move |_| flow.place.get());
    Effect::new(move || {
        parent.track();
        chosen.set(Vec::new());
        state.stop();
    });
    let below = use_asked(move || parent.get().map(|p| GetPlaces { parent: Some(p) }));
    let level = move || parent.get().map(GridCode::level);
    let splits = move || matches!(level(), Some(Level::Group | Level::Village));
    let of_village = move || level() == Some(Level::Village);
    let tick = move |place: GridCode, own: String| {
        view! {
            <label class="option">
                <input type="checkbox" prop:checked=move || chosen.with(|c| c.contains(&place))
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        chosen.update(|list| {
                            list.retain(|c| *c != place);
                            if on {
                                list.push(place);
                            }
                        });
                    }/>
                {own}
            </label>
        }
    };
    let ticks = move || {
        let list = below.get().ready().map(|l| l.to_vec()).unwrap_or_default();
        list.into_iter().map(|p| tick(p.code, p.name)).collect::<Vec<_>>()
    };
    let merge = move |_| {
        let list = chosen.get_untracked();
        let grids = list.iter().all(|c| c.level() == Level::Household);
        state.plan(if grids { Deed::MergeGrids(list) } else { Deed::MergePlaces(list) });
    };
    let split = move |_| {
        let (list, name) = (chosen.get_untracked(), name.get_untracked());
        wrong.set(false);
        if list.iter().all(|c| c.level() == Level::Household) {
            return state.plan(Deed::SplitGroup { grids: list, name });
        }
        match code.get_untracked().trim().parse() {
            Ok(code) => state.plan(Deed::SplitVillage { groups: list, code, name }),
            Err(_) => wrong.set(true),
        }
    };
    let wrong_code =
        Signal::derive(move || if wrong.get() { t::fail_code(lang.get()).to_owned() } else { String::new() });
    view! {
        <details class="fold">
            <summary>{move || t::by_hand(lang.get())}</summary>
            <div class="stack">
                <p class="measure">{move || t::by_hand_words(lang.get())}</p>
                <p class="soft" hidden=move || parent.get().is_some()>{move || t::by_hand_place(lang.get())}</p>
                <fieldset hidden=move || parent.get().is_none()>
                    <legend>{move || t::by_hand_which(lang.get())}</legend>
                    <div class="row">{ticks}</div>
                </fieldset>
                <div class="row" hidden=move || parent.get().is_none()>
                    <button class="button" type="button" disabled=move || { chosen.with(|c| c.len() < 2) } on:click=merge>
                        {move || t::merge(lang.get(), &chosen.with(Vec::len))}
                    </button>
                </div>
                <p class="hint" hidden=move || parent.get().is_none()>{move || t::merge_hint(lang.get())}</p>
                <div class="stack" hidden=move || !splits()>
                    <div class="pair">
                        <Field id="split-name" label=Signal::derive(move || t::split_name(lang.get()).to_owned()) value=name/>
                        <div hidden=move || !of_village()>
                            <Field id="split-code" label=Signal::derive(move || t::split_code(lang.get()).to_owned())
                                value=code wrong=wrong_code/>
                        </div>
                    </div>
                    <div class="row">
                        <button class="button" type="button" disabled=move || chosen.with(Vec::is_empty) on:click=split>
                            {move || t::split(lang.get(), &chosen.with(Vec::len))}
                        </button>
                    </div>
                </div>
                <DeedPanel state on_done=move || flow.over() after=t::tree_changed/>
            </div>
        </details>
    }
}
