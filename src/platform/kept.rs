//! Small preferences that the device keeps. Must never hold a fact about a person, and never
//! fail: a browser that keeps nothing (a private window, blocked storage) just forgets.
use leptos::prelude::window;

/// What is kept under a name.
pub fn get(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a text under a name; `None` forgets it.
pub fn set(key: &str, text: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}
