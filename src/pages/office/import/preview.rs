//! What an import would change, before anything is stored; and what was stored.
use super::Flow;
use super::columns::Columns;
use super::differences::Differences;
use super::issues::Issues;
use super::missing::MissingPanel;
use crate::pages::office::parts::grouped;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::office::{Preview, SheetPreview, Stored, Tally};
use wangge_core::texts::{office as t, updates as u};

/// The proposal with its buttons.
#[component]
pub fn PreviewPanel(preview: Arc<Preview>, flow: Flow, storing: bool) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let changes = preview.changes();
    let ticked = flow.ticked;
    let columns = flow.clone();
    let unstored = flow.unstored;
    let missing = preview.missing;
    let ready = move || !storing && (changes || ticked.any()) && ticked.choice().is_some();
    let no_day = move || ticked.choice().is_none().then(|| u::missing_need_day(lang));
    let (accept, discard, kept) = (flow.clone(), flow, Arc::clone(&preview));
    let same = preview.sheets.iter().any(|s| s.same > 0);
    let words = match (changes, same) {
        (true, _) => t::preview_words(lang),
        (false, true) => t::preview_nothing(lang),
        (false, false) => t::preview_none(lang),
    };
    let accept_word = if storing { t::preview_accepting(lang) } else { t::preview_accept(lang) };
    view! {
        <section class="stack-wide" aria-labelledby="preview">
            <div class="stack">
                <h2 id="preview">{t::preview_title(lang)}</h2>
                <p class="measure">{words}</p>
                <Refused preview=Arc::clone(&preview)/>
            </div>
            {changes.then(|| view! { <Changes preview=Arc::clone(&preview)/> })}
            <Differences preview=Arc::clone(&preview)/>
            <MissingPanel counts=missing ticked/>
            <Sheets preview=Arc::clone(&preview)/>
            <Columns preview=Arc::clone(&preview) flow=columns/>
            <Issues preview/>
            <div class="action-bar row">
                <p class="notice notice-bad" role="alert" hidden=move || unstored.with(Option::is_none)>{unstored}</p>
                <button class="button button-main" type="button" disabled=move || !ready()
                    aria-busy=storing.to_string()
                    on:click=move |_| {
                        if let Some(choice) = ticked.choice() {
                            accept.accept(Arc::clone(&kept), choice);
                        }
                    }>
                    {accept_word}
                </button>
                <button class="button" type="button" disabled=storing on:click=move |_| discard.discard()>
                    {t::preview_discard(lang)}
                </button>
                <p class="wrong" role="status">{no_day}</p>
            </div>
        </section>
    }
}

#[component]
fn Refused(preview: Arc<Preview>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    (!preview.refused.is_empty()).then(|| {
        let files: Vec<_> = preview.refused.iter().map(|f| view! { <li>{f.message.clone()}</li> }).collect();
        view! {
            <div class="notice notice-bad stack" role="alert">
                <p><strong>{t::preview_refused(lang)}</strong></p>
                <ul class="stack">{files}</ul>
            </div>
        }
    })
}

#[component]
fn Changes(preview: Arc<Preview>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let row = |name: &'static str, tally: Tally| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{grouped(tally.added)}</td>
                <td class="number">{grouped(tally.changed)}</td>
                <td class="number">{grouped(tally.removed)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-frame">
            <table class="narrow">
                <caption>{t::preview_changes(lang)}</caption>
                <thead><tr>
                    <th scope="col">{t::preview_fact(lang)}</th>
                    <th scope="col" class="number">{t::preview_added(lang)}</th>
                    <th scope="col" class="number">{t::preview_changed(lang)}</th>
                    <th scope="col" class="number">{t::preview_removed(lang)}</th>
                </tr></thead>
                <tbody>
                    {row(t::preview_grids(lang), preview.grids)}
                    {row(t::preview_persons(lang), preview.persons)}
                    {row(t::preview_appointments(lang), preview.appointments)}
                    {row(t::preview_households(lang), preview.households)}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Sheets(preview: Arc<Preview>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let rows: Vec<_> = preview.sheets.iter().map(|s| view! { <SheetRow sheet=s.clone()/> }).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="table-frame" tabindex="0" role="region" aria-label=t::preview_sheets(lang)>
                <table>
                    <caption>{t::preview_sheets(lang)}</caption>
                    <thead><tr>
                        <th scope="col">{t::preview_sheet(lang)}</th>
                        <th scope="col">{t::preview_kind(lang)}</th>
                        <th scope="col" class="number">{t::preview_rows(lang)}</th>
                        <th scope="col" class="number">{t::preview_added(lang)}</th>
                        <th scope="col" class="number">{t::preview_changed(lang)}</th>
                        <th scope="col" class="number">{t::preview_same(lang)}</th>
                        <th scope="col" class="number">{t::preview_left(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

#[component]
fn SheetRow(sheet: SheetPreview) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let dropped = (!sheet.dropped.is_empty())
        .then(|| view! { <p class="small">{t::preview_dropped(lang, &sheet.dropped.join("、"))}</p> });
    let unknown = (!sheet.unknown.is_empty())
        .then(|| view! { <p class="small soft">{t::preview_unknown(lang, &sheet.unknown.join("、"))}</p> });
    let passed = (sheet.passed > 0)
        .then(|| view! { <p class="small soft">{u::passed(lang, &grouped(sheet.passed))}</p> });
    let left = if sheet.refused > 0 { "number figure-bad" } else { "number" };
    view! {
        <tr>
            <th scope="row" class="wrap">
                {sheet.file}
                {(!sheet.sheet.is_empty()).then(|| format!(" / {}", sheet.sheet))}
                {dropped}
                {unknown}
                {passed}
            </th>
            <td>{sheet.kind}</td>
            <td class="number">{grouped(sheet.rows)}</td>
            <td class="number">{grouped(sheet.added)}</td>
            <td class="number">{grouped(sheet.changed)}</td>
            <td class="number">{grouped(sheet.same)}</td>
            <td class=left>{grouped(sheet.refused)}</td>
        </tr>
    }
}

/// What was stored, and where to go from there.
#[component]
pub fn StoredPanel(stored: Arc<Stored>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let root = use_root();
    let changed = [stored.grids, stored.persons, stored.appointments, stored.households]
        .iter()
        .map(|t| t.changed + t.removed)
        .sum();
    let words = t::stored_words(
        lang,
        &grouped(stored.grids.added),
        &grouped(stored.persons.added),
        &grouped(stored.appointments.added),
        &grouped(stored.households.added),
        &grouped(changed),
    );
    let kept: Vec<_> = stored.kept.iter().map(|k| view! { <li>{k.clone()}</li> }).collect();
    let kept = (!kept.is_empty()).then(|| {
        view! { <p><strong>{u::kept_title(lang)}</strong></p><ul class="stack">{kept}</ul> }
    });
    view! {
        <section class="notice notice-good stack" role="status">
            <h2>{t::stored_title(lang)}</h2>
            <p>{words}</p>
            {kept}
            <div class="row">
                <a class="button button-main" href=root.href("office/audit/")>{t::stored_next(lang)}</a>
                <a class="button" href=root.href("office/tree/")>{t::stored_tree(lang)}</a>
            </div>
        </section>
        <h2>{t::import_more(lang)}</h2>
    }
}
