//! A passphrase as it is typed: hidden unless it is shown, twice where it is new, and how hard it
//! is to guess, in words. It leaves by [`Secret::take`] alone, and the fields are empty then.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::office::Passphrase;
use wangge_core::office::passphrase::{SHORTEST, Strength, strength};
use wangge_core::texts::safe as t;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Secret {
    /// The passphrase.
    pub first: RwSignal<String>,
    /// Once more, where it is new.
    pub second: RwSignal<String>,
    /// Whether it can be read on the screen.
    pub show: RwSignal<bool>,
}

impl Secret {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self {
            first: RwSignal::new(String::new()),
            second: RwSignal::new(String::new()),
            show: RwSignal::new(false),
        }
    }

    /// Long enough, and twice the same.
    pub fn is_new(self) -> bool {
        let long = self.first.with(|text| !matches!(strength(text), Strength::Short(_)));
        long && self.second.with(|second| self.first.with(|first| first == second))
    }

    /// Gives it away and empties the fields.
    pub fn take(self) -> Passphrase {
        let taken = self.first.try_update(std::mem::take).unwrap_or_default();
        drop(self.second.try_set(String::new()));
        self.show.try_set(false);
        Passphrase(taken)
    }
}

/// A field for a passphrase that exists, with the way to see it.
#[component]
pub fn SecretField(
    /// Unique on the page.
    id: &'static str,
    /// What is in it.
    value: RwSignal<String>,
    /// Whether it can be read on the screen.
    show: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="field">
            <label for=id>{move || t::passphrase(lang.get())}</label>
            <Hidden id value show described=String::new()/>
        </div>
        <Show show/>
    }
}

/// The two fields for a new passphrase.
#[component]
pub fn NewSecret(
    /// Unique on the page.
    id: &'static str,
    /// What is typed.
    secret: Secret,
) -> impl IntoView {
    let lang = use_lang();
    let second = format!("{id}-again");
    let (hint, judged, differs) = (format!("{id}-hint"), format!("{id}-judged"), format!("{id}-differs"));
    let found = Memo::new(move |_| secret.first.with(|text| strength(text)));
    let typed = move || secret.first.with(|text| !text.is_empty());
    let other = move || {
        let (first, second) = (secret.first.get(), secret.second.get());
        // While it is being typed it is not wrong yet.
        !second.is_empty() && !first.starts_with(&second)
    };
    let class = move || match found.get() {
        Strength::Short(_) | Strength::Weak => "small strength strength-weak",
        Strength::Fair => "small strength strength-fair",
        Strength::Strong => "small strength strength-strong",
    };
    view! {
        <div class="field">
            <label for=id>{move || t::passphrase(lang.get())}</label>
            <Hidden id value=secret.first show=secret.show described=format!("{hint} {judged}")/>
            <p class="hint" id=hint>{move || t::passphrase_hint(lang.get(), &SHORTEST)}</p>
            <p class=class id=judged role="status">
                {move || typed().then(|| words(found.get(), lang.get()))}
            </p>
        </div>
        <div class="field">
            <label for=second.clone()>{move || t::again(lang.get())}</label>
            <Hidden id=second value=secret.second show=secret.show described=differs.clone()/>
            <p class="wrong" id=differs role="alert">
                {move || other().then(|| t::again_differs(lang.get()))}
            </p>
        </div>
        <Show show=secret.show/>
        <p class="notice notice-mind">{move || t::no_help(lang.get())}</p>
    }
}

#[component]
fn Hidden(
    #[prop(into)] id: String,
    value: RwSignal<String>,
    show: RwSignal<bool>,
    described: String,
) -> impl IntoView {
    view! {
        <input class="input" id=id type=move || if show.get() { "text" } else { "password" }
            prop:value=value autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby=described
            on:input=move |event| value.set(event_target_value(&event))/>
    }
}

#[component]
fn Show(show: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <label class="option">
            <input type="checkbox" prop:checked=show on:change=move |event| show.set(event_target_checked(&event))/>
            {move || t::show(lang.get())}
        </label>
    }
}

fn words(strength: Strength, lang: Lang) -> String {
    match strength {
        Strength::Short(missing) => t::strength_short(lang, &missing),
        Strength::Weak => t::strength_weak(lang).to_owned(),
        Strength::Fair => t::strength_fair(lang).to_owned(),
        Strength::Strong => t::strength_strong(lang).to_owned(),
    }
}
