//! The office as its pages see it: ask the worker, show what comes back, ask again when
//! the register has changed. Holds no facts itself.
use crate::platform::root::{Root, use_root};
use crate::platform::worker::{self, OnProgress};
use crate::state::lang::use_lang;
use leptos::prelude::*;
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
    static SAID: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
}

/// The office, for event handlers.
pub fn use_office() -> Office {
    Office { root: use_root(), lang: use_lang() }
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
        let answer = worker::send(&self.root, &Call::new(lang, request), files, progress).await?;
        match serde_json::from_str(&answer.json) {
            Ok(value) => Ok((value, answer.file)),
            Err(_) => Err(Failure { kind: FailureKind::Said, message: t::fail_request(lang).to_owned() }),
        }
    }

    /// Tells every page that what it shows may be old.
    pub fn changed(&self) {
        CHANGED.with(|changed| changed.update(|n| *n += 1));
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

/// The answer to a request, asked again when the request, the language or the register
/// changes. An answer that comes too late is dropped; while a new one is awaited the old
/// one stays. `None` asks nothing.
pub fn use_asked<A>(request: impl Fn() -> Option<A> + 'static) -> Signal<Asked<A::Answer>>
where
    A: Ask + 'static,
    A::Answer: Send + Sync + 'static,
{
    let office = use_office();
    let lang = office.lang;
    let answer = RwSignal::new(Asked::Waiting);
    let turn = StoredValue::new(0_u32);
    Effect::new(move || {
        lang.track();
        CHANGED.with(ArcRwSignal::track);
        let Some(request) = request() else { return };
        let office = office.clone();
        turn.update_value(|n| *n += 1);
        let mine = turn.get_value();
        leptos::task::spawn_local(async move {
            let came = office.ask(request).await;
            // The page may be gone by now, or have asked for something else.
            if turn.try_get_value() != Some(mine) {
                return;
            }
            drop(answer.try_set(match came {
                Ok(value) => Asked::Ready(Arc::new(value)),
                Err(failure) => Asked::Failed(failure),
            }));
        });
    });
    answer.into()
}
