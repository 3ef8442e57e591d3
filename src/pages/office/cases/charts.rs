//! Cases counted by kind, month, place and level: bars, each with its number beside it, so that the
//! chart is its own table.
use super::super::ledger::period::{PeriodPicker, this_year};
use super::super::parts::grouped;
use super::super::shell::Answered;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::GridCode;
use wangge_core::ledger::Period;
use wangge_core::office::GetCaseCounts;
use wangge_core::texts::ledgers as t;

#[component]
pub fn Charts(within: RwSignal<Option<GridCode>>) -> impl IntoView {
    let lang = use_lang();
    let period = RwSignal::new(this_year());
    let open = RwSignal::new(false);
    let of = Memo::new(move |_| {
        let Period { from, to } = period.get();
        open.get().then_some(GetCaseCounts { within: within.get(), from, to })
    });
    let asked = use_asked(move || of.get());
    view! {
        <details class="stack" on:toggle=move |_| open.set(true)>
            <summary class="button">{move || t::charts(lang.get())}</summary>
            <div class="stack">
                <PeriodPicker period/>
                <super::map::Map of/>
                <Answered asked let:counts>
                    <div class="charts">
                        <Bars title=t::chart_kinds counts=counts.kinds.clone()/>
                        <Bars title=t::chart_months counts=counts.months.clone()/>
                        <Bars title=t::chart_places counts=counts.places.clone()/>
                        <Bars title=t::chart_levels counts=counts.levels.clone()/>
                    </div>
                </Answered>
            </div>
        </details>
    }
}

#[component]
fn Bars(title: fn(Lang) -> &'static str, counts: Vec<(String, u32)>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    if most == 0 {
        return view! { <section class="stack-tight"><h3>{title(lang)}</h3><p class="soft">{t::none(lang)}</p></section> }.into_any();
    }
    let rows: Vec<_> = counts
        .into_iter()
        .map(|(name, count)| {
            let width = f64::from(count) / f64::from(most) * 100.0;
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect x="0" y="0" width=width.to_string() height="8"/>
                    </svg></td>
                    <td class="number">{grouped(count as usize)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="bars"><caption>{title(lang)}</caption><tbody>{rows}</tbody></table>
    }
    .into_any()
}
