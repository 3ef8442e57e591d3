//! The way back from a backup: choose, enter its passphrase, see what would change, decide.
use super::secret::{Secret, SecretField};
use crate::pages::office::parts::{Working, grouped};
use crate::pages::office::shell::Failed;
use crate::platform::files::files_of;
use crate::platform::moment::moment;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::html::Input;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::change::Counts;
use wangge_core::office::{BackupView, Failure, FailureKind, ReadBackup, Restore, Tally, Undo};
use wangge_core::texts::{office as to, safe as t};
use web_sys::File;

#[derive(Clone)]
enum Stand {
    Choosing,
    Reading,
    Read(Arc<BackupView>),
    Restoring(Arc<BackupView>),
    /// Whether it can be undone.
    Restored(bool),
    Undone,
    Failed(Failure),
}

type Chosen = StoredValue<Option<File>, LocalStorage>;

/// The whole way.
#[component]
pub fn Restoring() -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let secret = Secret::new();
    let stand = RwSignal::new(Stand::Choosing);
    let (file, name) = (StoredValue::new_local(None::<File>), RwSignal::new(String::new()));
    let reader = office.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = file.get_value() else { return };
        let office = reader.clone();
        let request = ReadBackup { passphrase: secret.take() };
        stand.set(Stand::Reading);
        leptos::task::spawn_local(async move {
            let came = office.ask_with(request, &[chosen], None).await;
            go(stand, came.map(|(view, _)| Stand::Read(Arc::new(view))));
        });
    };
    let form = move || stand.with(|s| !matches!(s, Stand::Reading | Stand::Read(_) | Stand::Restoring(_)));
    let outcome = move || match stand.get() {
        Stand::Choosing => ().into_any(),
        Stand::Reading => {
            let office = office.clone();
            let progress = Signal::stored(None);
            view! {
                <Working progress begins=t::restore_reading cancel=to::cancel on_cancel=move || office.cancel()/>
            }
            .into_any()
        }
        Stand::Read(view) => view! { <Preview view stand busy=false/> }.into_any(),
        Stand::Restoring(view) => view! { <Preview view stand busy=true/> }.into_any(),
        Stand::Restored(undo) => view! { <Restored undo stand/> }.into_any(),
        Stand::Undone => {
            view! { <p class="notice" role="status">{t::restore_undone(lang.get())}</p> }.into_any()
        }
        Stand::Failed(failure) if failure.kind == FailureKind::Said => {
            view! { <p class="notice notice-bad" role="alert">{failure.message}</p> }.into_any()
        }
        Stand::Failed(failure) if failure.kind == FailureKind::Cancelled => {
            view! { <p class="notice" role="status">{failure.message}</p> }.into_any()
        }
        Stand::Failed(failure) => view! { <Failed failure/> }.into_any(),
    };
    view! {
        <section class="panel stack" aria-labelledby="restore">
            <h2 id="restore">{move || t::restore(lang.get())}</h2>
            <form class="stack" on:submit=on_submit novalidate hidden=move || !form()>
                <p>{move || t::restore_words(lang.get())}</p>
                <Choose file name/>
                <SecretField id="restore-secret" value=secret.first show=secret.show/>
                <div><button class="button button-main" type="submit"
                    disabled=move || name.with(String::is_empty) || secret.first.with(String::is_empty)>
                    {move || t::restore_read(lang.get())}
                </button></div>
            </form>
            {outcome}
        </section>
    }
}

fn go(stand: RwSignal<Stand>, came: Result<Stand, Failure>) {
    drop(stand.try_set(came.unwrap_or_else(Stand::Failed)));
}

#[component]
fn Choose(file: Chosen, name: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<Input>::new();
    let on_change = move |_| {
        let chosen = input.get_untracked().map(|i| files_of(i.files())).unwrap_or_default().pop();
        name.set(chosen.as_ref().map(File::name).unwrap_or_default());
        file.set_value(chosen);
    };
    let words = move || {
        let name = name.get();
        if name.is_empty() { t::restore_no_file(lang.get()).to_owned() } else { name }
    };
    view! {
        <div class="row">
            <label class="button file-button">
                {move || t::restore_choose(lang.get())}
                <input node_ref=input class="unseen" type="file" accept=".wgbackup" on:change=on_change/>
            </label>
            <span class="soft" role="status">{words}</span>
        </div>
    }
}

