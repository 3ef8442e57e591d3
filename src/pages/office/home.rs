//! The office's first page: what the register holds, per level, and what needs doing.
use super::parts::grouped;
use super::shell::{Answered, Shell};
use super::todo::ToDo;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::domain::Level;
use wangge_core::office::{GetStatus, Status};
use wangge_core::texts::office as t;

/// 总览.
pub struct Home;

#[lazy_route]
impl LazyRoute for Home {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let status = use_asked(|| Some(GetStatus));
    let title = Signal::derive(move || match status.get().ready() {
        Some(s) if !s.county.is_empty() => t::home_title_of(lang.get(), &s.county),
        _ => t::home_title(lang.get()).to_owned(),
    });
    view! {
        <Shell title>
            <Answered asked=status let:status>
                {if status.empty {
                    view! { <Begin/> }.into_any()
                } else {
                    view! { <ToDo pending=status.pending/><Counts status/> }.into_any()
                }}
                <p class="soft small">{t::privacy(lang.get())}</p>
            </Answered>
        </Shell>
    }
}

#[component]
fn Begin() -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    view! {
        <section class="panel begin stack">
            <h2>{move || t::home_empty_title(lang.get())}</h2>
            <p class="measure">{move || t::home_empty_words(lang.get())}</p>
            <ol class="steps">
                <li>{move || t::home_step_1(lang.get())}</li>
                <li>{move || t::home_step_2(lang.get())}</li>
                <li>{move || t::home_step_3(lang.get())}</li>
            </ol>
            <div>
                <a class="button button-main" href=root.href("office/import/")>
                    {move || t::home_import(lang.get())}
                </a>
            </div>
        </section>
    }
}

#[component]
fn Counts(status: Arc<Status>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let counts = status.counts;
    let levels: Vec<_> = Level::GRIDS
        .into_iter()
        .zip(counts.grids.into_iter().zip(counts.vacant))
        .map(|(level, (grids, vacant))| {
            let (class, words) = if vacant > 0 {
                ("figure-bad", t::home_vacant(lang, &grouped(vacant)))
            } else {
                ("soft", t::home_full(lang).to_owned())
            };
            view! { <Figure name=level.name(lang) value=grids class=class words/> }
        })
        .collect();
    let open = counts.households.saturating_sub(counts.covered);
    let (class, covered) = if open > 0 {
        ("figure-bad", t::home_uncovered(lang, &grouped(open)))
    } else {
        ("soft", t::home_covered(lang, &grouped(counts.covered)))
    };
    view! {
        <section class="stack" aria-labelledby="counts">
            <h2 id="counts">{t::home_counts(lang)}</h2>
            <dl class="figures">{levels}</dl>
            <p class="soft small">{t::home_count_note(lang)}</p>
            <dl class="figures">
                <Figure name=t::home_households(lang) value=counts.households class=class words=covered/>
                <Figure name=t::home_people(lang) value=counts.people class="soft"
                    words=t::home_people_note(lang).to_owned()/>
            </dl>
        </section>
    }
}

#[component]
fn Figure(name: &'static str, value: usize, class: &'static str, words: String) -> impl IntoView {
    view! {
        <div class="figure">
            <dt>{name}</dt>
            <dd class="figure-value">{grouped(value)}</dd>
            <dd class=format!("small {class}")>{words}</dd>
        </div>
    }
}
