//! 长辈版: large type, one column, high contrast, read aloud. Kept on the device as the size of the
//! text in CSS pixels; what applies it is the attribute and the property on `<html>` that the
//! page's own script sets before the first paint (`core::publish::elder`).
use crate::platform::kept;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const KEY: &str = "wangge.elder";
/// The attribute of `<html>`: there in 长辈版 only, with the size.
const ATTRIBUTE: &str = "data-elder";
/// The custom property of `<html>` that the styles read.
const PROPERTY: &str = "--elder-size";
/// The size it begins with, which is the smallest.
pub const SMALLEST: u8 = 20;
/// The largest size.
pub const LARGEST: u8 = 30;

/// 长辈版, on or off.
#[derive(Clone, Copy)]
pub struct Elder(RwSignal<Option<u8>>);

/// Takes over what the page has set.
pub fn provide_elder() {
    let html = document().document_element();
    let size = html.and_then(|h| h.get_attribute(ATTRIBUTE)).and_then(|size| size.parse().ok());
    provide_context(Elder(RwSignal::new(size)));
}

/// 长辈版, from anywhere below the app.
pub fn use_elder() -> Elder {
    use_context().unwrap_or_else(|| Elder(RwSignal::new(None)))
}

impl Elder {
    /// Whether it is on.
    pub fn on(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The size of the text in CSS pixels, where it is on.
    pub fn size(self) -> Option<u8> {
        self.0.get()
    }

    /// Turns it on, or off.
    pub fn toggle(self) {
        self.set(if self.0.get_untracked().is_some() { None } else { Some(SMALLEST) });
    }

    /// Makes the text larger, or smaller, within its limits.
    pub fn resize(self, by: i8) {
        let size = self.0.get_untracked().unwrap_or(SMALLEST);
        self.set(Some(size.saturating_add_signed(by).clamp(SMALLEST, LARGEST)));
    }

    fn set(self, size: Option<u8>) {
        self.0.set(size);
        let kept = size.map(|s| s.to_string());
        kept::set(KEY, kept.as_deref());
        let Some(html) = document().document_element().and_then(|h| h.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let _ = match kept {
            Some(size) => html
                .set_attribute(ATTRIBUTE, &size)
                .and_then(|()| html.style().set_property(PROPERTY, &format!("{size}px"))),
            None => html.remove_attribute(ATTRIBUTE),
        };
    }
}
