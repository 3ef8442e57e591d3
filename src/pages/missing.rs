//! What stands where no page is.
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::frame as t;

/// An address without a page.
#[component]
pub fn Missing() -> impl IntoView {
    let root = use_root();
    let lang = use_lang();
    view! {
        <div class="stack">
            <h1>{move || t::missing_title(lang.get())}</h1>
            <p>{move || t::missing_words(lang.get())}</p>
            <p><a class="button" href=root.href("")>{move || t::back_home(lang.get())}</a></p>
        </div>
    }
}
