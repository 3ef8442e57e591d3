//! What can be wrong with a row of a table: its name, and its mark in the row.
use super::columns::Row;
use leptos::prelude::*;
use wangge_core::Lang;
use wangge_core::office::{RowIssue, TableKind};
use wangge_core::texts::table as t;

/// The name of what can be wrong with a row.
pub fn issue_name(issue: RowIssue, lang: Lang) -> &'static str {
    match issue {
        RowIssue::Vacant => t::issue_vacant(lang),
        RowIssue::HeldTwice => t::issue_twice(lang),
        RowIssue::BrokenPhone => t::issue_broken(lang),
        RowIssue::NoPhone => t::issue_no_phone(lang),
        RowIssue::Namesakes => t::issue_namesakes(lang),
        RowIssue::NoPost => t::issue_no_post(lang),
        RowIssue::NoGrid => t::issue_no_grid(lang),
        RowIssue::WrongGrid => t::issue_wrong_grid(lang),
        RowIssue::Size => t::issue_size(lang),
    }
}

/// What can be wrong with the rows of a table.
pub fn issues_of(kind: TableKind) -> &'static [RowIssue] {
    match kind {
        TableKind::Grids => &[RowIssue::Vacant, RowIssue::HeldTwice, RowIssue::Size],
        TableKind::People => {
            &[RowIssue::BrokenPhone, RowIssue::NoPhone, RowIssue::Namesakes, RowIssue::NoPost]
        }
        TableKind::Households => &[RowIssue::NoGrid, RowIssue::WrongGrid, RowIssue::BrokenPhone],
    }
}

/// What is wrong with a row, in words.
pub fn issue_words(issues: &[RowIssue], lang: Lang) -> String {
    let words: Vec<&str> = issues.iter().map(|i| issue_name(*i, lang)).collect();
    words.join(t::list_comma(lang))
}

/// What is wrong with a row, as marks.
pub fn marks(row: &Row, lang: Lang) -> impl IntoView + use<> {
    let mark = |issue: &RowIssue| {
        let class = match issue {
            RowIssue::Namesakes | RowIssue::NoPost | RowIssue::Size => "mark mark-warning",
            _ => "mark mark-error",
        };
        view! { <span class=class>{issue_name(*issue, lang)}</span> }
    };
    row.issues().iter().map(mark).collect::<Vec<_>>()
}