#[component]
fn Preview(view: Arc<BackupView>, stand: RwSignal<Stand>, busy: bool) -> impl IntoView {
    let (lang, office) = (use_lang().get_untracked(), use_office());
    let title = if view.county.is_empty() {
        t::restore_of_none(lang).to_owned()
    } else {
        t::restore_of(lang, &view.county)
    };
    let newest = view.newest.map_or_else(
        || t::restore_no_history(lang).to_owned(),
        |newest| t::restore_newest(lang, &moment(newest), &grouped(view.entries)),
    );
    let same = view.changes == Counts::default();
    let into = match (same && !view.into_empty, view.into_empty) {
        (true, _) => t::restore_same(lang),
        (false, true) => t::restore_into_empty(lang),
        (false, false) => t::restore_into_used(lang),
    };
    let undo = !view.into_empty;
    let kept = Arc::clone(&view);
    let restore = move |_| {
        let office = office.clone();
        stand.set(Stand::Restoring(Arc::clone(&kept)));
        leptos::task::spawn_local(async move {
            let came = office.ask(Restore).await;
            let good = came.is_ok();
            go(stand, came.map(|_| Stand::Restored(undo)));
            if good {
                office.changed();
            }
        });
    };
    view! {
        <h3>{title}</h3>
        <p class="soft">{newest}</p>
        <Table view/>
        <p class="notice">{into}</p>
        <div class="row">
            <button class="button button-main" type="button" disabled=busy || (same && undo) on:click=restore>
                {t::restore_go(lang)}
            </button>
            <button class="button" type="button" disabled=busy on:click=move |_| stand.set(Stand::Choosing)>
                {t::restore_give_up(lang)}
            </button>
            <span class="soft" role="status">{busy.then(|| t::restore_working(lang))}</span>
        </div>
    }
}

#[component]
fn Table(view: Arc<BackupView>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let (holds, changes) = (&view.holds, &view.changes);
    let facts: [(&str, Tally, Tally); 7] = [
        (to::preview_grids(lang), holds.grids, changes.grids),
        (to::preview_persons(lang), holds.persons, changes.persons),
        (to::preview_appointments(lang), holds.appointments, changes.appointments),
        (to::preview_households(lang), holds.households, changes.households),
        (t::fact_nominations(lang), holds.nominations, changes.nominations),
        (t::fact_printed(lang), holds.printed, changes.printed),
        (t::fact_settings(lang), holds.settings, changes.settings),
    ];
    let number = |n: usize| if n == 0 { "–".to_owned() } else { grouped(n) };
    let rows: Vec<_> = facts
        .into_iter()
        .filter(|(_, held, change)| held.sum() + change.sum() > 0)
        .map(|(name, held, change)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{number(held.sum())}</td>
                    <td class="number">{number(change.added)}</td>
                    <td class="number">{number(change.changed)}</td>
                    <td class="number">{number(change.removed)}</td>
                </tr>
            }
        })
        .collect();
    let head = |word: fn(Lang) -> &'static str| view! { <th scope="col" class="number">{word(lang)}</th> };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=t::restore_table(lang)>
            <table>
                <caption>{t::restore_table(lang)}</caption>
                <thead><tr>
                    <th scope="col">{t::restore_fact(lang)}</th>
                    {head(t::restore_holds)}
                    {head(to::preview_added)}
                    {head(to::preview_changed)}
                    {head(to::preview_removed)}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Restored(undo: bool, stand: RwSignal<Stand>) -> impl IntoView {
    let (lang, office) = (use_lang(), use_office());
    let on_click = move |_| {
        let office = office.clone();
        leptos::task::spawn_local(async move {
            let came = office.ask(Undo).await;
            let good = came.is_ok();
            go(stand, came.map(|_| Stand::Undone));
            if good {
                office.changed();
            }
        });
    };
    view! {
        <div class="notice notice-good stack" role="status">
            <p>{move || t::restore_done(lang.get())}</p>
            {undo.then(|| view! {
                <div><button class="button" type="button" on:click=on_click>
                    {move || t::restore_undo(lang.get())}
                </button></div>
            })}
        </div>
    }
}
