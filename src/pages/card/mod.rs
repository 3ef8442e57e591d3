//! `card/?c=…`: the contact card of a grid, or all of a group or village; printed ten on A4.
pub mod printed;

use self::printed::{Asked, PrintButton, Printed, name_document, qr_trouble};
use crate::components::card::{CardBack, CardFront};
use crate::components::print_sheet::CardSheets;
use crate::platform::container::surroundings;
use crate::platform::root::use_root;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::Level;
use wangge_core::print::{ContactCard, PER_SHEET, cards_of, impose};
use wangge_core::texts::{ecard, print as t};

/// Contact cards of a grid, a group, a village.
pub struct Card;

#[lazy_route]
impl LazyRoute for Card {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let (start, backs) = (RwSignal::new(1), RwSignal::new(true));
        view! { <Printed name=t::page_card_title view=move |asked| page(asked, start, backs)/> }.into_any()
    }
}

fn page(asked: Asked, start: RwSignal<usize>, backs: RwSignal<bool>) -> AnyView {
    let Asked { village, head, code, lang } = asked;
    let cards = match cards_of(&village, &head, code, lang) {
        Ok(cards) => Arc::new(cards),
        Err(error) => return qr_trouble(error, lang),
    };
    if cards.is_empty() {
        return view! { <p class="notice notice-mind">{t::no_grids(lang)}</p> }.into_any();
    }
    let root = use_root();
    let board = code.at(Level::Village).map(|v| root.board(v));
    let title = title(&cards, code.level(), lang);
    name_document(&title.concat());
    let title = title.into_iter().map(|part| view! { <span>{part}</span> " " }).collect_view();
    view! {
        <div class="printed stack-wide">
            <header class="stack no-print">
                <h1>{title}</h1>
                {surroundings().can_print().then(|| view! { <Options count=cards.len() start backs lang/> })}
                <PrintButton words=t::print_cards_words>
                    <a class="button" href=root.grid(code)>{t::to_grid(lang)}</a>
                    <a class="button" href=board>{t::to_board(lang)}</a>
                    <a class="button" href=root.electronic_card(code)>{ecard::title(lang)}</a>
                </PrintButton>
            </header>
            <div class="card-show no-print">
                {cards.iter().map(|card| view! { <CardFront card=card.clone() live=true/> }).collect_view()}
                <CardBack head=head.clone()/>
            </div>
            <div class="print-only" aria-hidden="true"><CardSheets cards head start backs/></div>
        </div>
    }
    .into_any()
}

/// The title in parts that do not break.
fn title(cards: &[ContactCard], level: Level, lang: Lang) -> Vec<String> {
    let Some(card) = cards.first() else { return Vec::new() };
    let (village, group, grid) = (card.village.clone(), card.group.clone(), card.grid.clone());
    let mut parts = match level {
        Level::Household => vec![village, group, grid],
        Level::Group => vec![village, group],
        _ => vec![village],
    };
    parts.push(match level {
        Level::Household => t::page_card_title(lang).to_owned(),
        _ => t::page_cards_title(lang, &cards.len()),
    });
    parts
}

/// Where the first sheet begins, and whether backs are printed.
#[component]
fn Options(count: usize, start: RwSignal<usize>, backs: RwSignal<bool>, lang: Lang) -> impl IntoView {
    let places = (1..=PER_SHEET).map(|n| {
        view! { <option value=n.to_string() selected=move || start.get() == n>{t::start_n(lang, &n)}</option> }
    });
    let sheets = move || t::sheets(lang, &impose(count, start.get(), backs.get()).len());
    view! {
        <fieldset class="card-options">
            <legend class="unseen">{t::print_options(lang)}</legend>
            <label class="card-start">
                <span>{t::start(lang)}</span>
                <select
                    class="input"
                    on:change=move |event| start.set(event_target_value(&event).parse().unwrap_or(1))
                >
                    {places.collect_view()}
                </select>
            </label>
            <label class="card-backs">
                <input
                    type="checkbox"
                    prop:checked=move || backs.get()
                    on:change=move |event| backs.set(event_target_checked(&event))
                />
                <span>{t::with_backs(lang)}</span>
            </label>
            <span class="soft" role="status">{sheets}</span>
        </fieldset>
    }
}
