//! Reads the publication's files: what is kept from an earlier visit at once, what is newer
//! from the network. A file that is not what the manifest says is neither shown nor kept.
use super::directory::{Loaded, Trouble};
use crate::platform::checksum::sha256;
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
pub const MANIFEST: &str = "data/manifest.json";
/// The newest format that this app reads.
const FORMAT: u32 = 1;

/// The manifest that the host has now.
#[derive(Clone, Debug)]
pub struct Newest {
    /// What it says.
    pub manifest: Manifest,
    /// As it came, to be kept.
    pub bytes: Vec<u8>,
}

/// The manifest as it was kept; `None` on a first visit.
pub async fn kept_manifest(root: &Root) -> Option<Manifest> {
    let files = PublicFiles::open(root.path()).await.ok()?;
    manifest_of(&files.get(MANIFEST).await.ok()??)
}

/// The manifest of now.
pub async fn newest_manifest(root: &Root) -> Result<Newest, Trouble> {
    let bytes = fetch(root, MANIFEST, RequestCache::NoCache).await?.to_vec();
    let manifest = manifest_of(&bytes).ok_or(Trouble::Broken)?;
    Ok(Newest { manifest, bytes })
}

/// A file of the manifest in JSON.
pub async fn file<T: DeserializeOwned>(root: &Root, file: &FileRef) -> Loaded<Arc<T>> {
    read(root, file, |bytes| serde_json::from_slice(bytes).ok()).await
}

/// The index of the look-up.
pub async fn index(root: &Root, manifest: &Manifest) -> Loaded<Arc<Index>> {
    let loaded = read(root, &manifest.index, |bytes| Index::of_text(std::str::from_utf8(bytes).ok()?)).await;
    match loaded {
        Loaded::Ready(index) if index.version != manifest.version => Loaded::Failed(Trouble::Broken),
        loaded => loaded,
    }
}

/// A file of the manifest: the kept one of its hash, else from the network.
async fn read<T>(root: &Root, file: &FileRef, of: impl Fn(&[u8]) -> Option<T>) -> Loaded<Arc<T>> {
    let files = PublicFiles::open(root.path()).await.ok();
    if let Some(files) = &files
        && let Ok(Some(bytes)) = files.get(&file.sha256).await
        && let Some(value) = of(&bytes)
    {
        return Loaded::Ready(Arc::new(value));
    }
    let bytes = match bring(root, file).await {
        Ok(bytes) => bytes,
        Err(trouble) => return Loaded::Failed(trouble),
    };
    let Some(value) = of(&bytes) else { return Loaded::Failed(Trouble::Broken) };
    if let Some(files) = files {
        // A browser that keeps nothing still shows everything.
        let _ = files.keep(&file.sha256, &bytes).await;
    }
    Loaded::Ready(Arc::new(value))
}

/// A file from the network. One that is not what the manifest says is asked for once more, past
/// whatever keeps a damaged or an older one on the way.
pub async fn bring(root: &Root, file: &FileRef) -> Result<Vec<u8>, Trouble> {
    let fixed_name = file.path == INDEX;
    let newest = if fixed_name { RequestCache::NoCache } else { RequestCache::Default };
    let came = match fetch(root, &file.path, newest).await {
        // Without a network: what the service worker kept, if it is of this publication.
        Err(Trouble::Offline) if fixed_name => fetch(root, &file.path, RequestCache::Default).await?,
        came => came?,
    };
    if is(file, &came).await {
        return Ok(came.to_vec());
    }
    let again = fetch(root, &file.path, RequestCache::Reload).await?;
    if is(file, &again).await { Ok(again.to_vec()) } else { Err(Trouble::Broken) }
}

async fn is(file: &FileRef, bytes: &js_sys::Uint8Array) -> bool {
    u64::from(bytes.length()) == file.bytes && sha256(bytes).await.is_none_or(|hash| hash == file.sha256)
}

/// Reads a manifest; `None` where it is none, or of a format that this app does not know.
pub fn manifest_of(bytes: &[u8]) -> Option<Manifest> {
    serde_json::from_slice(bytes).ok().filter(|m: &Manifest| m.format <= FORMAT)
}

async fn fetch(root: &Root, path: &str, cache: RequestCache) -> Result<js_sys::Uint8Array, Trouble> {
    let init = RequestInit::new();
    init.set_cache(cache);
    let asked = leptos::prelude::window().fetch_with_str_and_init(&root.href(path), &init);
    let response = JsFuture::from(asked).await.map_err(|_| Trouble::Offline)?;
    let response: Response = response.dyn_into().map_err(|_| Trouble::Broken)?;
    if !response.ok() {
        return Err(Trouble::Missing);
    }
    let buffer = response.array_buffer().map_err(|_| Trouble::Broken)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| Trouble::Offline)?;
    Ok(js_sys::Uint8Array::new(&buffer))
}
