//! Reads the publication's files: what is kept from an earlier visit at once, what is newer
//! from the network. A file that is not what the manifest says is not shown.
use super::directory::{Loaded, Trouble};
use crate::platform::root::Root;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use wangge_core::directory::{FileRef, Index, Manifest};
use wangge_core::publish::INDEX;
use wangge_store::PublicFiles;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Where the manifest lies.
const MANIFEST: &str = "data/manifest.json";
/// The newest format that this app reads.
const FORMAT: u32 = 1;

/// The manifest as it was kept; `None` on a first visit.
pub async fn kept_manifest(root: &Root) -> Option<Manifest> {
    let files = PublicFiles::open(root.path()).await.ok()?;
    manifest_of(&files.get(MANIFEST).await.ok()??)
}

/// The manifest of now, which is then kept, and the files of older publications forgotten.
pub async fn fresh_manifest(root: &Root) -> Result<Manifest, Trouble> {
    let bytes = fetch(root, MANIFEST, true).await?;
    let manifest = manifest_of(&bytes).ok_or(Trouble::Broken)?;
    // A browser that keeps nothing still shows everything.
    if let Ok(files) = PublicFiles::open(root.path()).await {
        let _ = files.keep(MANIFEST, &bytes).await;
        let stays = |key: &str| key == MANIFEST || manifest.files().any(|file| file.sha256 == key);
        let _ = files.forget_others(stays).await;
    }
    Ok(manifest)
}

/// A file of the manifest in JSON.
pub async fn file<T: DeserializeOwned>(root: &Root, file: &FileRef) -> Loaded<Arc<T>> {
    read(root, file, |bytes| serde_json::from_slice(bytes).ok()).await
}

/// The index of the look-up.
pub async fn index(root: &Root, manifest: &Manifest) -> Loaded<Arc<Index>> {
    read(root, &manifest.index, |bytes| Index::of_text(std::str::from_utf8(bytes).ok()?)).await
}

/// A file of the manifest: the kept one of its hash, else from the network.
async fn read<T>(root: &Root, file: &FileRef, of: impl Fn(&[u8]) -> Option<T>) -> Loaded<Arc<T>> {
    let parse = |bytes: &[u8]| (bytes.len() as u64 == file.bytes).then(|| of(bytes)).flatten().map(Arc::new);
    let files = PublicFiles::open(root.path()).await.ok();
    if let Some(files) = &files
        && let Ok(Some(bytes)) = files.get(&file.sha256).await
        && let Some(value) = parse(&bytes)
    {
        return Loaded::Ready(value);
    }
    let fixed_name = file.path == INDEX;
    let fetched = match fetch(root, &file.path, fixed_name).await {
        // Without a network: what the service worker kept, if it is of this publication.
        Err(Trouble::Offline) if fixed_name => fetch(root, &file.path, false).await,
        fetched => fetched,
    };
    let bytes = match fetched {
        Ok(bytes) => bytes,
        Err(trouble) => return Loaded::Failed(trouble),
    };
    let Some(value) = parse(&bytes) else { return Loaded::Failed(Trouble::Broken) };
    if let Some(files) = files {
        let _ = files.keep(&file.sha256, &bytes).await;
    }
    Loaded::Ready(value)
}

fn manifest_of(bytes: &[u8]) -> Option<Manifest> {
    serde_json::from_slice(bytes).ok().filter(|m: &Manifest| m.format <= FORMAT)
}

async fn fetch(root: &Root, path: &str, newest: bool) -> Result<Vec<u8>, Trouble> {
    let init = RequestInit::new();
    init.set_cache(if newest { RequestCache::NoCache } else { RequestCache::Default });
    let asked = leptos::prelude::window().fetch_with_str_and_init(&root.href(path), &init);
    let response = JsFuture::from(asked).await.map_err(|_| Trouble::Offline)?;
    let response: Response = response.dyn_into().map_err(|_| Trouble::Broken)?;
    if !response.ok() {
        return Err(Trouble::Missing);
    }
    let buffer = response.array_buffer().map_err(|_| Trouble::Broken)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| Trouble::Offline)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
