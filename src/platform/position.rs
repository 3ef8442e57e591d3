//! Where the device is, asked for once and only when a person has asked. Never kept, never sent.
//! By the standard (W3C Geolocation) it is WGS-84; a browser that gives GCJ-02 is off by some
//! hundred metres, which a list of villages to choose from bears.
use js_sys::Promise;
use leptos::prelude::window;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position, PositionError, PositionOptions};

/// Longer than this nobody waits, milliseconds.
const PATIENCE: u32 = 20_000;

/// A place in degrees, and how far off it may be in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Here {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
    /// Within so many metres.
    pub within: f64,
}

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The browser has none for pages.
    Unsupported,
    /// The person or the browser said no.
    Denied,
    /// The device does not know.
    Unavailable,
    /// It took too long.
    Timeout,
}

/// Asks the device.
pub async fn here() -> Result<Here, NoPosition> {
    let Ok(geolocation) = window().navigator().geolocation() else { return Err(NoPosition::Unsupported) };
    if geolocation.is_undefined() {
        return Err(NoPosition::Unsupported);
    }
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE);
    // Whoever asks again has moved: an older answer is none.
    options.set_maximum_age(0);
    options.set_enable_high_accuracy(true);
    // The calls back live as long as they are waited for.
    let heard = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolve, reject| {
        let found = Closure::<dyn FnMut(JsValue)>::new(move |at: JsValue| {
            drop(resolve.call1(&JsValue::NULL, &at));
        });
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |why: JsValue| {
            drop(reject.call1(&JsValue::NULL, &why));
        });
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options,
        );
        if asked.is_ok() {
            *heard.borrow_mut() = Some((found, failed));
        }
    });
    if heard.borrow().is_none() {
        return Err(NoPosition::Unsupported);
    }
    match JsFuture::from(promise).await {
        Ok(at) => {
            let at = at.unchecked_into::<Position>().coords();
            Ok(Here { lon: at.longitude(), lat: at.latitude(), within: at.accuracy() })
        }
        Err(why) => Err(match why.unchecked_into::<PositionError>().code() {
            PositionError::PERMISSION_DENIED => NoPosition::Denied,
            PositionError::TIMEOUT => NoPosition::Timeout,
            _ => NoPosition::Unavailable,
        }),
    }
}
