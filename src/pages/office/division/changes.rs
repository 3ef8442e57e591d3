//! Who would be in another grid: each household with its grid and gridworker of now and then.
use crate::state::lang::use_lang;
use leptos::prelude::*;
use std::sync::Arc;
use wangge_core::office::{DivisionGroup, HomeOfGroup};
use wangge_core::texts::divisions as t;

/// The list, folded until somebody asks.
#[component]
pub fn Changes(group: Arc<DivisionGroup>) -> impl IntoView {
    let lang = use_lang().get_untracked();
    let changed: Vec<&HomeOfGroup> = group.homes.iter().filter(|h| h.changed).collect();
    let count = changed.len();
    let row = |home: &&HomeOfGroup| {
        let grid = group.grids.get(home.grid);
        let name = grid.map(|g| t::paper_grid(lang, &(home.grid + 1), &g.name));
        let head = grid.map(|g| g.head.clone()).filter(|h| !h.is_empty());
        let door = if home.door.is_empty() { t::no_door(lang).to_owned() } else { home.door.clone() };
        let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
        view! {
            <tr>
                <td>{door}" "{home.head.clone()}</td>
                <td>{or_none(&home.now)}" "{home.now_head.clone()}</td>
                <td>{name}" "{head.unwrap_or_else(|| t::nobody(lang).to_owned())}</td>
            </tr>
        }
    };
    let rows: Vec<_> = changed.iter().map(row).collect();
    (count > 0).then(|| {
        view! {
            <details class="fold">
                <summary>{t::changes(lang, &count)}</summary>
                <div class="table-frame" tabindex="0" role="region" aria-label=t::changes(lang, &count)>
                    <table>
                        <thead><tr>
                            <th scope="col">{t::col_home(lang)}</th>
                            <th scope="col">{t::now(lang)}</th>
                            <th scope="col">{t::then(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        }
    })
}
