//! The columns of each sheet: what they were read as and why, and a way to say otherwise.
use super::Flow;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::{ColumnHow, ColumnView, ListChoice, Preview, SetColumns, SheetPreview};
use wangge_core::texts::updates as t;

/// Every sheet, closed but where nothing was understood.
#[component]
pub fn Columns(preview: Arc<Preview>, flow: Flow) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let said = flow.said;
    let lists = Arc::new(preview.lists.clone());
    let numbered = preview.sheets.iter().enumerate().filter(|(_, s)| !s.columns.is_empty());
    let sheets: Vec<_> = numbered
        .map(|(number, sheet)| {
            let (sheet, lists, flow) = (sheet.clone(), Arc::clone(&lists), flow.clone());
            view! { <Sheet number sheet lists flow/> }
        })
        .collect();
    let words = move || match said.get() {
        None => ().into_any(),
        Some(Ok(())) => view! { <p class="notice notice-good">{t::columns_applied(lang)}</p> }.into_any(),
        Some(Err(why)) => view! { <p class="notice notice-bad">{why}</p> }.into_any(),
    };
    (!sheets.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="columns">
                <h2 id="columns">{t::columns_title(lang)}</h2>
                <p class="soft">{t::columns_words(lang)}</p>
                <div role="status">{words}</div>
                {sheets}
            </section>
        }
    })
}

#[component]
fn Sheet(number: usize, sheet: SheetPreview, lists: Arc<Vec<ListChoice>>, flow: Flow) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let name =
        if sheet.sheet.is_empty() { sheet.file.clone() } else { format!("{} / {}", sheet.file, sheet.sheet) };
    let unread = sheet.columns.iter().filter(|c| c.meaning.is_empty()).count();
    let title = t::columns_count(lang, &name, &sheet.columns.len(), &unread);
    let nothing = sheet.list.is_empty();
    // A county's sheets have a thousand choices; they are made for whoever looks.
    let seen = RwSignal::new(nothing);
    let body = move || {
        let (sheet, lists, flow) = (sheet.clone(), Arc::clone(&lists), flow.clone());
        seen.get().then(|| view! { <Choices number sheet lists flow/> })
    };
    view! {
        <details class="fold" open=nothing on:toggle=move |_| seen.set(true)>
            <summary>{title}</summary>
            {body}
        </details>
    }
}

#[component]
fn Choices(number: usize, sheet: SheetPreview, lists: Arc<Vec<ListChoice>>, flow: Flow) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let list = RwSignal::new(sheet.list.clone());
    let meanings: Vec<(usize, RwSignal<String>)> =
        sheet.columns.iter().map(|c| (c.place, RwSignal::new(c.meaning.clone()))).collect();
    let kinds: Vec<_> = lists
        .iter()
        .map(|l| view! { <option value=l.key.clone() selected=l.key == sheet.list>{l.name.clone()}</option> })
        .collect();
    let rows: Vec<_> = sheet
        .columns
        .iter()
        .zip(&meanings)
        .map(|(column, (_, meaning))| {
            let (column, lists, meaning) = (column.clone(), Arc::clone(&lists), *meaning);
            view! { <Row column lists list meaning/> }
        })
        .collect();
    let apply = move |_| {
        let columns = meanings.iter().map(|(place, m)| (*place, m.get_untracked())).collect();
        flow.explain(SetColumns { sheet: number, list: list.get_untracked(), columns });
    };
    let nothing = sheet.list.is_empty();
    view! {
        <div class="stack">
            <label class="field short">
                {t::columns_list(lang)}
                <select class="input" on:change=move |event| list.set(event_target_value(&event))>
                    {nothing.then(|| view! { <option value="" selected>{t::columns_choose_list(lang)}</option> })}
                    {kinds}
                </select>
            </label>
            <div class="table-frame">
                <table class="cards-when-narrow">
                    <thead><tr>
                        <th scope="col">{t::columns_header(lang)}</th>
                        <th scope="col">{t::columns_meaning(lang)}</th>
                        <th scope="col">{t::columns_how(lang)}</th>
                        <th scope="col">{t::columns_samples(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div>
                <button class="button" type="button" disabled=move || list.with(String::is_empty)
                    on:click=apply>
                    {t::columns_apply(lang)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Row(
    column: ColumnView,
    lists: Arc<Vec<ListChoice>>,
    list: RwSignal<String>,
    meaning: RwSignal<String>,
) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let label = t::columns_of(lang, &column.name, &column.header);
    let options = move || {
        let key = list.get();
        let chosen = meaning.get_untracked();
        let found = lists.iter().find(|l| l.key == key);
        let all = found.map(|l| l.meanings.clone()).unwrap_or_default();
        all.into_iter()
            .map(|m| view! { <option value=m.key.clone() selected=m.key == chosen>{m.name}</option> })
            .collect::<Vec<_>>()
    };
    let unread = column.meaning.is_empty();
    let select = if column.how == ColumnHow::Private {
        view! { <span>{t::columns_unread(lang)}</span> }.into_any()
    } else {
        view! {
            <select class="input" aria-label=label on:change=move |event| meaning.set(event_target_value(&event))>
                <option value="" selected=unread>{t::columns_unread(lang)}</option>
                {options}
            </select>
        }
        .into_any()
    };
    view! {
        <tr>
            <td><strong>{column.header}</strong><div class="soft small">{column.name}</div></td>
            <td>{select}</td>
            <td class="small">{how(column.how, lang)}</td>
            <td class="small soft">{column.samples.join("、")}</td>
        </tr>
    }
}

fn how(how: ColumnHow, lang: Lang) -> &'static str {
    match how {
        ColumnHow::Known => t::how_known(lang),
        ColumnHow::Guessed => t::how_guessed(lang),
        ColumnHow::Remembered => t::how_remembered(lang),
        ColumnHow::Ignored => t::how_ignored(lang),
        ColumnHow::Unknown => t::how_unknown(lang),
        ColumnHow::Private => t::how_private(lang),
        ColumnHow::Idle => t::how_idle(lang),
    }
}
