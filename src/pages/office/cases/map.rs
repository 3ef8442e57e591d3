//! A map of the cases found: each place below as the outline of what positions are known in it, with its
//! count. The bars of the places beside it are its table.
use super::super::parts::grouped;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use wangge_core::office::{CaseMap, GetCaseCounts, GetCaseMap};
use wangge_core::texts::ledgers as t;

/// Names stand on the map up to so many places; of more the count alone, the name in its tip.
const NAMED: usize = 14;

#[component]
pub fn Map(#[prop(into)] of: Signal<Option<GetCaseCounts>>) -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(move || of.get().map(|of| GetCaseMap { of }));
    move || {
        let map = asked.get().ready()?.as_ref().clone()?;
        let beside: Vec<String> = map
            .without
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| format!("{name} {}", grouped(*n as usize)))
            .collect();
        let words = (!beside.is_empty()).then(|| t::map_without(lang.get(), &beside.join("、")));
        Some(view! {
            <figure class="case-map">
                <figcaption><strong>{t::map(lang.get())}</strong>" "<span class="soft small">{t::map_words(lang.get())}</span></figcaption>
                {drawn(&map, t::map(lang.get()))}
                <p class="soft small" hidden=beside.is_empty()>{words}</p>
            </figure>
        })
    }
}

fn drawn(map: &CaseMap, name: &'static str) -> AnyView {
    let [width, height] = map.size;
    let named = map.spots.len() <= NAMED;
    let shapes = map.spots.iter().map(|spot| {
        let points: Vec<String> = spot.outline.iter().map(|[x, y]| format!("{x},{y}")).collect();
        view! {
            <polygon class=format!("shade-{}", spot.shade) points=points.join(" ")>
                <title>{format!("{} {}", spot.name, spot.count)}</title>
            </polygon>
        }
    });
    let labels = map.spots.iter().map(|spot| {
        let [x, y] = spot.at;
        let name = named.then(|| view! { <tspan x=x.to_string() dy="-0.2em">{spot.name.clone()}</tspan> });
        view! {
            <text x=x.to_string() y=y.to_string()>
                {name}<tspan class="map-count" x=x.to_string() dy=if named { "1.1em" } else { "0.4em" }>{spot.count}</tspan>
            </text>
        }
    });
    view! {
        <svg viewBox=format!("0 0 {width} {height}") role="img" aria-label=name>
            {shapes.collect_view()}
            {labels.collect_view()}
        </svg>
    }
    .into_any()
}
