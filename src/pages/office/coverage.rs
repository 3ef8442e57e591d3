//! How far each town and village is covered, as a table for the screen and for paper.
use super::parts::grouped;
use super::shell::Answered;
use super::table::{Panel, form_href};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::{Coverage, GetCoverage};
use wangge_core::texts::coverage as t;

#[component]
pub fn CoverageTable(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(move || Some(GetCoverage { within: within.get() }));
    view! {
        <section class="stack" aria-labelledby="coverage">
            <div class="row spread">
                <h2 id="coverage">{move || t::title(lang.get())}</h2>
            </div>
            <p class="measure soft">{move || t::words(lang.get())}</p>
            <Answered asked let:rows><Rows rows/></Answered>
        </section>
    }
}

#[component]
fn Rows(rows: Arc<Vec<Coverage>>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    if rows.is_empty() {
        return view! { <p class="soft">{t::none(lang)}</p> }.into_any();
    }
    let levels = [Level::Village, Level::Group, Level::Household];
    let heads: Vec<_> = levels.map(|l| view! { <th scope="col" class="number">{l.name(lang)}</th> }).to_vec();
    let rows: Vec<_> = rows.iter().map(|row| view! { <Row row=row.clone()/> }).collect();
    view! {
        <div class="table-frame">
            <table>
                <thead><tr>
                    <th scope="col">{t::place(lang)}</th>
                    <th scope="col" class="number">{t::score(lang)}</th>
                    <th scope="col" class="number">{t::households(lang)}</th>
                    {heads}
                    <th scope="col" class="number">{t::errors(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: Coverage) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let href = use_root().href(&form_href(Panel::Grid(row.code)));
    let town = row.code.level() == Level::Town;
    let of = |held: usize, all: usize| {
        let words = t::of(lang, &grouped(held), &grouped(all));
        view! { <td class="number" class:figure-bad={held < all}>{words}</td> }
    };
    let score = row.score().map_or_else(|| t::no_score(lang).to_owned(), |s| t::percent(lang, &s));
    let levels: Vec<_> =
        row.grids.into_iter().zip(row.held).skip(1).map(|(all, held)| of(held, all)).collect();
    view! {
        <tr class:coverage-town=town>
            <th scope="row"><a href=href>{row.name}</a></th>
            <td class="number" class:figure-bad={row.served < row.households}>{score}</td>
            {of(row.served, row.households)}
            {levels}
            <td class="number" class:figure-bad={row.errors > 0}>{grouped(row.errors)}</td>
        </tr>
    }
}
