//! Whether the browser has agreed to keep what is here, and how much room it takes.
use crate::platform::storage;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::safe as t;

/// What the browser says of the storage.
#[component]
pub fn Storage(
    /// Counted up whenever something of it may be another.
    room: RwSignal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let stays = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    let used = RwSignal::new(None::<Option<(f64, f64)>>);
    Effect::new(move || {
        room.track();
        leptos::task::spawn_local(async move {
            stays.try_set(Some(storage::stays().await));
            used.try_set(Some(storage::room().await));
        });
    });
    let ask = move |_| {
        leptos::task::spawn_local(async move {
            let agreed = storage::ask_to_stay().await;
            refused.try_set(!agreed);
            stays.try_set(Some(agreed));
        });
    };
    let agreed = move || {
        stays.get().map(|stays| {
            if stays {
                view! { <p class="notice notice-good">{t::storage_stays(lang.get())}</p> }.into_any()
            } else {
                view! {
                    <div class="notice notice-mind stack">
                        <p>{t::storage_may_go(lang.get())}</p>
                        <div><button class="button" type="button" on:click=ask>
                            {t::storage_ask(lang.get())}
                        </button></div>
                        <p role="status">{move || refused.get().then(|| t::storage_refused(lang.get()))}</p>
                    </div>
                }
                .into_any()
            }
        })
    };
    let words = move || {
        used.get().map(|used| match used {
            Some((used, quota)) => t::storage_room(lang.get(), &size(used), &size(quota)),
            None => t::storage_unknown(lang.get()).to_owned(),
        })
    };
    view! {
        <section class="panel stack" aria-labelledby="storage">
            <h2 id="storage">{move || t::storage(lang.get())}</h2>
            {agreed}
            <p class="soft number wrap">{words}</p>
        </section>
    }
}

/// Bytes as people read them.
pub fn size(bytes: f64) -> String {
    let (kilo, mega, giga) = (bytes / 1e3, bytes / 1e6, bytes / 1e9);
    if giga >= 1.0 {
        format!("{giga:.1} GB")
    } else if mega >= 1.0 {
        format!("{mega:.1} MB")
    } else {
        format!("{:.0} KB", kilo.ceil())
    }
}
