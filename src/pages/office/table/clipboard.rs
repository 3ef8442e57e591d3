//! A table and the clipboard: rows go out as the sheets have them, cells that come in are proposed
//! as an import is, on its page. Nothing is stored here.
use super::columns::Col;
use super::listed;
use super::state::TableState;
use crate::platform::share::{Shared, copy};
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wangge_core::Lang;
use wangge_core::office::{CopyRows, Failure, GetTableKeys, Paste, PasteOnto, RowChoice};
use wangge_core::texts::table as t;

/// Puts the chosen rows on the clipboard, or the row with the focus: as the sheet that the import
/// reads, with its header and codes.
pub fn copy_chosen(state: TableState, office: Office, lang: Lang) {
    let kind = listed(state.kind.get_untracked());
    leptos::task::spawn_local(async move {
        let none = state.chosen.with_untracked(|chosen| chosen.is_empty());
        let keys = if none {
            Ok(state.row_at().map(|row| row.key()).into_iter().collect())
        } else {
            state.chosen_keys(&office).await
        };
        let copied = async |keys| office.ask(CopyRows { kind, rows: RowChoice::Keys(keys) }).await;
        let came = match keys {
            Ok(keys) => copied(keys).await,
            Err(failure) => Err(failure),
        };
        let said = match came {
            Ok(cells) => match (copy(cells.text).await, cells.without_post) {
                (Shared::Copied, 0) => t::copied(lang, &cells.rows),
                (Shared::Copied, without) => t::copied_without(lang, &cells.rows, &without),
                _ => t::not_copied(lang).to_owned(),
            },
            Err(failure) => failure.message,
        };
        office.said().set(Some(said));
    });
}

/// Takes what is pasted on the cell with the focus: over this cell and those to its right and
/// below; or, where a header was copied along, each row by what names it.
pub fn on_paste(state: TableState, cols: StoredValue<Vec<Col>>) -> impl Fn(ClipboardEvent) + 'static {
    let (office, lang, navigate) = (use_office(), use_lang(), use_navigate());
    move |event| {
        // A field in a cell takes it itself.
        if state.edited.get_untracked().is_some() {
            return;
        }
        let Some(text) = event.clipboard_data().and_then(|d| d.get_data("text/plain").ok()) else { return };
        event.prevent_default();
        let at = state.at.get_untracked();
        let sheet =
            at.col.checked_sub(1).and_then(|c| cols.with_value(|all| all.get(c).and_then(|c| c.sheet)));
        let (office, lang, navigate) = (office.clone(), lang.get_untracked(), navigate.clone());
        leptos::task::spawn_local(async move {
            match propose(state, &office, text, at.row.saturating_sub(1), sheet).await {
                Ok(()) => navigate("/office/import/", NavigateOptions::default()),
                Err(failure) if sheet.is_none() => {
                    office.said().set(Some(t::not_pasted(lang, &failure.message)));
                }
                Err(failure) => office.said().set(Some(failure.message)),
            }
        });
    }
}

/// Proposes what was pasted, from a row on, counted from 0.
async fn propose(
    state: TableState,
    office: &Office,
    text: String,
    from: usize,
    sheet: Option<&'static str>,
) -> Result<(), Failure> {
    let rows = text.trim_end_matches(['\r', '\n']).lines().count();
    let keys = office.ask(GetTableKeys { table: state.question(from, rows) }).await?;
    let onto = PasteOnto { rows: keys, column: sheet.unwrap_or_default().to_owned() };
    let kind = listed(state.kind.get_untracked());
    office.ask(Paste { kind, text, onto: Some(onto) }).await.map(drop)
}
