//! What this site is, and what it does not do.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// What this site is, and what it does not do.
pub struct About;

#[lazy_route]
impl LazyRoute for About {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"About"</h1> }.into_any()
    }
}
