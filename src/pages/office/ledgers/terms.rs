//! Which posts and terms are listed: those that last, those that end soon, those that are over; and of
//! honours which kind.
use super::super::ledger::word;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::ledger::RecordKind;
use wangge_core::ledger::incentive::HonourKind;
use wangge_core::office::WhichTerms;
use wangge_core::texts::ledgers as t;

type Word = fn(Lang) -> &'static str;

const TERMS: [(WhichTerms, Word); 4] = [
    (WhichTerms::Every, t::every),
    (WhichTerms::Now, t::terms_now),
    (WhichTerms::Ending, t::terms_ending),
    (WhichTerms::Over, t::terms_over),
];

#[component]
pub fn Terms(
    kind: RecordKind,
    terms: RwSignal<WhichTerms>,
    honour: RwSignal<Option<HonourKind>>,
) -> impl IntoView {
    let lang = use_lang();
    let term = move |(own, name): (WhichTerms, Word)| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (terms.get() == own).to_string()
                on:click=move |_| terms.set(own)>{move || name(lang.get())}</button>
        }
    };
    let of = move |own: Option<HonourKind>| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (honour.get() == own).to_string()
                on:click=move |_| honour.set(own)>
                {move || own.map_or_else(|| t::every(lang.get()), |kind| kind.name(lang.get()))}
            </button>
        }
    };
    let kinds = (kind == RecordKind::Honour).then(|| {
        let all = std::iter::once(None).chain(HonourKind::ALL.iter().copied().map(Some));
        view! { <div class="row" role="group" aria-label=word(t::c_honour)>{all.map(of).collect_view()}</div> }
    });
    view! {
        {kinds}
        <div class="row" role="group" aria-label=word(t::terms)>{TERMS.map(term).collect_view()}</div>
    }
}
