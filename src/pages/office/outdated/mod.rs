//! 过期的公示牌和联系卡: what was printed and is no longer true, the most urgent first, each one
//! link from its printing; what was printed is marked here by hand, also what was printed elsewhere.
mod elsewhere;
pub(super) mod mark;

use super::parts::grouped;
use super::shell::{Answered, Shell};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use elsewhere::Elsewhere;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use mark::{DayAndMark, Marked, Marking};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::{GetOutOfDate, OutOfDate};
use wangge_core::texts::outdated as t;

/// 过期的公示牌和联系卡.
pub struct Outdated;

#[lazy_route]
impl LazyRoute for Outdated {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(|| Some(GetOutOfDate::default()));
    let marking = Marking::new();
    view! {
        <Shell title=Signal::derive(move || t::title(lang.get()).to_owned())>
            <p class="measure">{move || t::words(lang.get())}</p>
            <Marked marking/>
            <Answered asked let:list><List list marking/></Answered>
            <Elsewhere marking/>
        </Shell>
    }
}

#[component]
fn List(list: Arc<Vec<OutOfDate>>, marking: Marking) -> impl IntoView {
    let lang = use_lang().get_untracked();
    if list.is_empty() {
        return view! { <p class="notice notice-good">{t::none(lang)}</p> }.into_any();
    }
    let chosen = RwSignal::new(Vec::<GridCode>::new());
    let all: StoredValue<Vec<GridCode>> = StoredValue::new(list.iter().map(|o| o.code).collect());
    let boards = list.iter().filter(|o| is_board(o)).count();
    let mut counts = Vec::new();
    if boards > 0 {
        counts.push(t::count_boards(lang, &grouped(boards)));
    }
    if boards < list.len() {
        counts.push(t::count_cards(lang, &grouped(list.len() - boards)));
    }
    let rows: Vec<_> = list.iter().map(|o| view! { <Row old=o.clone() chosen/> }).collect();
    let every = move || chosen.with(Vec::len) == all.with_value(Vec::len);
    let on_all = move |event| {
        chosen.set(if event_target_checked(&event) { all.get_value() } else { Vec::new() });
    };
    let words = move || t::chosen(lang, &grouped(chosen.with(Vec::len)));
    view! {
        <section class="stack">
            <p>{counts.join(" · ")}</p>
            <label class="option">
                <input type="checkbox" prop:checked=every on:change=on_all/>{t::choose_all(lang)}
            </label>
            <div class="table-frame">
                <table class="cards-when-narrow outdated">
                    <thead><tr>
                        <th scope="col"><span class="unseen">{t::mark(lang)}</span></th>
                        <th scope="col">{t::left(lang)}</th>
                        <th scope="col">{t::place(lang)}</th>
                        <th scope="col">{t::what(lang)}</th>
                        <th scope="col">{t::since(lang)}</th>
                        <th scope="col">{t::printed(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="panel stack form">
                <p role="status">{words}</p>
                <DayAndMark id="marked-on" marking button=t::mark
                    codes=Signal::derive(move || chosen.get())
                    none=t::none_chosen/>
            </div>
        </section>
    }
    .into_any()
}

fn is_board(old: &OutOfDate) -> bool {
    old.code.level() == Level::Village
}

#[component]
fn Row(old: OutOfDate, chosen: RwSignal<Vec<GridCode>>) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    let code = old.code;
    let board = is_board(&old);
    let what = if board { t::what_board(lang) } else { t::what_cards(lang) };
    let href = root.href(&print_page(code));
    let name = if board { t::print_board(lang, &old.name) } else { t::print_cards(lang, &old.name) };
    let (class, left) = due(old.days_left, lang);
    let on_change = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|list| {
            list.retain(|c| *c != code);
            if on {
                list.push(code);
            }
        });
    };
    view! {
        <tr>
            <td><label class="option">
                <input type="checkbox" prop:checked=move || chosen.with(|c| c.contains(&code))
                    aria-label=t::choose(lang, &old.name, &what) on:change=on_change/>
            </label></td>
            <td><span class=class>{left}</span></td>
            <td><a href=href aria-label=name>{old.name.clone()}</a></td>
            <td>{what}</td>
            <td class="whole"><span class="when">{t::since(lang)}</span>{old.since.to_string()}</td>
            <td class="whole"><span class="when">{t::printed(lang)}</span>{old.printed.to_string()}</td>
        </tr>
    }
}

fn due(days: i64, lang: Lang) -> (&'static str, String) {
    match days {
        ..0 => ("mark mark-error", t::overdue(lang, &days.unsigned_abs())),
        0 => ("mark mark-error", t::last_day(lang).to_owned()),
        1..=5 => ("mark mark-warning", t::days_left(lang, &days)),
        _ => ("mark mark-note", t::days_left(lang, &days)),
    }
}

/// Where it is printed, relative to the site's root.
fn print_page(code: GridCode) -> String {
    let what = if code.level() == Level::Village { "board" } else { "cards" };
    format!("office/print/?c={code}&w={what}")
}
