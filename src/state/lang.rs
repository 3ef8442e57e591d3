//! The language of the interface, kept as a preference on the device.
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use wangge_core::Lang;

const KEY: &str = "wangge.lang";

/// Reads the preference and keeps `<html lang>` in step with it.
pub fn provide_lang() {
    let kept = LocalStorage::get::<String>(KEY).map_or(Lang::Zh, |tag| Lang::of_tag(&tag));
    let lang = RwSignal::new(kept);
    Effect::new(move || {
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("lang", lang.get().tag());
        }
    });
    provide_context(lang);
}

/// The language as a signal.
pub fn use_lang() -> RwSignal<Lang> {
    use_context().unwrap_or_else(|| RwSignal::new(Lang::Zh))
}

/// Changes the language and remembers it; a browser that keeps nothing still changes it.
pub fn set_lang(lang: RwSignal<Lang>, to: Lang) {
    lang.set(to);
    let _ = LocalStorage::set(KEY, to.tag());
}
