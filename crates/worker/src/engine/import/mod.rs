//! Files and pasted cells → a proposal that waits: read, compared with the register, not yet
//! stored. It keeps what was read, to be compared anew when a person explains a column.
mod accept;
mod columns;
mod paste;
mod words;

use super::{Context, failure};
pub(super) use columns::remembered;
use wangge_core::Lang;
use wangge_core::change::Change;
use wangge_core::domain::Register;
use wangge_core::domain::audit::Severity;
use wangge_core::office::{
    DifferencePage, DifferenceRow, Failure, FieldView, FileMade, FileRefused, GetDifferences, GetPreviewPage,
    MissingCounts, Outcome, Preview, PreviewPage, Progress, Stage, Tally,
};
use wangge_core::texts::office as t;
use wangge_exchange::import::{self as exchange, Difference, Mapping, Proposal, RowIssue, propose_with};
use wangge_exchange::read::read as read_file;
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
    proposal: Proposal,
    tables: Vec<Table>,
    refused: Vec<(String, Refusal)>,
    /// Cells of a table on a page: what they lack is not missing.
    no_list: bool,
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
pub(super) fn read(
    register: &Register,
    mappings: &[Mapping],
    files: Vec<InFile>,
    cx: &mut Context<'_>,
) -> Pending {
    let mut pending = Pending::default();
    for file in files {
        match table_of(&file, cx.progress) {
            Ok(mut read) => pending.tables.append(&mut read),
            Err(why) => pending.refused.push((file.name, why)),
        }
    }
    pending.compare(register, mappings, cx);
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
    /// Compares what was read with the register, by what is known of headers.
    fn compare(&mut self, register: &Register, mappings: &[Mapping], cx: &mut Context<'_>) {
        let progress = |rows: Rows| Progress {
            stage: Stage::Comparing,
            what: String::new(),
            done: rows.done,
            total: rows.of,
        };
        let mut heard = |rows| (cx.progress)(progress(rows));
        self.proposal = propose_with(register, &self.tables, mappings, cx.on, &mut heard);
        if self.no_list {
            self.proposal.missing = exchange::Missing::default();
        }
        self.found.clear();
        for table in &self.tables {
            let notes = table.notes.iter().map(|note| Found::Sheet {
                file: table.file.clone(),
                sheet: table.sheet.clone(),
                note: note.clone(),
            });
            self.found.extend(notes);
        }
        self.found.extend(std::mem::take(&mut self.proposal.issues).into_iter().map(Found::Row));
        self.found.sort_by_key(Found::severity);
    }

    const fn change(&self) -> &Change {
        &self.proposal.change
    }

    /// Everything but the single issues and differences.
    pub(super) fn preview(&self, lang: Lang) -> Preview {
        let count = |s: Severity| self.found.iter().filter(|f| f.severity() == s).count();
        let refused = |(file, why): &(String, Refusal)| FileRefused {
            file: file.clone(),
            message: why.message(file, lang),
        };
        let change = self.change();
        let missing = &self.proposal.missing;
        Preview {
            sheets: self.proposal.sheets.iter().map(|s| words::sheet(s, lang)).collect(),
            refused: self.refused.iter().map(refused).collect(),
            issues: [count(Severity::Error), count(Severity::Warning), count(Severity::Note)],
            grids: Tally::of(&change.grids),
            persons: Tally::of(&change.persons),
            appointments: Tally::of(&change.appointments),
            households: Tally::of(&change.households),
            missing: MissingCounts {
                grids: (missing.grids.len(), missing.refused_grids),
                appointments: (missing.appointments.len(), missing.refused_appointments),
                households: (missing.households.len(), missing.refused_households),
            },
            lists: columns::lists(lang),
        }
    }

    /// A part of what differs, field by field.
    pub(super) fn differences(&self, register: &Register, ask: GetDifferences, lang: Lang) -> DifferencePage {
        let outcome = match ask.outcome {
            Outcome::Added => exchange::Outcome::Added,
            Outcome::Changed => exchange::Outcome::Changed,
            Outcome::Missing => exchange::Outcome::Missing,
        };
        let part = exchange::Ask { outcome, from: ask.from, count: ask.count };
        let (total, rows) = self.proposal.differences(register, &part, lang);
        DifferencePage { total, rows: rows.into_iter().map(difference).collect() }
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
        let mut files: Vec<String> = self.proposal.sheets.iter().map(|s| s.file.clone()).collect();
        files.dedup();
        files
    }
}

fn difference(of: Difference) -> DifferenceRow {
    let field = |f: exchange::FieldChange| FieldView { field: f.field, before: f.before, after: f.after };
    DifferenceRow {
        sheet: words::place(&of.row.file, &of.row.sheet),
        row: of.row.row as usize,
        what: of.what,
        fields: of.fields.into_iter().map(field).collect(),
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
