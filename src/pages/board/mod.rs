//! `board/?c=…`: the notice board of a village, to read and to print on A3.
use crate::components::board::BoardSheet;
use crate::components::board_page::BoardPage;
use crate::pages::card::printed::{Asked, PrintButton, Printed, name_document, qr_trouble};
use crate::platform::root::use_root;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use wangge_core::print::NoticeBoard;
use wangge_core::texts::print as t;

/// The notice board of a village.
pub struct Board;

#[lazy_route]
impl LazyRoute for Board {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Printed name=t::page_board_title view=page/> }.into_any()
    }
}

fn page(asked: Asked) -> AnyView {
    let Asked { village, head, lang, .. } = asked;
    let board = match NoticeBoard::of(&village, &head, lang) {
        Ok(board) => board,
        Err(error) => return qr_trouble(error, lang),
    };
    let root = use_root();
    let (code, title) = (board.code, t::board_title(lang, &board.village));
    name_document(&title);
    let facts = t::board_sub(lang, &board.town, &board.households, &board.grids);
    view! {
        <div class="printed stack-wide">
            <header class="stack no-print">
                <h1>{title}</h1>
                <p class="soft">{facts}"　"{t::board_number(lang, &code)}</p>
                <PrintButton words=t::print_board_words>
                    <a class="button" href=root.card(code)>{t::to_cards(lang)}</a>
                    <a class="button" href=root.grid(code)>{t::to_grid(lang)}</a>
                </PrintButton>
            </header>
            <div class="no-print"><BoardPage board=board.clone()/></div>
            <section class="board-preview">
                <h2 class="no-print">{t::preview(lang)}</h2>
                <div class="board-frame" aria-hidden="true"><BoardSheet board/></div>
            </section>
            <p class="hint no-print">{t::board_issued(lang, &head.signed(), &head.version, &head.date)}</p>
        </div>
    }
    .into_any()
}
