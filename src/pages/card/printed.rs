//! What board and card pages share: the village of the address, or plain words why not.
use crate::components::elsewhere::Elsewhere;
use crate::platform::container::surroundings;
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, Trouble, use_manifest, use_village};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::directory::PublicVillage;
use wangge_core::domain::{GridCode, Level};
use wangge_core::print::{PrintHead, QrError};
use wangge_core::texts::{print as t, share};

/// A village that can be printed, and the code that was asked for.
#[derive(Clone)]
pub struct Asked {
    /// Its public data.
    pub village: Arc<PublicVillage>,
    /// Issuer, version, hotlines.
    pub head: PrintHead,
    /// The village, group or grid.
    pub code: GridCode,
    /// In which language.
    pub lang: Lang,
}

/// Shows `view` once the village of `?c=` is there.
#[component]
pub fn Printed<F>(
    /// The page's name while there is nothing to show.
    name: fn(Lang) -> &'static str,
    /// The page.
    view: F,
) -> impl IntoView
where
    F: Fn(Asked) -> AnyView + Send + Sync + 'static,
{
    let root = use_root();
    let lang = use_lang();
    let query = use_query_map();
    let code = Memo::new(move |_| query.read().get("c").and_then(|c| c.trim().parse::<GridCode>().ok()));
    let manifest = use_manifest();
    let village = use_village(code.into());
    move || {
        let lang = lang.get();
        let Some(code) = code.get().filter(|c| c.level() >= Level::Village) else {
            return trouble(name(lang), t::choose(lang), &root.href(""), lang);
        };
        match (manifest.get(), village.get()) {
            (Loaded::Failed(why), _) | (_, Loaded::Failed(why)) => {
                trouble(name(lang), words(why, lang), &root.href(""), lang)
            }
            (Loaded::Ready(manifest), Loaded::Ready(village)) if village.grid(code).is_some() => {
                let head = PrintHead::of_manifest(&manifest, root.address());
                view(Asked { village, head, code, lang })
            }
            (Loaded::Ready(_), Loaded::Ready(village))
                if code.at(Level::Village) == Some(village.village.code) =>
            {
                trouble(name(lang), t::missing(lang), &root.href(""), lang)
            }
            _ => view! {
                <div class="stack no-print">
                    <h1>{name(lang)}</h1>
                    <p class="soft" role="status">{t::loading(lang)}</p>
                </div>
            }
            .into_any(),
        }
    }
}

/// Why there is no QR code, and so no print.
pub fn qr_trouble(error: QrError, lang: Lang) -> AnyView {
    let words = match error {
        QrError::AddressTooLong(bytes) => {
            t::too_long(lang, &bytes.saturating_sub(wangge_core::site::ADDRESS_BYTES))
        }
        QrError::TooLong => t::too_long_text(lang).to_owned(),
    };
    view! { <p class="notice notice-bad" role="alert">{words}</p> }.into_any()
}

/// Names the document while the page is shown: a saved PDF is called so.
pub fn name_document(name: &str) {
    let before = document().title();
    document().set_title(name);
    on_cleanup(move || document().set_title(&before));
}

/// The button that opens the browser's own print; where that does nothing, how to get to one
/// that prints.
#[component]
pub fn PrintButton(
    /// What is said below the button.
    words: fn(Lang) -> &'static str,
    /// The other ways on, beside the button.
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let can_print = surroundings().can_print();
    view! {
        <div class="row">
            {can_print.then(|| view! {
                <button type="button" class="button button-main" on:click=move |_| drop(window().print())>
                    {move || t::print(lang.get())}
                </button>
            })}
            {children()}
        </div>
        {if can_print {
            view! { <p class="hint">{move || words(lang.get())}</p> }.into_any()
        } else {
            view! { <Elsewhere what=share::cannot_print/> }.into_any()
        }}
    }
}

fn words(why: Trouble, lang: Lang) -> &'static str {
    match why {
        Trouble::Offline => t::offline(lang),
        Trouble::Missing => t::missing(lang),
        Trouble::Broken => t::broken(lang),
    }
}

fn trouble(name: &'static str, words: &'static str, home: &str, lang: Lang) -> AnyView {
    view! {
        <div class="stack no-print">
            <h1>{name}</h1>
            <p class="notice notice-mind" role="alert">{words}</p>
            <p><a class="button" href=home.to_owned()>{t::to_find(lang)}</a></p>
        </div>
    }
    .into_any()
}
