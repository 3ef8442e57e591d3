//! The notice board for a screen: one column to scroll, every number to tap.
use super::board::duty_list;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::domain::GridCode;
use wangge_core::print::{BoardRow, Leader, NoticeBoard};
use wangge_core::texts::print as t;

/// What stands on a board, to be read on a screen.
#[component]
pub fn BoardPage(board: NoticeBoard) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let root = use_root();
    let leaders = board.leaders.iter().map(|l| leader(l, lang)).collect_view();
    let rows: Vec<(GridCode, BoardRow)> = board.rows().collect();
    let rows = rows.into_iter().map(|(code, r)| row(&r, root.grid(code), lang)).collect_view();
    let hotlines = board.head.hotlines.iter().map(|h| call_line(&h.name, "", &h.number, lang)).collect_view();
    let supervision =
        board.head.supervision.as_ref().map(|n| call_line(t::supervision(lang), "", &n.spaced(), lang));
    let note =
        board.has_vacancy().then(|| view! { <p class="notice notice-mind">{t::board_vacant_note(lang)}</p> });
    view! {
        <div class="board-page stack-wide">
            <section class="panel stack">
                <h2>{t::board_leaders(lang)}</h2>
                <ul class="board-list">{leaders}</ul>
            </section>
            <section class="panel stack">
                <h2>{t::board_table(lang)}</h2>
                {note}
                <ul class="board-list">{rows}</ul>
            </section>
            <section class="panel stack">
                <h2>{t::board_duties(lang)}</h2>
                <dl class="board-page-duties">{duty_list(lang)}</dl>
            </section>
            <section class="panel stack">
                <h2>{t::hotlines(lang)}</h2>
                <ul class="board-list board-list-short">{hotlines}{supervision}</ul>
            </section>
        </div>
    }
}

fn leader(leader: &Leader, lang: Lang) -> impl IntoView + use<> {
    let facts = [leader.post.as_str(), leader.office.as_str()].join("　");
    let name = if leader.name.is_empty() { t::vacant(lang) } else { &leader.name };
    call_line(name, facts.trim_end(), &leader.phone, lang)
}

fn row(row: &BoardRow, href: String, lang: Lang) -> impl IntoView + use<> {
    let vacant = row.person.is_empty();
    let person = if vacant { t::vacant(lang).to_owned() } else { row.person.clone() };
    let place = format!("{}　{}", row.name, row.range.join("、"));
    let call = tel(&person, &row.phone, lang);
    let none = (!vacant && row.phone.is_empty())
        .then(|| view! { <span class="soft small">{t::no_phone(lang)}</span> });
    view! {
        <li class="board-item" class:board-item-group=row.group>
            <a class="board-item-words" href=href>
                <span class="board-item-facts">{place.trim_end().to_owned()}</span>
                <span class="board-item-name" class:vacant=vacant>{person}</span>
            </a>
            {call}
            {none}
        </li>
    }
}

fn call_line(name: &str, facts: &str, number: &str, lang: Lang) -> impl IntoView + use<> {
    let call = tel(name, number, lang);
    view! {
        <li class="board-item">
            <span class="board-item-words">
                <span class="board-item-name">{name.to_owned()}</span>
                <span class="board-item-facts">{facts.to_owned()}</span>
            </span>
            {call}
        </li>
    }
}

fn tel(name: &str, number: &str, lang: Lang) -> Option<impl IntoView + use<>> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let label = t::call(lang, &name, &number);
    (!digits.is_empty()).then(|| {
        view! { <a class="board-item-call number" href=format!("tel:{digits}") aria-label=label>{number.to_owned()}</a> }
    })
}
