//! `privacy/`: in plain words, what stays on the device, what is never sent, what a host may note.
//! Every sentence must be true of the code: whoever changes what is kept, asked or published changes
//! this page too. Tests hold what is kept against [`wangge_core::site::DEVICE_KEYS`].
use crate::state::directory::{Loaded, use_manifest};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use wangge_core::Lang;
use wangge_core::domain::Telephone;
use wangge_core::texts::privacy as t;

/// What happens to whatever a resident does here.
pub struct Privacy;

#[lazy_route]
impl LazyRoute for Privacy {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

type Word = fn(Lang) -> &'static str;

/// What is kept, and for what.
const STORED: &[(Word, Word)] = &[
    (t::stored_lang, t::stored_lang_words),
    (t::stored_elder, t::stored_elder_words),
    (t::stored_data, t::stored_data_words),
    (t::stored_app, t::stored_app_words),
    (t::stored_office, t::stored_office_words),
];

/// What is used when its button is pressed.
const ASKED: &[(Word, Word)] = &[
    (t::asked_place, t::asked_place_words),
    (t::asked_camera, t::asked_camera_words),
    (t::asked_voice, t::asked_voice_words),
];

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let manifest = use_manifest();
    let part = move |title: Word, words: Word| {
        view! { <section><h2>{move || title(lang.get())}</h2><p>{move || words(lang.get())}</p></section> }
    };
    let list = move |items: &'static [(Word, Word)]| {
        let items = items.iter().map(|&(name, words)| {
            view! { <div><dt>{move || name(lang.get())}</dt><dd>{move || words(lang.get())}</dd></div> }
        });
        view! { <dl>{items.collect_view()}</dl> }
    };
    let supervision = move || match manifest.get() {
        Loaded::Ready(m) => m.supervision.parse::<Telephone>().ok(),
        _ => None,
    };
    view! {
        <article class="stack-wide privacy">
            <div>
                <h1>{move || t::title(lang.get())}</h1>
                <p>{move || t::lead(lang.get())}</p>
            </div>
            {part(t::never, t::never_words)}
            <section>
                <h2>{move || t::stored(lang.get())}</h2>
                <p>{move || t::stored_words(lang.get())}</p>
                {list(STORED)}
                <p>{move || t::stored_clear(lang.get())}</p>
            </section>
            <section><h2>{move || t::asked(lang.get())}</h2>{list(ASKED)}</section>
            {part(t::host, t::host_words)}
            {part(t::away, t::away_words)}
            {part(t::public, t::public_words)}
            {move || supervision().map(|number| view! {
                <p>{t::wrong(lang.get())} <a class="number" href=format!("tel:{number}")>{number.spaced()}</a></p>
            })}
        </article>
    }
}
