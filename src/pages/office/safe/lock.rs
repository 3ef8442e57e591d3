//! Sealing everything on this device until the passphrase comes again.
use super::secret::{NewSecret, Secret};
use crate::pages::office::parts::Working;
use crate::pages::office::shell::Failed;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::office::{Failure, FailureKind, LockOffice, SafeView};
use wangge_core::texts::{office as to, safe as t};

/// What the lock is, and the way to lock.
#[component]
pub fn Lock(safe: Memo<SafeView>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let secret = Secret::new();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let locker = office.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !untrack(|| secret.is_new()) || busy.get_untracked() {
            return;
        }
        let office = locker.clone();
        let request = LockOffice { passphrase: secret.take() };
        busy.set(true);
        trouble.set(None);
        leptos::task::spawn_local(async move {
            let came = office.ask(request).await;
            busy.try_set(false);
            match came {
                // The pages ask again, hear that it is locked, and begin anew.
                Ok(()) => office.changed(),
                Err(failure) if failure.kind == FailureKind::Cancelled => {}
                Err(failure) => drop(trouble.try_set(Some(failure))),
            }
        });
    };
    let unsaved = move || safe.with(|s| !s.empty && (s.last.is_none() || s.changes > 0));
    let outcome =
        move || {
            let office = office.clone();
            let progress = Signal::stored(None);
            busy.get().then(|| view! {
            <Working progress begins=t::lock_working cancel=to::cancel on_cancel=move || office.cancel()/>
        })
        };
    view! {
        <section class="panel stack" aria-labelledby="lock">
            <h2 id="lock">{move || t::lock(lang.get())}</h2>
            <p>{move || t::lock_words(lang.get())}</p>
            <p class="soft small">{move || t::lock_disk(lang.get())}</p>
            <p class="notice notice-mind" hidden=move || !unsaved()>{move || t::lock_backup_first(lang.get())}</p>
            <form class="stack" on:submit=on_submit novalidate hidden=busy>
                <NewSecret id="lock-secret" secret/>
                <div><button class="button" type="submit" disabled=move || !secret.is_new()>
                    {move || t::lock_go(lang.get())}
                </button></div>
            </form>
            {outcome}
            {move || trouble.get().map(|failure| view! { <Failed failure/> })}
        </section>
    }
}
