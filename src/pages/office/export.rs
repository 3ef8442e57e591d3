//! A pair of buttons that give a list as a file: what a table shows, or everything.
use super::parts::grouped;
use crate::platform::files::save;
use crate::state::lang::use_lang;
use crate::state::office::use_office;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::office::{Export, Exported, Failure, FileFormat, ListKind, RowChoice};
use wangge_core::texts::updates as t;

#[derive(Clone)]
enum Stand {
    Idle,
    Working,
    Made(Arc<Exported>),
    Failed(Failure),
}

/// The buttons, and what is said of the file.
#[component]
pub fn ExportButtons(
    /// Which list and which rows of it, asked when a button is pressed.
    rows: impl Fn() -> (ListKind, RowChoice) + Send + Sync + 'static,
) -> impl IntoView {
    let lang = use_lang();
    let office = use_office();
    let stand = RwSignal::new(Stand::Idle);
    let make = Arc::new(move |format: FileFormat| {
        let (kind, rows) = rows();
        let office = office.clone();
        stand.set(Stand::Working);
        leptos::task::spawn_local(async move {
            let came = office.ask_with(Export { kind, rows, format }, &[], None).await;
            drop(stand.try_set(match came {
                Ok((made, file)) => {
                    // A browser that refuses to save keeps quiet: the buttons stay.
                    drop(file.map(|f| save(&f, &made.file.name)));
                    Stand::Made(Arc::new(made))
                }
                Err(failure) => Stand::Failed(failure),
            }));
        });
    });
    let csv = Arc::clone(&make);
    let busy = move || matches!(stand.get(), Stand::Working);
    view! {
        <div class="stack no-print">
            <div class="row">
                <button class="button" type="button" disabled=busy on:click=move |_| make(FileFormat::Xlsx)>
                    {move || t::export_xlsx(lang.get())}
                </button>
                <button class="button" type="button" disabled=busy on:click=move |_| csv(FileFormat::Csv)>
                    {move || t::export_csv(lang.get())}
                </button>
            </div>
            <div role="status" class="small">{move || said(&stand.get(), lang.get())}</div>
        </div>
    }
}

fn said(stand: &Stand, lang: wangge_core::Lang) -> AnyView {
    match stand {
        Stand::Idle => ().into_any(),
        Stand::Working => view! { <p class="soft">{t::export_working(lang)}</p> }.into_any(),
        Stand::Made(made) => {
            let zip = made.file.name.ends_with(".zip");
            let none = made.without_post;
            view! {
                <p>{t::export_done(lang, &made.file.name, &grouped(made.rows))}</p>
                {zip.then(|| view! { <p>{t::export_zip(lang)}</p> })}
                {(none > 0).then(|| view! { <p>{t::export_without(lang, &grouped(none))}</p> })}
                <p class="soft">{t::export_private(lang)}</p>
            }
            .into_any()
        }
        Stand::Failed(failure) => view! { <p class="wrong">{failure.message.clone()}</p> }.into_any(),
    }
}
