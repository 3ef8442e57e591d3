//! The camera as a reader of badges, where the browser can read codes by itself; elsewhere, how the
//! phone does it.
use crate::platform::camera::{self, Camera, NoCamera};
use crate::platform::root::use_root;
use crate::state::directory::{Loaded, use_manifest};
use crate::state::lang::use_lang;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wangge_core::Lang;
use wangge_core::site::{Scanned, scanned, verify_page};
use wangge_core::texts::verify as t;

/// What a scan led to, where it led to no page.
#[derive(Clone, PartialEq)]
enum Said {
    Denied,
    Failed,
    Elsewhere(String),
    NoCode,
}

impl Said {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::Denied => t::scan_denied(lang).to_owned(),
            Self::Failed => t::scan_failed(lang).to_owned(),
            Self::Elsewhere(host) => t::scan_elsewhere(lang, host),
            Self::NoCode => t::scan_no_code(lang).to_owned(),
        }
    }
}

/// The button, the camera's picture, and what came of it.
#[component]
pub fn Scan() -> impl IntoView {
    let lang = use_lang();
    let said = RwSignal::new(None::<Said>);
    if !camera::can_read() {
        return view! { <p class="soft small">{move || t::scan_other(lang.get())}</p> }.into_any();
    }
    let open = RwSignal::new(false);
    view! {
        <div class="stack">
            <Show
                when=move || open.get()
                fallback=move || view! {
                    <div class="row">
                        <button type="button" class="button" on:click=move |_| { said.set(None); open.set(true); }>
                            {move || t::scan(lang.get())}
                        </button>
                        <span class="soft small">{move || t::scan_words(lang.get())}</span>
                    </div>
                }
            >
                <Reader open said/>
            </Show>
            {move || said.get().map(|said| view! {
                <p class="notice notice-bad" role="alert">{said.words(lang.get())}</p>
            })}
            <p class="soft small">{move || t::scan_other(lang.get())}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Reader(open: RwSignal<bool>, said: RwSignal<Option<Said>>) -> impl IntoView {
    let lang = use_lang();
    let (root, manifest) = (use_root(), use_manifest());
    let navigate = use_navigate();
    let video = NodeRef::<html::Video>::new();
    // Whoever leaves the page leaves the camera.
    let camera = StoredValue::new_local(None::<Camera>);
    on_cleanup(move || drop(camera.try_update_value(Option::take)));
    let end = move |why: Option<Said>| {
        drop(camera.try_update_value(Option::take));
        said.try_set(why);
        open.try_set(false);
    };
    Effect::new(move || {
        let Some(video) = video.get() else { return };
        let (root, navigate) = (root.clone(), navigate.clone());
        let site = match manifest.get_untracked() {
            Loaded::Ready(manifest) => manifest.site.clone(),
            _ => String::new(),
        };
        leptos::task::spawn_local(async move {
            let opened = match Camera::open(&video).await {
                Ok(opened) => opened,
                Err(NoCamera::Denied) => return end(Some(Said::Denied)),
                Err(NoCamera::Broken) => return end(Some(Said::Failed)),
            };
            let watch = opened.watch();
            // Somebody may have left meanwhile; the camera goes out with this value.
            if camera.try_update_value(|slot| *slot = Some(opened)).is_none() {
                return;
            }
            let Some(text) = watch.read(&video).await else { return };
            match scanned(&text, &[root.address(), &site]) {
                Scanned::Grid(code) => {
                    end(None);
                    navigate(&format!("/{}", verify_page(code)), Default::default());
                }
                Scanned::Elsewhere { host } => end(Some(Said::Elsewhere(host))),
                Scanned::Other => end(Some(Said::NoCode)),
            }
        });
    });
    view! {
        <div class="stack">
            <p role="status">{move || t::scan_aim(lang.get())}</p>
            <video class="scan-video" node_ref=video prop:muted=true playsinline=true aria-label=move || t::scan_video(lang.get())></video>
            <div class="row">
                <button type="button" class="button" on:click=move |_| end(None)>{move || t::scan_stop(lang.get())}</button>
                <span class="soft small">{move || t::scan_words(lang.get())}</span>
            </div>
        </div>
    }
}
