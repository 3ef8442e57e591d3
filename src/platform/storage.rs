//! How much room the browser gives this site, and whether it may be taken back. The room is that
//! of the whole host: browsers do not tell sites of one host apart.
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Bytes in use; `None` where the browser does not say.
pub async fn used() -> Option<f64> {
    estimate().await?.get_usage()
}

/// Bytes in use, and how many there may be; `None` where the browser does not say.
pub async fn room() -> Option<(f64, f64)> {
    let estimate = estimate().await?;
    Some((estimate.get_usage()?, estimate.get_quota()?))
}

async fn estimate() -> Option<web_sys::StorageEstimate> {
    let asked = window().navigator().storage().estimate().ok()?;
    Some(JsFuture::from(asked).await.ok()?.unchecked_into())
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
