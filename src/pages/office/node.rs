//! What is known of one node of the tree: who is responsible, what is wrong, where to go.
use super::parts::{Mark, grouped};
use super::shell::Answered;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::{AuditRow, GetNode, NodeHead, NodeView};
use wangge_core::texts::{divisions, office as t};

/// The panel beside the tree.
#[component]
pub fn NodePanel(chosen: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(move || chosen.get().map(|code| GetNode { code }));
    view! {
        <aside class="panel node" class:node-open=move || chosen.get().is_some()>
            <Show
                when=move || chosen.get().is_some()
                fallback=move || view! { <p class="soft">{t::tree_choose(lang.get())}</p> }
            >
                <button class="button node-close" type="button" on:click=move |_| chosen.set(None)>
                    {move || t::node_close(lang.get())}
                </button>
                <Answered asked let:node><Node node/></Answered>
            </Show>
        </aside>
    }
}

#[component]
fn Node(node: Arc<NodeView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let root = use_root();
    let code = node.code;
    let heads: Vec<_> = node.heads.iter().map(|h| view! { <Head head=h.clone()/> }).collect();
    let vacant = heads.is_empty() && code.level() != Level::County;
    let issues: Vec<_> =
        node.issues.iter().map(|i| view! { <IssueItem issue=i.clone() own=code/> }).collect();
    let more = node.issue_total > node.issues.len();
    let in_village = code.level() >= Level::Village;
    view! {
        <div class="stack" aria-live="polite">
            <div>
                <h2>{node.name.clone()}</h2>
                <p class="soft small">{node.full_name.clone()}</p>
                <p class="soft small number">{t::node_code(lang, &code)}</p>
            </div>
            <p>
                {t::node_households(lang, &grouped(node.households))}
                {(!node.range.is_empty()).then(|| format!(" · {}", node.range))}
                {(!node.phone.is_empty()).then(|| format!(" · {}", node.phone))}
            </p>
            <ul class="stack" aria-label=t::node_people(lang)>
                {heads}
                {vacant.then(|| view! { <li class="figure-bad">{t::node_vacant(lang)}</li> })}
            </ul>
            <div class="row">
                {(code.level() != Level::County).then(|| view! {
                    <a class="button" href=root.grid(code)>{t::node_page(lang)}</a>
                })}
                {(code.level() < Level::Household).then(|| view! {
                    <a class="button" href=root.href(&format!("office/division/?c={code}"))>
                        {divisions::title(lang)}
                    </a>
                })}
                {in_village.then(|| view! {
                    <a class="button" href=root.href(&format!("office/print/?c={code}&w=board"))>
                        {t::node_board(lang)}
                    </a>
                    <a class="button" href=root.href(&format!("office/print/?c={code}"))>
                        {t::node_cards(lang)}
                    </a>
                })}
            </div>
            <h3>{t::node_issues(lang)}" "<span class="number">{grouped(node.issue_total)}</span></h3>
            {issues.is_empty().then(|| view! { <p class="soft">{t::node_no_issues(lang)}</p> })}
            <ul class="stack">{issues}</ul>
            {more.then(|| view! {
                <a href=root.href(&format!("office/audit/?c={code}"))>
                    {t::node_more_issues(lang, &grouped(node.issue_total))}
                </a>
            })}
        </div>
    }
}

#[component]
fn Head(head: NodeHead) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let phone = if head.phone.is_empty() {
        view! { <span class="figure-bad">{t::node_no_phone(lang)}</span> }.into_any()
    } else if head.dialled {
        let dial = format!("tel:{}", head.phone.replace([' ', '-'], ""));
        view! { <a class="number" href=dial rel="external">{head.phone}</a> }.into_any()
    } else {
        view! { <span class="figure-bad">{t::node_bad_phone(lang, &head.phone)}</span> }.into_any()
    };
    let office = (!head.office.is_empty()).then(|| format!(" · {}", head.office));
    view! {
        <li>
            <div class="soft small">{head.post}{office}</div>
            <div class="row"><strong>{head.name}</strong>{phone}</div>
        </li>
    }
}

#[component]
fn IssueItem(issue: AuditRow, own: GridCode) -> impl IntoView {
    let place = (issue.place != own).then(|| view! { <div class="soft small">{issue.place_name}</div> });
    view! {
        <li>
            <div class="row"><Mark severity=issue.severity/><strong>{issue.title}</strong></div>
            {place}
            <p class="small">{issue.message}</p>
        </li>
    }
}
