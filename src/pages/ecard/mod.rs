//! `ecard/?c=…`: the contact card as one picture, to keep on a phone or to forward.
use crate::components::shared_note::SharedNote;
use crate::pages::card::printed::{Asked, Printed, name_document, qr_trouble};
use crate::platform::container::surroundings;
use crate::platform::root::use_root;
use crate::platform::share::{self, Shared};
use crate::platform::{canvas, files};
use crate::state::directory::{Loaded, use_manifest};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::print::{ContactCard, card_of, electronic_card};
use wangge_core::texts::{ecard as t, print};
use web_sys::File;

/// The electronic card of a grid.
pub struct Ecard;

#[lazy_route]
impl LazyRoute for Ecard {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Printed name=t::title view=page/> }.into_any()
    }
}

fn page(asked: Asked) -> AnyView {
    let Asked { village, head, code, lang } = asked;
    let card = match card_of(&village, &head, code, lang) {
        Ok(Some(card)) => card,
        Ok(None) => return view! { <p class="notice notice-mind">{print::missing(lang)}</p> }.into_any(),
        Err(error) => return qr_trouble(error, lang),
    };
    let county = match use_manifest().get() {
        Loaded::Ready(manifest) => manifest.name.clone(),
        _ => String::new(),
    };
    let picture = electronic_card(&card, &head, &county, &village.town.name, lang);
    let address = canvas::png_address(&picture).ok();
    let (place, root) = (village.place(code), use_root());
    let file = address.as_deref().and_then(canvas::bytes_of);
    let file = file.and_then(|b| share::file(&b, &format!("{}.png", t::file(lang, &place)), "image/png"));
    let words = Arc::new((village.words(code, lang), card.address.clone()));
    name_document(&t::file(lang, &place));
    let shown = match address {
        Some(address) => view! {
            <img
                class="ecard-picture"
                src=address
                alt=alt(&card, &place, lang)
                width=picture.width
                height=picture.height
            />
        }
        .into_any(),
        None => view! { <p class="notice notice-mind" role="alert">{t::failed(lang)}</p> }.into_any(),
    };
    view! {
        <div class="ecard">
            <header>
                <p class="soft">{place}</p>
                <h1>{t::title(lang)}</h1>
                <p>{t::lead(lang)}</p>
                <p class="soft">{t::press(lang)}</p>
            </header>
            <Give file words lang/>
            {shown}
            <p class="row ecard-on">
                <a href=root.grid(code)>{print::to_grid(lang)}</a>
                {surroundings().can_print().then(|| view! { <a href=root.card(code)>{t::paper(lang)}</a> })}
            </p>
        </div>
    }
    .into_any()
}

/// The buttons that work here: save, share, copy.
#[component]
fn Give(file: Option<File>, words: Arc<(String, String)>, lang: Lang) -> impl IntoView {
    let saved = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Shared>);
    let here = surroundings();
    let (can_save, can_share) =
        (file.is_some() && here.can_download(), file.as_ref().is_some_and(share::can_share_file));
    let file = StoredValue::new_local(file);
    let save = move |_| {
        outcome.set(None);
        let done = file.with_value(|f| f.as_ref().map(|f| files::save(share::blob(f), &f.name())));
        saved.set(matches!(done, Some(Ok(()))));
    };
    let hand = {
        let words = Arc::clone(&words);
        move |_| {
            saved.set(false);
            let words = Arc::clone(&words);
            leptos::task::spawn_local(async move {
                let handed = match file.get_value() {
                    Some(file) => share::share_file(&file).await,
                    None => None,
                };
                outcome.set(Some(match handed {
                    Some(shared) => shared,
                    None => share::share(words.0.clone(), words.1.clone()).await,
                }));
            });
        }
    };
    let copy = move |_| {
        saved.set(false);
        let text = format!("{}\n{}", words.0, words.1);
        leptos::task::spawn_local(async move { outcome.set(Some(share::copy(text).await)) });
    };
    view! {
        <div class="ecard-give">
        <div class="row">
            {can_save.then(|| view! {
                <button type="button" class="button button-main" on:click=save>{t::save(lang)}</button>
            })}
            {can_share.then(|| view! {
                <button type="button" class="button" on:click=hand>{t::share(lang)}</button>
            })}
            <button type="button" class="button" on:click=copy>{t::copy(lang)}</button>
        </div>
        <div role="status" class="said">
            {move || saved.get().then(|| view! { <p class="notice notice-good">{t::saved(lang)}</p> })}
        </div>
        <SharedNote outcome/>
        </div>
    }
}

/// What the picture shows, for who cannot see it.
fn alt(card: &ContactCard, place: &str, lang: Lang) -> String {
    match &card.person {
        Some(p) => t::alt(lang, &place, &p.name, &p.post, &p.phone),
        None => t::alt_none(lang, &place),
    }
}
