//! `offline/`: what this device keeps, in plain words; the whole county for offline use; the home
//! screen. Must never fetch more than was asked for.
mod install;
mod whole;

use crate::components::trouble::{TroubleNote, Waiting};
use crate::platform::root::use_root;
use crate::platform::storage;
use crate::state::directory::{Loaded, use_manifest};
use crate::state::keep::{Kept, kept};
use crate::state::lang::use_lang;
use crate::state::updates::use_updates;
use install::Install;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use std::sync::Arc;
use wangge_core::directory::Manifest;
use wangge_core::texts::offline as t;
use whole::Whole;

/// Offline use.
pub struct Offline;

#[lazy_route]
impl LazyRoute for Offline {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let lang = use_lang();
        let (manifest, updates) = (use_manifest(), use_updates());
        view! {
            <article class="stack-wide offline">
                <header class="stack">
                    <h1>{move || t::title(lang.get())}</h1>
                    <p class="soft">{move || t::lead(lang.get())}</p>
                </header>
                {move || updates.refused().then(|| view! {
                    <p class="notice notice-mind" role="status">{t::cannot(lang.get())}</p>
                })}
                {move || match manifest.get() {
                    Loaded::Ready(manifest) => view! { <Data manifest/> }.into_any(),
                    Loaded::Failed(trouble) => view! { <TroubleNote trouble/> }.into_any(),
                    Loaded::Waiting => view! { <Waiting/> }.into_any(),
                }}
                <Install/>
            </article>
        }
        .into_any()
    }
}

/// What the device says about itself.
#[derive(Clone, Debug, PartialEq)]
struct Device {
    /// `None`: it keeps nothing.
    kept: Option<Kept>,
    used: Option<f64>,
    stays: bool,
}

#[component]
fn Data(manifest: Arc<Manifest>) -> impl IntoView {
    let root = use_root();
    let device = RwSignal::new(None::<Device>);
    // Counted again whenever something has come or gone.
    let changed = Trigger::new();
    let of = Arc::clone(&manifest);
    Effect::new(move || {
        changed.track();
        let (root, of) = (root.clone(), Arc::clone(&of));
        leptos::task::spawn_local(async move {
            let kept = kept(&root, &of).await;
            let (used, stays) = (storage::used().await, storage::stays().await);
            let _ = device.try_set(Some(Device { kept, used, stays }));
        });
    });
    view! {
        <Whole manifest=Arc::clone(&manifest) device changed/>
        <State manifest device/>
    }
}

#[component]
fn State(manifest: Arc<Manifest>, device: RwSignal<Option<Device>>) -> impl IntoView {
    let (lang, updates) = (use_lang(), use_updates());
    let all = manifest.villages.len();
    let kept = move || device.get().and_then(|d| d.kept);
    let data = move || {
        let lang = lang.get();
        let kept = kept().and_then(|k| k.manifest);
        kept.map_or_else(|| t::data_none(lang).into(), |m| t::data_value(lang, &m.version, &m.date))
    };
    let villages = move || t::villages_value(lang.get(), &kept().map_or(0, |k| k.extent.villages), &all);
    let app = move || {
        updates.kept().map_or_else(|| t::app_none(lang.get()).into(), |b| t::app_value(lang.get(), &b))
    };
    let space = move || {
        let used = device.get().and_then(|d| d.used);
        used.map_or_else(|| t::space_unknown(lang.get()).into(), |u| t::space_value(lang.get(), &size(u)))
    };
    let stays = move || match device.get() {
        Some(device) if device.stays => t::stays_yes(lang.get()),
        _ => t::stays_no(lang.get()),
    };
    view! {
        <section class="panel stack">
            <h2>{move || t::now(lang.get())}</h2>
            <dl class="facts">
                <div><dt>{move || t::data(lang.get())}</dt><dd>{data}</dd></div>
                <div><dt>{move || t::villages(lang.get())}</dt><dd>{villages}</dd></div>
                <div><dt>{move || t::app(lang.get())}</dt><dd>{app}</dd></div>
                <div><dt>{move || t::space(lang.get())}</dt><dd>{space}</dd></div>
                <div><dt>{move || t::stays(lang.get())}</dt><dd>{stays}</dd></div>
            </dl>
        </section>
    }
}

/// A number of bytes in words.
fn size(bytes: f64) -> String {
    if bytes < 1_000_000.0 {
        format!("{} KB", (bytes / 1000.0).ceil())
    } else {
        format!("{:.1} MB", bytes / 1_000_000.0)
    }
}
