//! The button that reads an answer aloud, in 长辈版.
use crate::platform::speech::{self, Reading};
use crate::state::elder::use_elder;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::elder as t;

/// Reads a text aloud and stops; says so where the browser or the device cannot. Shown in 长辈版
/// only. Make the text with `directory::spoken`, whose telephones are said digit by digit.
#[component]
pub fn ReadAloud(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let (lang, elder) = (use_lang(), use_elder());
    let state = RwSignal::new(Reading::Quiet);
    let stop = move || {
        if state.get_untracked() == Reading::Aloud {
            speech::stop();
            state.set(Reading::Quiet);
        }
    };
    // What is read is what is seen.
    Effect::new(move |_| {
        text.track();
        stop();
    });
    on_cleanup(stop);
    let press = move |_| match state.get_untracked() {
        Reading::Aloud => stop(),
        _ => speech::speak(text.get_untracked(), lang.get_untracked(), state),
    };
    let word = move || match state.get() {
        Reading::Aloud => t::stop(lang.get()),
        _ => t::read(lang.get()),
    };
    let trouble = move || (state.get() == Reading::NoVoice).then(|| t::no_voice(lang.get()));
    move || {
        elder.on().then(|| {
            if !speech::can_speak() {
                return view! { <p class="soft">{t::no_speech(lang.get())}</p> }.into_any();
            }
            view! {
                <div class="read">
                    <button type="button" class="button" on:click=press>{word}</button>
                    <p class="soft" role="status">{trouble}</p>
                </div>
            }
            .into_any()
        })
    }
}
