//! All issues of a proposal, a page at a time.
use crate::pages::office::parts::{Mark, PAGE, Pager, SeverityFilter};
use crate::pages::office::shell::Answered;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::office::{GetPreviewPage, Preview, PreviewIssue, PreviewPage};
use wangge_core::texts::office as t;

/// The table of issues with its filter.
#[component]
pub fn Issues(preview: Arc<Preview>) -> impl IntoView {
    let lang = use_lang();
    let counts = preview.issues;
    if counts == [0; 3] {
        return view! { <p class="notice notice-good">{t::preview_no_issues(lang.get_untracked())}</p> }
            .into_any();
    }
    let severity = RwSignal::new(None);
    let from = RwSignal::new(0);
    Effect::new(move || {
        severity.track();
        from.set(0);
    });
    let page = use_asked(move || {
        Some(GetPreviewPage { severity: severity.get(), sheet: None, from: from.get(), count: PAGE })
    });
    let total = Signal::derive(move || page.get().ready().map_or(0, |p| p.total));
    view! {
        <section class="stack" aria-labelledby="issues">
            <h2 id="issues">{move || t::preview_issues(lang.get())}</h2>
            <p class="soft">{move || t::preview_issue_rule(lang.get())}</p>
            <SeverityFilter counts=Signal::derive(move || counts) chosen=severity/>
            <Answered asked=page let:page><Table page/></Answered>
            <Pager total from/>
        </section>
    }
    .into_any()
}

#[component]
fn Table(page: Arc<PreviewPage>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let rows: Vec<_> = page.rows.iter().map(|issue| view! { <Row issue=issue.clone()/> }).collect();
    view! {
        <div class="table-frame">
            <table class="cards-when-narrow">
                <thead><tr>
                    <th scope="col">{t::audit_severity(lang)}</th>
                    <th scope="col">{t::preview_where(lang)}</th>
                    <th scope="col">{t::preview_column(lang)}</th>
                    <th scope="col">{t::preview_value(lang)}</th>
                    <th scope="col">{t::preview_message(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(issue: PreviewIssue) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let row = (issue.row > 0).then(|| view! { <div class="number">{t::preview_row(lang, &issue.row)}</div> });
    view! {
        <tr>
            <td><Mark severity=issue.severity/></td>
            <td class="whole"><div>{issue.sheet}</div>{row}</td>
            <td class="whole">{issue.column}</td>
            <td class="written">{issue.value}</td>
            <td>{issue.message}</td>
        </tr>
    }
}
