//! Keeps the publication on the device. A newer one takes the older one's place at once and whole:
//! first come the new forms of all that was kept, then the manifest, then the old files go. So an
//! interruption, at any point, leaves the older one as it was, and the next try goes on.
use super::directory::Trouble;
use super::publication::{MANIFEST, Newest, bring, kept_manifest, manifest_of};
use crate::platform::offline;
use crate::platform::root::Root;
use futures_util::future::join_all;
use wangge_core::directory::{Extent, FileRef, Manifest};
use wangge_store::PublicFiles;

/// Stands among the files where the whole county is wished.
const WHOLE: &str = "whole";
/// Files that are asked for at once.
const AT_ONCE: usize = 4;

/// Why what was to be kept is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// A file could not be had.
    Trouble(Trouble),
    /// The browser keeps nothing, or has no room.
    NoRoom,
    /// The person stopped it.
    Stopped,
}

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The publication that opens without a network.
    pub manifest: Option<Manifest>,
    /// Whether the whole county is wished.
    pub whole: bool,
    /// How much of the newest publication is there.
    pub extent: Extent,
}

/// What is kept of the publication that is shown; `None` where the browser keeps nothing.
pub async fn kept(root: &Root, shown: &Manifest) -> Option<Kept> {
    let paths = PublicFiles::open(root.path()).await.ok()?.paths().await.ok()?;
    Some(Kept {
        manifest: kept_manifest(root).await,
        whole: paths.contains(WHOLE),
        extent: shown.extent(|hash| paths.contains(hash)),
    })
}

/// Puts the newest publication in the place of what is kept. `going` is told how many files of
/// how many are there, and says whether to go on.
pub async fn renew(root: &Root, newest: &Newest, going: impl Fn(usize, usize) -> bool) -> Result<(), Unkept> {
    let files = PublicFiles::open(root.path()).await.map_err(|_| Unkept::NoRoom)?;
    let paths = files.paths().await.map_err(|_| Unkept::NoRoom)?;
    let old = files.get(MANIFEST).await.ok().flatten().and_then(|bytes| manifest_of(&bytes));
    let manifest = &newest.manifest;
    let wanted = manifest.to_fetch(old.as_ref(), paths.contains(WHOLE), |hash| paths.contains(hash));
    let mut there = 0;
    for some in wanted.chunks(AT_ONCE) {
        if !going(there, wanted.len()) {
            return Err(Unkept::Stopped);
        }
        for came in join_all(some.iter().map(|file| keep(root, &files, file))).await {
            came?;
        }
        there += some.len();
    }
    going(there, wanted.len());
    if old.as_ref() == Some(manifest) {
        return Ok(());
    }
    files.keep(MANIFEST, &newest.bytes).await.map_err(|_| Unkept::NoRoom)?;
    let stays =
        |path: &str| path == MANIFEST || path == WHOLE || manifest.files().any(|file| file.sha256 == path);
    files.forget_others(stays).await.map_err(|_| Unkept::NoRoom)?;
    if old.is_some() {
        offline::renew_pages();
    }
    Ok(())
}

async fn keep(root: &Root, files: &PublicFiles, file: &FileRef) -> Result<(), Unkept> {
    let bytes = bring(root, file).await.map_err(Unkept::Trouble)?;
    files.keep(&file.sha256, &bytes).await.map_err(|_| Unkept::NoRoom)
}

/// From now on, the whole county is to be kept; [`renew`] then fetches it.
pub async fn wish_whole(root: &Root) -> Result<(), Unkept> {
    let files = PublicFiles::open(root.path()).await.map_err(|_| Unkept::NoRoom)?;
    files.keep(WHOLE, &[]).await.map_err(|_| Unkept::NoRoom)
}

/// No longer keeps the whole county. What has come stays for the next try, or, with `forget`, goes;
/// what finding needs stays.
pub async fn end_whole(root: &Root, forget: bool) {
    let Ok(files) = PublicFiles::open(root.path()).await else { return };
    let index = kept_manifest(root).await.map(|manifest| manifest.index.sha256);
    let stays = |path: &str| path != WHOLE && (!forget || path == MANIFEST || Some(path) == index.as_deref());
    // A browser that does not let go has been asked.
    let _ = files.forget_others(stays).await;
}
