//! Office: import.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: import.
pub struct Import;

#[lazy_route]
impl LazyRoute for Import {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Import"</h1> }.into_any()
    }
}
