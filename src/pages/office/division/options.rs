//! How a place is divided: sizes, what is good, how much is kept, what is not crossed.
use super::flow::Flow;
use super::kept::Keep;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::division::Objective;
use wangge_core::domain::Level;
use wangge_core::texts::divisions as t;

type Word = fn(Lang) -> &'static str;

const OBJECTIVES: [(Objective, Word, Word); 3] = [
    (Objective::Compact, t::compact, t::compact_hint),
    (Objective::Walking, t::walking, t::walking_hint),
    (Objective::Doors, t::doors, t::doors_hint),
];

/// The wishes, and the button that divides.
#[component]
pub fn Options(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let wishes = flow.wishes;
    let kinds = OBJECTIVES.map(|(objective, name, hint)| {
        view! {
            <label class="option">
                <input type="radio" name="objective" prop:checked=move || wishes.get().objective == objective
                    on:change=move |_| wishes.update(|w| w.objective = objective)/>
                <span>{move || name(lang.get())}" "<span class="soft small">{move || hint(lang.get())}</span></span>
            </label>
        }
    });
    let of_group = move || flow.place.get().is_some_and(|p| p.level() == Level::Group);
    let on_grids = move |typed: Option<u16>| wishes.update(|w| w.grids = typed.map(usize::from));
    view! {
        <form class="stack" on:submit=move |event| { event.prevent_default(); flow.propose(false); }>
            <div class="row division-sizes">
                <Number id="size-min" label=t::size_min value=move || Some(usize::from(wishes.get().size.min))
                    on_typed=move |n| wishes.update(|w| w.size.min = n.unwrap_or(w.size.min))/>
                <Number id="size-max" label=t::size_max value=move || Some(usize::from(wishes.get().size.max))
                    on_typed=move |n| wishes.update(|w| w.size.max = n.unwrap_or(w.size.max))/>
                <div hidden=move || !of_group()>
                    <Number id="grids" label=t::grids_wished value=move || wishes.get().grids on_typed=on_grids/>
                </div>
            </div>
            <fieldset>
                <legend>{move || t::objective(lang.get())}</legend>
                <div class="stack-tight">{kinds.to_vec()}</div>
            </fieldset>
            <Barriers flow/>
            <div class="row">
                <button class="button button-main" type="submit" disabled=move || flow.target().is_none() || flow.busy.get()>
                    {move || if flow.of.get().is_some() { t::propose_again(lang.get()) } else { t::propose(lang.get()) }}
                </button>
            </div>
            <div class="notice notice-mind row spread" role="alert" hidden=move || !flow.unsure.get()>
                <span>{move || t::unsure(lang.get(), &flow.totals.get().by_hand)}</span>
                <span class="row">
                    <button class="button" type="button" on:click=move |_| flow.propose(true)>
                        {move || t::unsure_go(lang.get())}
                    </button>
                    <button class="button" type="button" on:click=move |_| flow.unsure.set(false)>
                        {move || t::unsure_keep(lang.get())}
                    </button>
                </span>
            </div>
        </form>
    }
}

#[component]
fn Number(
    id: &'static str,
    label: Word,
    value: impl Fn() -> Option<usize> + Send + Sync + 'static,
    on_typed: impl Fn(Option<u16>) + 'static,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="field">
            <label for=id>{move || label(lang.get())}</label>
            <input class="input" id=id type="number" min="1" max="999" inputmode="numeric"
                prop:value=move || value().map(|n| n.to_string()).unwrap_or_default()
                on:change=move |event| {
                    let typed = event_target_value(&event).trim().parse::<u16>().ok();
                    on_typed(typed.filter(|n| (1..=999).contains(n)));
                }/>
        </div>
    }
}

/// From “change nothing that is legal” to “best shape”. It divides anew when it is let go.
#[component]
pub fn Slider(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let keep = RwSignal::new(100.0 * flow.wishes.get_untracked().keep);
    Effect::new(move || keep.set(100.0 * flow.wishes.get().keep));
    let words = move || {
        let lang = lang.get();
        match keep.get() {
            k if k >= 99.5 => t::keep_all(lang).to_owned(),
            k if k <= 0.5 => t::keep_none(lang).to_owned(),
            k => t::keep_some(lang, &format!("{k:.0}")),
        }
    };
    view! {
        <div class="field division-slider">
            <label for="keep">{move || t::keep(lang.get())}</label>
            <div class="division-ends small soft" aria-hidden="true">
                <span>{move || t::keep_none(lang.get())}</span>
                <span>{move || t::keep_all(lang.get())}</span>
            </div>
            <input id="keep" type="range" min="0" max="100" step="5" prop:value=move || keep.get().to_string()
                aria-valuetext=words
                on:input=move |event| {
                    if let Ok(typed) = event_target_value(&event).parse::<f64>() {
                        keep.set(typed);
                    }
                }
                on:change=move |_| {
                    flow.wishes.update(|w| w.keep = keep.get_untracked() / 100.0);
                    flow.propose(false);
                }/>
            <p class="hint">{words}</p>
        </div>
    }
}

/// Lines and pairs that are not crossed.
#[component]
fn Barriers(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let wishes = flow.wishes;
    let lines = move || wishes.with(|w| w.barriers.lines.iter().map(Vec::len).collect::<Vec<_>>());
    let pairs = move || wishes.with(|w| w.barriers.apart.len());
    let line = move |(at, corners): (usize, usize)| {
        let name = move || t::barrier(lang.get(), &(at + 1), &corners);
        let gone = move || t::barrier_remove(lang.get(), &(at + 1));
        view! {
            <li class="row">
                <span>{name}</span>
                <button class="button" type="button" aria-label=gone on:click=move |_| wishes.update(|w| {
                    if at < w.barriers.lines.len() {
                        w.barriers.lines.remove(at);
                    }
                })>{move || t::remove(lang.get())}</button>
            </li>
        }
    };
    let any = move || !lines().is_empty() || pairs() > 0 || !flow.candidates.with(|c| c.is_empty());
    view! {
        <ul class="division-barriers" hidden=move || !any()>
            {move || lines().into_iter().enumerate().map(line).collect::<Vec<_>>()}
            <li class="row" hidden=move || pairs() == 0>
                <span>{move || t::pairs(lang.get(), &pairs())}</span>
                <button class="button" type="button" on:click=move |_| wishes.update(|w| w.barriers.apart.clear())>
                    {move || t::pairs_remove(lang.get())}
                </button>
            </li>
            <li class="row" hidden=move || flow.candidates.with(|c| c.is_empty())>
                <span>{move || t::candidates(lang.get(), &flow.candidates.with(std::collections::BTreeSet::len))}</span>
                <button class="button" type="button" on:click=move |_| flow.candidates.update(|c| c.clear())>
                    {move || t::candidates_remove(lang.get())}
                </button>
            </li>
        </ul>
        <Keep flow/>
    }
}
