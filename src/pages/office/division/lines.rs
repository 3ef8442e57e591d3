//! Barriers on the map: those that there are, and one that is drawn corner by corner.
use super::flow::Flow;
use super::map::{dots, ring};
use super::pointer::Hand;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::divisions as t;

/// Barriers as they are, and the one that is being drawn.
#[component]
pub fn Lines(flow: Flow, hand: Hand) -> impl IntoView {
    let path = |spots: &[[f64; 2]]| {
        let ring = ring(spots);
        ring.trim_end_matches('Z').to_owned()
    };
    let lines = move || {
        let plane = flow.map.with(|m| m.as_ref().map(|m| m.plane)).unwrap_or_default();
        let barriers = flow.wishes.with(|w| w.barriers.lines.clone());
        let line = |line: Vec<_>| {
            let spots: Vec<[f64; 2]> = line.into_iter().map(|p| plane.spot(p)).collect();
            view! { <path class="map-line" d=path(&spots)></path> }
        };
        barriers.into_iter().map(line).collect::<Vec<_>>()
    };
    let new = move || {
        let spots = hand.line.get()?;
        Some(view! {
            <path class="map-line map-line-new" d=path(&spots)></path>
            <path class="map-corner" d=dots(&spots)></path>
        })
    };
    view! { <g>{lines}{new}</g> }
}

/// Draws a barrier corner by corner.
#[component]
pub fn Draw(flow: Flow, hand: Hand) -> impl IntoView {
    let lang = use_lang();
    let corners = move || hand.line.with(|l| l.as_ref().map(Vec::len));
    let finish = move |_| {
        let plane = flow.map.with_untracked(|m| m.as_ref().map(|m| m.plane)).unwrap_or_default();
        if let Some(line) = hand.line.get_untracked().filter(|l| l.len() >= 2) {
            let line = line.into_iter().map(|s| plane.position(s)).collect();
            flow.wishes.update(|w| w.barriers.lines.push(line));
            flow.said.set(t::barrier_drawn(lang.get_untracked()).to_owned());
        }
        hand.line.set(None);
    };
    view! {
        <button class="button" type="button" hidden=move || corners().is_some()
            on:click=move |_| hand.line.set(Some(Vec::new()))>{move || t::draw(lang.get())}</button>
        <button class="button button-main" type="button" hidden=move || corners().is_none()
            disabled=move || corners().is_some_and(|n| n < 2) on:click=finish>
            {move || t::draw_done(lang.get(), &corners().unwrap_or_default())}
        </button>
        <button class="button" type="button" hidden=move || corners().is_none()
            on:click=move |_| hand.line.set(None)>{move || t::draw_stop(lang.get())}</button>
    }
}
