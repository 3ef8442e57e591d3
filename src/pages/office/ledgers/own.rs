//! A person's own records of a period, beside the form of their assessment and on its print: the basis
//! of the grade, never a score, and nobody is compared with anybody.
use super::super::fields::Field;
use super::super::ledger::period::{PeriodPicker, this_year};
use super::super::ledger::word;
use super::super::shell::Answered;
use crate::platform::container::surroundings;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::ledger::{Period, RecordId};
use wangge_core::office::{AssessmentView, GetAssessment, GetOwn};
use wangge_core::texts::ledgers as t;

#[component]
pub fn Own() -> impl IntoView {
    let lang = use_lang();
    let person = RwSignal::new(String::new());
    let period = RwSignal::new(this_year());
    let asked = use_asked(move || {
        let Period { from, to } = period.get();
        let name = person.get();
        (!name.trim().is_empty()).then_some(GetOwn { person: name, place: None, from, to })
    });
    view! {
        <details class="stack">
            <summary class="button">{move || t::own(lang.get())}</summary>
            <div class="panel stack">
                <Field id="own-person" label=word(t::c_person) value=person/>
                <PeriodPicker period/>
                {move || (!person.with(|p| p.trim().is_empty())).then(|| view! { <Answered asked let:own>
                    {if own.name.is_empty() {
                        view! { <p class="soft">{t::own_nobody(lang.get())}</p> }.into_any()
                    } else {
                        let counts: Vec<_> = own.counts.iter().map(|(name, n)| view! { <div><dt>{name.clone()}</dt><dd class="number">{*n}</dd></div> }).collect();
                        let lines: Vec<_> = own.lines.iter().map(|l| view! { <li>{l.clone()}</li> }).collect();
                        view! {
                            <p><strong>{own.name.clone()}</strong></p>
                            <dl class="facts">{counts}</dl>
                            <ul class="names">{lines}</ul>
                        }.into_any()
                    }}
                </Answered> })}
            </div>
        </details>
    }
}

/// Records that are printed with an assessment.
const PRINTED: usize = 60;

/// An assessment on paper: the person's own records, the grade with its reason, both signatures.
#[component]
pub fn AssessmentPaper(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let shown = RwSignal::new(false);
    let asked = use_asked(move || Some(GetAssessment { id }));
    view! {
        <div class="row no-print">
            <button class="button" type="button" aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|s| *s = !*s)>{move || t::assessment_print(lang.get())}</button>
            {surroundings().can_print().then(|| view! {
                <button class="button button-main" type="button" hidden=move || !shown.get()
                    on:click=move |_| drop(window().print())>{move || t::print(lang.get())}</button>
            })}
        </div>
        <div class="printed">{move || shown.get().then(|| view! {
            <Answered asked let:view><Sheet view/></Answered>
        })}</div>
    }
}

#[component]
fn Sheet(view: Arc<AssessmentView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let own = &view.own;
    let facts = [
        (t::c_person(lang), own.name.clone()),
        (t::c_grid(lang), view.grid.clone()),
        (t::period(lang), view.period.clone()),
    ];
    let facts = facts.map(|(name, text)| view! { <tr><th scope="row">{name}</th><td>{text}</td></tr> });
    let counts: Vec<_> = own
        .counts
        .iter()
        .map(|(name, n)| view! { <tr><th scope="row">{name.clone()}</th><td>{*n}</td></tr> })
        .collect();
    let lines: Vec<_> = own.lines.iter().take(PRINTED).map(|l| view! { <li>{l.clone()}</li> }).collect();
    let (total, none) = (own.lines.len(), own.lines.is_empty());
    view! {
        <section class="paper paper-long">
            <h2>{t::assessment_paper(lang)}</h2>
            <table class="paper-facts"><tbody>{facts.to_vec()}</tbody></table>
            <h3>{t::assessment_own(lang)}</h3>
            <table class="paper-facts"><tbody>{counts}</tbody></table>
            {none.then(|| view! { <p>{t::assessment_none(lang)}</p> })}
            <ol class="paper-list">{lines}</ol>
            {(total > PRINTED).then(|| view! { <p>{t::assessment_more(lang, &total, &PRINTED)}</p> })}
            <table class="paper-facts"><tbody>
                <tr><th scope="row">{t::c_grade(lang)}</th><td>{view.grade.clone()}</td></tr>
                <tr><th scope="row">{t::c_reason(lang)}</th><td>{view.words.clone()}</td></tr>
                <tr><th scope="row">{t::c_assessor(lang)}</th><td>{view.by.clone()}</td></tr>
            </tbody></table>
            <p>{t::assessment_read(lang)}</p>
            <p class="paper-signed">
                <span>{t::sign_assessor(lang)}</span><span>{t::sign_assessed(lang)}</span>
                <span>{t::sign_date(lang)}</span><span>{t::sign_date(lang)}</span>
            </p>
        </section>
    }
}
