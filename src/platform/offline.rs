//! The service worker that keeps the app's files. Where there is none (a private window, an
//! old browser, plain http), the app works as long as the network does.
use crate::platform::root::Root;
use js_sys::Reflect;
use leptos::prelude::{set_timeout, window};
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration};

/// After so many seconds it is looked whether the app is kept now.
const LOOKS: [u64; 4] = [5, 15, 45, 120];

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
    let root = root.clone();
    leptos::task::spawn_local(async move {
        match JsFuture::from(registered).await {
            Ok(_) => look_again(root, &LOOKS),
            Err(_) => refused(),
        }
    });
}

/// A start that was broken off (a page left early, a network that fell silent) is begun anew; what
/// is kept already is not fetched again.
fn look_again(root: Root, waits: &'static [u64]) {
    let Some((wait, waits)) = waits.split_first() else { return };
    let look = async move {
        if begun(&root).await.is_none_or(|r| r.active().is_none()) {
            look_again(root, waits);
        }
    };
    set_timeout(move || leptos::task::spawn_local(look), Duration::from_secs(*wait));
}

/// What the browser has of the app, begun now where it has nothing.
async fn begun(root: &Root) -> Option<ServiceWorkerRegistration> {
    let container = container()?;
    let asked = container.get_registration_with_document_url(&root.href(""));
    let found = JsFuture::from(asked).await.ok()?.dyn_into().ok();
    if found.is_none() {
        // Its end is looked at later.
        let _ = JsFuture::from(container.register(&root.href("sw.js"))).await;
    }
    found
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
    let root = root.clone();
    leptos::task::spawn_local(async move {
        let update = begun(&root).await.and_then(|r| r.update().ok());
        if let Some(update) = update {
            // Without a network there is nothing newer to be had.
            let _ = JsFuture::from(update).await;
        }
    });
}
