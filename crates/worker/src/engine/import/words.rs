//! What is said of the files, sheets and rows of a proposal.
use super::{Found, MAX_FILE, Refusal, columns};
use wangge_core::Lang;
use wangge_core::domain::audit::Severity;
use wangge_core::office::{PreviewIssue, SheetPreview};
use wangge_core::texts::office as t;
use wangge_exchange::import::SheetSummary;
use wangge_exchange::table::TableNote;

impl Refusal {
    pub(super) fn message(&self, file: &str, lang: Lang) -> String {
        match self {
            Self::Large(size) => {
                t::file_too_large(lang, &file, &size.div_ceil(1_000_000), &(MAX_FILE / 1_000_000))
            }
            Self::Unreadable => t::file_unreadable(lang, &file),
            Self::Broken(error) => error.message(file, lang),
        }
    }
}

impl Found {
    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::Row(issue) => issue.severity,
            Self::Sheet { note, .. } => match note {
                TableNote::LostDigits { .. } | TableNote::BadBytes { .. } | TableNote::ErrorCell { .. } => {
                    Severity::Warning
                }
                _ => Severity::Note,
            },
        }
    }

    pub(super) fn words(&self, lang: Lang) -> PreviewIssue {
        match self {
            Self::Row(issue) => PreviewIssue {
                severity: issue.severity,
                sheet: place(&issue.file, &issue.sheet),
                row: issue.row as usize,
                column: issue.column.clone(),
                value: issue.value.clone(),
                message: issue.message(lang),
            },
            Self::Sheet { file, sheet, note } => PreviewIssue {
                severity: self.severity(),
                sheet: place(file, sheet),
                row: 0,
                column: String::new(),
                value: String::new(),
                message: note.message(lang),
            },
        }
    }
}

/// A file and the sheet in it.
pub(super) fn place(file: &str, sheet: &str) -> String {
    if sheet.is_empty() { file.to_owned() } else { format!("{file} / {sheet}") }
}

/// What became of a sheet.
pub(super) fn sheet(summary: &SheetSummary, lang: Lang) -> SheetPreview {
    let kind = summary.kind.map_or_else(|| t::kind_none(lang), |k| columns::list_name(k, lang));
    SheetPreview {
        file: summary.file.clone(),
        sheet: summary.sheet.clone(),
        kind: kind.to_owned(),
        rows: summary.rows,
        added: summary.added,
        changed: summary.changed,
        same: summary.same,
        refused: summary.refused,
        dropped: summary.dropped_columns.clone(),
        unknown: summary.unknown_columns.clone(),
        passed: summary.passed,
        list: summary.kind.map(|k| columns::key(&k)).unwrap_or_default(),
        columns: summary.columns.iter().map(columns::view).collect(),
    }
}
