//! What the pages of the ledgers share: one list, one form, one way of saving. Which columns there
//! are is the core's business (`ledger::columns`); nothing here knows a kind of record.
mod field;
pub mod form;
pub mod list;
mod paces;
pub mod period;
pub mod saving;

use crate::state::lang::use_lang;
use leptos::prelude::*;
use wangge_core::Lang;

/// A text in the page's language, as a signal.
pub fn word(word: fn(Lang) -> &'static str) -> Signal<String> {
    let lang = use_lang();
    Signal::derive(move || word(lang.get()).to_owned())
}
