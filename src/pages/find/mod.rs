//! The first page: find the gridworker.
use leptos::prelude::*;

/// The first page.
#[component]
pub fn Find() -> impl IntoView {
    view! { <h1>"Find"</h1> }
}
