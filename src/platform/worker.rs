//! The office's worker: a request out, an answer back, progress in between. Ending it is
//! how long work is cancelled. Must never know what is asked or answered.
use crate::platform::root::Root;
use js_sys::{Array, Function, Promise};
use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wangge_core::office::{Call, Failure, FailureKind, Progress};
use wangge_core::texts::office as t;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, MessageEvent, Worker, WorkerOptions};

/// The script that starts the worker, beside the app's own files.
const BOOT: &str = "worker-boot.js";

/// Hears how far long work is.
pub type OnProgress = Box<dyn Fn(Progress)>;

/// What the worker says without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Another window has stored something.
    Moved,
    /// Another window is writing, and a call waits for its turn.
    Waiting,
    /// It waits no longer.
    Going,
}

/// An answer as it came: JSON, and a file where the request makes one.
pub struct Answer {
    /// To be read as the answer's type.
    pub json: String,
    /// The file beside it.
    pub file: Option<Blob>,
}

#[derive(Default)]
struct Waiting {
    next: u32,
    calls: BTreeMap<u32, (Function, Option<OnProgress>)>,
    /// What is to be sent when the worker says that it hears; `None` from then on. A message
    /// that comes before is lost.
    unsent: Option<Vec<Array>>,
}

struct Running {
    worker: Worker,
    waiting: Rc<RefCell<Waiting>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _broken: Closure<dyn FnMut(web_sys::Event)>,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    static HEARS: Cell<Option<fn(News)>> = const { Cell::new(None) };
}

/// Names who hears the news.
pub fn on_news(hears: fn(News)) {
    HEARS.set(Some(hears));
}

fn tell(news: News) {
    if let Some(hears) = HEARS.get() {
        hears(news);
    }
}

/// Sends a call, with the files it needs, and waits for its answer. Starts the worker
/// where none is running. Calls are answered in their order.
pub async fn send(
    root: &Root,
    call: &Call,
    files: &[File],
    progress: Option<OnProgress>,
) -> Result<Answer, Failure> {
    let lang = call.lang();
    let json = serde_json::to_string(call).map_err(|e| said(&e.to_string()))?;
    let answer = RUNNING.with_borrow_mut(|running| {
        if running.is_none() {
            *running = start(root);
        }
        running.as_ref().and_then(|r| post(r, &json, files, progress))
    });
    let Some(promise) = answer else { return Err(crashed(t::fail_start(lang))) };
    let parts = Array::from(&JsFuture::from(promise).await.unwrap_or_default());
    let json = parts.get(1).as_string().unwrap_or_default();
    match parts.get(0).as_string().as_deref() {
        Some("done") => Ok(Answer { json, file: parts.get(2).dyn_into().ok() }),
        Some("failed") => Err(serde_json::from_str(&json).unwrap_or_else(|_| said(t::fail_request(lang)))),
        Some("cancelled") => {
            Err(Failure { kind: FailureKind::Cancelled, message: t::fail_cancelled(lang).to_owned() })
        }
        Some("start") => Err(crashed(t::fail_start(lang))),
        _ => Err(crashed(t::fail_crashed(lang))),
    }
}

/// Ends the worker and every call that waits for it. Nothing half-done is stored: what is
/// stored is one transaction. The next call starts a new one.
pub fn cancel() {
    end("cancelled");
}

fn start(root: &Root) -> Option<Running> {
    let options = WorkerOptions::new();
    // Sites that share a host each have a register of their own.
    options.set_name(root.path());
    let worker = Worker::new_with_options(&root.app(BOOT), &options).ok()?;
    let waiting =
        Rc::new(RefCell::new(Waiting { next: 1, calls: BTreeMap::new(), unsent: Some(Vec::new()) }));
    let calls = Rc::clone(&waiting);
    let port = worker.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        hear(&port, &calls, &Array::from(&event.data()));
    });
    let broken = Closure::<dyn FnMut(web_sys::Event)>::new(|_| end("start"));
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
    Some(Running { worker, waiting, _heard: heard, _broken: broken })
}

fn post(running: &Running, json: &str, files: &[File], progress: Option<OnProgress>) -> Option<Promise> {
    let mut waiting = running.waiting.borrow_mut();
    let id = waiting.next;
    waiting.next += 1;
    let sent: Array = files.iter().collect();
    let message = Array::of3(&JsValue::from(id), &JsValue::from(json), &sent);
    match &mut waiting.unsent {
        Some(unsent) => unsent.push(message),
        None => running.worker.post_message(&message).ok()?,
    }
    let mut progress = Some(progress);
    Some(Promise::new(&mut |resolve, _| {
        waiting.calls.insert(id, (resolve, progress.take().flatten()));
    }))
}

/// A message of the worker: `[word, id, json, file]`.
fn hear(worker: &Worker, waiting: &RefCell<Waiting>, message: &Array) {
    let word = message.get(0).as_string().unwrap_or_default();
    let id = message.get(1).as_f64().unwrap_or_default() as u32;
    match word.as_str() {
        "ready" => {
            for message in waiting.borrow_mut().unsent.take().into_iter().flatten() {
                drop(worker.post_message(&message));
            }
        }
        "progress" => {
            let json = message.get(2).as_string().unwrap_or_default();
            let calls = waiting.borrow();
            if let (Some((_, Some(heard))), Ok(progress)) =
                (calls.calls.get(&id), serde_json::from_str(&json))
            {
                heard(progress);
            }
        }
        "done" | "failed" => {
            let call = waiting.borrow_mut().calls.remove(&id);
            if let Some((resolve, _)) = call {
                let answer = Array::of3(&word.into(), &message.get(2), &message.get(3));
                drop(resolve.call1(&JsValue::NULL, &answer));
            }
        }
        "moved" => tell(News::Moved),
        "waiting" => tell(News::Waiting),
        "going" => tell(News::Going),
        // The worker may not run on: its memory is as the panic left it.
        "crashed" => {
            web_sys::console::error_1(&message.get(2));
            end("crashed");
        }
        _ => {}
    }
}

fn end(word: &'static str) {
    let Some(running) = RUNNING.with_borrow_mut(Option::take) else { return };
    running.worker.terminate();
    tell(News::Going);
    let calls = std::mem::take(&mut running.waiting.borrow_mut().calls);
    for (resolve, _) in calls.into_values() {
        drop(resolve.call1(&JsValue::NULL, &Array::of1(&word.into())));
    }
    // Dropped later: this may run inside a handler that lives in it.
    let later = Closure::once_into_js(move || drop(running));
    drop(window().set_timeout_with_callback(later.unchecked_ref()));
}

fn said(message: &str) -> Failure {
    Failure { kind: FailureKind::Said, message: message.to_owned() }
}

fn crashed(message: &str) -> Failure {
    Failure { kind: FailureKind::Crashed, message: message.to_owned() }
}
