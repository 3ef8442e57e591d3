//! A person's photograph, where it is published.
use crate::platform::root::use_root;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::people as t;

/// The photograph; nothing where there is none. It keeps its place while it comes.
#[component]
pub fn Face(
    /// As the publication names it.
    photo: Option<String>,
    /// Whose it is.
    name: String,
) -> impl IntoView {
    let (lang, root) = (use_lang(), use_root());
    photo.map(|photo| {
        let src = root.picture(&photo);
        view! {
            <img class="face" src=src alt=move || t::photo(lang.get(), &name) width="96" height="128" loading="lazy" decoding="async"/>
        }
    })
}
