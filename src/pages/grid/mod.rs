//! The page of a grid.
use leptos::prelude::*;

/// The page of a grid.
#[component]
pub fn GridPage() -> impl IntoView {
    view! { <h1>"Grid"</h1> }
}
