//! What this site is, what it publishes, and what it never does.
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, use_manifest};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use wangge_core::texts::about as t;

/// What this site is, and what it does not do.
pub struct About;

#[lazy_route]
impl LazyRoute for About {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let manifest = use_manifest();
        let root = use_root();
        let parts = [
            (t::what as fn(_) -> _, t::what_words as fn(_) -> _),
            (t::privacy, t::privacy_words),
            (t::public, t::public_words),
            (t::offline, t::offline_words),
        ];
        view! {
            <article class="stack-wide about">
                <h1>{move || t::title(lang.get())}</h1>
                {parts.into_iter().map(|(title, words)| view! {
                    <section><h2>{move || title(lang.get())}</h2><p>{move || words(lang.get())}</p></section>
                }).collect_view()}
                <p><a class="go" href=root.href("privacy/")>{move || t::privacy_more(lang.get())}</a></p>
                {move || match manifest.get() {
                    Loaded::Ready(m) => {
                        let [a, b, c, d] = m.grids;
                        Some(view! {
                            <section>
                                <h2>{t::data(lang.get())}</h2>
                                <p>{t::counts(lang.get(), &a, &b, &c, &d, &m.households)}</p>
                            </section>
                        })
                    }
                    _ => None,
                }}
            </article>
        }
        .into_any()
    }
}
