//! Before and after, side by side.
use super::super::parts::grouped;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::office::{DivisionTotals, Side};
use wangge_core::texts::divisions as t;

type Word = fn(Lang) -> &'static str;
/// A line of the table: its name, its value, whether it is about ways.
type Line = (Word, fn(&Side, Lang) -> String, bool);

const LINES: [Line; 6] = [
    (t::row_grids, |s, _| grouped(s.grids), false),
    (t::row_sizes, sizes, false),
    (t::row_out, |s, _| grouped(s.out_of_size), false),
    (t::row_mean, |s, lang| metres(s.measures.mean_walk, lang), true),
    (t::row_longest, |s, lang| metres(s.measures.longest_walk, lang), true),
    (t::row_runs, |s, _| grouped(s.measures.door_runs), false),
];

/// Two columns of figures, and what happens to people and paper.
#[component]
pub fn Compare(totals: Signal<DivisionTotals>) -> impl IntoView {
    let lang = use_lang();
    let rows = move || {
        let (totals, lang) = (totals.get(), lang.get());
        let row = |(name, value, ways): Line| {
            let none = ways && totals.new.measures.mean_walk.is_none();
            (!none).then(|| {
                view! {
                    <tr>
                        <th scope="row">{name(lang)}</th>
                        <td class="number">{value(&totals.now, lang)}</td>
                        <td class="number">{value(&totals.new, lang)}</td>
                    </tr>
                }
            })
        };
        LINES.into_iter().map(row).collect::<Vec<_>>()
    };
    let effect = move |name: fn(Lang, &dyn std::fmt::Display) -> String, of: fn(&DivisionTotals) -> usize| {
        view! { <li>{move || name(lang.get(), &grouped(of(&totals.get())))}</li> }
    };
    view! {
        <div class="division-compare">
            <div class="table-frame">
                <table>
                    <thead><tr>
                        <td></td>
                        <th scope="col" class="number">{move || t::now(lang.get())}</th>
                        <th scope="col" class="number">{move || t::then(lang.get())}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ul class="division-effects">
                {effect(t::effect_cards, |t| t.cards)}
                {effect(t::effect_workers, |t| t.workers)}
                {effect(t::effect_vacant, |t| t.vacant)}
            </ul>
        </div>
    }
}

fn sizes(side: &Side, lang: Lang) -> String {
    let (least, most) = side.sizes;
    if least == most { t::homes(lang, &most) } else { t::homes(lang, &format!("{least}–{most}")) }
}

/// Metres in words; a dash where there are no coordinates.
pub fn metres(way: Option<f64>, lang: Lang) -> String {
    way.map_or_else(|| "–".to_owned(), |way| t::metres(lang, &format!("{way:.0}")))
}
