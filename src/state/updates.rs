//! Whether the app that is open is still the newest, and whether a part of it could not be had.
//! Must never reload a page by itself: a person decides when.
use crate::platform::offline;
use crate::platform::root::Root;
use leptos::prelude::*;

/// What is known of the app itself.
#[derive(Clone, Copy)]
pub struct Updates {
    /// The build that the service worker keeps; `None` where nothing is kept.
    kept: RwSignal<Option<String>>,
    /// The browser keeps no app.
    refused: RwSignal<bool>,
    /// A part of the app could not be had: the host has another build, or there is no network.
    gone: RwSignal<bool>,
    own: StoredValue<String>,
}

impl Updates {
    /// The build that the service worker keeps.
    pub fn kept(self) -> Option<String> {
        self.kept.get()
    }

    /// Whether the browser keeps the app neither now nor later.
    pub fn refused(self) -> bool {
        self.refused.get() && self.kept.with(Option::is_none)
    }

    /// Whether a newer app than this one is there.
    pub fn newer(self) -> bool {
        self.kept.with(|kept| kept.as_ref().is_some_and(|build| self.own.with_value(|own| own != build)))
    }

    /// Whether a part of the app could not be had.
    pub fn gone(self) -> bool {
        self.gone.get()
    }
}

/// Has the app kept, and listens for a newer one and for parts that do not come.
pub fn provide_updates(root: &Root) {
    let updates = Updates {
        kept: RwSignal::new(None),
        refused: RwSignal::new(false),
        gone: RwSignal::new(false),
        own: StoredValue::new(root.build().to_owned()),
    };
    offline::keep_app(root, move |build| updates.kept.set(Some(build)), move || updates.refused.set(true));
    // As the loader of lazy parts says it (`xtask/src/pack.rs`).
    drop(window_event_listener_untyped("wangge-gone", move |_| updates.gone.set(true)));
    drop(window_event_listener_untyped("wangge-come", move |_| updates.gone.set(false)));
    provide_context(updates);
}

/// What is known of the app itself.
pub fn use_updates() -> Updates {
    expect_context()
}
