//! Office: print.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: print.
pub struct Print;

#[lazy_route]
impl LazyRoute for Print {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Print"</h1> }.into_any()
    }
}
