//! What is another than it was when it was published last.
use super::super::shell::Answered;
use super::entry::{Lines, count_words};
use crate::platform::moment::moment;
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::change::Mark;
use wangge_core::office::{GetSince, Since};
use wangge_core::texts::past as t;

/// Lines on the page.
const LINES: usize = 100;

#[component]
pub fn SincePublished() -> impl IntoView {
    let lang = use_lang();
    let asked = use_asked(|| Some(GetSince { mark: Mark::Published, count: LINES }));
    view! {
        <section class="panel stack" aria-labelledby="since">
            <h2 id="since">{move || t::since_title(lang.get())}</h2>
            <Answered asked let:since><Changes since/></Answered>
        </section>
    }
}

#[component]
fn Changes(since: Arc<Since>) -> impl IntoView {
    let (lang, root) = (use_lang().get_untracked(), use_root());
    let words = count_words(&since.counts, lang);
    let when = match since.millis {
        Some(millis) => t::since_when(lang, &moment(millis)),
        None => t::since_never(lang).to_owned(),
    };
    let none = words.is_empty();
    let words = if none { t::since_none(lang).to_owned() } else { words };
    let (lines, total) = (since.lines.clone(), since.line_total);
    // Before anything was published, all of it is new: no list of that.
    let list = (!none && since.millis.is_some()).then(|| view! { <Lines lines total/> });
    let publish = (!none || since.millis.is_none()).then(|| {
        view! { <p><a href=root.href("office/publish/")>{t::since_publish(lang)}</a></p> }
    });
    view! { <p>{when}" "{words}</p> {list} {publish} }
}
