//! Files → a proposal that waits: read, compared with the register, not yet stored.
use super::{Context, failure};
use wangge_core::Lang;
use wangge_core::change::Change;
use wangge_core::domain::Register;
use wangge_core::domain::audit::Severity;
use wangge_core::office::{
    Failure, FileMade, FileRefused, GetPreviewPage, Preview, PreviewIssue, PreviewPage, Progress,
    SheetPreview, Stage, Stored, Tally,
};
use wangge_core::texts::office as t;
use wangge_exchange::import::{RowIssue, SheetSummary, propose};
use wangge_exchange::read::read as read_file;
use wangge_exchange::sheets::SheetKind;
use wangge_exchange::table::{FileError, Progress as Rows, Table, TableNote};
use wangge_exchange::write;

/// The largest file that is read, in bytes. The full county's households are 8 MB.
pub const MAX_FILE: u64 = 64_000_000;

/// A file as it came from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes, as the browser says.
    pub size: u64,
    /// Its content; `None` where it is over [`MAX_FILE`] or could not be read.
    pub bytes: Option<Vec<u8>>,
}

/// A proposal that waits to be accepted. Its words are made when they are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    pub(super) change: Change,
    sheets: Vec<SheetSummary>,
    refused: Vec<(String, Refusal)>,
    /// Worst first, then by sheet and row.
    found: Vec<Found>,
}

/// Why a file was not read.
#[derive(Clone, Debug)]
enum Refusal {
    Large(u64),
    Unreadable,
    Broken(FileError),
}

/// Something to know of a row, or of a whole sheet.
#[derive(Clone, Debug)]
enum Found {
    Row(RowIssue),
    Sheet { file: String, sheet: String, note: TableNote },
}

/// Reads files and compares them with the register. What cannot be read is refused by its
/// name; nothing stops at it.
pub(super) fn read(register: &Register, files: Vec<InFile>, cx: &mut Context<'_>) -> Pending {
    let mut pending = Pending::default();
    let mut tables: Vec<Table> = Vec::new();
    for file in files {
        match table_of(&file, cx.progress) {
            Ok(mut read) => tables.append(&mut read),
            Err(why) => pending.refused.push((file.name, why)),
        }
    }
    let compare = |rows: Rows| Progress {
        stage: Stage::Comparing,
        what: String::new(),
        done: rows.done,
        total: rows.of,
    };
    let proposal = propose(register, &tables, cx.on, &mut |rows| (cx.progress)(compare(rows)));
    for table in tables {
        let (file, sheet) = (table.file, table.sheet);
        pending.found.extend(table.notes.into_iter().map(|note| Found::Sheet {
            file: file.clone(),
            sheet: sheet.clone(),
            note,
        }));
    }
    pending.found.extend(proposal.issues.into_iter().map(Found::Row));
    pending.found.sort_by_key(Found::severity);
    pending.change = proposal.change;
    pending.sheets = proposal.sheets;
    pending
}

fn table_of(file: &InFile, progress: &mut dyn FnMut(Progress)) -> Result<Vec<Table>, Refusal> {
    if file.size > MAX_FILE {
        return Err(Refusal::Large(file.size));
    }
    let bytes = file.bytes.as_deref().ok_or(Refusal::Unreadable)?;
    let reading = |rows: Rows| Progress {
        stage: Stage::Reading,
        what: file.name.clone(),
        done: rows.done,
        total: rows.of,
    };
    progress(reading(Rows { done: 0, of: 0 }));
    read_file(&file.name, bytes, &mut |rows| progress(reading(rows))).map_err(Refusal::Broken)
}

impl Pending {
    /// Everything but the single issues.
    pub(super) fn preview(&self, lang: Lang) -> Preview {
        let count = |s: Severity| self.found.iter().filter(|f| f.severity() == s).count();
        let refused = |(file, why): &(String, Refusal)| FileRefused {
            file: file.clone(),
            message: why.message(file, lang),
        };
        Preview {
            sheets: self.sheets.iter().map(|s| sheet(s, lang)).collect(),
            refused: self.refused.iter().map(refused).collect(),
            issues: [count(Severity::Error), count(Severity::Warning), count(Severity::Note)],
            grids: Tally::of(&self.change.grids),
            persons: Tally::of(&self.change.persons),
            appointments: Tally::of(&self.change.appointments),
            households: Tally::of(&self.change.households),
        }
    }

    /// The issues that a filter names.
    pub(super) fn page(&self, ask: &GetPreviewPage, lang: Lang) -> PreviewPage {
        let chosen: Vec<&Found> =
            self.found.iter().filter(|f| ask.severity.is_none_or(|s| s == f.severity())).collect();
        PreviewPage {
            total: chosen.len(),
            rows: chosen.into_iter().skip(ask.from).take(ask.count).map(|f| f.words(lang)).collect(),
        }
    }

    /// The files that it came from, each once.
    pub(super) fn files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.sheets.iter().map(|s| s.file.clone()).collect();
        files.dedup();
        files
    }

    /// What is stored when it is accepted.
    pub(super) fn stored(&self) -> Stored {
        Stored::of(&self.change)
    }
}

impl Refusal {
    fn message(&self, file: &str, lang: Lang) -> String {
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
    const fn severity(&self) -> Severity {
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

    fn words(&self, lang: Lang) -> PreviewIssue {
        let place = |file: &str, sheet: &str| {
            if sheet.is_empty() { file.to_owned() } else { format!("{file} / {sheet}") }
        };
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

fn sheet(summary: &SheetSummary, lang: Lang) -> SheetPreview {
    let kind = match summary.kind {
        Some(SheetKind::Divisions) => t::kind_divisions(lang),
        Some(SheetKind::Grids) => t::kind_grids(lang),
        Some(SheetKind::Gridworkers) => t::kind_gridworkers(lang),
        Some(SheetKind::Households) => t::kind_households(lang),
        None => t::kind_none(lang),
    };
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
    }
}

/// Writing so many documents.
pub(super) fn storing(documents: usize) -> Progress {
    Progress { stage: Stage::Storing, what: String::new(), done: 0, total: documents as u64 }
}

/// The sheets to fill in.
pub(super) fn template(lang: Lang) -> Result<(FileMade, Vec<u8>), Failure> {
    let bytes = write::template(lang).map_err(|e| failure(&e.to_string()))?;
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    Ok((FileMade { name: t::template_name(lang).to_owned(), media }, bytes))
}
