//! The worker's side of the messages. In: `[id, call, files]`. Out: `["ready"]`, then
//! `[word, id, json, file]` with `progress`, `done`, `failed` or `crashed`; `moved` when another
//! window has stored something; `waiting` when another window's writing lasts, and `going` when
//! it is over. Messages are answered one after the other, in the order in which they came.
use crate::turn::Turn;
use chrono::NaiveDate;
use js_sys::{Array, Date, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wangge_core::Lang;
use wangge_core::office::{Call, Failure, FailureKind, Progress};
use wangge_core::texts::office as t;
use wangge_store::{IndexedStore, WebCrypto};
use wangge_worker::engine::{self, Engine, InFile, MAX_FILE, Now, Reply};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BroadcastChannel, DedicatedWorkerGlobalScope, File, MessageEvent};

/// The office's database, before the path of its site: sites that share a host share nothing else.
const DATABASE: &str = "wangge-office ";

#[derive(Default)]
struct Desk {
    waiting: RefCell<VecDeque<Array>>,
    busy: RefCell<bool>,
}

/// Says that it is ready and hears messages from then on.
pub fn start() {
    std::panic::set_hook(Box::new(|info| post("crashed", 0, &info.to_string(), None)));
    let desk = Rc::new(Desk::default());
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        desk.waiting.borrow_mut().push_back(Array::from(&event.data()));
        if !desk.busy.replace(true) {
            let desk = Rc::clone(&desk);
            spawn_local(async move { work(&desk).await });
        }
    });
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // It hears as long as the worker lives.
    heard.forget();
    OTHERS.with(|_| ());
    post("ready", 0, "", None);
}

fn others() -> Option<BroadcastChannel> {
    let channel = BroadcastChannel::new(&database()).ok()?;
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|_| post("moved", 0, "", None));
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // It hears as long as the worker lives.
    heard.forget();
    Some(channel)
}

thread_local! {
    /// To the other windows of this site; `None` where the browser has no such thing.
    static OTHERS: Option<BroadcastChannel> = others();
    static ENGINE: RefCell<Option<Engine<IndexedStore>>> = const { RefCell::new(None) };
}

async fn work(desk: &Desk) {
    loop {
        let next = desk.waiting.borrow_mut().pop_front();
        let Some(message) = next else { break };
        let id = message.get(0).as_f64().unwrap_or_default() as u32;
        match answer(id, &message).await {
            Ok(reply) => post("done", id, &reply.json, reply.file.as_deref()),
            Err(failure) => {
                post("failed", id, &serde_json::to_string(&failure).unwrap_or_default(), None);
            }
        }
    }
    desk.busy.replace(false);
}

async fn answer(id: u32, message: &Array) -> Result<Reply, Failure> {
    let json = message.get(1).as_string().unwrap_or_default();
    let call: Call =
        serde_json::from_str(&json).map_err(|_| engine::failure(t::fail_request(Lang::default())))?;
    let lang = call.lang();
    let mut engine = match ENGINE.take() {
        Some(engine) => engine,
        None => {
            let store = IndexedStore::open(&database()).await.map_err(|_| Failure {
                kind: FailureKind::CannotOpen,
                message: t::fail_unavailable(lang).to_owned(),
            })?;
            Engine::open(store, lang).await?.with_cipher(Box::new(WebCrypto))
        }
    };
    let files = read(&Array::from(&message.get(2))).await;
    let mut last = None;
    let mut progress = |p: Progress| {
        // A page can show a hundred steps, not ninety thousand.
        let step = (p.stage, p.done.saturating_mul(100).checked_div(p.total));
        if last != Some(step) {
            last = Some(step);
            post("progress", id, &serde_json::to_string(&p).unwrap_or_default(), None);
        }
    };
    let known = engine.revision();
    let writes = call.request.writes();
    let turn =
        if writes { Turn::wait(&database(), move || post("waiting", id, "", None)).await } else { None };
    if turn.as_ref().is_some_and(Turn::was_late) {
        post("going", id, "", None);
    }
    let came = engine.handle(call, now(), files, &mut progress).await;
    if writes && came.is_ok() && engine.revision() != known {
        // A window that does not hear asks the store itself before it writes.
        OTHERS.with(|others| drop(others.as_ref().map(|o| o.post_message(&JsValue::TRUE))));
    }
    ENGINE.set(Some(engine));
    drop(turn);
    came
}

fn database() -> String {
    format!("{DATABASE}{}", scope().name())
}

async fn read(files: &Array) -> Vec<InFile> {
    let mut read = Vec::new();
    for file in files.iter().filter_map(|f| f.dyn_into::<File>().ok()) {
        let size = file.size() as u64;
        let bytes = if size > MAX_FILE { None } else { JsFuture::from(file.array_buffer()).await.ok() };
        let bytes = bytes.map(|b| Uint8Array::new(&b).to_vec());
        read.push(InFile { name: file.name(), size, bytes });
    }
    read
}

fn post(word: &str, id: u32, json: &str, file: Option<&[u8]>) {
    let blob = file.and_then(|bytes| {
        let parts = Array::of1(&Uint8Array::from(bytes));
        Blob::new_with_u8_array_sequence(&parts).ok()
    });
    let file = blob.map_or(JsValue::NULL, JsValue::from);
    let message = Array::of4(&word.into(), &id.into(), &json.into(), &file);
    // A page that is gone hears nothing, which is as it should be.
    drop(scope().post_message(&message));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Today by the device's clock and zone, its time, and a number drawn by lot.
fn now() -> Now {
    let now = Date::new_0();
    let day = NaiveDate::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date());
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    Now { day: day.unwrap_or_default(), millis: now.get_time() as u64, random }
}
