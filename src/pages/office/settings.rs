//! Office: settings.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: settings.
pub struct Settings;

#[lazy_route]
impl LazyRoute for Settings {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Settings"</h1> }.into_any()
    }
}
