//! A person's own records of a period, beside the form of their assessment: the basis of the grade,
//! never a score, and nobody is compared with anybody.
use super::super::fields::Field;
use super::super::ledger::period::{PeriodPicker, this_year};
use super::super::ledger::word;
use super::super::shell::Answered;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use wangge_core::ledger::Period;
use wangge_core::office::GetOwn;
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
