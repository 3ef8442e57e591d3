//! The switch to 长辈版 at the top of every page, and the bar below it with the size of the text.
use crate::state::elder::use_elder;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::elder as t;

/// How much larger or smaller one press makes the text, in CSS pixels.
const STEP: i8 = 2;

/// Turns 长辈版 on and off.
#[component]
pub fn ElderSwitch() -> impl IntoView {
    let (lang, elder) = (use_lang(), use_elder());
    let word = move || if elder.on() { t::off(lang.get()) } else { t::on(lang.get()) };
    view! {
        <button type="button" class="elder" on:click=move |_| elder.toggle()><span>{word}</span></button>
    }
}

/// The size of the text, smaller, larger; in 长辈版 only.
#[component]
pub fn ElderBar() -> impl IntoView {
    let (lang, elder) = (use_lang(), use_elder());
    view! {
        <div class="elder-bar if-elder" role="group" aria-label=move || t::size(lang.get())>
            <span>{move || t::size(lang.get())} " " <output class="elder-size">{move || elder.size()}</output></span>
            <button type="button" class="button" aria-label=move || t::smaller(lang.get()) on:click=move |_| elder.resize(-STEP)>
                "\u{2212}"
            </button>
            <button type="button" class="button" aria-label=move || t::larger(lang.get()) on:click=move |_| elder.resize(STEP)>
                "+"
            </button>
        </div>
    }
}
