//! The lists to walk down on static pages, for browsers that cannot run the app: county, towns,
//! villages, groups and grids, each with whom to call. Must never need a script.
use super::html::{LANG, Page, call, escape, frame};
use super::village;
use crate::directory::{Manifest, PublicGrid, PublicPost, PublicVillage};
use crate::domain::{GridCode, Level, Register};
use chrono::NaiveDate;
use wangge_texts::{elder as e, find, publish as t};

/// The page of the county, `g/`: its towns and the hotlines.
pub(super) fn county(manifest: &Manifest, register: &Register, on: NaiveDate) -> String {
    let towns: String = register
        .grids_of(Level::Town, on)
        .map(|town| {
            let grid = village::grid(register, town.code, on);
            line(&format!("{}/", town.code), &grid.name, &grid)
        })
        .collect();
    let body = format!(
        "<h1>{}</h1><p>{}</p><section><h2>{}</h2><ul>{towns}</ul></section><p><a class=\"go\" href=\"../\">{}</a></p>",
        e::title(LANG),
        e::lead(LANG),
        e::towns(LANG),
        e::to_app(LANG)
    );
    frame(manifest, &Page { place: e::by_place(LANG), up: "../", body: &body })
}

/// The villages of a town.
pub(super) fn villages(register: &Register, town: GridCode, on: NaiveDate) -> String {
    let items: String = register
        .children(town, on)
        .map(|child| {
            line(&format!("../{}/", child.code), &child.name, &village::grid(register, child.code, on))
        })
        .collect();
    section(t::below_villages(LANG), &items)
}

/// What lies below a grid: the grids of a group; a village's groups, each with its grids.
pub(super) fn below(village: &PublicVillage, grid: &PublicGrid) -> String {
    let grids = |group: GridCode| -> String {
        village.grids_of(group).map(|g| line(&format!("../{}/", g.code), &g.name, g)).collect()
    };
    match grid.code.level() {
        Level::Group => section(t::below_grids(LANG), &grids(grid.code)),
        Level::Village => {
            let groups: String = village
                .groups
                .iter()
                .map(|g| line(&format!("../{}/", g.code), &g.name, g) + &grids(g.code))
                .collect();
            section(t::below_groups(LANG), &groups)
        }
        _ => String::new(),
    }
}

fn section(heading: &str, items: &str) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!("<section><h2>{heading}</h2><ul>{items}</ul></section>")
}

/// A grid in a list: the way to its page, its range, who answers, the number to tap.
pub(super) fn line(href: &str, name: &str, grid: &PublicGrid) -> String {
    let head = grid.head();
    let who = head.map_or(find::vacant_none(LANG), |h| h.name.as_str());
    let number = head.and_then(PublicPost::telephone);
    let range = match grid.range.as_str() {
        range if !range.is_empty() && grid.code.level() >= Level::Group => {
            format!("<span class=\"soft\">{}</span>", escape(range))
        }
        _ => String::new(),
    };
    let class = if grid.code.level() == Level::Group { "line top" } else { "line" };
    format!(
        "<li class=\"{class}\"><span><a href=\"{href}\">{}</a>{range}<b>{}</b></span>{}</li>",
        escape(name),
        escape(who),
        number.map_or_else(String::new, |n| call(&n, who, "tel"))
    )
}

/// The way down to here, each step a link. `above` are the levels above, nearest first.
pub(super) fn path(manifest: &Manifest, above: &[&PublicGrid]) -> String {
    let steps: String = above
        .iter()
        .rev()
        .map(|g| format!("<li><a href=\"../{}/\">{}</a></li>", g.code, escape(&g.name)))
        .collect();
    format!(
        "<nav aria-label=\"{}\"><ol class=\"path\"><li><a href=\"../\">{}</a></li>{steps}</ol></nav>",
        e::path(LANG),
        escape(&manifest.name)
    )
}
