//! What needs doing now, each one link to where it is done.
use super::parts::grouped;
use super::shell::Answered;
use super::table::table_href;
use crate::platform::moment::{day, moment};
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::{GetTodo, Todo, TodoItem};
use wangge_core::texts::{ledgers as tl, office as to, todo as t};

/// The list; kind words where it is empty.
#[component]
pub fn ToDo(
    /// A proposal waits to be accepted.
    pending: bool,
) -> impl IntoView {
    let lang = use_lang();
    let todo = use_asked(|| Some(GetTodo));
    view! {
        <section class="stack" aria-labelledby="todo">
            <h2 id="todo">{move || to::home_todo(lang.get())}</h2>
            <Answered asked=todo let:todo><Items todo pending/></Answered>
        </section>
    }
}

#[component]
fn Items(todo: Arc<Todo>, pending: bool) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    let item = |class: &'static str, href: String, words: String| {
        view! { <li class=format!("notice {class}")><a href=root.href(&href)>{words}</a></li> }
    };
    let mut items = Vec::new();
    if pending {
        items.push(item("notice-mind", "office/import/".to_owned(), to::home_todo_pending(lang).to_owned()));
    }
    for one in &todo.items {
        items.push(item(class(one), href(one), words(one, lang)));
    }
    if items.is_empty() {
        return view! { <p class="notice notice-good">{t::none(lang)}</p> }.into_any();
    }
    view! { <ul class="todo">{items}</ul> }.into_any()
}

fn class(item: &TodoItem) -> &'static str {
    match item {
        TodoItem::Clock { .. }
        | TodoItem::Vacant { .. }
        | TodoItem::Phones { .. }
        | TodoItem::NoGrid { .. } => "notice-bad",
        TodoItem::Cases { overdue, .. } if *overdue > 0 => "notice-bad",
        TodoItem::Cases { .. } => "notice-mind",
        TodoItem::OutOfDate { days_left, .. } if *days_left < 0 => "notice-bad",
        TodoItem::OutOfDate { .. } | TodoItem::Backup { .. } => "notice-mind",
        TodoItem::Unpublished { .. } => "",
    }
}

/// Where it is done, relative to the site's root.
fn href(item: &TodoItem) -> String {
    if let Some((kind, filter)) = item.table() {
        return table_href(kind, &filter);
    }
    let page = match item {
        TodoItem::Cases { .. } => "office/cases/",
        TodoItem::OutOfDate { .. } => "office/outdated/",
        TodoItem::Backup { .. } => "office/safe/",
        TodoItem::Clock { .. } => "office/history/",
        _ => "office/publish/",
    };
    page.to_owned()
}

fn words(item: &TodoItem, lang: Lang) -> String {
    match item {
        TodoItem::Clock { last } => t::clock(lang, &moment(*last)),
        TodoItem::Cases { overdue, due } => tl::todo_cases(lang, &grouped(*overdue), &grouped(*due)),
        TodoItem::Vacant { level, count } => t::vacant(lang, &grouped(*count), &level.name(lang)),
        TodoItem::Phones { broken, missing: 0 } => t::phones_broken(lang, &grouped(*broken)),
        TodoItem::Phones { broken: 0, missing } => t::phones_missing(lang, &grouped(*missing)),
        TodoItem::Phones { broken, missing } => t::phones(lang, &grouped(*broken), &grouped(*missing)),
        TodoItem::NoGrid { count } => t::no_grid(lang, &grouped(*count)),
        TodoItem::OutOfDate { boards, cards, days_left } => {
            let boards_words = t::boards(lang, &grouped(*boards));
            let cards_words = t::cards(lang, &grouped(*cards));
            let what = match (boards, cards) {
                (_, 0) => boards_words,
                (0, _) => cards_words,
                _ => t::both(lang, &boards_words, &cards_words),
            };
            if *days_left < 0 {
                t::overdue(lang, &what, &days_left.unsigned_abs())
            } else {
                t::days_left(lang, &what, days_left)
            }
        }
        TodoItem::Backup { last: None, .. } => t::backup_never(lang).to_owned(),
        TodoItem::Backup { last: Some(last), changes } => t::backup(lang, &day(*last), &grouped(*changes)),
        TodoItem::Unpublished { last: None, .. } => t::unpublished_never(lang).to_owned(),
        TodoItem::Unpublished { count, last: Some(last) } => {
            t::unpublished(lang, &day(*last), &grouped(*count))
        }
    }
}
