//! One case: where it stands and how long it may take, its steps, what can be done now, its papers.
use super::super::ledger::form::FormOf;
use super::super::ledger::saving::Saving;
use super::super::ledger::word;
use super::super::nominations::Sure;
use super::super::shell::Answered;
use super::paper::Papers;
use super::steps::Steps;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;
use wangge_core::ledger::{RecordId, RecordKey, RecordKind};
use wangge_core::office::{CaseView, GetCase, RemoveRecords, StepView};
use wangge_core::texts::ledgers as t;

#[component]
pub fn One(id: RecordId) -> impl IntoView {
    let asked = use_asked(move || Some(GetCase { id }));
    view! { <Answered asked let:view><Whole view/></Answered> }
}

#[component]
fn Whole(view: Arc<CaseView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let key = RecordKey::Number(RecordKind::Case, view.case.id);
    let term = view.term.map(|(due, left)| {
        let (class, words) = match left {
            ..0 => ("mark mark-error", t::overdue(lang, &left.unsigned_abs())),
            0 => ("mark mark-warning", t::due_today(lang).to_owned()),
            _ => ("mark mark-note", t::days_left(lang, &left)),
        };
        view! { <span class=class>{words}</span>" "<span class="soft small">{t::due_on(lang, &due)}</span> }
    });
    let facts: Vec<_> = view
        .facts
        .iter()
        .map(|(name, text)| view! { <div><dt>{name.clone()}</dt><dd class="lines-kept">{text.clone()}</dd></div> })
        .collect();
    view! {
        <div class="record-page stack no-print">
            <h2>{view.title.clone()}</h2>
            <p class="row">
                <span class="mark mark-note">{view.phase_name.clone()}</span>
                <strong>{view.at_name.clone()}</strong>
                {term}
            </p>
            <Taken steps=view.steps.clone()/>
            <Steps view=Arc::clone(&view)/>
            <details class="stack">
                <summary class="button">{t::facts(lang)}</summary>
                <dl class="facts">{facts}</dl>
            </details>
            <details class="stack">
                <summary class="button">{t::edit(lang)}</summary>
                <div class="panel stack">
                    <FormOf kind=RecordKind::Case key=Some(key) on_saved=|_| {}/>
                    <Remove key/>
                </div>
            </details>
        </div>
        <Papers view/>
    }
}

/// The steps that were taken, who and when.
#[component]
fn Taken(steps: Vec<StepView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    if steps.is_empty() {
        return view! { <p class="soft">{t::no_steps(lang)}</p> }.into_any();
    }
    let items: Vec<_> = steps
        .into_iter()
        .map(|step| {
            let wrong = (!step.wrong.is_empty()).then(|| view! { <p class="wrong">{t::misstep(lang, &step.wrong)}</p> });
            view! {
                <li>
                    <strong>{step.name}</strong>" "<span class="soft small">{step.level}" · "{step.by}" · "{moment(step.at)}</span>
                    {(!step.words.is_empty()).then(|| view! { <p>{step.words}</p> })}
                    {wrong}
                </li>
            }
        })
        .collect();
    view! { <ol class="steps">{items}</ol> }.into_any()
}

/// A day with its time, to the minute.
pub fn moment(at: chrono::NaiveDateTime) -> String {
    at.to_string().chars().take(16).collect()
}

/// Takes a case out that never was: entered twice, or by mistake.
#[component]
fn Remove(key: RecordKey) -> impl IntoView {
    let office = use_office();
    let saving = Saving::new();
    let rest = saving.of(None);
    let navigate = use_navigate();
    let on_sure = move || {
        let (office, navigate) = (office.clone(), navigate.clone());
        let request = async move { office.ask(RemoveRecords { keys: vec![key] }).await };
        saving.save(t::removed, request, move |_| navigate("/office/cases/", NavigateOptions::default()));
    };
    view! {
        <Sure name=word(t::remove) words=word(t::remove_words) on_sure/>
        <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
    }
}
