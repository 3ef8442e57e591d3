//! The whole county for offline use: fetching it with progress, stopping, going on, taking it away.
use super::{Device, size};
use crate::platform::root::use_root;
use crate::platform::storage;
use crate::state::directory::{Trouble, use_directory};
use crate::state::keep::{Unkept, end_whole, renew, wish_whole};
use crate::state::lang::use_lang;
use crate::state::updates::use_updates;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::directory::Manifest;
use wangge_core::texts::offline as t;

/// What came of the last thing that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Unkept(Unkept),
    Removed,
}

impl Outcome {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Unkept(Unkept::Stopped) => t::stopped(lang),
            Self::Unkept(Unkept::NoRoom) => t::no_room(lang),
            Self::Unkept(Unkept::Trouble(Trouble::Offline)) => t::no_network(lang),
            Self::Unkept(Unkept::Trouble(_)) => t::broken(lang),
            Self::Removed => t::removed(lang),
        }
    }

    /// Whether the person asked for it.
    fn fine(self) -> bool {
        matches!(self, Self::Removed | Self::Unkept(Unkept::Stopped))
    }
}

/// The part of the page about the whole county.
#[component]
pub fn Whole(manifest: Arc<Manifest>, device: RwSignal<Option<Device>>, changed: Trigger) -> impl IntoView {
    let (lang, root, directory, updates) = (use_lang(), use_root(), use_directory(), use_updates());
    // Files there, of how many, while they are being fetched.
    let going = RwSignal::new(None::<(usize, usize)>);
    let outcome = RwSignal::new(None::<Outcome>);
    let kept = Memo::new(move |_| device.get().and_then(|d| d.kept));
    let whole = move || kept.get().is_some_and(|k| k.whole && k.extent.missing == 0);
    // Nothing to offer where the app itself would not open.
    let possible = move || kept.get().is_some() && !updates.refused();

    let (to_keep, to_remove) = (root.clone(), root);
    let keep = move |_| {
        let root = to_keep.clone();
        outcome.set(None);
        going.set(Some((0, 0)));
        leptos::task::spawn_local(async move {
            // While the person's tap still counts.
            storage::ask_to_stay().await;
            let came = async {
                wish_whole(&root).await?;
                let newest = directory.look_again(&root).await.map_err(Unkept::Trouble)?;
                renew(&root, &newest, |there, all| {
                    let on = going.try_get_untracked();
                    if let Some(Some(_)) = on {
                        let _ = going.try_set(Some((there, all)));
                    }
                    // Who goes on to another page has not stopped it.
                    on != Some(None)
                })
                .await
            }
            .await;
            if came == Err(Unkept::Stopped) {
                end_whole(&root, false).await;
            }
            let _ = going.try_set(None);
            let _ = outcome.try_set(came.err().map(Outcome::Unkept));
            changed.notify();
        });
    };
    let remove = move |_| {
        let root = to_remove.clone();
        leptos::task::spawn_local(async move {
            end_whole(&root, true).await;
            let _ = outcome.try_set(Some(Outcome::Removed));
            changed.notify();
        });
    };
    let all_bytes: u64 = manifest.files().map(|file| file.bytes).sum();
    let words = move || match kept.get() {
        Some(k) if k.whole && k.extent.missing > 0 => {
            t::keep_more_words(lang.get(), &k.extent.missing, &size(k.extent.missing_bytes as f64))
        }
        _ => t::keep_words(lang.get(), &size(all_bytes as f64)),
    };
    let label = move || match kept.get() {
        Some(k) if k.whole => t::keep_more(lang.get()),
        _ => t::keep(lang.get()),
    };
    let busy = move || going.get().is_some();
    view! {
        <section class="panel stack" hidden=move || !possible()>
            <h2>{move || t::keep_title(lang.get())}</h2>
            <p hidden=whole>{words}</p>
            <div role="status" class="stack">
                {move || whole().then(|| view! {
                    <p class="notice notice-good">{t::whole(lang.get())}</p>
                    <p class="soft">{t::whole_words(lang.get())}</p>
                })}
                {move || outcome.get().map(|o| view! {
                    <p class="notice" class:notice-bad=!o.fine()>{o.words(lang.get())}</p>
                })}
            </div>
            <div hidden=move || !busy() class="stack">
                <p id="offline-going">{move || going.get().map(|(n, all)| t::going(lang.get(), &n, &all))}</p>
                <progress aria-labelledby="offline-going" max=move || going.get().map_or(1, |(_, all)| all.max(1))
                    prop:value=move || going.get().map_or(0, |(n, _)| n)/>
            </div>
            <div class="row">
                <button type="button" class="button button-main" hidden=move || whole() || busy() on:click=keep>{label}</button>
                <button type="button" class="button" hidden=move || !busy() on:click=move |_| going.set(None)>
                    {move || t::stop(lang.get())}
                </button>
                <button type="button" class="button" hidden=move || !whole() || busy() on:click=remove>
                    {move || t::remove(lang.get())}
                </button>
            </div>
        </section>
    }
}
