//! Speech into text, on the device or not at all. Browsers that can do it on the device say so
//! (`SpeechRecognition.available` with `processLocally`, Web Speech API); the older way, which
//! sends what is said to the browser's maker, is never used: nothing that a resident says may
//! leave the device.
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const LANGUAGE: &str = "zh-CN";

/// What is heard, on its way.
pub struct Listening {
    recognition: JsValue,
    _heard: Closure<dyn FnMut(JsValue)>,
    _ended: Closure<dyn FnMut()>,
}

fn class() -> Option<Function> {
    Reflect::get(&window(), &"SpeechRecognition".into()).ok()?.dyn_into().ok()
}

fn set(target: &JsValue, name: &str, value: impl Into<JsValue>) {
    drop(Reflect::set(target, &name.into(), &value.into()));
}

/// Whether speech is understood on this device, now, without anything being fetched for it.
pub async fn on_device() -> bool {
    asked().await == Some("available".to_owned())
}

async fn asked() -> Option<String> {
    let class = class()?;
    let available: Function = Reflect::get(&class, &"available".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    set(&options, "langs", Array::of1(&LANGUAGE.into()));
    set(&options, "processLocally", true);
    let promise: Promise = available.call1(&class, &options).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}

/// Listens until the person is silent. `heard` gets the words so far, `ended` that it is over.
/// Nothing where the browser would not promise to stay on the device.
pub fn listen(heard: impl Fn(String) + 'static, ended: impl Fn() + 'static) -> Option<Listening> {
    let recognition = Reflect::construct(&class()?, &Array::new()).ok()?;
    if !Reflect::has(&recognition, &"processLocally".into()).unwrap_or(false) {
        return None;
    }
    set(&recognition, "processLocally", true);
    set(&recognition, "lang", LANGUAGE);
    set(&recognition, "interimResults", true);
    let on_result = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        if let Some(words) = words(&event) {
            heard(words);
        }
    });
    let on_end = Closure::<dyn FnMut()>::new(ended);
    set(&recognition, "onresult", on_result.as_ref().clone());
    set(&recognition, "onend", on_end.as_ref().clone());
    call(&recognition, "start")?;
    Some(Listening { recognition, _heard: on_result, _ended: on_end })
}

/// The likeliest words of a result.
fn words(event: &JsValue) -> Option<String> {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    let first = get(&get(event, "results")?, "0")?;
    let text = get(&get(&first, "0")?, "transcript")?.as_string()?;
    // A sentence's full stop is no part of a name.
    Some(text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '，' | '？' | '！')).to_owned())
}

fn call(target: &JsValue, name: &str) -> Option<()> {
    let function: Function = Reflect::get(target, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(target).ok().map(drop)
}

impl Drop for Listening {
    fn drop(&mut self) {
        set(&self.recognition, "onresult", JsValue::NULL);
        set(&self.recognition, "onend", JsValue::NULL);
        call(&self.recognition, "abort");
    }
}
