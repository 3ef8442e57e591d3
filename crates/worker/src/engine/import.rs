//! Files → a proposal that waits: read, compared with the register, not yet stored.
use super::{Context, failure};
use wangge_core::Lang;
use wangge_core::change::{Change, Edit};
use wangge_core::domain::Register;
use wangge_core::domain::audit::Severity;
use wangge_core::office::{
    Failure, FileMade, FileRefused, GetPreviewPage, Preview, PreviewIssue, PreviewPage, Progress, Stage,
    Stored, Tally,
};
use wangge_core::texts::office as t;

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

/// A proposal that waits to be accepted.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    pub(super) change: Change,
    pub(super) preview: Preview,
    issues: Vec<PreviewIssue>,
}

impl Pending {
    /// The issues that a filter names.
    pub(super) fn page(&self, ask: &GetPreviewPage) -> PreviewPage {
        let chosen: Vec<&PreviewIssue> =
            self.issues.iter().filter(|i| ask.severity.is_none_or(|s| s == i.severity)).collect();
        PreviewPage {
            total: chosen.len(),
            rows: chosen.into_iter().skip(ask.from).take(ask.count).cloned().collect(),
        }
    }

    /// What is stored when it is accepted.
    pub(super) fn stored(&self) -> Stored {
        let Preview { grids, persons, appointments, households, .. } = self.preview;
        Stored { grids, persons, appointments, households, documents: 0 }
    }
}

/// Reads files and compares them with the register. Whatever cannot be read is refused by
/// its name; nothing stops at it.
pub(super) fn read(_register: &Register, files: Vec<InFile>, cx: &mut Context<'_>) -> Pending {
    let mut pending = Pending::default();
    let total = files.len() as u64;
    for (done, file) in files.into_iter().enumerate() {
        (cx.progress)(Progress { stage: Stage::Reading, what: file.name.clone(), done: done as u64, total });
        if let Err(message) = bytes_of(&file, cx.lang) {
            pending.preview.refused.push(FileRefused { file: file.name, message });
        }
    }
    pending.tally();
    pending
}

fn bytes_of(file: &InFile, lang: Lang) -> Result<&[u8], String> {
    if file.size > MAX_FILE {
        let (size, max) = (file.size.div_ceil(1_000_000), MAX_FILE / 1_000_000);
        return Err(t::file_too_large(lang, &size, &max));
    }
    file.bytes.as_deref().ok_or_else(|| t::file_unreadable(lang).to_owned())
}

impl Pending {
    fn tally(&mut self) {
        let preview = &mut self.preview;
        preview.grids = tally(&self.change.grids);
        preview.persons = tally(&self.change.persons);
        preview.appointments = tally(&self.change.appointments);
        preview.households = tally(&self.change.households);
        let count = |s: Severity| self.issues.iter().filter(|i| i.severity == s).count();
        preview.issues = [count(Severity::Error), count(Severity::Warning), count(Severity::Note)];
    }
}

fn tally<T>(edits: &[Edit<T>]) -> Tally {
    let mut tally = Tally::default();
    for edit in edits {
        match (&edit.before, &edit.after) {
            (None, Some(_)) => tally.added += 1,
            (Some(_), Some(_)) => tally.changed += 1,
            (Some(_), None) => tally.removed += 1,
            (None, None) => {}
        }
    }
    tally
}

/// Writing so many documents.
pub(super) fn storing(documents: usize) -> Progress {
    Progress { stage: Stage::Storing, what: String::new(), done: 0, total: documents as u64 }
}

/// The sheets to fill in.
pub(super) fn template(_lang: Lang) -> Result<(FileMade, Vec<u8>), Failure> {
    Err(failure("not there yet"))
}
