//! `grid/?c=…`: who answers for a grid of any level, one tap from a call.
mod actions;
mod chats;
mod parts;

use super::find::gone::Gone;
use crate::components::hotlines::Hotlines;
use crate::components::qr::Qr;
use crate::components::read_aloud::ReadAloud;
use crate::components::trouble::{TroubleNote, Waiting};
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, Trouble, use_lookup, use_manifest, use_village};
use crate::state::lang::use_lang;
use actions::Actions;
use chats::Chats;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use parts::{Above, Answering, Below, Others};
use std::sync::Arc;
use wangge_core::directory::{Manifest, PublicGrid, PublicVillage, spoken};
use wangge_core::domain::{GridCode, Level};
use wangge_core::print::PrintHead;
use wangge_core::site;
use wangge_core::texts::{duties, grid as t};

/// The page of a grid.
#[component]
pub fn GridPage() -> impl IntoView {
    let query = use_query_map();
    let code = Signal::derive(move || query.read().get("c").and_then(|c| c.trim().parse::<GridCode>().ok()));
    let typed = Signal::derive(move || query.read().get("c").unwrap_or_default());
    let village = use_village(code);
    let manifest = use_manifest();
    move || match (manifest.get(), village.get(), code.get()) {
        (Loaded::Ready(_), _, Some(code)) if code.level() == Level::Town => view! { <Town code/> }.into_any(),
        (Loaded::Ready(manifest), Loaded::Ready(village), Some(code)) => match village.grid(code).cloned() {
            Some(grid) => view! { <Whole manifest village grid/> }.into_any(),
            None => view! { <None_ typed=typed.get()/> }.into_any(),
        },
        (Loaded::Ready(_), _, None) | (Loaded::Ready(_), Loaded::Failed(Trouble::Missing), _) => {
            view! { <None_ typed=typed.get()/> }.into_any()
        }
        (Loaded::Failed(trouble), ..) | (_, Loaded::Failed(trouble), _) => {
            view! { <TroubleNote trouble/> }.into_any()
        }
        _ => view! { <Waiting/> }.into_any(),
    }
}

#[component]
fn Whole(manifest: Arc<Manifest>, village: Arc<PublicVillage>, grid: PublicGrid) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let code = grid.code;
    let head = PrintHead::of_manifest(&manifest, root.address());
    let address = site::grid_address(&head.root, code);
    let names: Vec<String> = village.place_names(code).into_iter().map(str::to_owned).collect();
    let (range, households) = (grid.range.clone(), grid.households);
    view! {
        <article class="grid-page">
            <div class="stack">
                <header>
                    <p class="soft">{village.town.name.clone()}</p>
                    <h1 class="grid-name">{names.into_iter().map(|n| view! { <span>{n}</span> }).collect_view()}</h1>
                    <p class="soft">
                        {(!range.is_empty()).then(|| view! { <span>{move || t::range(lang.get(), &range)}</span> " " })}
                        <span>{move || t::households(lang.get(), &households)}</span>
                    </p>
                </header>
                <Answering village=Arc::clone(&village) grid=grid.clone() date=manifest.date/>
                <Actions manifest=Arc::clone(&manifest) village=Arc::clone(&village) code address=address.clone()/>
                <Chats chats=grid.chats.clone()/>
                <Others grid=grid.clone()/>
                <Above village=Arc::clone(&village) code/>
                <Below village=Arc::clone(&village) code/>
            </div>
            <aside class="stack">
                <Duties/>
                <Hotlines manifest=Arc::clone(&manifest)/>
                <section class="panel grid-qr">
                    <Qr text=address label=t::qr(lang.get_untracked())/>
                    <p class="soft small">{move || t::qr_words(lang.get())}</p>
                    <p class="soft small number">{move || t::code(lang.get(), &code)}</p>
                    <p class="small"><a class="go" href=root.static_grid(code) rel="external">{move || t::static_page(lang.get())}</a></p>
                </section>
            </aside>
        </article>
    }
}

#[component]
fn Duties() -> impl IntoView {
    let lang = use_lang();
    let all = [
        (duties::policy as fn(_) -> _, duties::policy_words as fn(_) -> _),
        (duties::report, duties::report_words),
        (duties::mediate, duties::mediate_words),
        (duties::serve, duties::serve_words),
    ];
    view! {
        <section class="panel">
            <h2>{move || duties::heading(lang.get())}</h2>
            <dl class="duties">
                {all.into_iter().map(|(name, words)| view! {
                    <div><dt>{move || name(lang.get())}</dt><dd class="soft">{move || words(lang.get())}</dd></div>
                }).collect_view()}
            </dl>
        </section>
    }
}

/// A town has no village file: its static page has all there is.
#[component]
fn Town(code: GridCode) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let lookup = use_lookup();
    view! {
        <article class="stack">
            {move || match lookup.get() {
                Loaded::Ready(lookup) => lookup.node(code).cloned().map_or_else(
                    || view! { <None_ typed=code.to_string()/> }.into_any(),
                    |node| {
                        let villages = lookup.children(code).map(|v| (v.code, v.name.clone())).collect::<Vec<_>>();
                        let root = root.clone();
                        let for_said = Arc::clone(&lookup);
                        let said = Signal::derive(move || spoken::grid(&for_said, code, lang.get()));
                        view! {
                            <h1>{node.name.clone()}</h1>
                            <parts::Person name=node.head.clone() facts=vec![] phone=node.phone.parse().ok()/>
                            <ReadAloud text=said/>
                            <ul class="walk-list panel">
                                {villages.into_iter().map(|(code, name)| view! {
                                    <li><a class="walk-line" href=root.grid(code)>{name}</a></li>
                                }).collect_view()}
                            </ul>
                            <p><a class="go" href=root.static_grid(code) rel="external">{t::static_page(lang.get())}</a></p>
                        }.into_any()
                    },
                ),
                Loaded::Failed(trouble) => view! { <TroubleNote trouble/> }.into_any(),
                Loaded::Waiting => view! { <Waiting/> }.into_any(),
            }}
        </article>
    }
}

/// No such code: says what to check.
#[component]
fn None_(typed: String) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let lookup = use_lookup();
    let digits = typed.clone();
    let words = move || {
        if typed.is_empty() {
            t::none_given(lang.get()).to_owned()
        } else {
            t::none_words(lang.get(), &typed)
        }
    };
    view! {
        <div class="stack">
            <h1>{move || t::none(lang.get())}</h1>
            <p>{words}</p>
            {move || match lookup.get() {
                Loaded::Ready(lookup) if !digits.is_empty() => {
                    Some(view! { <Gone digits=digits.trim().to_owned() lookup/> })
                }
                _ => None,
            }}
            <p><a class="button button-main" href=root.href("")>{move || t::find(lang.get())}</a></p>
        </div>
    }
}
