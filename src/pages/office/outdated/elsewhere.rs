//! What was printed elsewhere, or before this register was kept: entered by place.
use super::mark::{DayAndMark, Marking};
use crate::pages::office::print::PlacePicker;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::GetDeliveries;
use wangge_core::texts::outdated as t;

/// A place, and which of its papers.
#[component]
pub fn Elsewhere(marking: Marking) -> impl IntoView {
    let lang = use_lang();
    let place = RwSignal::new(None::<GridCode>);
    let (board, cards) = (RwSignal::new(true), RwSignal::new(true));
    let within = Memo::new(move |_| place.get().filter(|c| c.level() >= Level::Village));
    let homes = use_asked(move || within.get().map(|code| GetDeliveries { code }));
    let codes = Signal::derive(move || {
        let mut codes = Vec::new();
        let Some(within) = within.get() else { return codes };
        if board.get() {
            codes.extend(within.at(Level::Village));
        }
        if let Some(list) = homes.get().ready().filter(|_| cards.get()) {
            codes.extend(list.grids.iter().map(|g| g.grid).filter(|g| within.holds(*g)));
        }
        codes
    });
    let tick = move |what: RwSignal<bool>, word: fn(wangge_core::Lang) -> &'static str| {
        view! {
            <label class="option">
                <input type="checkbox" prop:checked=what on:change=move |e| what.set(event_target_checked(&e))/>
                {move || word(lang.get())}
            </label>
        }
    };
    view! {
        <details class="stack">
            <summary class="button">{move || t::elsewhere(lang.get())}</summary>
            <div class="panel stack">
                <p>{move || t::elsewhere_words(lang.get())}</p>
                <PlacePicker place/>
                <div class="row">
                    {tick(board, t::elsewhere_board)}
                    {tick(cards, t::elsewhere_cards)}
                </div>
                <DayAndMark id="elsewhere-on" marking button=t::elsewhere_go codes none=t::nothing_chosen/>
            </div>
        </details>
    }
}
