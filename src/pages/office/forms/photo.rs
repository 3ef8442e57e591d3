//! The photograph of a person and the day on which they agreed that it be shown.
use super::super::fields::Field;
use crate::platform::files::files_of;
use crate::platform::portrait::portrait;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::texts::forms as t;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// What becomes of the photograph.
#[derive(Clone, PartialEq)]
pub enum Photo {
    /// It stays, or there is none.
    Keep,
    /// It goes.
    Remove,
    /// A new one, as an address to show it by.
    New(String),
}

#[component]
pub fn PhotoField(
    /// The one that is stored, as an address; may be empty.
    stored: Signal<String>,
    photo: RwSignal<Photo>,
    /// The new one.
    file: StoredValue<Option<File>, LocalStorage>,
    consent: RwSignal<String>,
    wrong: Signal<String>,
) -> impl IntoView {
    let lang = use_lang();
    let bad = RwSignal::new(false);
    let shown = move || match photo.get() {
        Photo::Keep => stored.get(),
        Photo::Remove => String::new(),
        Photo::New(address) => address,
    };
    let picture = move || {
        let address = shown();
        (!address.is_empty()).then(|| {
            view! { <img class="form-photo" src=address alt=move || t::photo_alt(lang.get()) width="96" height="128"/> }
        })
    };
    let on_change = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(taken) = input.and_then(|i| files_of(i.files()).into_iter().next()) else { return };
        leptos::task::spawn_local(async move {
            let made = portrait(&taken).await;
            bad.try_set(made.is_none());
            if let Some((made, address)) = made {
                drop(file.try_set_value(Some(made)));
                drop(photo.try_set(Photo::New(address)));
            }
        });
    };
    let label = Signal::derive(move || t::consent(lang.get()).to_owned());
    let hint = Signal::derive(move || t::consent_hint(lang.get()).to_owned());
    view! {
        <fieldset class="stack">
            <legend>{move || t::photo(lang.get())}</legend>
            <div class="row">
                {picture}
                <label class="button file-button">
                    {move || t::choose_photo(lang.get())}
                    <input class="unseen" type="file" accept="image/*" on:change=on_change/>
                </label>
                <button class="button" type="button" hidden=move || shown().is_empty()
                    on:click=move |_| photo.set(Photo::Remove)>{move || t::remove_photo(lang.get())}</button>
            </div>
            <p class="hint">{move || t::photo_hint(lang.get())}</p>
            <p class="wrong" role="alert" hidden=move || !bad.get()>{move || t::photo_bad(lang.get())}</p>
            <p class="wrong" role="alert" hidden=move || wrong.get().is_empty()>{wrong}</p>
            <div hidden=move || shown().is_empty()>
                <Field id="f-consent" label value=consent hint kind="date"/>
            </div>
        </fieldset>
    }
}
