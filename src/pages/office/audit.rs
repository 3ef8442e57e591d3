//! Office: audit.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: audit.
pub struct Audit;

#[lazy_route]
impl LazyRoute for Audit {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Audit"</h1> }.into_any()
    }
}
