//! Office: tree.
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Office: tree.
pub struct Tree;

#[lazy_route]
impl LazyRoute for Tree {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Tree"</h1> }.into_any()
    }
}
