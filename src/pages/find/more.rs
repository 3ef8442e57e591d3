//! Ways besides the box: the villages near by, and the check of who calls or stands at the door.
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::{near, verify};

/// The links.
#[component]
pub fn More() -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    view! {
        <div class="row">
            <a class="button" href=root.href("near/")>{move || near::title(lang.get())}</a>
            <a class="button" href=root.href("verify/")>{move || verify::title(lang.get())}</a>
        </div>
    }
}
