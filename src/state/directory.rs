//! The publication the app shows: its manifest, its villages, loaded when asked for.
use crate::platform::root::{Root, use_root};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Manifest, PublicVillage};
use wangge_core::domain::{GridCode, Level};

/// Something that is being loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded<T> {
    /// Not there yet.
    Waiting,
    /// There.
    Ready(T),
    /// It could not be had.
    Failed(Trouble),
}

/// Why public data could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No network, and nothing kept from an earlier visit.
    Offline,
    /// The site has no publication, or not this village or grid.
    Missing,
    /// A file is not what the manifest says.
    Broken,
}

/// What is known of the publication.
#[derive(Clone, Copy)]
pub struct Directory {
    /// The manifest.
    pub manifest: RwSignal<Loaded<Arc<Manifest>>>,
}

/// Starts to load the manifest.
pub fn provide_directory() {
    let directory = Directory { manifest: RwSignal::new(Loaded::Waiting) };
    provide_context(directory);
    let root = use_root();
    leptos::task::spawn_local(async move {
        directory.manifest.set(fetch(&root, "data/manifest.json").await);
    });
}

/// The manifest as a signal.
pub fn use_manifest() -> Signal<Loaded<Arc<Manifest>>> {
    use_context::<Directory>().map_or_else(|| Signal::derive(|| Loaded::Waiting), |d| d.manifest.into())
}

/// The file of the village in which a code lies; `Missing` for codes above village level
/// and for villages that are not published.
pub fn use_village(code: Signal<Option<GridCode>>) -> Signal<Loaded<Arc<PublicVillage>>> {
    let (read, write) = signal(Loaded::Waiting);
    let root = use_root();
    let manifest = use_manifest();
    Effect::new(move || {
        let Loaded::Ready(manifest) = manifest.get() else { return };
        let village = code.get().and_then(|c| c.at(Level::Village));
        let path = village
            .and_then(|v| manifest.villages.iter().find(|(c, _)| *c == v))
            .map(|(_, file)| file.path.clone());
        let Some(path) = path else {
            write.set(Loaded::Failed(Trouble::Missing));
            return;
        };
        let root = root.clone();
        leptos::task::spawn_local(async move { write.set(fetch(&root, &path).await) });
    });
    read.into()
}

async fn fetch<T: serde::de::DeserializeOwned>(root: &Root, path: &str) -> Loaded<Arc<T>> {
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    let Ok(response) = JsFuture::from(window().fetch_with_str(&root.href(path))).await else {
        return Loaded::Failed(Trouble::Offline);
    };
    let Ok(response) = response.dyn_into::<web_sys::Response>() else {
        return Loaded::Failed(Trouble::Broken);
    };
    if !response.ok() {
        return Loaded::Failed(Trouble::Missing);
    }
    let Ok(text) = response.text() else { return Loaded::Failed(Trouble::Broken) };
    match JsFuture::from(text).await.ok().and_then(|t| t.as_string()) {
        Some(text) => serde_json::from_str(&text)
            .map_or(Loaded::Failed(Trouble::Broken), |value| Loaded::Ready(Arc::new(value))),
        None => Loaded::Failed(Trouble::Offline),
    }
}
