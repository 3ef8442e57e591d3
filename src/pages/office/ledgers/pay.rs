//! What is proposed to be paid, by the rules; a person approves what is right. Nothing is paid twice.
use super::super::fields::Field;
use super::super::ledger::period::{PeriodPicker, this_year};
use super::super::ledger::saving::Saving;
use super::super::ledger::word;
use super::super::shell::Answered;
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::domain::GridCode;
use wangge_core::ledger::Period;
use wangge_core::ledger::incentive::PaymentKey;
use wangge_core::office::{AwardsView, GetAwards, Pay};
use wangge_core::texts::ledgers as t;

/// Proposals that are shown at once.
const SHOWN: usize = 100;

#[component]
pub fn Awards(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let period = RwSignal::new(this_year());
    let of = Memo::new(move |_| {
        let Period { from, to } = period.get();
        GetAwards { within: within.get(), from, to }
    });
    let asked = use_asked(move || Some(of.get()));
    view! {
        <section class="panel stack no-print" aria-labelledby="awards">
            <h2 id="awards">{move || t::awards(lang.get())}</h2>
            <PeriodPicker period/>
            <Answered asked let:view><Whole view of/></Answered>
        </section>
    }
}

#[component]
fn Whole(view: Arc<AwardsView>, of: Memo<GetAwards>) -> impl IntoView {
    let (lang, office) = (use_lang().get_untracked(), use_office());
    let saving = Saving::new();
    let rest = saving.of(None);
    let chosen: RwSignal<Vec<PaymentKey>> = RwSignal::new(Vec::new());
    let (approved, on) = (RwSignal::new(String::new()), RwSignal::new(today().to_string()));
    let shown: Vec<PaymentKey> = view.rows.iter().take(SHOWN).map(|r| r.key).collect();
    let rows: Vec<_> = view
        .rows
        .iter()
        .take(SHOWN)
        .map(|row| {
            let key = row.key;
            let doubt = (!row.doubt.is_empty())
                .then(|| view! { <span class="mark mark-warning">{t::doubt(lang, &row.doubt)}</span> });
            view! {
                <tr>
                    <td><label class="option">
                        <input type="checkbox" prop:checked=move || chosen.with(|c| c.contains(&key))
                            on:change=move |event| chosen.update(|c| {
                                c.retain(|k| *k != key);
                                if event_target_checked(&event) { c.push(key); }
                            })/>
                        {row.person.clone()}
                    </label></td>
                    <td class="number">{row.amount.clone()}</td>
                    <td>{row.channel.clone()}</td>
                    <td>{row.what.clone()}" "{doubt}</td>
                </tr>
            }
        })
        .collect();
    let not: Vec<_> = view
        .not
        .iter()
        .take(SHOWN)
        .map(|(what, why)| view! { <li>{what.clone()}" — "{why.clone()}</li> })
        .collect();
    let not_total = view.not.len();
    let total = view.rows.len();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let now = lang;
        let Ok(on) = on.get_untracked().parse() else { return saving.note(t::wrong_day(now).to_owned()) };
        let keys = chosen.get_untracked();
        if keys.is_empty() {
            return saving.note(t::pay_none(now).to_owned());
        }
        let ask = Pay { of: of.get_untracked(), keys, on, approved: approved.get_untracked() };
        let office = office.clone();
        saving.save(t::paid, async move { office.ask(ask).await }, |_| {});
    };
    let all = shown.clone();
    let table = if rows.is_empty() {
        view! { <p class="soft">{t::no_awards(lang)}</p> }.into_any()
    } else {
        view! {
            <div class="row">
                <button class="button" type="button" on:click=move |_| chosen.set(all.clone())>{t::choose_all(lang)}</button>
                <span class="soft" role="status">{move || t::chosen_count(lang, &chosen.with(Vec::len), &total)}</span>
            </div>
            <div class="table-frame"><table class="cards-when-narrow">
                <thead><tr>
                    <th scope="col">{t::c_person(lang)}</th>
                    <th scope="col" class="number">{t::c_amount(lang)}</th>
                    <th scope="col">{t::c_channel(lang)}</th>
                    <th scope="col">{t::c_for(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            <form class="stack" on:submit=on_submit>
                <div class="pair">
                    <Field id="pay-approved" label=word(t::c_approved) value=approved/>
                    <Field id="pay-on" label=word(t::pay_on) value=on kind="date"/>
                </div>
                <p class="notice notice-bad" role="alert" hidden=move || rest.get().is_empty()>{rest}</p>
                <div><button class="button button-main" type="submit">{t::approve(lang)}</button></div>
            </form>
        }
        .into_any()
    };
    view! {
        {table}
        <details class="stack" hidden=not_total == 0>
            <summary class="button">{t::not_paid(lang, &not_total)}</summary>
            <ul class="names">{not}</ul>
        </details>
    }
}
