//! Short facts of a person beside each other: post, office, since when. Each stays in one piece
//! where there is room for it, so that no date is torn at the end of a line.
use leptos::prelude::*;

/// The facts, in their order.
#[component]
pub fn Facts(#[prop(into)] facts: Signal<Vec<String>>) -> impl IntoView {
    view! {
        <p class="soft facts">
            {move || facts.get().into_iter().map(|fact| view! { <span>{fact}</span> " " }).collect_view()}
        </p>
    }
}
