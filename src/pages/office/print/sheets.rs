//! What the choice makes: the sheets on the page, and the button that prints them.
use super::signoff::SignOff;
use super::{Choice, What};
use crate::components::board::BoardSheet;
use crate::components::card::{CardBack, CardFront};
use crate::components::print_sheet::CardSheets;
use crate::pages::office::outdated::mark::{Marked, Marking};
use crate::pages::office::shell::Answered;
use crate::platform::clock::today;
use crate::platform::container::surroundings;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::{use_asked, use_office};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::directory::PublicVillage;
use wangge_core::domain::{GridCode, Level, Settings};
use wangge_core::office::{DeliveryList, GetDeliveries, GetSettings, GetSketch, GetVillage};
use wangge_core::print::{
    ContactCard, Delivery, NoticeBoard, PrintHead, QrError, cards_for_doors, cards_of, impose,
};
use wangge_core::site::ADDRESS_BYTES;
use wangge_core::texts::{office as t, outdated as old};

/// Cards that are shown before they are printed.
const SHOWN: usize = 6;

/// The sheets of a choice.
#[component]
pub fn Sheets(choice: Choice) -> impl IntoView {
    let lang = use_lang();
    let place = Memo::new(move |_| choice.in_village());
    let village = use_asked(move || place.get().map(|code| GetVillage { code }));
    let settings = use_asked(|| Some(GetSettings));
    let deliveries = use_asked(move || place.get().map(|code| GetDeliveries { code }));
    view! {
        <div class="printed stack">
        <Show
            when=move || place.get().is_some()
            fallback=move || view! { <p class="notice no-print">{t::print_need_village(lang.get())}</p> }
        >
            <Answered asked=settings let:settings>
                {
                    let settings = Arc::clone(&settings);
                    view! {
                        <Answered asked=village let:village>
                            {
                                let (village, settings) = (Arc::clone(&village), Arc::clone(&settings));
                                view! {
                                    <Answered asked=deliveries let:list>
                                        <Made
                                            choice
                                            village=Arc::clone(&village)
                                            settings=Arc::clone(&settings)
                                            list
                                        />
                                    </Answered>
                                }
                            }
                        </Answered>
                    }
                }
            </Answered>
        </Show>
        </div>
    }
}

#[component]
fn Made(
    choice: Choice,
    village: Arc<PublicVillage>,
    settings: Arc<Settings>,
    list: Arc<DeliveryList>,
) -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    let today = today();
    let head = PrintHead::of_settings(&settings, root.address(), &today.to_string(), today);
    move || {
        let lang = lang.get();
        let code = choice.place.get().unwrap_or(village.village.code);
        match choice.what.get() {
            What::SignOff => {
                let (village, list) = (Arc::clone(&village), Arc::clone(&list));
                view! { <PrintBar words=Signal::stored(String::new()) printed=vec![]/><SignOff village list/> }.into_any()
            }
            What::Board => match NoticeBoard::of(&village, &head, lang) {
                Ok(board) => {
                    let words = Signal::stored(village.village.name.clone());
                    let printed = vec![village.village.code];
                    view! {
                        <PrintBar words printed/>
                        <section class="board-preview">
                            <div class="board-frame"><Drawn board village=village.village.code/></div>
                        </section>
                    }
                    .into_any()
                }
                Err(error) => trouble(error, lang),
            },
            what => {
                let made = if what == What::GridCards {
                    cards_of(&village, &head, code, lang)
                } else {
                    cards_for_doors(&village, &head, &deliveries_of(&list), lang)
                };
                match made {
                    Ok(cards) if cards.is_empty() => {
                        view! { <p class="notice">{t::print_none(lang)}</p> }.into_any()
                    }
                    Ok(cards) => {
                        let here = village.grids.iter().map(|g| g.code).filter(|g| code.holds(*g));
                        let printed = here.collect();
                        view! { <Cards choice cards=Arc::new(cards) head=head.clone() printed/> }.into_any()
                    }
                    Err(error) => trouble(error, lang),
                }
            }
        }
    }
}

/// The board, with the sketch of the village where its households have places.
#[component]
fn Drawn(board: NoticeBoard, village: GridCode) -> impl IntoView {
    let asked = use_asked(move || Some(GetSketch { village }));
    view! {
        <Answered asked let:sketch><BoardSheet board=board.clone() sketch=(*sketch).clone()/></Answered>
    }
}

/// The cards: the first few to be looked at, all of them on paper.
#[component]
fn Cards(
    choice: Choice,
    cards: Arc<Vec<ContactCard>>,
    head: PrintHead,
    /// The grids whose cards they are.
    printed: Vec<GridCode>,
) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let count = cards.len();
    let words = Signal::derive(move || {
        let sheets = impose(count, choice.start.get(), choice.backs.get()).len();
        t::print_counted(lang, &count, &sheets)
    });
    let shown: Vec<_> = cards.iter().take(SHOWN).map(|c| view! { <CardFront card=c.clone()/> }).collect();
    let more = (count > SHOWN)
        .then(|| view! { <p class="soft no-print">{t::print_more(lang, &(count - SHOWN))}</p> });
    view! {
        <PrintBar words printed/>
        <div class="card-show no-print">{shown}<CardBack head=head.clone()/></div>
        {more}
        <div class="print-only" aria-hidden="true">
            <CardSheets cards head start=choice.start backs=choice.backs/>
        </div>
    }
}

fn trouble(error: QrError, lang: Lang) -> AnyView {
    let words = match error {
        QrError::AddressTooLong(bytes) => t::address_too_long(lang, &bytes.saturating_sub(ADDRESS_BYTES)),
        QrError::TooLong => error.to_string(),
    };
    view! { <p class="notice notice-bad" role="alert">{words}</p> }.into_any()
}

/// Households by gridworker and door, as the cards are handed out.
fn deliveries_of(list: &DeliveryList) -> Vec<Delivery> {
    let of = |grid: &wangge_core::office::GridDelivery| {
        let code = grid.grid;
        grid.lines
            .iter()
            .map(move |line| Delivery { grid: code, door: line.door.clone() })
            .collect::<Vec<_>>()
    };
    list.grids.iter().flat_map(of).collect()
}

/// The button that prints, and what is asked afterwards: no browser says whether paper came out.
#[component]
fn PrintBar(
    words: Signal<String>,
    /// Boards and grids that can be marked as printed.
    printed: Vec<GridCode>,
) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let asked = RwSignal::new(false);
    let marking = Marking::quiet();
    let board = printed.first().is_some_and(|c| c.level() == Level::Village);
    let markable = !printed.is_empty();
    let go = move |_| {
        drop(window().print());
        asked.set(markable);
    };
    let mark = move |_| {
        asked.set(false);
        marking.mark(office.clone(), printed.clone(), today(), lang.get_untracked());
    };
    let question = move || if board { old::asked_board(lang.get()) } else { old::asked_cards(lang.get()) };
    view! {
        <div class="row no-print">
            {surroundings().can_print().then(|| view! {
                <button class="button button-main" type="button" on:click=go>
                    {move || t::print_go(lang.get())}
                </button>
            })}
            <span role="status">{words}</span>
        </div>
        <div class="notice row spread no-print" hidden=move || !asked.get()>
            <p role="status">{move || asked.get().then(question)}</p>
            <button class="button" type="button" on:click=mark>{move || old::asked_yes(lang.get())}</button>
        </div>
        <div class="no-print"><Marked marking/></div>
    }
}
