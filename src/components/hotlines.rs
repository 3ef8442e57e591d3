//! The numbers for when it is not a matter of the grid.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::Manifest;
use wangge_core::domain::Telephone;
use wangge_core::texts::grid as t;

/// Hotlines and the telephone for supervision.
#[component]
pub fn Hotlines(manifest: Arc<Manifest>) -> impl IntoView {
    let lang = use_lang();
    let supervision = manifest.supervision.parse::<Telephone>().ok();
    view! {
        <section class="panel">
            <h2>{move || t::hotlines(lang.get())}</h2>
            <ul class="hotlines">
                {manifest.hotlines.iter().map(|h| view! {
                    <li><a href=format!("tel:{}", h.number)><b class="number">{h.number.clone()}</b> {h.name.clone()}</a></li>
                }).collect_view()}
            </ul>
            {supervision.map(|n| view! {
                <p class="line"><span class="soft">{move || t::supervision(lang.get())}</span>
                    <a class="line-call number" href=format!("tel:{n}")>{n.spaced()}</a></p>
            })}
        </section>
    }
}
