//! What stands in every office page's place while the device is locked.
use super::safe::secret::{Secret, SecretField};
use super::settings::Emptying;
use super::shell::Failed;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::office::{Failure, FailureKind, UnlockOffice};
use wangge_core::texts::safe as t;

/// The passphrase, and what is left to who has forgotten it.
#[component]
pub fn Unlock() -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let secret = Secret::new();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let office = office.clone();
        leptos::task::spawn_local(async move {
            let came = office.ask(UnlockOffice { passphrase: secret.take() }).await;
            busy.try_set(false);
            match came {
                Ok(()) => office.changed(),
                Err(failure) => drop(trouble.try_set(Some(failure))),
            }
        });
    };
    view! {
        <form class="panel stack form" on:submit=on_submit novalidate>
            <h2>{move || t::unlock_title(lang.get())}</h2>
            <p>{move || t::unlock_words(lang.get())}</p>
            <SecretField id="unlock" value=secret.first show=secret.show/>
            {move || trouble.get().map(|failure| match failure.kind {
                FailureKind::Said => view! {
                    <p class="notice notice-bad" role="alert">{failure.message}</p>
                }.into_any(),
                _ => view! { <Failed failure/> }.into_any(),
            })}
            <div class="row">
                <button class="button button-main" type="submit"
                    disabled=move || busy.get() || secret.first.with(String::is_empty)>
                    {move || t::unlock_go(lang.get())}
                </button>
                <span class="soft" role="status">{move || if busy.get() { t::unlock_working(lang.get()) } else { "" }}</span>
            </div>
        </form>
        <details class="form stack">
            <summary class="button">{move || t::unlock_forgot(lang.get())}</summary>
            <p>{move || t::unlock_forgot_words(lang.get())}</p>
            <Emptying/>
        </details>
    }
}
