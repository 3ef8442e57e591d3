//! 签收单: by gridworker and door, a line to sign for each household. For paper only.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::PublicVillage;
use wangge_core::office::{DeliveryList, GridDelivery};
use wangge_core::texts::office as t;

/// One table a grid, each on its own page.
#[component]
pub fn SignOff(village: Arc<PublicVillage>, list: Arc<DeliveryList>) -> impl IntoView {
    list.grids
        .iter()
        .map(|grid| view! { <GridTable village=Arc::clone(&village) grid=grid.clone()/> })
        .collect::<Vec<_>>()
}

#[component]
fn GridTable(village: Arc<PublicVillage>, grid: GridDelivery) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let name = |code| village.grid(code).map(|g| g.name.clone()).unwrap_or_default();
    let group = grid.grid.parent().map(name).unwrap_or_default();
    let place = format!("{}{}{group}{}", village.town.name, village.village.name, name(grid.grid));
    let worker = village.grid(grid.grid).and_then(|g| g.head()).map(|p| p.name.clone()).unwrap_or_default();
    let rows: Vec<_> = grid
        .lines
        .into_iter()
        .enumerate()
        .map(|(i, line)| {
            view! {
                <tr>
                    <td class="number">{i + 1}</td>
                    <td>{line.door}</td>
                    <td>{line.head}</td>
                    <td></td>
                    <td></td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="signoff">
            <h2>{t::signoff_title(lang)}</h2>
            <p>{t::signoff_of(lang, &place, &worker)}</p>
            <table>
                <thead><tr>
                    <th scope="col" class="number">{t::signoff_number(lang)}</th>
                    <th scope="col">{t::signoff_door(lang)}</th>
                    <th scope="col">{t::signoff_head(lang)}</th>
                    <th scope="col" class="signoff-sign">{t::signoff_sign(lang)}</th>
                    <th scope="col" class="signoff-date">{t::signoff_date(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
