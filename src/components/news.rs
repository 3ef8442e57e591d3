//! What a person should know before the page: that there is no network, that the data are old,
//! that a newer app is there, that a part of it could not be had. Says so calmly and offers what
//! can be done; must never do it unasked.
use crate::platform::clock::today;
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, use_directory, use_manifest, use_offline};
use crate::state::lang::use_lang;
use crate::state::updates::use_updates;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::texts::offline as t;

/// The news of a page. In the office, whose data are its own, those of the app only.
#[component]
pub fn News(
    /// Whether the page shows public data.
    public: Signal<bool>,
) -> impl IntoView {
    let (lang, updates) = (use_lang(), use_updates());
    let (offline, manifest) = (use_offline(), use_manifest());
    let shown = move || match manifest.get() {
        Loaded::Ready(manifest) if public.get() => Some(manifest),
        _ => None,
    };
    let old = move || shown().and_then(|m| Some((m.date, m.old_on(today())?)));
    view! {
        <div class="news no-print" role="status">
            {move || shown().filter(|_| offline.get()).map(|m| view! {
                <p class="notice notice-mind">{t::offline(lang.get(), &m.date)}</p>
            })}
            {move || old().map(|(date, days)| view! {
                <div class="notice notice-mind news-line">
                    <p>{move || t::old(lang.get(), &date, &days)}</p>
                    <Check/>
                </div>
            })}
            {move || updates.gone().then(|| view! {
                <Reload words=t::gone label=t::gone_do bad=true/>
            })}
            {move || (updates.newer() && !updates.gone()).then(|| view! {
                <Reload words=t::newer label=t::newer_do bad=false/>
            })}
        </div>
    }
}

#[component]
fn Reload(words: fn(Lang) -> &'static str, label: fn(Lang) -> &'static str, bad: bool) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="notice news-line" class:notice-bad=bad>
            <p>{move || words(lang.get())}</p>
            <button type="button" class="button" on:click=|_| drop(location().reload())>
                {move || label(lang.get())}
            </button>
        </div>
    }
}

/// Asks the host for a newer publication. Where there is one, it takes this notice's place.
#[component]
fn Check() -> impl IntoView {
    let (lang, directory, root) = (use_lang(), use_directory(), use_root());
    let said = RwSignal::new(None::<fn(Lang) -> &'static str>);
    let check = move |_| {
        let root = root.clone();
        leptos::task::spawn_local(async move {
            let words = match directory.look_again(&root).await {
                Ok(_) => t::check_same,
                Err(_) => t::check_failed,
            };
            let _ = said.try_set(Some(words));
        });
    };
    view! {
        <button type="button" class="button" on:click=check>{move || t::check(lang.get())}</button>
        {move || said.get().map(|words| view! { <p>{words(lang.get())}</p> })}
    }
}
