//! One writer at a time: a lock of the browser (Web Locks) under the name of the database, held
//! while a request writes. A browser without them, or a page on plain http, has none: there the
//! store's revision alone keeps one window from writing over another.
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A wait that the reader is told of, in milliseconds.
const LONG: i32 = 700;

/// The turn to write; given on when it is dropped. A window that dies gives it on as well.
pub struct Turn {
    give: Function,
    late: bool,
}

impl Turn {
    /// Waits for the turn; `None` where the browser has no such locks. `lasts` is called once
    /// when it is not given soon.
    pub async fn wait(name: &str, lasts: impl FnOnce() + 'static) -> Option<Self> {
        let global = js_sys::global();
        let navigator = Reflect::get(&global, &"navigator".into()).ok()?;
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        // The lock is held until this promise is kept.
        let mut give = None;
        let over = Promise::new(&mut |keep, _| give = Some(keep));
        let mut gives = None;
        let given = Promise::new(&mut |keep, refuse| gives = Some((keep, refuse)));
        let (give, (gives, refused)) = (give?, gives?);
        let had = Closure::once_into_js(move |_lock: JsValue| {
            drop(gives.call0(&JsValue::NULL));
            over
        });
        let held: Promise = request.call2(&locks, &name.into(), &had).ok()?.dyn_into().ok()?;
        let failed = Closure::once_into_js(move |error: JsValue| drop(refused.call1(&JsValue::NULL, &error)));
        let then: Function = Reflect::get(&held, &"then".into()).ok()?.dyn_into().ok()?;
        drop(then.apply(&held, &Array::of2(&JsValue::UNDEFINED, &failed)));
        let late = Rc::new(Cell::new(false));
        let stop = later(LONG, {
            let late = Rc::clone(&late);
            move || {
                late.set(true);
                lasts();
            }
        });
        let came = JsFuture::from(given).await;
        stop();
        came.ok().map(|_| Self { give, late: late.get() })
    }

    /// Whether it lasted until it was told of.
    pub const fn was_late(&self) -> bool {
        self.late
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        drop(self.give.call0(&JsValue::NULL));
    }
}

/// Does something later, unless it is stopped before.
fn later(millis: i32, what: impl FnOnce() + 'static) -> impl FnOnce() {
    let global: Object = js_sys::global();
    let call = |name: &str, first: &JsValue, second: &JsValue| {
        let named: Function = Reflect::get(&global, &name.into()).ok()?.dyn_into().ok()?;
        named.call2(&global, first, second).ok()
    };
    let id = call("setTimeout", &Closure::once_into_js(what), &millis.into());
    let clear: Option<Function> =
        Reflect::get(&global, &"clearTimeout".into()).ok().and_then(|f| f.dyn_into().ok());
    move || {
        if let (Some(clear), Some(id)) = (clear, id) {
            drop(clear.call1(&JsValue::UNDEFINED, &id));
        }
    }
}
