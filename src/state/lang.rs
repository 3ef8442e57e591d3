//! The language of the interface, kept as a preference on the device.
use crate::platform::kept;
use leptos::prelude::*;
use wangge_core::Lang;

const KEY: &str = "wangge.lang";

/// Reads the preference and keeps `<html lang>` in step with it.
pub fn provide_lang() {
    // Older versions kept it in quotes.
    let kept = kept::get(KEY).map_or(Lang::Zh, |tag| Lang::of_tag(tag.trim_matches('"')));
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
    kept::set(KEY, Some(to.tag()));
}
