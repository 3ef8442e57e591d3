//! The button beside the box that takes speech instead of typing. Only where speech is understood
//! on the device; elsewhere there is no button.
use crate::platform::voice::{self, Listening};
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::voice as t;

/// The button, once it is known that it can work.
#[component]
pub fn Speak(typed: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let able = RwSignal::new(false);
    let listening = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let ear = StoredValue::new_local(None::<Listening>);
    leptos::task::spawn_local(async move {
        if voice::on_device().await {
            able.try_set(true);
        }
    });
    let stop = move || {
        drop(ear.try_update_value(Option::take));
        listening.try_set(false);
    };
    on_cleanup(stop);
    let press = move |_| {
        if listening.get_untracked() {
            return stop();
        }
        let ended = move || {
            listening.try_set(false);
        };
        let opened = voice::listen(move |words| drop(typed.try_set(words)), ended);
        failed.set(opened.is_none());
        listening.set(opened.is_some());
        ear.set_value(opened);
    };
    let words = move || if listening.get() { t::stop(lang.get()) } else { t::speak(lang.get()) };
    view! {
        <Show when=move || able.get()>
            <div class="row">
                <button type="button" class="button" aria-pressed=move || listening.get().to_string() on:click=press>
                    {words}
                </button>
                <span class="soft small" role="status">{move || match (listening.get(), failed.get()) {
                    (true, _) => t::listening(lang.get()),
                    (_, true) => t::failed(lang.get()),
                    _ => t::words(lang.get()),
                }}</span>
            </div>
        </Show>
    }
}
