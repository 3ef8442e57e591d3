//! SHA-256 by the browser, to check what came over the network.
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// SHA-256 as 64 hexadecimal digits; `None` where the browser does not have it, as on plain http.
pub async fn sha256(bytes: &js_sys::Uint8Array) -> Option<String> {
    let subtle = window().crypto().ok()?.subtle();
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes).ok()?;
    let digest = js_sys::Uint8Array::new(&JsFuture::from(digest).await.ok()?);
    Some(digest.to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
}
