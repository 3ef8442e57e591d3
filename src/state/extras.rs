//! Files of the publication that only some pages ask for: codes that were given up, places of
//! villages, more telephones.
use super::directory::{Loaded, use_manifest};
use super::publication;
use crate::platform::root::use_root;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use wangge_core::directory::{FileRef, Manifest};

/// Something that the publication may not have.
pub type Extra<T> = Loaded<Option<Arc<T>>>;

/// Loads a file of the manifest as soon as it is wanted; again when a newer publication comes.
pub fn use_extra<T>(
    wanted: impl Fn() -> bool + 'static,
    pick: fn(&Manifest) -> Option<&FileRef>,
) -> Signal<Extra<T>>
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    let shown = RwSignal::new(Loaded::Waiting);
    let (root, manifest) = (use_root(), use_manifest());
    let asked = StoredValue::new(None::<FileRef>);
    Effect::new(move || {
        if !wanted() {
            return;
        }
        let manifest = match manifest.get() {
            Loaded::Ready(manifest) => manifest,
            Loaded::Failed(trouble) => return shown.set(Loaded::Failed(trouble)),
            Loaded::Waiting => return,
        };
        let Some(file) = pick(&manifest).cloned() else { return shown.set(Loaded::Ready(None)) };
        if asked.get_value().as_ref() == Some(&file) {
            return;
        }
        asked.set_value(Some(file.clone()));
        let root = root.clone();
        leptos::task::spawn_local(async move {
            let loaded = match publication::file::<T>(&root, &file).await {
                Loaded::Ready(value) => Loaded::Ready(Some(value)),
                Loaded::Failed(trouble) => Loaded::Failed(trouble),
                Loaded::Waiting => Loaded::Waiting,
            };
            // The page may be gone by now.
            if asked.try_get_value().flatten().as_ref() == Some(&file) {
                shown.set(loaded);
            }
        });
    });
    shown.into()
}
