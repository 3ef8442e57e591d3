//! The register as one sealed file. The browser is asked to keep what is here on the same occasion.
use super::secret::{NewSecret, Secret};
use super::storage::size;
use crate::pages::office::parts::{Working, grouped};
use crate::pages::office::shell::Failed;
use crate::platform::files::save;
use crate::platform::moment::moment;
use crate::platform::storage::ask_to_stay;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use wangge_core::office::{Failure, FailureKind, FileMade, MakeBackup, SafeView};
use wangge_core::texts::{office as to, safe as t};
use web_sys::Blob;

#[derive(Clone)]
enum Stand {
    Form,
    Working,
    Done(FileMade),
    Failed(Failure),
}

/// When the last backup was made, and the way to a new one.
#[component]
pub fn Backup(safe: Memo<SafeView>, room: RwSignal<u32>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let secret = Secret::new();
    let stand = RwSignal::new(Stand::Form);
    let file = StoredValue::new_local(None::<Blob>);
    let maker = office.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !untrack(|| secret.is_new()) {
            return;
        }
        let office = maker.clone();
        let request = MakeBackup { passphrase: secret.take() };
        stand.set(Stand::Working);
        leptos::task::spawn_local(async move {
            ask_to_stay().await;
            let next = match office.ask_with(request, &[], None).await {
                Ok((made, Some(blob))) => {
                    drop(save(&blob, &made.name));
                    drop(file.try_set_value(Some(blob)));
                    office.changed();
                    Stand::Done(made)
                }
                Ok((_, None)) => Stand::Form,
                Err(failure) => Stand::Failed(failure),
            };
            drop(stand.try_set(next));
            room.try_update(|n| *n += 1);
        });
    };
    let working = move || stand.with(|s| matches!(s, Stand::Working));
    let last = move || {
        let (safe, lang) = (safe.get(), lang.get());
        match safe.last {
            _ if safe.empty => t::backup_empty(lang).to_owned(),
            None => t::backup_never(lang).to_owned(),
            Some(last) if safe.changes == 0 => t::backup_last(lang, &moment(last)),
            Some(last) => t::backup_since(lang, &moment(last), &grouped(safe.changes)),
        }
    };
    let mind = move || safe.with(|s| !s.empty && (s.last.is_none() || s.changes > 0));
    let outcome = move || match stand.get() {
        Stand::Form => ().into_any(),
        Stand::Working => {
            let office = office.clone();
            let progress = Signal::stored(None);
            view! {
                <Working progress begins=t::backup_working cancel=to::cancel on_cancel=move || office.cancel()/>
            }
            .into_any()
        }
        Stand::Done(made) => {
            let bytes = file.with_value(|f| f.as_ref().map_or(0.0, Blob::size));
            let words = t::backup_done(lang.get(), &made.name, &size(bytes));
            let again = move |_| drop(file.with_value(|f| f.as_ref().map(|blob| save(blob, &made.name))));
            view! {
                <div class="notice notice-good stack" role="status">
                    <p>{words}</p>
                    <div><button class="button" type="button" on:click=again>{t::backup_save(lang.get())}</button></div>
                </div>
            }
            .into_any()
        }
        Stand::Failed(failure) if failure.kind == FailureKind::Cancelled => {
            view! { <p class="notice" role="status">{t::backup_cancelled(lang.get())}</p> }.into_any()
        }
        Stand::Failed(failure) => view! { <Failed failure/> }.into_any(),
    };
    view! {
        <section class="panel stack" aria-labelledby="backup">
            <h2 id="backup">{move || t::backup(lang.get())}</h2>
            <p>{move || t::backup_words(lang.get())}</p>
            <p class=move || if mind() { "notice notice-mind" } else { "soft" }>{last}</p>
            <form class="stack" on:submit=on_submit novalidate hidden=move || working() || safe.get().empty>
                <NewSecret id="backup-secret" secret/>
                <div><button class="button button-main" type="submit" disabled=move || !secret.is_new()>
                    {move || t::backup_go(lang.get())}
                </button></div>
            </form>
            {outcome}
        </section>
    }
}
