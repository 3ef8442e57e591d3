//! What the register keeps of barriers and marks, beside what is drawn and marked here: what comes
//! from the register is laid under what is not kept yet, and what is not kept yet is said.
use super::flow::Flow;
use crate::state::lang::use_lang;
use crate::state::office::Office;
use leptos::prelude::*;
use wangge_core::division::ground::{Known, same};
use wangge_core::office::{GetGround, PutGround};
use wangge_core::texts::divisions as t;

/// Asks what is known of the place whenever that, or the register, is another.
pub fn follow(flow: Flow) {
    Effect::new(move || {
        flow.office.with_value(Office::track_changes);
        let Some(place) = flow.target() else { return };
        flow.ask(GetGround { place }, move |now| lay(flow, now));
    });
}

/// What was known goes, what is known now comes; what was only drawn here stays.
fn lay(flow: Flow, now: Known) {
    let before = flow.kept.get_untracked();
    let lacks = |known: &Known, line: &[_]| !known.barriers.lines.iter().any(|l| same(l, line));
    flow.wishes.update(|wishes| {
        let barriers = &mut wishes.barriers;
        barriers.lines.retain(|l| lacks(&before, l) || !lacks(&now, l));
        let new = now.barriers.lines.iter().filter(|l| lacks(&before, l));
        let new: Vec<_> = new.filter(|l| !barriers.lines.iter().any(|o| same(o, l))).cloned().collect();
        barriers.lines.extend(new);
        barriers.apart.retain(|p| !before.barriers.apart.contains(p) || now.barriers.apart.contains(p));
        let new = now.barriers.apart.iter().filter(|p| !before.barriers.apart.contains(p));
        let new: Vec<_> = new.filter(|p| !barriers.apart.contains(p)).copied().collect();
        barriers.apart.extend(new);
    });
    flow.candidates.update(|marked| {
        marked.retain(|id| !before.candidates.contains(id) || now.candidates.contains(id));
        marked.extend(now.candidates.difference(&before.candidates));
    });
    flow.kept.set(now);
}

/// What is drawn and marked.
fn here(flow: Flow) -> Known {
    Known { barriers: flow.wishes.get().barriers, candidates: flow.candidates.get() }
}

/// Says whether all of it is kept, and keeps it.
#[component]
pub fn Keep(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let kept = Memo::new(move |_| {
        let (here, kept) = (here(flow), flow.kept.get());
        let lines = |a: &Known, b: &Known| {
            a.barriers.lines.iter().all(|l| b.barriers.lines.iter().any(|o| same(l, o)))
        };
        let pairs =
            |known: &Known| known.barriers.apart.iter().copied().collect::<std::collections::BTreeSet<_>>();
        lines(&here, &kept)
            && lines(&kept, &here)
            && pairs(&here) == pairs(&kept)
            && here.candidates == kept.candidates
    });
    let any = move || {
        let here = here(flow);
        !here.barriers.lines.is_empty() || !here.barriers.apart.is_empty() || !here.candidates.is_empty()
    };
    let on_keep = move |_| {
        let Some(place) = untrack(|| flow.target()) else { return };
        flow.ask(PutGround { place, known: untrack(|| here(flow)) }, move |_| {
            flow.office.get_value().done(t::ground_kept(lang.get_untracked()).to_owned());
        });
    };
    view! {
        <p class="soft small" hidden=move || !kept.get() || !any()>{move || t::ground_kept(lang.get())}</p>
        <div class="row" hidden=move || kept.get()>
            <span class="soft small">{move || t::ground_words(lang.get())}</span>
            <button class="button" type="button" on:click=on_keep>{move || t::ground_keep(lang.get())}</button>
        </div>
    }
}
