//! What keys and clicks do to a table; the clipboard is [`super::clipboard`]'s. Which key means what is `core::office::press`'s.
use super::clipboard::copy_chosen;
use super::columns::Col;
use super::grid::{Lie, focus};
use super::state::TableState;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_office};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::office::{Cell, CellPress, Extent, Key, press};

/// The keys of the table.
pub fn on_keydown(
    state: TableState,
    lie: Lie,
    cols: StoredValue<Vec<Col>>,
) -> impl Fn(KeyboardEvent) + 'static {
    let (office, lang) = (use_office(), use_lang());
    move |event| {
        // A field in a cell has its own keys.
        if state.edited.get_untracked().is_some() || event.alt_key() || event.is_composing() {
            return;
        }
        let at = state.at.get_untracked();
        let extent = Extent {
            rows: state.total.get_untracked().unwrap_or(0),
            cols: cols.with_value(Vec::len) + 1,
            page: lie.page(),
        };
        let key = event.key();
        let key = Key { key: &key, ctrl: event.ctrl_key() || event.meta_key(), shift: event.shift_key() };
        let Some(pressed) = press(at, key, extent) else { return };
        event.prevent_default();
        act(state, pressed, cols, &office, lang.get_untracked());
    }
}

fn act(state: TableState, press: CellPress, cols: StoredValue<Vec<Col>>, office: &Office, lang: Lang) {
    let at = state.at.get_untracked();
    match press {
        CellPress::Go(cell) => {
            state.anchor.set(None);
            state.at.set(cell);
        }
        CellPress::Extend(cell) => {
            let anchor = state.anchor.get_untracked().unwrap_or(at.row.max(1));
            state.anchor.set(Some(anchor));
            state.at.set(cell);
            state.choose_range(office.clone(), anchor.saturating_sub(1), cell.row.saturating_sub(1));
        }
        CellPress::Toggle => toggle(state, at.row.saturating_sub(1)),
        CellPress::All => state.choose_all(office.clone()),
        CellPress::Open if at.row == 0 => {
            let sort =
                at.col.checked_sub(1).and_then(|c| cols.with_value(|c2| c2.get(c).and_then(|c| c.sort)));
            if let Some(sort) = sort {
                state.sort_by(sort);
            }
        }
        CellPress::Open => {
            if let Some(row) = state.row_at() {
                state.open(row.key().into());
            }
        }
        CellPress::Edit => edit(state, at, cols),
        CellPress::Copy => copy_chosen(state, office.clone(), lang),
        CellPress::Leave => {
            state.chosen.update(|chosen| chosen.clear());
            state.anchor.set(None);
        }
    }
}

/// Opens the field of a cell; of a cell that is not edited in place, the row's form.
fn edit(state: TableState, at: Cell, cols: StoredValue<Vec<Col>>) {
    let inline = at.col.checked_sub(1).and_then(|c| cols.with_value(|all| all.get(c).and_then(|c| c.inline)));
    match (inline, state.row_at()) {
        (Some(_), Some(_)) => state.edited.set(Some(at)),
        (None, Some(row)) => state.open(row.key().into()),
        _ => {}
    }
}

/// Chooses a row, from 0, or no longer.
pub fn toggle(state: TableState, index: usize) {
    let Some(key) = state.row_now(index).map(|row| row.key()) else { return };
    state.anchor.set(Some(index + 1));
    state.chosen.update(|chosen| {
        if !chosen.remove(&key) {
            chosen.insert(key);
        }
    });
}

/// Chooses by a click: with Shift up to there, with Ctrl the row itself.
pub fn choose_by_click(state: TableState, office: &Office, index: usize, range: bool) {
    match state.anchor.get_untracked().filter(|_| range) {
        Some(anchor) => state.choose_range(office.clone(), anchor.saturating_sub(1), index),
        None => toggle(state, index),
    }
}

/// Leaves a cell's field for the cell.
pub fn leave_field(state: TableState) {
    let at = state.edited.get_untracked();
    state.edited.set(None);
    if let Some(at) = at {
        request_animation_frame(move || focus(at));
    }
}
