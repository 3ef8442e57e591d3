//! Reading aloud by the browser's speech synthesis. Uses voices of the device only
//! (`localService`): a text that is read elsewhere would leave it.
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wangge_core::Lang;
use wasm_bindgen::prelude::*;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// A little slower than browsers speak.
const RATE: f32 = 0.9;
/// Some browsers have their voices only some time after the first question.
const LATER: Duration = Duration::from_millis(600);

/// How a reading stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is read.
    #[default]
    Quiet,
    /// It is being read.
    Aloud,
    /// The device has no voice of its own for the language.
    NoVoice,
}

/// What is being said, and who hears that it ended.
type Spoken = (SpeechSynthesisUtterance, Closure<dyn FnMut()>);

thread_local! {
    /// What is being read, who is told when it ends: some browsers forget what nobody holds.
    static HEARD: RefCell<Option<Spoken>> = const { RefCell::new(None) };
}

fn synthesis() -> Option<SpeechSynthesis> {
    let there = js_sys::Reflect::get(&window(), &"speechSynthesis".into()).ok()?;
    there.is_object().then(|| there.unchecked_into())
}

/// Whether the browser can read aloud at all.
pub fn can_speak() -> bool {
    let voices = synthesis();
    // The first question makes some browsers load their voices.
    voices.map(|v| v.get_voices()).is_some()
}

/// Reads a text; `state` says how it stands.
pub fn speak(text: String, lang: Lang, state: RwSignal<Reading>) {
    if start(&text, lang, state) {
        return;
    }
    set_timeout(
        move || {
            if !start(&text, lang, state) {
                let _ = state.try_set(Reading::NoVoice);
            }
        },
        LATER,
    );
}

/// Stops what is being read.
pub fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
    HEARD.take();
}

fn start(text: &str, lang: Lang, state: RwSignal<Reading>) -> bool {
    let Some(synthesis) = synthesis() else { return false };
    let Some(voice) = voice(&synthesis, lang) else { return false };
    let Ok(heard) = SpeechSynthesisUtterance::new_with_text(text) else { return false };
    heard.set_lang(&voice.lang());
    heard.set_voice(Some(&voice));
    heard.set_rate(RATE);
    let ended = Closure::<dyn FnMut()>::new(move || {
        let _ = state.try_set(Reading::Quiet);
    });
    heard.set_onend(Some(ended.as_ref().unchecked_ref()));
    heard.set_onerror(Some(ended.as_ref().unchecked_ref()));
    synthesis.cancel();
    synthesis.speak(&heard);
    let _ = state.try_set(Reading::Aloud);
    HEARD.replace(Some((heard, ended)));
    true
}

/// A voice of the device for the language; for Chinese one of Mandarin, the mainland's first.
fn voice(synthesis: &SpeechSynthesis, lang: Lang) -> Option<SpeechSynthesisVoice> {
    let all = synthesis.get_voices();
    let own = (0..all.length())
        .map(|i| all.get(i).unchecked_into::<SpeechSynthesisVoice>())
        .filter(SpeechSynthesisVoice::local_service)
        .filter_map(|v| Some((rank(&v.lang(), lang)?, v)));
    own.min_by_key(|(rank, _)| *rank).map(|(_, voice)| voice)
}

fn rank(tag: &str, lang: Lang) -> Option<u8> {
    let tag = tag.to_ascii_lowercase();
    let begins = |with: &[&str]| with.iter().any(|w| tag.starts_with(w));
    match lang {
        Lang::En => begins(&["en"]).then_some(0),
        Lang::Zh if !begins(&["zh", "cmn"]) || ["hk", "mo", "yue"].iter().any(|o| tag.contains(o)) => None,
        Lang::Zh => Some(u8::from(!tag.contains("cn"))),
    }
}
