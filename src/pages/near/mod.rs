//! `near/`: the villages nearest to the device, as a list to choose from. The position is asked for
//! by a press only, used here, and dropped. Must never say where somebody is as a fact.
use crate::components::trouble::{TroubleNote, Waiting};
use crate::platform::position::{Here, NoPosition, here};
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, use_lookup};
use crate::state::extras::use_extra;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::directory::{FAR_METRES, Lookup, VillagePoints};
use wangge_core::domain::Level;
use wangge_core::texts::near as t;

/// Villages in the list.
const SHOWN: usize = 6;
/// A position that may be farther off is told to be rough, metres.
const ROUGH_METRES: f64 = 2_000.0;

/// 查附近的村.
pub struct Near;

#[lazy_route]
impl LazyRoute for Near {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Idle,
    Asking,
    There(Here),
    Not(NoPosition),
}

#[component]
fn Page() -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let lookup = use_lookup();
    let points = use_extra::<VillagePoints>(|| true, |m| m.points.as_ref());
    let stand = RwSignal::new(Stand::Idle);
    let ask = move |_| {
        stand.set(Stand::Asking);
        leptos::task::spawn_local(async move {
            let found = here().await;
            stand.try_set(found.map_or_else(Stand::Not, Stand::There));
        });
    };
    let words = move || if stand.get() == Stand::Idle { t::go(lang.get()) } else { t::again(lang.get()) };
    view! {
        <div class="near stack-wide">
            <section class="stack">
                <div>
                    <h1>{move || t::title(lang.get())}</h1>
                    <p class="soft">{move || t::lead(lang.get())}</p>
                </div>
                <p>{move || t::why(lang.get())}</p>
                <div class="row">
                    <button type="button" class="button button-main" disabled=move || stand.get() == Stand::Asking on:click=ask>
                        {words}
                    </button>
                    <a class="button" href=root.href("")>{move || t::find(lang.get())}</a>
                </div>
            </section>
            <div class="stack" role="region" aria-live="polite">
                {move || match (points.get(), lookup.get(), stand.get()) {
                    (Loaded::Ready(None), ..) => said(t::no_points(lang.get())),
                    (_, _, Stand::Idle) => ().into_any(),
                    (_, _, Stand::Asking) => {
                        view! { <p class="notice" role="status">{t::asking(lang.get())}</p> }.into_any()
                    }
                    (_, _, Stand::Not(why)) => said(refused(why, lang.get())),
                    (Loaded::Failed(trouble), ..) | (_, Loaded::Failed(trouble), _) => {
                        view! { <TroubleNote trouble/> }.into_any()
                    }
                    (Loaded::Ready(Some(points)), Loaded::Ready(lookup), Stand::There(here)) => {
                        view! { <List points lookup here/> }.into_any()
                    }
                    _ => view! { <Waiting/> }.into_any(),
                }}
            </div>
        </div>
    }
}

fn said(words: &'static str) -> AnyView {
    view! { <p class="notice notice-mind" role="status">{words}</p> }.into_any()
}

fn refused(why: NoPosition, lang: Lang) -> &'static str {
    match why {
        NoPosition::Unsupported => t::unsupported(lang),
        NoPosition::Denied => t::denied(lang),
        NoPosition::Unavailable => t::unavailable(lang),
        NoPosition::Timeout => t::timeout(lang),
    }
}

#[component]
fn List(points: Arc<VillagePoints>, lookup: Arc<Lookup>, here: Here) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let found = points.nearest(here.lon, here.lat, SHOWN);
    let Some(first) = found.first().copied() else { return said(t::no_points(lang.get())) };
    let nearest = lookup.path(first.code).concat();
    let head = move || {
        if first.metres > FAR_METRES {
            t::far(lang.get(), &nearest, &kilometres(first.metres))
        } else {
            t::list(lang.get()).to_owned()
        }
    };
    let class = if first.metres > FAR_METRES { "notice notice-mind" } else { "" };
    let rough = (here.within > ROUGH_METRES).then(|| kilometres(here.within));
    let lines = found.into_iter().map(|near| {
        let name = lookup.name(near.code).to_owned();
        let town = near.code.at(Level::Town).map(|c| lookup.name(c).to_owned()).unwrap_or_default();
        view! {
            <li><a class="near-line" href=root.grid(near.code)>
                <span><span class="near-name">{name}</span> " " <span class="soft">{town}</span></span>
                <span class="number">{move || about(near.metres, lang.get())}</span>
            </a></li>
        }
    });
    view! {
        <section class="stack">
            <p class=class role="status">{head}</p>
            {rough.map(|n| view! { <p class="notice notice-mind">{move || t::rough(lang.get(), &n)}</p> })}
            <ul class="hits">{lines.collect_view()}</ul>
            <p class="soft small">{move || t::to_office(lang.get())}</p>
        </section>
    }
    .into_any()
}

/// As exact as it is useful: tens of metres, tenths of a kilometre, whole kilometres.
fn about(metres: f64, lang: Lang) -> String {
    if metres < 995.0 {
        t::about_metres(lang, &format!("{:.0}", (metres / 10.0).round().max(1.0) * 10.0))
    } else {
        t::about_km(lang, &kilometres(metres))
    }
}

fn kilometres(metres: f64) -> String {
    let kilometres = metres / 1000.0;
    if kilometres < 9.95 { format!("{kilometres:.1}") } else { format!("{kilometres:.0}") }
}
