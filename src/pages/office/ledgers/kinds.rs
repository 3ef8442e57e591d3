//! The ways from one ledger to another.
use super::super::ledger::word;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::html::Details;
use leptos::prelude::*;
use wangge_core::ledger::RecordKind;
use wangge_core::texts::ledgers as t;

/// The ledgers in the order of the page, by their circles.
const CIRCLES: [&[RecordKind]; 3] = [
    &[RecordKind::Publicity, RecordKind::Service, RecordKind::Group],
    &[RecordKind::Session, RecordKind::Meeting],
    &[
        RecordKind::Payment,
        RecordKind::Assessment,
        RecordKind::Honour,
        RecordKind::Share,
        RecordKind::Welfare,
        RecordKind::Rate,
        RecordKind::Salaried,
    ],
];

/// All of them where there is room; on a phone a line that opens, and closes with the choice.
#[component]
pub fn Kinds(kind: Memo<RecordKind>) -> impl IntoView {
    let lang = use_lang();
    let folded = NodeRef::<Details>::new();
    Effect::new(move || {
        kind.track();
        if let Some(folded) = folded.get() {
            drop(folded.remove_attribute("open"));
        }
    });
    view! {
        <nav class="no-print" aria-label=move || t::ledgers(lang.get())>
            <div class="when-wide"><div class="stack-tight"><Links kind/></div></div>
            <details class="when-narrow" node_ref=folded>
                <summary class="button">{word(t::other_ledger)}</summary>
                <div class="stack-tight ledger-kinds"><Links kind/></div>
            </details>
        </nav>
    }
}

#[component]
fn Links(kind: Memo<RecordKind>) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    let link = move |one: RecordKind| {
        view! {
            <a class="chip chip-link" href=root.href(&format!("office/ledgers/?k={}", one.stem()))
                aria-current=move || (kind.get() == one).then_some("page")>{move || one.name(lang.get())}</a>
        }
    };
    let circles = CIRCLES.map(|kinds| {
        let links: Vec<_> = kinds.iter().map(|k| link(*k)).collect();
        view! { <div class="row">{links}</div> }
    });
    circles.to_vec()
}
