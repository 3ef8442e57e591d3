//! The publication the app shows: its manifest, its look-up, its villages, as signals.
use super::publication::Newest;
use super::{keep, publication};
use crate::platform::clock::now_ms;
use crate::platform::offline::check_app;
use crate::platform::root::{Root, use_root};
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::directory::{Index, Lookup, Manifest, MoreSounds, PublicVillage};
use wangge_core::domain::{GridCode, Level};

/// After how many milliseconds a page that is looked at again asks for a newer publication.
const AGAIN: f64 = 600_000.0;

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
    /// The publication's version that the look-up is of.
    found_in: StoredValue<String>,
    /// Whether what is shown was kept and the network did not answer.
    offline: RwSignal<bool>,
    /// When the host was last asked for a newer one.
    looked: StoredValue<f64>,
}

impl Directory {
    /// Asks the host for its newest publication and shows it. Where people are finding in an older
    /// one, the new one is shown when its index is there too: the two never mix.
    pub async fn look_again(self, root: &Root) -> Result<Newest, Trouble> {
        self.looked.set_value(now_ms());
        let newest = match publication::newest_manifest(root).await {
            Ok(newest) => newest,
            Err(trouble) => {
                if self.shown().is_some() {
                    self.offline.set(true);
                } else {
                    self.manifest.set(Loaded::Failed(trouble));
                }
                return Err(trouble);
            }
        };
        self.offline.set(false);
        let manifest = &newest.manifest;
        if self.shown().is_some_and(|shown| *shown == *manifest) {
            return Ok(newest);
        }
        if self.lookup.with_untracked(Option::is_some) && self.found_in.get_value() != manifest.version {
            match publication::index(root, manifest).await {
                Loaded::Ready(index) => self.find_in(Arc::unwrap_or_clone(index)),
                Loaded::Failed(trouble) => return Err(trouble),
                Loaded::Waiting => {}
            }
        }
        self.manifest.set(Loaded::Ready(Arc::new(newest.manifest.clone())));
        Ok(newest)
    }

    fn shown(self) -> Option<Arc<Manifest>> {
        self.manifest.with_untracked(|m| if let Loaded::Ready(m) = m { Some(Arc::clone(m)) } else { None })
    }

    fn find_in(self, index: Index) {
        self.found_in.set_value(index.version.clone());
        self.lookup_trouble.set(None);
        self.lookup.set(Some(Arc::new(index.unfold())));
    }
}

/// Starts to load the manifest: the kept one at once, the newest when it comes; and asks again
/// when the network comes back, or a person comes back to the page after a while.
pub fn provide_directory() {
    let directory = Directory {
        manifest: RwSignal::new(Loaded::Waiting),
        lookup: RwSignal::new(None),
        lookup_trouble: RwSignal::new(None),
        found_in: StoredValue::new(String::new()),
        offline: RwSignal::new(false),
        looked: StoredValue::new(0.0),
    };
    provide_context(directory);
    let root = use_root();
    let look = move |root: Root| async move {
        if let Ok(newest) = directory.look_again(&root).await {
            // Quietly: where it cannot be kept, it is shown all the same.
            let _ = keep::renew(&root, &newest, |_, _| true).await;
        }
    };
    let again = root.clone();
    let look_again = move || {
        check_app(&again);
        leptos::task::spawn_local(look(again.clone()));
    };
    let back = look_again.clone();
    let _ = window_event_listener_untyped("online", move |_| look_again());
    let _ = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() && now_ms() - directory.looked.get_value() > AGAIN {
            back();
        }
    });
    leptos::task::spawn_local(async move {
        if let Some(manifest) = publication::kept_manifest(&root).await {
            directory.manifest.set(Loaded::Ready(Arc::new(manifest)));
        }
        look(root).await;
    });
}

/// All that is known of the publication.
pub fn use_directory() -> Directory {
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
    // For which version it was asked.
    let asked = StoredValue::new(String::new());
    Effect::new(move || {
        let wonders = directory.lookup.with(|l| l.as_ref().is_some_and(|l| typed.with(|t| l.wonders_at(t))));
        let Loaded::Ready(manifest) = directory.manifest.get_untracked() else { return };
        let fresh = asked.with_value(|asked| *asked != manifest.version);
        let (true, true, Some(file)) = (wonders, fresh, manifest.sounds.clone()) else { return };
        asked.set_value(manifest.version.clone());
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
        // Tried again when the network is back.
        directory.offline.track();
        let Loaded::Ready(manifest) = directory.manifest.get() else { return };
        let root = root.clone();
        if directory.found_in.get_value() == manifest.version {
            return;
        }
        leptos::task::spawn_local(async move {
            match publication::index(&root, &manifest).await {
                Loaded::Ready(index) => directory.find_in(Arc::unwrap_or_clone(index)),
                Loaded::Failed(trouble) => {
                    // Between two publications, the one file may be newer than the other.
                    let newest = match trouble {
                        Trouble::Offline => None,
                        _ => directory.look_again(&root).await.ok(),
                    };
                    if newest.is_none_or(|n| n.manifest == *manifest) {
                        directory.lookup_trouble.set(Some(trouble));
                    }
                }
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
    let directory = use_directory();
    let manifest = directory.manifest;
    let wanted = StoredValue::new(None::<String>);
    Effect::new(move || {
        // Tried again when the network is back.
        directory.offline.track();
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
        // What is shown is of another file: never under this publication's date.
        if shown.with_untracked(|s| !matches!(s, Loaded::Waiting)) {
            shown.set(Loaded::Waiting);
        }
        let root = root.clone();
        leptos::task::spawn_local(async move {
            let mut loaded = publication::file(&root, &file).await;
            if let Loaded::Failed(Trouble::Missing | Trouble::Broken) = loaded {
                // Its publication may be gone from the host: the newest is asked for, once.
                let newest = directory.look_again(&root).await;
                if newest.is_ok_and(|n| n.manifest.files().all(|f| *f != file)) {
                    return;
                }
                loaded = Loaded::Failed(Trouble::Broken);
            }
            // Somebody may have gone on to another village, or away, meanwhile.
            if wanted.try_get_value().flatten().as_ref() == Some(&file.path) {
                if matches!(loaded, Loaded::Failed(Trouble::Offline)) {
                    wanted.set_value(None);
                }
                shown.set(loaded);
            }
        });
    });
    shown.into()
}
