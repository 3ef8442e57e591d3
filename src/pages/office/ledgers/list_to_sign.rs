//! A village's list of payments of a period: to print with room for signatures, and as a workbook.
use super::super::ledger::period::{PeriodPicker, this_year};
use super::super::shell::Answered;
use super::sheets::give;
use crate::platform::container::surroundings;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::{GridCode, Level};
use wangge_core::ledger::Period;
use wangge_core::office::{ExportPayList, GetPayList, PayListOf, PayListView};
use wangge_core::texts::ledgers as t;

#[component]
pub fn ListToSign(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let period = RwSignal::new(this_year());
    let said = RwSignal::new(String::new());
    let of = Memo::new(move |_| {
        let Period { from, to } = period.get();
        let village = within.get().and_then(|p| p.at(Level::Village));
        village.map(|village| PayListOf { village, from, to })
    });
    let asked = use_asked(move || of.get().map(|of| GetPayList { of }));
    let export = move |_| {
        if let Some(of) = of.get_untracked() {
            give(office.clone(), ExportPayList { of }, said);
        }
    };
    view! {
        <section class="stack no-print" aria-labelledby="pay-list">
            <h2 id="pay-list">{move || t::pay_list(lang.get())}</h2>
            <p class="soft" hidden=move || of.get().is_some()>{move || t::pay_list_where(lang.get())}</p>
            <div class="stack" hidden=move || of.get().is_none()>
                <PeriodPicker period ids=["list-from", "list-to"]/>
                <div class="row">
                    {surroundings().can_print().then(|| view! {
                        <button class="button button-main" type="button" on:click=move |_| drop(window().print())>{move || t::print(lang.get())}</button>
                    })}
                    <button class="button" type="button" on:click=export>{move || t::export_xlsx(lang.get())}</button>
                    <span role="status" class="small">{said}</span>
                </div>
            </div>
        </section>
        {move || of.get().map(|_| view! { <div class="printed"><Answered asked let:view><Sheet view/></Answered></div> })}
    }
}

#[component]
fn Sheet(view: Arc<PayListView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let line = |cells: &[String]| {
        let mut cells = cells.iter().cloned();
        let name = cells.next().unwrap_or_default();
        let amounts: Vec<_> = cells.map(|c| view! { <td class="number">{c}</td> }).collect();
        view! { <tr><th scope="row">{name}</th>{amounts}<td></td></tr> }
    };
    let heads: Vec<_> =
        view.channels.iter().map(|c| view! { <th scope="col" class="number">{c.clone()}</th> }).collect();
    let rows: Vec<_> = view.rows.iter().map(|r| line(r)).collect();
    let none = rows.is_empty();
    view! {
        <section class="paper paper-long">
            <h2>{t::pay_title(lang, &view.place, &view.period)}</h2>
            {none.then(|| view! { <p>{t::pay_empty(lang)}</p> })}
            <table>
                <thead><tr>
                    <th scope="col">{t::c_person(lang)}</th>
                    {heads}
                    <th scope="col" class="number">{t::together(lang)}</th>
                    <th scope="col" class="paper-sign">{t::paper_signature(lang)}</th>
                </tr></thead>
                <tbody>{rows}{line(&view.total)}</tbody>
            </table>
            <p class="paper-signed"><span>{t::sign_made(lang)}</span><span>{t::sign_reviewed(lang)}</span></p>
        </section>
    }
}
