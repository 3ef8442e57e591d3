//! Choosing the files: by button or by dropping them; the template to fill in.
use super::Flow;
use crate::pages::office::export::ExportButtons;
use crate::platform::files::{files_of, save};
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::html::Input;
use leptos::prelude::*;
use wangge_core::office::{GetStatus, GetTemplate, ListKind, RowChoice};
use wangge_core::texts::{office as t, updates as u};

/// The place to drop files on, with the buttons.
#[component]
pub fn Choose(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let (chosen, dropped, office) = (flow.clone(), flow.clone(), flow.office);
    let template = move |_| {
        let office = office.clone();
        leptos::task::spawn_local(async move {
            if let Ok((made, Some(file))) = office.ask_with(GetTemplate, &[], None).await {
                drop(save(&file, &made.name));
            }
        });
    };
    let status = use_asked(|| Some(GetStatus));
    let filled = move || status.get().ready().is_some_and(|s| !s.empty);
    view! {
        <section class="stack">
            <p class="measure">{move || t::import_words(lang.get())}</p>
            <div
                class="drop"
                class:drop-over=over
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=move |event| {
                    event.prevent_default();
                    over.set(false);
                    dropped.read(files_of(event.data_transfer().and_then(|d| d.files())));
                }
            >
                <p>{move || t::import_drop(lang.get())}</p>
                <label class="button button-main file-button">
                    {move || t::import_choose(lang.get())}
                    <input
                        node_ref=input
                        class="unseen"
                        type="file"
                        multiple
                        accept=".xlsx,.xlsm,.csv,.txt"
                        on:change=move |_| {
                            if let Some(element) = input.get_untracked() {
                                let files = files_of(element.files());
                                element.set_value("");
                                chosen.read(files);
                            }
                        }
                    />
                </label>
                <button class="button" type="button" on:click=template>
                    {move || t::import_template(lang.get())}
                </button>
            </div>
            <p class="soft small">{move || t::import_private(lang.get())}</p>
        </section>
        <section class="stack" hidden=move || !filled() aria-labelledby="export">
            <h2 id="export">{move || u::export_title(lang.get())}</h2>
            <p class="measure">{move || u::export_words(lang.get())}</p>
            <ExportButtons rows=|| (ListKind::All, RowChoice::default())/>
        </section>
    }
}
