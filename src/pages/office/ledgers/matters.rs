//! The matters of a meeting: each becomes a case in one step, once.
use super::super::ledger::saving::Saving;
use super::super::shell::Answered;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use wangge_core::ledger::RecordId;
use wangge_core::office::{GetMatters, MatterView, RaiseMatter};
use wangge_core::texts::ledgers as t;

#[component]
pub fn Matters(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(move || Some(GetMatters { meeting: id }));
    view! {
        <section class="record-page stack no-print" aria-labelledby="matters">
            <h2 id="matters">{move || t::matters(lang.get())}</h2>
            <Answered asked let:matters>
                {matters.is_empty().then(|| view! { <p class="soft">{t::no_matters(lang.get())}</p> })}
                <ol class="stack">{matters.iter().cloned().enumerate().map(|(number, matter)| view! { <One id number matter/> }).collect::<Vec<_>>()}</ol>
            </Answered>
        </section>
    }
}

#[component]
fn One(id: RecordId, number: usize, matter: MatterView) -> impl IntoView {
    let (lang, office, root) = (use_lang(), use_office(), use_root());
    let saving = Saving::new();
    let rest = saving.of(None);
    let kind = RwSignal::new(matter.kinds.first().cloned().unwrap_or_default());
    let raise = move |_| {
        let office = office.clone();
        let ask = RaiseMatter { meeting: id, matter: number, kind: kind.get_untracked() };
        saving.save(t::raised, async move { office.ask(ask).await }, |_| {});
    };
    let inner = match matter.case {
        Some(case) => view! {
            <p><a class="go" href=root.href(&format!("office/cases/?n={case}"))>{move || t::to_case(lang.get())}</a></p>
        }
        .into_any(),
        None => {
            let field = format!("matter-{number}");
            let options: Vec<_> = matter.kinds.into_iter().map(|k| view! { <option value=k.clone()>{k.clone()}</option> }).collect();
            view! {
                <div class="field">
                    <label for=field.clone()>{move || t::as_kind(lang.get())}</label>
                    <select class="input" id=field on:change=move |event| kind.set(event_target_value(&event))>{options}</select>
                </div>
                <div><button class="button" type="button" on:click=raise>{move || t::raise(lang.get())}</button></div>
            }
            .into_any()
        }
    };
    view! {
        <li class="paper-part stack">
            <p><strong>{matter.words}</strong></p>
            {inner}
            <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
        </li>
    }
}
