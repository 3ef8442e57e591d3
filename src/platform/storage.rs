//! How much room the browser gives this site, and whether it may be taken back. The room is that
//! of the whole host: browsers do not tell sites of one host apart.
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Bytes in use; `None` where the browser does not say.
pub async fn used() -> Option<f64> {
    let asked = window().navigator().storage().estimate().ok()?;
    let estimate = JsFuture::from(asked).await.ok()?;
    estimate.unchecked_into::<web_sys::StorageEstimate>().get_usage()
}

/// Asks the browser not to take back what is kept; whether it agreed.
pub async fn ask_to_stay() -> bool {
    answer(window().navigator().storage().persist()).await
}

/// Whether the browser has agreed before.
pub async fn stays() -> bool {
    answer(window().navigator().storage().persisted()).await
}

async fn answer(asked: Result<js_sys::Promise, JsValue>) -> bool {
    let Ok(asked) = asked else { return false };
    JsFuture::from(asked).await.is_ok_and(|said| said.is_truthy())
}
