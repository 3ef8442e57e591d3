//! 网格树: the whole county as one tree, and what is known of the chosen node.
use super::node::NodePanel;
use super::parts::grouped;
use super::shell::{Answered, Shell};
use crate::components::tree::{TreeState, TreeView};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use std::collections::BTreeSet;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::GetTree;
use wangge_core::office::tree::{Node, Tree as Nodes};
use wangge_core::texts::office as t;

/// 网格树.
pub struct Tree;

#[lazy_route]
impl LazyRoute for Tree {
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
    let asked = use_asked(|| Some(GetTree));
    view! {
        <Shell title=Signal::derive(move || t::tree_title(lang.get()).to_owned())>
            <Answered asked let:nodes><Whole nodes/></Answered>
        </Shell>
    }
}

#[component]
fn Whole(nodes: Arc<Vec<Node>>) -> impl IntoView {
    let lang = use_lang();
    if nodes.is_empty() {
        let root = use_root();
        return view! {
            <p class="notice">
                <a href=root.href("office/import/")>{move || t::tree_none(lang.get())}</a>
            </p>
        }
        .into_any();
    }
    let tree = Arc::new(Nodes::new(nodes.to_vec()));
    let first: BTreeSet<GridCode> = tree.open_to(Level::County).collect();
    let state = TreeState {
        tree: Signal::stored(Arc::clone(&tree)),
        open: RwSignal::new(first),
        at: RwSignal::new(None),
        chosen: RwSignal::new(None),
    };
    let asked = use_query_map().read_untracked().get("c").and_then(|c| c.parse().ok());
    if let Some(code) = asked.filter(|c| tree.find(*c).is_some()) {
        state.go(code);
        state.chosen.set(Some(code));
    }
    let opener = move |word: fn(Lang) -> &'static str, level: Option<Level>| {
        let on_click = move |_| {
            let tree = state.tree.get_untracked();
            state.open.set(level.map(|l| tree.open_to(l).collect()).unwrap_or_default());
        };
        view! { <button class="chip" type="button" on:click=on_click>{move || word(lang.get())}</button> }
    };
    view! {
        <div class="tree-page">
            <section class="stack">
                <div class="row">
                    {opener(t::tree_open_towns, Some(Level::Town))}
                    {opener(t::tree_open_groups, Some(Level::Village))}
                    {opener(t::tree_open_all, Some(Level::Group))}
                    {opener(t::tree_close_all, None)}
                </div>
                <TreeView
                    state
                    label=Signal::derive(move || t::tree_label(lang.get()).to_owned())
                    row=move |node: &Node| row(node, lang.get())
                />
                <p class="soft small wide-only">{move || t::tree_help(lang.get())}</p>
            </section>
            <NodePanel chosen=state.chosen/>
        </div>
    }
    .into_any()
}

/// A row: the name, the counts below it, what is vacant.
fn row(node: &Node, lang: Lang) -> impl IntoView + use<> {
    let [towns, villages, groups, grids] = node.grids;
    let word = |n: u32, word: fn(Lang, &dyn std::fmt::Display) -> String| {
        (n > 0).then(|| view! { <span>{word(lang, &grouped(n as usize))}</span> })
    };
    let shorts = [t::short_town, t::short_village, t::short_group, t::short_household];
    let vacant: Vec<String> = shorts
        .into_iter()
        .zip(node.vacant)
        .filter(|(_, n)| *n > 0)
        .map(|(short, n)| format!("{} {}", short(lang), grouped(n as usize)))
        .collect();
    let own = node.code.level() == Level::Household;
    let vacant = (!vacant.is_empty()).then(|| {
        let words = if own {
            t::tree_vacant(lang).to_owned()
        } else {
            t::tree_vacant_below(lang, &vacant.join("、"))
        };
        view! { <span class="mark mark-error">{words}</span> }
    });
    view! {
        <span class="tree-name">{node.name.clone()}{vacant}</span>
        <span class="tree-counts">
            {word(towns, t::tree_towns)}
            {word(villages, t::tree_villages)}
            {word(groups, t::tree_groups)}
            {word(grids, t::tree_grids)}
            {word(node.households, t::tree_households)}
        </span>
    }
}
