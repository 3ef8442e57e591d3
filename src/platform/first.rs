//! The first page's first step, which finds before the app is there (`crates/first`): what is
//! typed in it is taken over. Must never disturb a hand on the keys.
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlInputElement};

fn shell() -> Option<Element> {
    document().query_selector("#shell.first").ok().flatten()
}

/// Whether it is on the page.
pub fn is_there() -> bool {
    shell().is_some()
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Takes over what is typed, the focus and the caret, and then the place of the first step. While
/// letters are being composed, waits until they are.
pub fn take_over(typed: RwSignal<String>) {
    let (Some(shell), Some(old)) = (shell(), input("first-input")) else { return };
    if shell.has_attribute("data-busy") {
        let later = Closure::once_into_js(move || request_animation_frame(move || take_over(typed)));
        let heard = old.add_event_listener_with_callback("compositionend", later.unchecked_ref());
        if heard.is_ok() {
            return;
        }
    }
    typed.set(old.value());
    request_animation_frame(move || {
        let held = document().active_element().is_some_and(|e| e.id() == old.id());
        let (start, end) = (old.selection_start().ok().flatten(), old.selection_end().ok().flatten());
        shell.remove();
        if let (true, Some(new)) = (held, input("find-input")) {
            let _ = new.focus();
            let _ = new.set_selection_range(start.unwrap_or(0), end.unwrap_or(0));
        }
    });
}
