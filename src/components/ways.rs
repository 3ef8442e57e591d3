//! The other ways of the first page, in one calm row under the box. `find/first.html` has the same
//! row before the app is there.
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::texts::{elder, near, offline, verify};

/// A word in a language.
type Word = fn(Lang) -> &'static str;

/// Where each leads, relative to the root, and its name. One line a way.
const WAYS: &[(&str, Word)] = &[
    ("near/", near::title),
    ("verify/", verify::title),
    ("offline/", offline::title),
    ("g/", elder::by_place),
];

/// The row.
#[component]
pub fn Ways() -> impl IntoView {
    let lang = use_lang();
    let root = use_root();
    view! {
        <ul class="ways">
            {WAYS.iter().map(|(inner, name)| {
                // Static pages are not the router's.
                let rel = inner.starts_with("g/").then_some("external");
                view! { <li><a href=root.href(inner) rel=rel>{move || name(lang.get())}</a></li> }
            }).collect_view()}
        </ul>
    }
}
