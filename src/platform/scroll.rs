//! Brings what has just been said into view, by no more than is needed.
use leptos::html;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Whenever `said` comes true, once it is drawn.
pub fn follow(said: Signal<bool>, place: NodeRef<html::Div>) {
    Effect::new(move || {
        if !said.get() {
            return;
        }
        request_animation_frame(move || {
            let Some(Some(place)) = place.try_get_untracked() else { return };
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            place.scroll_into_view_with_scroll_into_view_options(&options);
        });
    });
}
