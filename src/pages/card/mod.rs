//! Contact cards of a grid, a group, a village.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Contact cards of a grid, a group, a village.
pub struct Card;

#[lazy_route]
impl LazyRoute for Card {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Card"</h1> }.into_any()
    }
}
