//! Office: home.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: home.
pub struct Home;

#[lazy_route]
impl LazyRoute for Home {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Home"</h1> }.into_any()
    }
}
