//! 打印: a place, then cards by household or by grid, the village's board, the sign-off
//! lists. All of it is computed from what would be published, doors excepted.
mod place;
mod sheets;
mod signoff;

use super::shell::Shell;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
pub use place::PlacePicker;
use sheets::Sheets;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level};
use wangge_core::texts::{office as t, outdated};

/// 打印.
pub struct Print;

#[lazy_route]
impl LazyRoute for Print {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    HouseholdCards,
    GridCards,
    Board,
    SignOff,
}

impl What {
    const ALL: [Self; 4] = [Self::HouseholdCards, Self::GridCards, Self::SignOff, Self::Board];

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::HouseholdCards => t::print_cards_household(lang),
            Self::GridCards => t::print_cards_grid(lang),
            Self::Board => t::print_board(lang),
            Self::SignOff => t::print_signoff(lang),
        }
    }

    const fn is_cards(self) -> bool {
        matches!(self, Self::HouseholdCards | Self::GridCards)
    }
}

/// What was chosen.
#[derive(Clone, Copy)]
struct Choice {
    place: RwSignal<Option<GridCode>>,
    what: RwSignal<What>,
    /// First slot of the first sheet, 1–10.
    start: RwSignal<usize>,
    backs: RwSignal<bool>,
}

impl Choice {
    /// The place, once it is a village or lies in one.
    fn in_village(self) -> Option<GridCode> {
        self.place.get().filter(|c| c.level() >= Level::Village)
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let old = use_root().href("office/outdated/");
    let what = query.read_untracked().get("w");
    let what = match what.as_deref() {
        Some("board") => What::Board,
        Some("cards") => What::GridCards,
        _ => What::HouseholdCards,
    };
    let choice = Choice {
        place: RwSignal::new(query.read_untracked().get("c").and_then(|c| c.parse().ok())),
        what: RwSignal::new(what),
        start: RwSignal::new(1),
        backs: RwSignal::new(true),
    };
    view! {
        <Shell title=Signal::derive(move || t::print_title(lang.get()).to_owned()) unprinted=true>
            <div class="panel stack no-print">
                <p class="measure">{move || t::print_words(lang.get())}</p>
                <p><a class="go" href=old>{move || outdated::see(lang.get())}</a></p>
                <PlacePicker place=choice.place/>
                <Options choice/>
            </div>
            <Sheets choice/>
        </Shell>
    }
}

#[component]
fn Options(choice: Choice) -> impl IntoView {
    let lang = use_lang();
    let kinds = What::ALL.map(|what| {
        view! {
            <label class="option">
                <input type="radio" name="what" prop:checked=move || choice.what.get() == what
                    on:change=move |_| choice.what.set(what)/>
                {move || what.name(lang.get())}
            </label>
        }
    });
    let no_cards = move || !choice.what.get().is_cards();
    view! {
        <fieldset>
            <legend>{move || t::print_what(lang.get())}</legend>
            <div class="row">{kinds.to_vec()}</div>
        </fieldset>
        <div class="row" hidden=no_cards>
            <div class="field">
                <label for="start">{move || t::print_start(lang.get())}</label>
                <input class="input" id="start" type="number" min="1" max="10" aria-describedby="start-hint"
                    prop:value=move || choice.start.get().to_string()
                    on:change=move |event| {
                        let typed = event_target_value(&event).parse().unwrap_or(1);
                        choice.start.set(typed.clamp(1, 10));
                        choice.start.notify();
                    }/>
                <p class="hint" id="start-hint">{move || t::print_start_hint(lang.get())}</p>
            </div>
            <label class="option">
                <input type="checkbox" prop:checked=choice.backs
                    on:change=move |event| choice.backs.set(event_target_checked(&event))/>
                {move || t::print_backs(lang.get())}
            </label>
        </div>
    }
}
