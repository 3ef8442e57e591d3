//! 划分网格: a proposal for a group, a village, a town or the county, seen on a map, corrected by hand,
//! accepted as one change. The proposal lies in the worker; here is what is looked at. Private: the
//! map goes nowhere but on this screen, and as outlines on the paper that the office prints.
mod camera;
mod changes;
mod compare;
mod deeds;
mod flow;
mod group;
mod groups;
mod hand;
mod kept;
mod lines;
mod look;
mod map;
mod options;
mod paper;
mod pointer;
mod points;
mod stand;
mod strip;

use super::parts::Working;
use super::print::PlacePicker;
use super::shell::{Failed, Shell};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use compare::Compare;
use deeds::{DeedPanel, DeedState};
use flow::Flow;
use group::GroupPanel;
use groups::Groups;
use hand::ByHand;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use map::MapPanel;
use options::{Options, Slider};
use paper::Paper;
use points::Points;
use stand::Stand;
use wangge_core::domain::Level;
use wangge_core::office::{Deed, FailureKind};
use wangge_core::texts::divisions as t;

/// 划分网格.
pub struct Division;

#[lazy_route]
impl LazyRoute for Division {
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
    let query = use_query_map();
    let place = query.read_untracked().get("c").and_then(|c| c.parse().ok());
    let flow = Flow::begin(place);
    let working = move || flow.stand.with(|s| matches!(s, Stand::Working));
    let shown = move || flow.stand.with(|s| matches!(s, Stand::Shown));
    let failed = move || match flow.stand.get() {
        Stand::Failed(failure) if failure.kind == FailureKind::Cancelled => {
            view! { <p class="notice" role="status">{t::cancelled(lang.get())}</p> }.into_any()
        }
        Stand::Failed(failure) => view! { <Failed failure/> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <Shell title=Signal::derive(move || t::title(lang.get()).to_owned()) unprinted=true>
            <section class="panel stack no-print">
                <p class="measure">{move || t::words(lang.get())}</p>
                <p class="notice" hidden=move || !flow.empty.get()>{move || t::no_register(lang.get())}</p>
                <PlacePicker place=flow.place any=true to=Level::Group/>
                <Options flow/>
            </section>
            <Show when=working>
                <Working progress=flow.progress begins=t::working cancel=t::cancel
                    on_cancel=move || flow.cancel()/>
            </Show>
            {failed}
            <Show when=shown><Result flow/></Show>
            <section class="stack no-print">
                <Points flow/>
                <ByHand flow/>
            </section>
        </Shell>
    }
}

/// What was proposed.
#[component]
fn Result(flow: Flow) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let accept = DeedState::new();
    let totals = Signal::derive(move || flow.totals.get());
    let tree = root.href("office/tree/");
    view! {
        <section class="stack no-print" aria-labelledby="proposal">
            <div class="row spread">
                <h2 id="proposal">{move || t::proposal_of(lang.get(), &flow.name.get())}</h2>
                <p class="soft" role="status">
                    {move || if flow.busy.get() { t::again(lang.get()).to_owned() } else { flow.said.get() }}
                </p>
            </div>
            <Show
                when=move || !flow.rows.with(Vec::is_empty)
                fallback=move || view! { <p class="notice">{t::no_homes(lang.get())}</p> }
            >
                <Slider flow/>
                <Compare totals/>
                <div class="division">
                    <MapPanel flow/>
                    <GroupPanel flow/>
                </div>
                <Groups flow/>
            </Show>
        </section>
        <section class="panel stack no-print" aria-labelledby="accept">
            <h2 id="accept">{move || t::accept_title(lang.get())}</h2>
            <p class="measure">{move || t::accept_words(lang.get())}</p>
            <div class="row">
                <button class="button button-main" type="button"
                    on:click=move |_| accept.plan(Deed::Division)>{move || t::accept_look(lang.get())}</button>
                <button class="button" type="button" disabled=move || flow.totals.get().by_hand == 0
                    on:click=move |_| flow.take_back()>
                    {move || t::take_back(lang.get(), &flow.totals.get().by_hand)}
                </button>
                <button class="button" type="button" on:click=move |_| flow.drop_it()>
                    {move || t::drop_it(lang.get())}
                </button>
            </div>
            <DeedPanel state=accept on_done=move || flow.over() after=t::accepted/>
            <p><a class="go" href=tree.clone()>{move || t::see_tree(lang.get())}</a></p>
        </section>
        <Paper flow/>
    }
}
