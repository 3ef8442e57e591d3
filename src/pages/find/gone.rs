//! A code that no grid in force has: where it leads now if it was given up, what to check if it
//! never was.
use super::hit::HitLine;
use crate::components::trouble::Waiting;
use crate::platform::root::use_root;
use crate::state::directory::Loaded;
use crate::state::extras::use_extra;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::directory::{CodeProblem, Hit, Lookup, RetiredCodes, RetiredGrid};
use wangge_core::domain::{GridCode, Level};
use wangge_core::texts::{code as t, common, grid, publish};

/// What can be said of the digits; nothing where they are meant as no code.
#[component]
pub fn Gone(digits: String, lookup: Arc<Lookup>) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let code: Option<GridCode> = digits.parse().ok();
    let problem = lookup.code_problem(&digits);
    let retired = use_extra::<RetiredCodes>(move || code.is_some(), |m| m.retired.as_ref());
    move || {
        let Some(code) = code.filter(|c| c.level() > Level::County) else {
            return check(problem.as_ref(), &lookup, lang.get());
        };
        match retired.get() {
            Loaded::Ready(all) => match all.as_ref().and_then(|all| all.of(code)) {
                Some(gone) => {
                    let lookup = Arc::clone(&lookup);
                    let page = root.static_grid(code);
                    view! { <Led gone=gone.clone() lookup page/> }.into_any()
                }
                None => check(problem.as_ref(), &lookup, lang.get()),
            },
            Loaded::Waiting => view! { <Waiting/> }.into_any(),
            Loaded::Failed(_) => {
                let words = check(problem.as_ref(), &lookup, lang.get());
                view! { {words} <p class="notice notice-mind">{t::offline(lang.get())}</p> }.into_any()
            }
        }
    }
}

/// What became of a code, and who answers now.
#[component]
fn Led(gone: RetiredGrid, lookup: Arc<Lookup>, page: String) -> impl IntoView {
    let lang = use_lang();
    let date = gone.on.map(|d| d.to_string()).unwrap_or_default();
    let (name, heirs) = (gone.name, gone.heirs);
    let count = heirs.len();
    let words = move || match count {
        0 => publish::retired_none(lang.get(), &name, &date),
        1 => publish::retired_one(lang.get(), &name, &date),
        _ => publish::retired_words(lang.get(), &name, &date),
    };
    view! {
        <div class="stack">
            <div class="notice notice-mind" role="status">
                <p><strong>{move || publish::retired(lang.get())}</strong></p>
                <p>{words}</p>
            </div>
            <ul class="hits" aria-label=move || t::heirs(lang.get())>
                {heirs.into_iter().enumerate().map(|(at, code)| {
                    let hit = Hit { code, in_head: None, in_place: None };
                    view! { <HitLine lookup=Arc::clone(&lookup) hit at/> }
                }).collect_view()}
            </ul>
            <p class="small"><a class="go" href=page rel="external">{move || grid::static_page(lang.get())}</a></p>
        </div>
    }
}

fn check(problem: Option<&CodeProblem>, lookup: &Lookup, lang: Lang) -> AnyView {
    let words = match problem {
        None => return ().into_any(),
        Some(CodeProblem::Length { digits }) => t::length(lang, digits),
        Some(CodeProblem::County { begins }) => {
            let county = lookup.nodes().first().and_then(|n| n.code.at(Level::County));
            t::county(lang, begins, &county.map(|c| c.to_string()).unwrap_or_default())
        }
        Some(CodeProblem::Below { known, level, number, from }) => {
            let place: String = lookup.path(*known).concat();
            let place = if place.is_empty() { common::level_county(lang).to_owned() } else { place };
            let to = from + number.len() - 1;
            t::below(lang, &place, number, &level.name(lang), from, &to)
        }
    };
    view! { <p class="notice notice-mind" role="status">{words}</p> }.into_any()
}
