//! Choosing the files: by button or by dropping them; cells that were copied; the template.
use super::Flow;
use crate::pages::office::export::ExportButtons;
use crate::platform::files::{files_of, save};
use crate::state::lang::use_lang;
use crate::state::office::use_asked;
use leptos::html::Input;
use leptos::prelude::*;
use wangge_core::office::{GetStatus, GetTemplate, ListKind, Paste, RowChoice};
use wangge_core::texts::{office as t, updates as u};

/// The place to drop files on, with the buttons.
#[component]
pub fn Choose(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let input = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    let (chosen, dropped, pasted, office) = (flow.clone(), flow.clone(), flow.clone(), flow.office);
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
        <Pasted flow=pasted/>
        <section class="stack" hidden=move || !filled() aria-labelledby="export">
            <h2 id="export">{move || u::export_title(lang.get())}</h2>
            <p class="measure">{move || u::export_words(lang.get())}</p>
            <ExportButtons rows=|| (ListKind::All, RowChoice::default())/>
        </section>
    }
}

/// Cells that were copied in Excel: read as soon as they are pasted.
#[component]
fn Pasted(flow: Flow) -> impl IntoView {
    let lang = use_lang();
    let kind = RwSignal::new(ListKind::Households);
    let typed = RwSignal::new(String::new());
    let read = StoredValue::new(flow);
    let go = move || {
        let text = typed.get_untracked();
        read.with_value(|flow| flow.paste(Paste { kind: kind.get_untracked(), text, onto: None }));
    };
    let choice = move |one: ListKind, name: fn(wangge_core::Lang) -> &'static str| {
        view! {
            <button class="chip" type="button" aria-pressed=move || (kind.get() == one).to_string()
                on:click=move |_| kind.set(one)>{move || name(lang.get())}</button>
        }
    };
    view! {
        <section class="stack" aria-labelledby="pasted">
            <h2 id="pasted">{move || u::paste_title(lang.get())}</h2>
            <p class="measure">{move || u::paste_words(lang.get())}</p>
            <div class="row" role="group" aria-label=move || u::columns_list(lang.get())>
                {choice(ListKind::Households, u::list_households)}
                {choice(ListKind::People, u::list_people)}
                {choice(ListKind::Grids, u::list_grids)}
            </div>

            <div class="field measure">
                <label for="cells">{move || u::paste_label(lang.get())}</label>
                <textarea class="input" id="cells" rows="3" autocomplete="off" prop:value=typed spellcheck="false"
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:paste=move |event| {
                        let Some(cells) = event.clipboard_data().and_then(|d| d.get_data("text/plain").ok()) else { return };
                        if typed.with_untracked(|t| t.trim().is_empty()) && cells.contains(['\t', '\n']) {
                            event.prevent_default();
                            typed.set(cells);
                            go();
                        }
                    }></textarea>
            </div>
            <div><button class="button" type="button" disabled=move || typed.with(|t| t.trim().is_empty())
                on:click=move |_| go()>{move || u::paste_read(lang.get())}</button></div>
        </section>
    }
}
