//! Who has not been trained this year, and the sheet of a session to sign.
use super::super::ledger::period::this_year;
use super::super::parts::grouped;
use super::super::shell::Answered;
use crate::platform::container::surroundings;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::ledger::{Period, RecordId, RecordKey, RecordKind};
use wangge_core::office::{GetRecord, GetSignIn, GetUntrained, PersonChoice};
use wangge_core::texts::ledgers as t;

/// Names that are shown at once.
const SHOWN: usize = 200;

#[component]
pub fn Untrained(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let Period { from, to } = this_year();
    let asked = use_asked(move || Some(GetUntrained { within: within.get(), from, to }));
    view! {
        <details class="stack no-print">
            <summary class="button">{move || t::untrained(lang.get())}</summary>
            <Answered asked let:people>
                <p>{t::untrained_count(lang.get(), &grouped(people.len()))}</p>
                <ul class="names">{people.iter().take(SHOWN).map(|p| view! {
                    <li>{p.word.clone()}" "<span class="soft small">{p.post.clone()}</span></li>
                }).collect::<Vec<_>>()}</ul>
                {(people.len() > SHOWN).then(|| view! { <p class="soft small">{t::warnings_more(lang.get(), &grouped(SHOWN))}</p> })}
            </Answered>
        </details>
    }
}

/// The sheet of a session: whom it is for, with room to sign.
#[component]
pub fn SignIn(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let shown = RwSignal::new(false);
    let asked = use_asked(move || Some(GetSignIn { id }));
    let key = Some(RecordKey::Number(RecordKind::Session, id));
    let session = use_asked(move || Some(GetRecord { kind: RecordKind::Session, key, place: None }));
    let title = Signal::derive(move || session.get().ready().map(|s| s.title.clone()).unwrap_or_default());
    view! {
        <div class="row no-print">
            <button class="button" type="button" aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|s| *s = !*s)>{move || t::sign_in(lang.get())}</button>
            {surroundings().can_print().then(|| view! {
                <button class="button button-main" type="button" hidden=move || !shown.get()
                    on:click=move |_| drop(window().print())>{move || t::print(lang.get())}</button>
            })}
        </div>
        <div class="printed">{move || shown.get().then(|| view! {
            <Answered asked let:people><Sheet people title/></Answered>
        })}</div>
    }
}

#[component]
fn Sheet(people: Arc<Vec<PersonChoice>>, title: Signal<String>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let rows: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(n, p)| view! { <tr><td class="number">{n + 1}</td><td>{p.word.clone()}</td><td>{p.post.clone()}</td><td></td></tr> })
        .collect();
    view! {
        <section class="paper paper-long">
            <h2>{t::sign_in(lang)}</h2>
            <p>{title}</p>
            <table>
                <thead><tr>
                    <th scope="col" class="number">{t::row_number(lang)}</th>
                    <th scope="col">{t::c_person(lang)}</th>
                    <th scope="col">{t::c_grid(lang)}</th>
                    <th scope="col" class="paper-sign">{t::paper_signature(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="paper-signed"><span>{t::sign_organiser(lang)}</span><span>{t::sign_date(lang)}</span></p>
        </section>
    }
}
