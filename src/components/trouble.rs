//! What is said while public data is not there, or cannot be had.
use crate::state::directory::Trouble;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::find as t;

/// A file is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    let lang = use_lang();
    view! { <p class="soft" role="status">{move || t::loading(lang.get())}</p> }
}

/// Public data could not be had: why, and what to do.
#[component]
pub fn TroubleNote(trouble: Trouble) -> impl IntoView {
    let lang = use_lang();
    let words = move || match trouble {
        Trouble::Offline => t::trouble_offline(lang.get()),
        Trouble::Missing => t::trouble_missing(lang.get()),
        Trouble::Broken => t::trouble_broken(lang.get()),
    };
    view! {
        <div class="notice notice-bad stack" role="alert">
            <p>{words}</p>
            <p>
                <button type="button" class="button" on:click=|_| { let _ = location().reload(); }>
                    {move || t::retry(lang.get())}
                </button>
            </p>
        </div>
    }
}
