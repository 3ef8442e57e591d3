//! A ledger as a list: a screenful at a time, each line a way to its record.
use super::super::parts::{PAGE, Pager, grouped};
use super::super::shell::Answered;
use crate::platform::root::{Root, use_root};
use crate::state::lang::use_lang;
use crate::state::office::{Asked, use_asked};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::audit::Severity;
use wangge_core::ledger::{RecordKey, RecordKind};
use wangge_core::office::{GetRecords, RecordFilter, RecordPage, RecordRow};
use wangge_core::texts::ledgers as t;

/// The list of a filter.
#[component]
pub fn ListOf(#[prop(into)] filter: Signal<RecordFilter>) -> impl IntoView {
    let from = RwSignal::new(0);
    Effect::new(move |_| {
        filter.track();
        from.set(0);
    });
    let asked = use_asked(move || Some(GetRecords { filter: filter.get(), from: from.get(), count: PAGE }));
    view! { <Rows asked from/> }
}

/// Lines of whatever was asked, with the ways on.
#[component]
pub fn Rows(#[prop(into)] asked: Signal<Asked<RecordPage>>, from: RwSignal<usize>) -> impl IntoView {
    let lang = use_lang();
    let total = Signal::derive(move || asked.get().ready().map_or(0, |page| page.total));
    view! {
        <p class="soft small" role="status">{move || asked.get().ready().map(|page| t::total(lang.get(), &grouped(page.total)))}</p>
        <Answered asked let:page><Table page/></Answered>
        <Pager total from/>
    }
}

#[component]
fn Table(page: Arc<RecordPage>) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    if page.rows.is_empty() {
        return view! { <p class="soft">{t::none(lang)}</p> }.into_any();
    }
    let heads: Vec<_> = page.heads.iter().map(|h| view! { <th scope="col">{h.clone()}</th> }).collect();
    let marks = page.rows.iter().any(|r| r.mark.is_some());
    let rows: Vec<_> = page.rows.iter().map(|r| row(r, &page.heads, marks, &root)).collect();
    view! {
        <div class="table-frame">
            <table class="cards-when-narrow record-list">
                <thead><tr>
                    <th scope="col">{t::title(lang)}</th>
                    {marks.then(|| view! { <th scope="col">{t::term(lang)}</th> })}
                    {heads}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(row: &RecordRow, heads: &[String], marks: bool, root: &Root) -> AnyView {
    let title = row.title.clone();
    let first = match row.key.and_then(|key| way(&key)) {
        Some(inner) => view! { <a href=root.href(&inner)>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let cells: Vec<_> = heads
        .iter()
        .zip(&row.cells)
        .map(|(head, cell)| {
            let head = (!cell.is_empty()).then(|| head.clone());
            view! { <td data-head=head>{cell.clone()}</td> }
        })
        .collect();
    let mark = row.mark.clone().map(|(severity, words)| {
        let class = match severity {
            Severity::Error => "mark mark-error",
            Severity::Warning => "mark mark-warning",
            Severity::Note => "mark mark-note",
        };
        view! { <span class=class>{words}</span> }
    });
    view! { <tr><td class="record-title">{first}</td>{marks.then(|| view! { <td>{mark}</td> })}{cells}</tr> }
        .into_any()
}

/// Where a record is looked at.
pub fn way(key: &RecordKey) -> Option<String> {
    let number = key.text()?;
    Some(match key.kind() {
        RecordKind::Case => format!("office/cases/?n={number}"),
        kind => format!("office/ledgers/?k={}&n={number}", kind.stem()),
    })
}
