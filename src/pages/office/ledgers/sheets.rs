//! A ledger as a workbook, out and in again: what was read is said before it is stored.
use super::super::ledger::saving::Saving;
use super::super::ledger::word;
use crate::platform::files::{files_of, save};
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::prelude::*;
use wangge_core::ledger::RecordKind;
use wangge_core::office::{
    AcceptRecords, Ask, ExportRecords, FileMade, ReadRecords, RecordFilter, SheetView,
};
use wangge_core::texts::ledgers as t;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Asks for a file and offers it to be saved; says its name, or what went wrong.
pub fn give<A: Ask<Answer = FileMade> + 'static>(office: Office, ask: A, said: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        let words = match office.ask_with(ask, &[], None).await {
            Ok((made, file)) => {
                // A browser that refuses to save keeps quiet: the button stays.
                drop(file.map(|f| save(&f, &made.name)));
                made.name
            }
            Err(failure) => failure.message,
        };
        said.try_set(words);
    });
}

#[component]
pub fn Sheets(#[prop(into)] filter: Signal<RecordFilter>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let kind = filter.get_untracked().kind;
    let said = RwSignal::new(String::new());
    let export = move |empty: bool| {
        give(office.clone(), ExportRecords { filter: filter.get_untracked(), empty }, said);
    };
    let empty = export.clone();
    view! {
        <details class="stack no-print">
            <summary class="button">{move || t::sheets(lang.get())}</summary>
            <div class="panel stack">
                <div class="row">
                    <button class="button" type="button" on:click=move |_| export(false)>{move || t::export_xlsx(lang.get())}</button>
                    {(kind != RecordKind::Payment).then(|| view! {
                        <button class="button" type="button" on:click=move |_| empty(true)>{move || t::export_empty(lang.get())}</button>
                    })}
                </div>
                <p role="status" class="small">{said}</p>
                {(kind != RecordKind::Payment).then(|| view! { <Import kind/> })}
            </div>
        </details>
    }
}

#[component]
fn Import(kind: RecordKind) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let saving = Saving::new();
    let rest = saving.of(None);
    let found = RwSignal::new(None::<SheetView>);
    let reader = office.clone();
    let on_change = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
        let (files, office) = (files_of(input.files()), reader.clone());
        found.set(None);
        leptos::task::spawn_local(async move {
            match office.ask_with(ReadRecords { kind }, &files, None).await {
                Ok((view, _)) => drop(found.try_set(Some(view))),
                Err(failure) => saving.note(failure.message),
            }
        });
    };
    let accept = move |_| {
        let office = office.clone();
        saving.save(t::saved, async move { office.ask(AcceptRecords).await }, move |_| found.set(None));
    };
    let shown = move || {
        let view = found.get()?;
        let wrong: Vec<_> = view.wrong.iter().map(|w| view! { <li>{w.clone()}</li> }).collect();
        let nothing = view.added + view.changed == 0;
        let accept = accept.clone();
        Some(view! {
            <div class="stack" role="status">
                <p>{t::sheet_found(lang.get(), &view.added, &view.changed, &view.same, &view.wrong_total)}</p>
                <ul class="names">{wrong}</ul>
                <div><button class="button button-main" type="button" disabled=nothing on:click=accept>{t::sheet_accept(lang.get())}</button></div>
            </div>
        })
    };
    view! {
        <div class="field">
            <label for="sheet-file">{word(t::sheet_import)}</label>
            <input class="input" id="sheet-file" type="file" accept=".xlsx,.csv" on:change=on_change/>
        </div>
        {shown}
        <p class="wrong" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
    }
}
