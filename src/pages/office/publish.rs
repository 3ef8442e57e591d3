//! Office: publish.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: publish.
pub struct Publish;

#[lazy_route]
impl LazyRoute for Publish {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Publish"</h1> }.into_any()
    }
}
