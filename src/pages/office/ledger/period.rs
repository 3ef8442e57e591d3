//! A period to choose: this year, this month, the year before, or any days.
use super::super::fields::Field;
use super::word;
use crate::platform::clock::today;
use crate::state::lang::use_lang;
use chrono::Datelike;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::ledger::Period;
use wangge_core::texts::ledgers as t;

type Word = fn(Lang) -> &'static str;

/// Chips for the usual periods and two days for any other.
#[component]
pub fn PeriodPicker(
    period: RwSignal<Period>,
    /// The names of its fields, where a page has two of it.
    #[prop(default = ["period-from", "period-to"])]
    ids: [&'static str; 2],
) -> impl IntoView {
    let [from_id, to_id] = ids;
    let lang = use_lang();
    let day = today();
    let usual: [(Word, Option<Period>); 3] = [
        (t::this_year, Period::year(day.year())),
        (t::this_month, Period::month(day.year(), day.month())),
        (t::last_year, Period::year(day.year() - 1)),
    ];
    let chips: Vec<_> = usual
        .into_iter()
        .filter_map(|(name, own)| own.map(|own| (name, own)))
        .map(|(name, own)| {
            view! {
                <button class="chip" type="button" aria-pressed=move || (period.get() == own).to_string()
                    on:click=move |_| period.set(own)>{move || name(lang.get())}</button>
            }
        })
        .collect();
    let first = period.get_untracked();
    let (from, to) = (RwSignal::new(first.from.to_string()), RwSignal::new(first.to.to_string()));
    Effect::new(move |_| {
        let now = period.get();
        from.set(now.from.to_string());
        to.set(now.to.to_string());
    });
    Effect::new(move |_| {
        let typed = from.get().parse().ok().zip(to.get().parse().ok());
        if let Some(new) =
            typed.and_then(|(from, to)| Period::new(from, to)).filter(|p| *p != period.get_untracked())
        {
            period.set(new);
        }
    });
    view! {
        <div class="row" role="group" aria-label=move || t::period(lang.get())>{chips}</div>
        <div class="pair short-pair">
            <Field id=from_id label=word(t::c_from) value=from kind="date"/>
            <Field id=to_id label=word(t::c_to) value=to kind="date"/>
        </div>
    }
}

/// This year.
pub fn this_year() -> Period {
    let day = today();
    Period::year(day.year()).unwrap_or(Period { from: day, to: day })
}
