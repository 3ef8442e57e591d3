//! The publication the app shows: its manifest, its look-up, its villages, as signals.
use super::publication;
use crate::platform::root::use_root;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Lookup, Manifest, MoreSounds, PublicVillage};
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
    manifest: RwSignal<Loaded<Arc<Manifest>>>,
    lookup: RwSignal<Option<Arc<Lookup>>>,
    lookup_trouble: RwSignal<Option<Trouble>>,
    /// Whether what is shown was kept and the network did not answer.
    offline: RwSignal<bool>,
}

/// Starts to load the manifest: the kept one at once, the newest when it comes.
pub fn provide_directory() {
    let directory = Directory {
        manifest: RwSignal::new(Loaded::Waiting),
        lookup: RwSignal::new(None),
        lookup_trouble: RwSignal::new(None),
        offline: RwSignal::new(false),
    };
    provide_context(directory);
    let root = use_root();
    leptos::task::spawn_local(async move {
        let kept = publication::kept_manifest(&root).await;
        if let Some(manifest) = kept.clone() {
            directory.manifest.set(Loaded::Ready(Arc::new(manifest)));
        }
        match publication::fresh_manifest(&root).await {
            Ok(fresh) if kept.as_ref() == Some(&fresh) => {}
            Ok(fresh) => directory.manifest.set(Loaded::Ready(Arc::new(fresh))),
            Err(_) if kept.is_some() => directory.offline.set(true),
            Err(trouble) => directory.manifest.set(Loaded::Failed(trouble)),
        }
    });
}

fn use_directory() -> Directory {
    expect_context()
}

/// The manifest as a signal.
pub fn use_manifest() -> Signal<Loaded<Arc<Manifest>>> {
    use_directory().manifest.into()
}

/// Whether the network did not answer and what is shown is from an earlier visit.
pub fn use_offline() -> Signal<bool> {
    use_directory().offline.into()
}

/// Learns how the characters of a text are read, where the look-up does not know it yet.
pub fn learn_for(typed: RwSignal<String>) {
    let directory = use_directory();
    let root = use_root();
    let asked = StoredValue::new(false);
    Effect::new(move || {
        let wonders = directory.lookup.with(|l| l.as_ref().is_some_and(|l| typed.with(|t| l.wonders_at(t))));
        let Loaded::Ready(manifest) = directory.manifest.get_untracked() else { return };
        let (true, false, Some(file)) = (wonders, asked.get_value(), manifest.sounds.clone()) else { return };
        asked.set_value(true);
        let root = root.clone();
        leptos::task::spawn_local(async move {
            if let Loaded::Ready(more) = publication::file::<MoreSounds>(&root, &file).await {
                directory.lookup.update(|l| {
                    *l = l.take().map(|l| Arc::new(Arc::unwrap_or_clone(l).learn(&more)));
                });
            }
        });
    });
}

/// The look-up over the whole county.
pub fn use_lookup() -> Signal<Loaded<Arc<Lookup>>> {
    let directory = use_directory();
    let root = use_root();
    Effect::new(move || {
        let Loaded::Ready(manifest) = directory.manifest.get() else { return };
        let root = root.clone();
        leptos::task::spawn_local(async move {
            match publication::index(&root, &manifest).await {
                // Between two publications, the one file may be newer than the other.
                Loaded::Ready(index) if index.version != manifest.version => {
                    directory.lookup_trouble.set(Some(Trouble::Broken));
                }
                Loaded::Ready(index) => {
                    directory.lookup.set(Some(Arc::new(Arc::unwrap_or_clone(index).unfold())));
                }
                Loaded::Failed(trouble) => directory.lookup_trouble.set(Some(trouble)),
                Loaded::Waiting => {}
            }
        });
    });
    Signal::derive(move || match (directory.lookup.get(), directory.lookup_trouble.get()) {
        (Some(lookup), _) => Loaded::Ready(lookup),
        (None, Some(trouble)) => Loaded::Failed(trouble),
        (None, None) => match directory.manifest.get() {
            Loaded::Failed(trouble) => Loaded::Failed(trouble),
            _ => Loaded::Waiting,
        },
    })
}

/// The file of the village in which a code lies; `Missing` for codes above village level
/// and for villages that are not published.
pub fn use_village(code: Signal<Option<GridCode>>) -> Signal<Loaded<Arc<PublicVillage>>> {
    let shown = RwSignal::new(Loaded::Waiting);
    let root = use_root();
    let manifest = use_manifest();
    let wanted = StoredValue::new(None::<String>);
    Effect::new(move || {
        let manifest = match manifest.get() {
            Loaded::Ready(manifest) => manifest,
            Loaded::Failed(trouble) => return shown.set(Loaded::Failed(trouble)),
            Loaded::Waiting => return,
        };
        let village = code.get().and_then(|c| c.at(Level::Village));
        let file =
            village.and_then(|v| manifest.villages.iter().find(|(c, _)| *c == v)).map(|(_, f)| f.clone());
        let Some(file) = file else { return shown.set(Loaded::Failed(Trouble::Missing)) };
        if wanted.get_value().as_ref() == Some(&file.path) {
            return;
        }
        wanted.set_value(Some(file.path.clone()));
        let root = root.clone();
        leptos::task::spawn_local(async move {
            let loaded = publication::file(&root, &file).await;
            // Somebody may have gone on to another village, or away, meanwhile.
            if wanted.try_get_value().flatten().as_ref() == Some(&file.path) {
                shown.set(loaded);
            }
        });
    });
    shown.into()
}
