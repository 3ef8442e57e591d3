//! 导入: choose files, see what they would change, accept all of it or nothing.
mod choose;
mod columns;
mod differences;
mod issues;
mod missing;
mod preview;

use super::parts::Working;
use super::shell::{Failed, Shell};
use crate::state::lang::use_lang;
use crate::state::office::{Asked, Office, use_asked, use_office};
use choose::Choose;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use missing::Ticked;
use preview::{PreviewPanel, StoredPanel};
use std::sync::Arc;
use wangge_core::office::{
    Accept, Discard, Failure, FailureKind, GetPreview, MissingChoice, Paste, Preview, Progress, ReadFiles,
    SetColumns, Stored,
};
use wangge_core::texts::office as t;

/// 导入.
pub struct Import;

#[lazy_route]
impl LazyRoute for Import {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

/// Where an import stands.
#[derive(Clone)]
enum Stand {
    /// Nothing chosen.
    Choosing,
    /// The worker reads.
    Reading,
    /// To be looked at.
    Proposed(Arc<Preview>),
    /// On the way to the disk.
    Storing(Arc<Preview>),
    /// On the disk.
    Stored(Arc<Stored>),
    /// The worker could not, and why.
    Failed(Failure),
}

/// The import as its parts see it.
#[derive(Clone)]
struct Flow {
    office: Office,
    stand: RwSignal<Stand>,
    progress: RwSignal<Option<Progress>>,
    /// What is to become of what is missing.
    ticked: Ticked,
    /// What came of what was said of columns; `None`: nothing was.
    said: RwSignal<Option<Result<(), String>>>,
    /// Why the proposal that waits was not stored, where it was not.
    unstored: RwSignal<Option<String>>,
}

impl Flow {
    fn read(&self, files: Vec<web_sys::File>) {
        if files.is_empty() {
            return;
        }
        let flow = self.clone();
        flow.begin();
        leptos::task::spawn_local(async move {
            let progress = flow.progress;
            let heard = Box::new(move |p| drop(progress.try_set(Some(p))));
            let came = flow.office.ask_with(ReadFiles, &files, Some(heard)).await;
            flow.go(came.map(|(preview, _)| Stand::Proposed(Arc::new(preview))));
        });
    }

    /// The worker begins to read: nothing is said of what was before.
    fn begin(&self) {
        self.progress.set(None);
        self.ticked.clear();
        self.said.set(None);
        self.unstored.set(None);
        self.stand.set(Stand::Reading);
    }

    /// Reads cells that were pasted.
    fn paste(&self, paste: Paste) {
        let flow = self.clone();
        flow.begin();
        leptos::task::spawn_local(async move {
            let came = flow.office.ask(paste).await;
            flow.go(came.map(|preview| Stand::Proposed(Arc::new(preview))));
        });
    }

    /// Says what columns mean; what is refused leaves the preview as it is.
    fn explain(&self, columns: SetColumns) {
        let flow = self.clone();
        leptos::task::spawn_local(async move {
            match flow.office.ask(columns).await {
                Ok(preview) => {
                    flow.ticked.clear();
                    drop(flow.said.try_set(Some(Ok(()))));
                    flow.go(Ok(Stand::Proposed(Arc::new(preview))));
                }
                Err(failure) if failure.kind == FailureKind::Said => {
                    drop(flow.said.try_set(Some(Err(failure.message))));
                }
                Err(failure) => flow.go(Err(failure)),
            }
        });
    }

    /// Stores the proposal. Where the device has no room, or ends the writing, it waits on as it was.
    fn accept(&self, preview: Arc<Preview>, missing: MissingChoice) {
        let flow = self.clone();
        flow.unstored.set(None);
        flow.stand.set(Stand::Storing(Arc::clone(&preview)));
        leptos::task::spawn_local(async move {
            match flow.office.ask(Accept { missing }).await {
                Ok(stored) => {
                    flow.go(Ok(Stand::Stored(Arc::new(stored))));
                    flow.office.changed();
                }
                Err(failure) if failure.kind == FailureKind::Said => {
                    drop(flow.unstored.try_set(Some(failure.message)));
                    flow.go(Ok(Stand::Proposed(preview)));
                }
                Err(failure) => flow.go(Err(failure)),
            }
        });
    }

    fn discard(&self) {
        let flow = self.clone();
        leptos::task::spawn_local(async move {
            let came = flow.office.ask(Discard).await;
            flow.go(came.map(|()| Stand::Choosing));
        });
    }

    fn go(&self, came: Result<Stand, Failure>) {
        drop(self.stand.try_set(came.unwrap_or_else(Stand::Failed)));
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let office = use_office();
    let flow = Flow {
        office: office.clone(),
        stand: RwSignal::new(Stand::Choosing),
        progress: RwSignal::new(None),
        ticked: Ticked::none(),
        said: RwSignal::new(None),
        unstored: RwSignal::new(None),
    };
    // A proposal made before the reader looked at another page is still there.
    let (waiting, stand) = (use_asked(|| Some(GetPreview)), flow.stand);
    Effect::new(move || {
        if let Asked::Ready(kept) = waiting.get()
            && let Some(preview) = kept.as_ref()
        {
            stand.update(|s| {
                if matches!(s, Stand::Choosing | Stand::Proposed(_) | Stand::Failed(_)) {
                    *s = Stand::Proposed(Arc::new(preview.clone()));
                }
            });
        }
    });
    let shown = move || {
        let flow = flow.clone();
        lang.track();
        match flow.stand.get() {
            Stand::Choosing => view! { <Choose flow/> }.into_any(),
            Stand::Reading => {
                let office = flow.office.clone();
                let progress = flow.progress;
                view! { <Working progress cancel=t::import_cancel on_cancel=move || office.cancel()/> }
                    .into_any()
            }
            Stand::Proposed(preview) => view! { <PreviewPanel preview flow storing=false/> }.into_any(),
            Stand::Storing(preview) => view! { <PreviewPanel preview flow storing=true/> }.into_any(),
            Stand::Stored(stored) => view! { <StoredPanel stored/><Choose flow/> }.into_any(),
            Stand::Failed(failure) if failure.kind == FailureKind::Cancelled => view! {
                <p class="notice" role="status">{t::import_cancelled(lang.get())}</p>
                <Choose flow/>
            }
            .into_any(),
            Stand::Failed(failure) => view! { <Failed failure/><Choose flow/> }.into_any(),
        }
    };
    view! {
        <Shell title=Signal::derive(move || t::import_title(lang.get()).to_owned())>{shown}</Shell>
    }
}
