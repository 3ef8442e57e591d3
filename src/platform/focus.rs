//! Finds an element of the page by a selector, and gives it the focus.
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The first element of a selector, where there is one now.
pub fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives it the focus, where it is there.
pub fn focus(selector: &str) {
    if let Some(found) = element(selector) {
        drop(found.focus());
    }
}
