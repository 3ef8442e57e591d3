//! Cells of the clipboard → a proposal, checked as those of a file are.
use super::super::export::{Chosen, rows_of};
use super::super::{Context, Engine, failure};
use super::{Pending, columns};
use wangge_core::Lang;
use wangge_core::office::{Failure, ListKind, Paste, PasteOnto, Preview};
use wangge_core::texts::updates as t;
use wangge_exchange::import::{headed, paste_onto, paste_rows};
use wangge_exchange::sheets::{Column, SheetData, SheetKind};
use wangge_exchange::table::Table;
use wangge_store::Store;

impl<S: Store> Engine<S> {
    /// Proposes what was pasted, as new rows or over the cells of others.
    pub(in super::super) fn paste(&mut self, ask: &Paste, cx: &mut Context<'_>) -> Result<Preview, Failure> {
        let onto = ask.onto.as_ref().filter(|_| !headed(&ask.text, cx.lang));
        let table = match onto {
            None => {
                let kind = sheet_of(ask.kind);
                paste_rows(&ask.text, kind, kind.columns(), cx.lang)
                    .map_err(|e| failure(&e.message(cx.lang)))?
            }
            Some(onto) => self.over(ask.kind, onto, &ask.text, cx)?,
        };
        let mut pending = Pending { tables: vec![table], no_list: ask.onto.is_some(), ..Pending::default() };
        pending.compare(&self.register, &self.mappings, cx);
        let preview = pending.preview(cx.lang);
        if onto.is_some() {
            let added =
                [preview.grids, preview.persons, preview.appointments, preview.households].map(|t| t.added);
            let added: usize = added.iter().sum();
            if added > 0 {
                return Err(failure(t::paste_adds(cx.lang)));
            }
        }
        self.pending = Some(pending);
        Ok(preview)
    }

    /// The rows that are pasted over, as they would be exported, with the pasted cells in them.
    fn over(&self, kind: ListKind, onto: &PasteOnto, text: &str, cx: &Context<'_>) -> Result<Table, Failure> {
        let lang = cx.lang;
        let chosen = Chosen::of_keys(&self.register, &onto.rows);
        let chosen = match kind {
            ListKind::People | ListKind::Posts => {
                let one = chosen.one_post_each(&self.register, &onto.rows, cx.on);
                one.ok_or_else(|| failure(t::paste_no_post(lang)))?
            }
            _ => chosen,
        };
        let mut sheets = rows_of(&self.register, kind, chosen).into_iter();
        let sheet = match (sheets.next(), sheets.next()) {
            (Some(sheet), None) => SheetData { kind: sheet.kind, rows: sheet.rows.collect() },
            _ => return Err(failure(t::paste_mixed(lang))),
        };
        if sheet.rows.len() != onto.rows.len() {
            return Err(failure(t::paste_gone(lang)));
        }
        let column: Option<Column> = columns::from_key(&onto.column);
        let place = sheet.kind.columns().iter().position(|c| Some(*c) == column);
        let place = place.ok_or_else(|| failure(&not_here(sheet.kind, lang)))?;
        paste_onto(&sheet, place, text, lang).map_err(|e| failure(&e.message(lang)))
    }
}

fn not_here(kind: SheetKind, lang: Lang) -> String {
    t::paste_no_column(lang, &columns::list_name(kind, lang))
}

/// The sheet of new rows.
const fn sheet_of(kind: ListKind) -> SheetKind {
    match kind {
        ListKind::Grids | ListKind::All => SheetKind::Grids,
        ListKind::People | ListKind::Posts => SheetKind::Gridworkers,
        ListKind::Households => SheetKind::Households,
    }
}
