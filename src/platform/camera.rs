//! The camera, read for codes by the browser's own reader. A picture is looked at and forgotten:
//! nothing of it is kept, drawn elsewhere or sent. The camera goes out when the value is dropped.
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// Between two looks at the picture, milliseconds.
const LOOK: i32 = 200;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCamera {
    /// The person or the browser said no.
    Denied,
    /// There is none, or it is in use.
    Broken,
}

/// An open camera.
pub struct Camera {
    stream: MediaStream,
    on: Rc<Cell<bool>>,
}

/// Looks at the picture for as long as the camera is open.
pub struct Watch(Rc<Cell<bool>>);

/// Whether this browser has a camera for pages and reads codes by itself (`BarcodeDetector`, of the
/// Shape Detection API: Chrome on Android, some desktops).
pub fn can_read() -> bool {
    reader().is_some() && Reflect::has(&window().navigator(), &"mediaDevices".into()).unwrap_or(false)
}

fn reader() -> Option<Function> {
    Reflect::get(&window(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        drop(Reflect::set(&object, &(*name).into(), value));
    }
    object
}

impl Camera {
    /// Asks for the camera that looks away from the person, and shows it in `video`.
    pub async fn open(video: &HtmlVideoElement) -> Result<Self, NoCamera> {
        let wanted = MediaStreamConstraints::new();
        wanted.set_video(&object(&[("facingMode", "environment".into())]));
        let devices = window().navigator().media_devices().map_err(|_| NoCamera::Broken)?;
        let asked = devices.get_user_media_with_constraints(&wanted).map_err(|_| NoCamera::Broken)?;
        let stream: MediaStream = match JsFuture::from(asked).await {
            Ok(stream) => stream.unchecked_into(),
            Err(error) => {
                let name = Reflect::get(&error, &"name".into()).ok().and_then(|n| n.as_string());
                let denied = name.is_some_and(|n| n == "NotAllowedError" || n == "SecurityError");
                return Err(if denied { NoCamera::Denied } else { NoCamera::Broken });
            }
        };
        let camera = Self { stream, on: Rc::new(Cell::new(true)) };
        video.set_src_object(Some(&camera.stream));
        let played = video.play().map_err(|_| NoCamera::Broken)?;
        JsFuture::from(played).await.map_err(|_| NoCamera::Broken)?;
        Ok(camera)
    }

    /// What looks at its picture.
    pub fn watch(&self) -> Watch {
        Watch(Rc::clone(&self.on))
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.on.set(false);
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

impl Watch {
    /// The text of the first code that is seen; nothing when the camera has gone out, or where the
    /// reader does not work.
    pub async fn read(&self, video: &HtmlVideoElement) -> Option<String> {
        let options = object(&[("formats", Array::of1(&"qr_code".into()).into())]);
        let reader = Reflect::construct(&reader()?, &Array::of1(&options)).ok()?;
        let detect: Function = Reflect::get(&reader, &"detect".into()).ok()?.dyn_into().ok()?;
        while self.0.get() {
            let looked: Promise = detect.call1(&reader, video).ok()?.dyn_into().ok()?;
            // A picture that is not there yet is no code.
            if let Ok(found) = JsFuture::from(looked).await
                && let Some(code) = Array::from(&found).iter().next()
                && let Some(text) = Reflect::get(&code, &"rawValue".into()).ok()?.as_string()
                && self.0.get()
            {
                return Some(text);
            }
            wait().await;
        }
        None
    }
}

async fn wait() {
    let promise = Promise::new(&mut |resolve, _| {
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LOOK));
    });
    drop(JsFuture::from(promise).await);
}
