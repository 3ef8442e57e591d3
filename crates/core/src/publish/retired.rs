//! Codes that were given up: for each a static page, and all of them as a file for the app. An
//! old card still leads to the right person.
use super::html::{LANG, Page, escape, frame, read};
use super::list::line;
use super::page::{UP, onward};
use super::village;
use crate::directory::{Manifest, RetiredCodes, RetiredGrid};
use crate::domain::{Grid, GridCode, Register};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use wangge_texts::publish as t;

/// What became of every code that is no longer in force.
pub(super) fn codes(register: &Register, on: NaiveDate) -> RetiredCodes {
    let retired = register.grids.values().filter(|g| !g.in_force(on));
    retired
        .map(|grid| {
            let name = register.full_name(grid.code);
            let heirs = heirs(register, grid.code, on).into_iter().collect();
            (grid.code, RetiredGrid { name, on: grid.retired.as_ref().map(|r| r.on), heirs })
        })
        .collect()
}

/// A notice, and links to the grids that took over.
pub(super) fn page(manifest: &Manifest, register: &Register, grid: &Grid, on: NaiveDate) -> String {
    let name = register.full_name(grid.code);
    let date = grid.retired.as_ref().map(|r| r.on.to_string()).unwrap_or_default();
    let heirs = heirs(register, grid.code, on);
    let words = match heirs.len() {
        0 => t::retired_none(LANG, &name, &date),
        1 => t::retired_one(LANG, &name, &date),
        _ => t::retired_words(LANG, &name, &date),
    };
    let items: String = heirs
        .iter()
        .map(|&code| {
            let heir = village::grid(register, code, on);
            line(&format!("../{code}/"), &register.full_name(code), &heir)
        })
        .collect();
    let body = format!(
        "<h1>{}</h1><p class=\"mind\">{}</p>{}<ul>{items}</ul>{}",
        t::retired(LANG),
        escape(&words),
        read(&words),
        onward(grid.code)
    );
    frame(manifest, &Page { place: &name, up: UP, body: &body })
}

/// The grids in force that a retired code leads to, through any number of successions.
fn heirs(register: &Register, code: GridCode, on: NaiveDate) -> BTreeSet<GridCode> {
    let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![code]);
    while let Some(code) = open.pop() {
        if !seen.insert(code) {
            continue;
        }
        match register.grid(code) {
            Some(grid) if grid.in_force(on) => {
                found.insert(code);
            }
            Some(grid) => open.extend(grid.retired.iter().flat_map(|r| r.successors.iter().copied())),
            None => {}
        }
    }
    found
}
