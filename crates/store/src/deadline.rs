//! A limit on how long the browser may take to answer for the public files. WebKit's database can
//! fall silent for good when a page is left in the middle of a transaction; what is kept is a
//! help, and nobody may wait for it for ever. Must not be used for a register, which has no
//! second source.
use crate::StoreError;
use futures_channel::oneshot;
use std::cell::Cell;
use std::pin::{Pin, pin};
use std::task::Poll;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// In milliseconds: many times what a slow telephone needs.
const PATIENCE: i32 = 3000;

thread_local! {
    /// Once silent, it is not asked again by this page.
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

/// What the browser answers, or that it does not.
pub async fn answered<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    let silent = || StoreError::Unavailable("the browser's database does not answer".to_owned());
    if SILENT.get() {
        return Err(silent());
    }
    let Some(window) = web_sys::window() else { return work.await };
    let (over, mut time) = oneshot::channel::<()>();
    let ring = Closure::once_into_js(move || {
        let _ = over.send(());
    });
    drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(ring.unchecked_ref(), PATIENCE));
    let mut work = pin!(work);
    std::future::poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(done);
        }
        Pin::new(&mut time).poll(context).map(|_| {
            SILENT.set(true);
            Err(silent())
        })
    })
    .await
}
