//! The service worker that keeps the app's files. Where there is none (a private window, an
//! old browser, plain http), the app works as long as the network does.
use crate::platform::root::Root;
use leptos::prelude::window;

/// Asks the browser to keep the app.
pub fn keep_app(root: &Root) {
    let navigator: wasm_bindgen::JsValue = window().navigator().into();
    // On plain http the property is not there at all.
    if !js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false) {
        return;
    }
    let registered = window().navigator().service_worker().register(&root.href("sw.js"));
    leptos::task::spawn_local(async move {
        // Refused: the next visit needs a network, as said above.
        let _ = wasm_bindgen_futures::JsFuture::from(registered).await;
    });
}
