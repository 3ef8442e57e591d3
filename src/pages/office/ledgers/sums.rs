//! Payments added up by channel, year or person, each a click from the payments behind it. No ranking.
use super::super::ledger::list::Rows;
use super::super::ledger::period::{PeriodPicker, this_year};
use super::super::parts::PAGE;
use super::super::shell::Answered;
use super::sheets::give;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use chrono::Months;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::ledger::Period;
use wangge_core::ledger::incentive::{PayOf, PaySide};
use wangge_core::office::{ExportPaySums, GetPayRows, GetPaySums, PaySumRow, PaySumsOf, PaySumsView};
use wangge_core::texts::ledgers as t;

/// Years that are shown at first.
const YEARS: u32 = 3;

#[component]
pub fn Sums(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let Period { from, to } = this_year();
    let first = from.checked_sub_months(Months::new(12 * (YEARS - 1))).unwrap_or(from);
    let period = RwSignal::new(Period { from: first, to });
    let by = RwSignal::new(PaySide::Channel);
    let of = Memo::new(move |_| {
        let Period { from, to } = period.get();
        PaySumsOf { within: within.get(), from, to, by: by.get() }
    });
    let asked = use_asked(move || Some(GetPaySums { of: of.get() }));
    let chosen = RwSignal::new(None::<PayOf>);
    Effect::new(move |_| {
        of.track();
        chosen.set(None);
    });
    let said = RwSignal::new(String::new());
    let export = move |_| give(office.clone(), ExportPaySums { of: of.get_untracked() }, said);
    let chips = PaySide::ALL.iter().map(|side| {
        let side = *side;
        view! {
            <button class="chip" type="button" aria-pressed=move || (by.get() == side).to_string()
                on:click=move |_| by.set(side)>{move || side.name(lang.get())}</button>
        }
    });
    view! {
        <details class="stack no-print">
            <summary class="button">{move || t::pay_sums(lang.get())}</summary>
            <div class="panel stack">
                <p class="soft small">{move || t::pay_sums_words(lang.get())}</p>
                <div class="row" role="group" aria-label=move || t::pay_sums(lang.get())>{chips.collect_view()}</div>
                <PeriodPicker period ids=["sums-from", "sums-to"]/>
                <Answered asked let:view><Table view chosen/></Answered>
                <div class="row">
                    <button class="button" type="button" on:click=export>{move || t::export_xlsx(lang.get())}</button>
                    <span role="status" class="small">{said}</span>
                </div>
                {move || chosen.get().map(|row| view! { <Behind of row/> })}
            </div>
        </details>
    }
}

#[component]
fn Table(view: Arc<PaySumsView>, chosen: RwSignal<Option<PayOf>>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    if view.rows.is_empty() {
        return view! { <p class="soft">{t::pay_none_yet(lang)}</p> }.into_any();
    }
    let heads: Vec<_> =
        view.heads.iter().map(|h| view! { <th scope="col" class="number">{h.clone()}</th> }).collect();
    let row = |row: &PaySumRow| {
        let name = row.name.clone();
        let name = match row.of {
            Some(of) => {
                let words = t::pay_behind(lang, &name, &row.cells.first().cloned().unwrap_or_default());
                view! {
                    <button class="figure-way" type="button" aria-label=words
                        aria-pressed=move || (chosen.get() == Some(of)).to_string()
                        on:click=move |_| chosen.set(Some(of))>{name}</button>
                }
                .into_any()
            }
            None => view! { <strong>{name}</strong> }.into_any(),
        };
        let cells: Vec<_> = row.cells.iter().map(|c| view! { <td class="number">{c.clone()}</td> }).collect();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows: Vec<_> = view.rows.iter().map(row).collect();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=t::pay_sums(lang)><table class="figure-table">
            <thead><tr><th scope="col">{t::title(lang)}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// The payments behind a sum.
#[component]
fn Behind(of: Memo<PaySumsOf>, row: PayOf) -> impl IntoView {
    let lang = use_lang();
    let from = RwSignal::new(0);
    let asked = use_asked(move || Some(GetPayRows { of: of.get(), row, from: from.get(), count: PAGE }));
    view! {
        <section class="stack" aria-labelledby="pay-behind">
            <h3 id="pay-behind">{move || t::behind(lang.get())}</h3>
            <Rows asked from/>
        </section>
    }
}
