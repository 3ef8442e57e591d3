//! The service worker that keeps the app's files. Where there is none (a private window, an
//! old browser, plain http), the app works as long as the network does.
use crate::platform::root::Root;
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration};

fn container() -> Option<ServiceWorkerContainer> {
    let navigator: JsValue = window().navigator().into();
    // On plain http the property is not there at all.
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Asks the browser to keep the app. `build` is told which build the service worker keeps, now
/// and whenever another one takes its place; `refused`, where the browser keeps none.
pub fn keep_app(root: &Root, build: impl Fn(String) + 'static, refused: impl FnOnce() + 'static) {
    let Some(container) = container() else { return refused() };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = Reflect::get(&event.data(), &"build".into()).ok().and_then(|b| b.as_string());
        if let Some(said) = said {
            build(said);
        }
    });
    let changed = Closure::<dyn Fn()>::new(ask_build);
    let _ = container.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
    let _ = container.add_event_listener_with_callback("controllerchange", changed.as_ref().unchecked_ref());
    // They live as long as the page.
    heard.forget();
    changed.forget();
    ask_build();
    let registered = container.register(&root.href("sw.js"));
    leptos::task::spawn_local(async move {
        if JsFuture::from(registered).await.is_err() {
            refused();
        }
    });
}

fn ask_build() {
    tell("build");
}

/// Has the kept pages of grids fetched anew.
pub fn renew_pages() {
    tell("renew pages");
}

fn tell(what: &str) {
    if let Some(worker) = container().and_then(|c| c.controller()) {
        let _ = worker.post_message(&what.into());
    }
}

/// Asks the host whether there is a newer app.
pub fn check_app(root: &Root) {
    let Some(container) = container() else { return };
    let asked = container.get_registration_with_document_url(&root.href(""));
    leptos::task::spawn_local(async move {
        let found = JsFuture::from(asked).await.ok().and_then(|r| r.dyn_into().ok());
        let update = found.and_then(|r: ServiceWorkerRegistration| r.update().ok());
        if let Some(update) = update {
            // Without a network there is nothing newer to be had.
            let _ = JsFuture::from(update).await;
        }
    });
}
