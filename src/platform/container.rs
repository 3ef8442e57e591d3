//! What the program around the page can do: a messenger's own browser neither prints nor saves.
use leptos::prelude::window;
use wangge_core::container::Surroundings;
use wasm_bindgen::JsValue;

/// What can be done here.
pub fn surroundings() -> Surroundings {
    let navigator = window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let has = |at: &JsValue, name: &str| {
        js_sys::Reflect::get(at, &name.into()).is_ok_and(|found| found.is_function())
    };
    Surroundings::of(&agent, has(&window(), "print"), has(&navigator, "share"))
}
