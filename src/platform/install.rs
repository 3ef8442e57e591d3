//! Putting the app on the home screen, where the browser offers it. `boot.js` keeps the offer,
//! which may come before the app does.
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The name under which `boot.js` keeps the browser's offer.
const OFFER: &str = "wanggeInstall";

fn offer() -> Option<JsValue> {
    Reflect::get(&window(), &OFFER.into()).ok().filter(JsValue::is_object)
}

/// Whether the browser offers to install the app.
pub fn is_offered() -> bool {
    offer().is_some()
}

/// Whether this is the installed app.
pub fn is_installed() -> bool {
    let asked = window().match_media("(display-mode: standalone)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}

/// Shows the browser's own question; whether the person agreed. An offer can be taken once.
pub async fn install() -> bool {
    let Some(offer) = offer() else { return false };
    drop(Reflect::delete_property(&window(), &OFFER.into()));
    let call = |name: &str| {
        let method: js_sys::Function = Reflect::get(&offer, &name.into()).ok()?.dyn_into().ok()?;
        method.call0(&offer).ok()?.dyn_into::<js_sys::Promise>().ok()
    };
    if let Some(shown) = call("prompt") {
        drop(JsFuture::from(shown).await);
    }
    let choice: Option<js_sys::Promise> =
        Reflect::get(&offer, &"userChoice".into()).ok().and_then(|c| c.dyn_into().ok());
    let Some(choice) = choice else { return false };
    let said = JsFuture::from(choice).await.and_then(|said| Reflect::get(&said, &"outcome".into()));
    said.ok().and_then(|o| o.as_string()).as_deref() == Some("accepted")
}
