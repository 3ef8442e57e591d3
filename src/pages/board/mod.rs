//! The notice board of a village.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The notice board of a village.
pub struct Board;

#[lazy_route]
impl LazyRoute for Board {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Board"</h1> }.into_any()
    }
}
