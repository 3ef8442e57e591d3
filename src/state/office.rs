//! The office as its pages see it: ask the worker, show what comes back, ask again when
//! the register has changed. Holds no facts itself.
use crate::platform::root::{Root, use_root};
use crate::platform::worker::{self, News, OnProgress};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::cell::Cell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::office::{Ask, Call, Failure, FailureKind};
use wangge_core::texts::office as t;
use web_sys::{Blob, File};

/// Something asked of the worker.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked<T> {
    /// Not answered yet.
    Waiting,
    /// Answered.
    Ready(Arc<T>),
    /// Not done, and why.
    Failed(Failure),
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

impl<T> Asked<T> {
    /// The answer, if it is there.
    pub fn ready(&self) -> Option<&Arc<T>> {
        if let Self::Ready(value) = self { Some(value) } else { None }
    }
}

/// A way to the worker, from anywhere below the app.
#[derive(Clone)]
pub struct Office {
    root: Root,
    lang: RwSignal<Lang>,
}

thread_local! {
    static CHANGED: ArcRwSignal<u32> = ArcRwSignal::new(0);
    static NOTED: ArcRwSignal<u32> = ArcRwSignal::new(0);
    static SAID: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
    /// Counted up by what is done in this window: then the same answer is shown again as well.
    static DONE: Cell<u32> = const { Cell::new(0) };
    static LOCKED: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static WAITING: ArcRwSignal<bool> = ArcRwSignal::new(false);
    /// Whether anything of the register has been on this page.
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// The office, for event handlers.
pub fn use_office() -> Office {
    worker::on_news(|news| match news {
        News::Moved => CHANGED.with(|changed| changed.update(|n| *n += 1)),
        News::Waiting => WAITING.with(|waiting| waiting.set(true)),
        News::Going => WAITING.with(|waiting| waiting.set(false)),
    });
    Office { root: use_root(), lang: use_lang() }
}

/// Keeps whether the device is locked. Where the register was on the page and has been locked
/// since, here or in another window, the page begins anew: nothing of it stays in memory.
fn heard<T>(came: &Result<T, Failure>) {
    match came {
        Ok(_) => {
            SHOWN.set(true);
            LOCKED.with(|locked| locked.maybe_update(|l| std::mem::replace(l, false)));
        }
        Err(failure) if failure.kind == FailureKind::Locked => {
            if SHOWN.get() {
                drop(location().reload());
            }
            LOCKED.with(|locked| locked.maybe_update(|l| !std::mem::replace(l, true)));
        }
        Err(_) => {}
    }
}

impl Office {
    /// Asks once.
    pub async fn ask<A: Ask>(&self, request: A) -> Result<A::Answer, Failure> {
        self.ask_with(request, &[], None).await.map(|(answer, _)| answer)
    }

    /// Asks once, with files to read, hearing of progress, for a file that may come back.
    pub async fn ask_with<A: Ask>(
        &self,
        request: A,
        files: &[File],
        progress: Option<OnProgress>,
    ) -> Result<(A::Answer, Option<Blob>), Failure> {
        let lang = self.lang.get_untracked();
        let (json, file) = self.json(lang, request, files, progress).await?;
        Ok((read(&json, lang)?, file))
    }

    async fn json(
        &self,
        lang: Lang,
        request: impl Ask,
        files: &[File],
        progress: Option<OnProgress>,
    ) -> Result<(String, Option<Blob>), Failure> {
        let came = worker::send(&self.root, &Call::new(lang, request), files, progress).await;
        heard(&came);
        came.map(|answer| (answer.json, answer.file))
    }

    /// Whether the device is locked: then there is nothing to show but the way to open it.
    pub fn locked(&self) -> ArcRwSignal<bool> {
        LOCKED.with(ArcRwSignal::clone)
    }

    /// Whether something waits for another window to end its writing.
    pub fn waiting(&self) -> ArcRwSignal<bool> {
        WAITING.with(ArcRwSignal::clone)
    }

    /// Tells every page that what it shows may be old.
    pub fn changed(&self) {
        DONE.set(DONE.get().wrapping_add(1));
        CHANGED.with(|changed| changed.update(|n| *n += 1));
    }

    /// Something was stored that the page shows already, such as a form's own values: only undo and
    /// redo are asked anew, so that whoever types on keeps the place.
    pub fn noted(&self) {
        NOTED.with(|noted| noted.update(|n| *n += 1));
    }

    /// How often something was stored so, for undo and redo.
    pub fn track_notes(&self) -> u32 {
        NOTED.with(ArcRwSignal::get)
    }

    /// How often the register has changed, for whoever asks by itself.
    pub fn track_changes(&self) -> u32 {
        CHANGED.with(ArcRwSignal::get)
    }

    /// What was done, in words, for the line below every office page.
    pub fn said(&self) -> ArcRwSignal<Option<String>> {
        SAID.with(ArcRwSignal::clone)
    }

    /// Something was done: every page asks again, and the line says what it was.
    pub fn done(&self, words: String) {
        self.said().set(Some(words));
        self.changed();
    }

    /// Ends what is running.
    pub fn cancel(&self) {
        worker::cancel();
        self.changed();
    }
}

fn read<T: serde::de::DeserializeOwned>(json: &str, lang: Lang) -> Result<T, Failure> {
    let failed = |_| Failure { kind: FailureKind::Said, message: t::fail_request(lang).to_owned() };
    serde_json::from_str(json).map_err(failed)
}

fn mark(json: &str, lang: Lang) -> u64 {
    let mut hasher = DefaultHasher::new();
    (DONE.get(), lang.tag(), json).hash(&mut hasher);
    hasher.finish()
}

/// The answer to a request, asked again when the request, the language or the register
/// changes. An answer that comes too late is dropped; while a new one is awaited the old
/// one stays. Where another window has changed something, an answer that says the same is not
/// shown again: what is being typed beside it stays. `None` asks nothing.
pub fn use_asked<A>(request: impl Fn() -> Option<A> + 'static) -> Signal<Asked<A::Answer>>
where
    A: Ask + 'static,
    A::Answer: Send + Sync + 'static,
{
    let office = use_office();
    let lang = office.lang;
    let answer = RwSignal::new(Asked::Waiting);
    let turn = StoredValue::new(0_u32);
    let shown = StoredValue::new(None::<u64>);
    Effect::new(move || {
        lang.track();
        CHANGED.with(ArcRwSignal::track);
        let Some(request) = request() else { return };
        let office = office.clone();
        turn.update_value(|n| *n += 1);
        let mine = turn.get_value();
        leptos::task::spawn_local(async move {
            let lang = lang.get_untracked();
            let came = office.json(lang, request, &[], None).await;
            // The page may be gone by now, or have asked for something else.
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let now = came.as_ref().ok().map(|(json, _)| mark(json, lang));
            if now.is_some() && shown.try_get_value() == Some(now) {
                return;
            }
            shown.try_set_value(now);
            drop(answer.try_set(match came.and_then(|(json, _)| read(&json, lang)) {
                Ok(value) => Asked::Ready(Arc::new(value)),
                Err(failure) => Asked::Failed(failure),
            }));
        });
    });
    answer.into()
}
