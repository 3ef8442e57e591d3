//! The list to walk down: town, village, group, grid. For whoever would rather not type.
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, use_manifest};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Lookup, Node};
use wangge_core::domain::{GridCode, Level};
use wangge_core::texts::find as t;

/// The list, at the place where one stands.
#[component]
pub fn Walk(lookup: Arc<Lookup>) -> impl IntoView {
    let lang = use_lang();
    let manifest = use_manifest();
    let here = RwSignal::new(None::<GridCode>);
    let county = move || match manifest.get() {
        Loaded::Ready(m) => Some((m.county, m.name.clone())),
        _ => None,
    };
    let for_path = Arc::clone(&lookup);
    view! {
        <nav class="walk stack panel" aria-labelledby="walk-title">
            <h2 id="walk-title">{move || t::walk(lang.get())}</h2>
            {move || county().map(|(_, name)| path(&for_path, here, &name))}
            {move || county().map(|(code, _)| children(&lookup, here, here.get().unwrap_or(code)))}
        </nav>
    }
}

fn path(lookup: &Lookup, here: RwSignal<Option<GridCode>>, county: &str) -> AnyView {
    let lang = use_lang();
    let Some(at) = here.get() else { return ().into_any() };
    let steps: Vec<(GridCode, String)> = Level::GRIDS
        .into_iter()
        .filter_map(|level| at.at(level))
        .map(|code| (code, lookup.name(code).to_owned()))
        .collect();
    let county = county.to_owned();
    view! {
        <ol class="walk-path" aria-label=move || t::walk_path(lang.get())>
            <li><button type="button" class="walk-step" on:click=move |_| here.set(None)>{county}</button></li>
            {steps.into_iter().map(|(code, name)| view! {
                <li><button
                    type="button"
                    class="walk-step"
                    aria-current=(code == at).then_some("location")
                    on:click=move |_| here.set(Some(code))
                >{name}</button></li>
            }).collect_view()}
        </ol>
    }
    .into_any()
}

fn children(lookup: &Lookup, here: RwSignal<Option<GridCode>>, at: GridCode) -> AnyView {
    let lang = use_lang();
    let root = use_root();
    let below: Vec<&Node> = lookup.children(at).collect();
    let own = (at.level() >= Level::Village).then(|| {
        let name = lookup.name(at).to_owned();
        view! { <a class="button" href=root.grid(at)>{move || t::walk_open(lang.get(), &name)}</a> }
    });
    let empty = below.is_empty().then(|| view! { <p class="soft">{move || t::walk_empty(lang.get())}</p> });
    let lines = below.into_iter().map(|node| line(node, here, root.grid(node.code))).collect_view();
    view! { {own} {empty} <ul class="walk-list">{lines}</ul> }.into_any()
}

fn line(node: &Node, here: RwSignal<Option<GridCode>>, href: String) -> AnyView {
    let (code, name) = (node.code, node.name.clone());
    let words =
        [node.range.as_str(), node.head.as_str()].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>();
    let words = words.join(" · ");
    if code.level() == Level::Household {
        return view! {
            <li><a class="walk-line" href=href><span>{name}</span><span class="soft small">{words}</span></a></li>
        }
        .into_any();
    }
    view! {
        <li><button type="button" class="walk-line" on:click=move |_| here.set(Some(code))>
            <span>{name}</span><span class="soft small">{words}</span>
        </button></li>
    }
    .into_any()
}
