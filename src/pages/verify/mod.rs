//! `verify/`: is the person at the door, or on the telephone, in the register? By a whole telephone
//! number, by the code on a badge (`verify/?c=…`), by the camera. Nothing leaves the device.
mod answer;
mod holder;
mod scan;

use crate::components::hotlines::Hotlines;
use crate::components::trouble::{TroubleNote, Waiting};
use crate::state::directory::{Loaded, use_lookup, use_manifest};
use crate::state::extras::use_extra;
use crate::state::lang::use_lang;
use answer::Answer;
use holder::Holder;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};
use scan::Scan;
use wangge_core::directory::Numbers;
use wangge_core::domain::GridCode;
use wangge_core::texts::verify as t;

/// 核验网格员.
pub struct Verify;

#[lazy_route]
impl LazyRoute for Verify {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Page/> }.into_any()
    }
}

#[component]
fn Page() -> impl IntoView {
    let lang = use_lang();
    let (lookup, manifest) = (use_lookup(), use_manifest());
    let numbers = use_extra::<Numbers>(|| true, |m| m.numbers.as_ref());
    let query = use_query_map();
    let badge = Signal::derive(move || query.read().get("c")?.trim().parse::<GridCode>().ok());
    let typed = RwSignal::new(String::new());
    // What was asked; a number that is being changed has no answer.
    let asked = RwSignal::new(None::<String>);
    view! {
        <div class="verify stack-wide">
            <section class="stack" aria-labelledby="verify-title">
                <div>
                    <h1 id="verify-title">{move || t::title(lang.get())}</h1>
                    <p class="soft">{move || t::lead(lang.get())}</p>
                </div>
                <Ask typed asked/>
                <Scan/>
            </section>
            <div class="stack" role="region" aria-live="polite">
                {move || match (lookup.get(), manifest.get(), asked.get(), badge.get()) {
                    (_, _, None, None) => ().into_any(),
                    (Loaded::Failed(trouble), ..) => view! { <TroubleNote trouble/> }.into_any(),
                    (Loaded::Ready(lookup), Loaded::Ready(manifest), Some(asked), _) => {
                        view! { <Answer asked lookup manifest numbers/> }.into_any()
                    }
                    (Loaded::Ready(lookup), Loaded::Ready(manifest), None, Some(code)) => {
                        view! { <Holder code lookup date=manifest.date/> }.into_any()
                    }
                    _ => view! { <Waiting/> }.into_any(),
                }}
            </div>
            {move || match manifest.get() {
                Loaded::Ready(manifest) => Some(view! { <Hotlines manifest/> }),
                _ => None,
            }}
        </div>
    }
}

/// The field and its button.
#[component]
fn Ask(typed: RwSignal<String>, asked: RwSignal<Option<String>>) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<html::Input>::new();
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        asked.set(Some(typed.get_untracked()));
    };
    view! {
        <form class="field" on:submit=ask novalidate>
            <label for="verify-input">{move || t::label(lang.get())}</label>
            <div class="verify-row">
                <input id="verify-input" class="input verify-input number" type="text" inputmode="tel" autocomplete="off"
                    enterkeyhint="go" aria-describedby="verify-hint" node_ref=input prop:value=typed
                    on:input=move |event| { asked.set(None); typed.set(event_target_value(&event)); }/>
                <button type="submit" class="button button-main">{move || t::go(lang.get())}</button>
                <Show when=move || asked.get().is_some()>
                    <button type="button" class="button" on:click=move |_| {
                        asked.set(None);
                        typed.set(String::new());
                        if let Some(input) = input.get() { let _ = input.focus(); }
                    }>{move || t::clear(lang.get())}</button>
                </Show>
            </div>
            <p class="hint" id="verify-hint">{move || t::hint(lang.get())}</p>
        </form>
    }
}
