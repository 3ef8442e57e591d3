//! What can be done with a case now: only the steps that the machine allows are offered, the usual
//! one first. Who, when and with which words is kept with each.
use super::super::fields::Field;
use super::super::ledger::saving::Saving;
use super::super::ledger::word;
use crate::platform::clock::{this_minute, today};
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::ledger::By;
use wangge_core::ledger::case::{Deed, Ending, Refused};
use wangge_core::office::{CaseView, StepCase};
use wangge_core::texts::ledgers as t;

/// All steps in the order in which they are offered, with what is chosen in them left open.
fn offered(view: &CaseView) -> Vec<Deed> {
    let down = view.below.first().map(|p| Deed::PassDown(p.code));
    let extend = Deed::Extend { days: view.longest, approved: By::default() };
    let all = [Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Ending::Settled)]
        .into_iter()
        .chain([Deed::FollowUp { performed: true }, Deed::Archive, Deed::PassUp])
        .chain(down)
        .chain([extend]);
    let (state, _) = view.case.state();
    let may = |deed: &Deed| state.after(deed, today()).is_ok();
    let mut found: Vec<Deed> = all.filter(may).collect();
    // A case that was handled is answered next, though it may be handled again.
    if found.contains(&Deed::Answer) {
        found.sort_by_key(|d| *d != Deed::Answer);
    }
    found
}

#[component]
pub fn Steps(view: Arc<CaseView>) -> impl IntoView {
    let lang = use_lang();
    let deeds = offered(&view);
    let Some(first) = deeds.first().cloned() else {
        return view! { <p class="soft">{Refused::Archived.words(lang.get_untracked())}</p> }.into_any();
    };
    let chosen = RwSignal::new(first);
    let same = |a: &Deed, b: &Deed| std::mem::discriminant(a) == std::mem::discriminant(b);
    let chips: Vec<_> = deeds
        .into_iter()
        .map(|deed| {
            let (own, put) = (deed.clone(), deed.clone());
            view! {
                <button class="chip" type="button" aria-pressed=move || chosen.with(|c| same(c, &own)).to_string()
                    on:click=move |_| chosen.set(put.clone())>{move || deed.name(lang.get())}</button>
            }
        })
        .collect();
    view! {
        <section class="panel stack" aria-labelledby="next-step">
            <h3 id="next-step">{move || t::next_step(lang.get())}</h3>
            <div class="row" role="group" aria-labelledby="next-step">{chips}</div>
            <Step view chosen/>
        </section>
    }
    .into_any()
}

#[component]
fn Step(view: Arc<CaseView>, chosen: RwSignal<Deed>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let rest = saving.of(None);
    let id = view.case.id;
    let words = RwSignal::new(String::new());
    let by = RwSignal::new(view.last_by.clone());
    let at = RwSignal::new(this_minute());
    let days = RwSignal::new(view.longest.to_string());
    let approved = RwSignal::new(String::new());
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let now = lang.get_untracked();
        let Ok(at) = format!("{}:00", at.get_untracked()).parse() else {
            return saving.note(t::wrong_day(now).to_owned());
        };
        let deed = match chosen.get_untracked() {
            Deed::Extend { .. } => match days.get_untracked().trim().parse() {
                Ok(days) => Deed::Extend { days, approved: By::named(&approved.get_untracked()) },
                Err(_) => return saving.note(t::wrong_number(now).to_owned()),
            },
            deed => deed,
        };
        let ask = StepCase { id, deed, at, by: by.get_untracked(), words: words.get_untracked() };
        let office = office.clone();
        saving.save(t::step_saved, async move { office.ask(ask).await }, |_| {});
    };
    let below = view.below.clone();
    let detail = move || match chosen.get() {
        Deed::PassDown(_) => {
            let grids: Vec<_> = below
                .iter()
                .map(|p| {
                    let code = p.code;
                    let now = move || matches!(chosen.get(), Deed::PassDown(c) if c == code);
                    view! { <option value=code.to_string() selected=now>{p.name.clone()}</option> }
                })
                .collect();
            let on_change = move |event| {
                if let Ok(code) = event_target_value(&event).parse::<GridCode>() {
                    chosen.set(Deed::PassDown(code));
                }
            };
            view! {
                <div class="field">
                    <label for="step-grid">{word(t::pass_to)}</label>
                    <select class="input" id="step-grid" on:change=on_change>{grids}</select>
                </div>
            }
            .into_any()
        }
        Deed::Extend { .. } => view! {
            <div class="pair">
                <Field id="step-days" label=word(t::days_together) value=days/>
                <Field id="step-approved" label=word(t::c_approved) value=approved/>
            </div>
        }
        .into_any(),
        Deed::Close(_) => {
            let ways = Ending::ALL.iter().map(|ending| {
                let own = *ending;
                let now = move || matches!(chosen.get(), Deed::Close(e) if e == own);
                view! {
                    <label class="option">
                        <input type="radio" name="ending" prop:checked=now on:change=move |_| chosen.set(Deed::Close(own))/>
                        {move || own.name(lang.get())}
                    </label>
                }
            });
            view! { <fieldset><legend>{word(t::how_ended)}</legend><div class="row">{ways.collect::<Vec<_>>()}</div></fieldset> }
                .into_any()
        }
        Deed::FollowUp { .. } => {
            let ways =
                [(true, t::performed as fn(wangge_core::Lang) -> &'static str), (false, t::not_performed)];
            let ways = ways.map(|(performed, name)| {
                let now = move || matches!(chosen.get(), Deed::FollowUp { performed: p } if p == performed);
                view! {
                    <label class="option">
                        <input type="radio" name="performed" prop:checked=now
                            on:change=move |_| chosen.set(Deed::FollowUp { performed })/>
                        {move || name(lang.get())}
                    </label>
                }
            });
            view! { <fieldset><legend>{word(t::was_performed)}</legend><div class="row">{ways.to_vec()}</div></fieldset> }
                .into_any()
        }
        _ => ().into_any(),
    };
    let button = move || chosen.with(|deed| t::do_step(lang.get(), &deed.name(lang.get())));
    view! {
        <form class="stack" on:submit=on_submit>
            // What is typed stays when another way of the same step is chosen.
            {detail}
            <div class="field">
                <label for="step-words">{word(t::step_words)}</label>
                <textarea class="input" id="step-words" rows="3" prop:value=words
                    on:input=move |event| words.set(event_target_value(&event))></textarea>
            </div>
            <div class="pair">
                <Field id="step-by" label=word(t::step_by) value=by/>
                <Field id="step-at" label=word(t::c_at) value=at kind="datetime-local"/>
            </div>
            <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
            <div><button class="button button-main button-wide" type="submit">
                {move || if saving.busy.get() { t::saving(lang.get()).to_owned() } else { button() }}
            </button></div>
        </form>
    }
}
