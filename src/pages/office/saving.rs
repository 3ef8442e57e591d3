//! What every way of saving has in common, whatever it says of what is wrong: one save at a time,
//! the first wrong field gets the focus, what cannot be seen any more is asked once more.
use crate::platform::focus::focus;
use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;

/// Asks, where nothing is on its way already, and hands over what came; where the page is gone by
/// then, to nobody.
pub fn once<T: 'static>(
    busy: RwSignal<bool>,
    ask: impl Future<Output = T> + 'static,
    came: impl FnOnce(T) + 'static,
) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    leptos::task::spawn_local(async move {
        let answer = ask.await;
        if busy.try_set(false).is_none() {
            came(answer);
        }
    });
}

/// Gives the focus to the first wrong field below what a selector names, once it is marked as such.
pub fn focus_wrong(within: &'static str) {
    request_animation_frame(move || {
        focus(&format!("{within} [aria-invalid=true]"));
    });
}

/// A button that asks once more before it does what cannot be seen any more.
#[component]
pub fn Sure(
    #[prop(into)] name: Signal<String>,
    /// What happens, in words.
    #[prop(into)]
    words: Signal<String>,
    /// The second button, of the first one's name.
    yes: fn(Lang, &str) -> String,
    /// The way back.
    no: fn(Lang) -> &'static str,
    on_sure: impl Fn() + 'static,
) -> impl IntoView {
    let lang = use_lang();
    let sure = RwSignal::new(false);
    view! {
        <div class="stack">
            <p class="wrong" role="alert" hidden=move || !sure.get()>{words}</p>
            <div class="row">
                <button class="button button-danger" type="button" hidden=move || sure.get()
                    on:click=move |_| sure.set(true)>{name}</button>
                <button class="button button-danger" type="button" hidden=move || !sure.get()
                    on:click=move |_| { sure.set(false); on_sure(); }>{move || yes(lang.get(), &name.get())}</button>
                <button class="button" type="button" hidden=move || !sure.get()
                    on:click=move |_| sure.set(false)>{move || no(lang.get())}</button>
            </div>
        </div>
    }
}

/// A day as it is typed; `None` where nothing is.
pub fn day(typed: &str) -> Option<chrono::NaiveDate> {
    typed.trim().parse().ok()
}
