//! A table as it was read from a file: text cells with the row numbers that a reader's
//! Excel shows. Knows nothing of what the cells mean.
use serde::{Deserialize, Serialize};
use wangge_texts::Lang;

/// One sheet of a workbook, or one csv file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name of the file, as the office sees it.
    pub file: String,
    /// Name of the sheet; empty for csv.
    pub sheet: String,
    /// Rows that hold anything, in order; empty rows are not here.
    pub rows: Vec<Row>,
    /// What was done to the file while reading it.
    pub notes: Vec<TableNote>,
}

/// A row with at least one cell that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// 1-based, as Excel shows it.
    pub number: u32,
    /// Trimmed texts by column from A; may be shorter than the header.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a column (0-based); empty where there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// How far reading or matching has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Rows (or bytes) done.
    pub done: u64,
    /// Of how many; 0 where it is not known.
    pub of: u64,
}

/// Something a reader should know of how the file was read. Cells are named as `C12`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableNote {
    /// The file's ending says one thing and its content another; the content was believed.
    WrongExtension {
        /// What it is: `xlsx`, `csv`.
        is: String,
    },
    /// Formulas were read as the values they last had.
    Formulas,
    /// A merged cell's value was taken for all its rows.
    Merged {
        /// How many merged areas.
        areas: usize,
    },
    /// A cell outside of what a list can be was left out.
    FarCell {
        /// Its name, as `XFD1048576`.
        cell: String,
    },
    /// A cell that holds an error (`#REF!`) was read as empty.
    ErrorCell {
        /// Its name.
        cell: String,
    },
    /// A long code that Excel keeps as a number has lost its last digits and was read as empty.
    LostDigits {
        /// Its name.
        cell: String,
    },
    /// The sheet is hidden in its workbook and was not read.
    Hidden,
    /// The workbook counts days from 1904, and days were read so.
    Since1904,
    /// A quotation mark is never closed; quotation marks were read as they stand.
    OpenQuote {
        /// Where it stands.
        row: u32,
    },
    /// Bytes that are no character of the encoding were replaced.
    BadBytes {
        /// The encoding.
        encoding: String,
        /// First row where it happens.
        row: u32,
    },
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum FileError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A workbook with a password.
    #[error("the workbook has a password")]
    Password,
    /// The old binary .xls.
    #[error("an old .xls workbook")]
    OldExcel,
    /// A web page with an Excel ending.
    #[error("a web page, not a workbook")]
    Html,
    /// A zip that is no workbook.
    #[error("not a workbook")]
    NotWorkbook,
    /// Every sheet that holds anything is hidden.
    #[error("all sheets are hidden")]
    AllHidden,
    /// Over the limit as it is.
    #[error("over {limit_mb} MB")]
    Long {
        /// The limit in MB.
        limit_mb: u64,
    },
    /// Over the limit when unzipped.
    #[error("over {limit_mb} MB when unzipped")]
    TooLarge {
        /// The limit in MB.
        limit_mb: u64,
    },
    /// Something in it that no honest workbook holds (a DTD with entities).
    #[error("unsafe content")]
    Unsafe,
    /// Cut off or damaged.
    #[error("damaged: {detail}")]
    Damaged {
        /// What the reader stumbled on, for support.
        detail: String,
    },
    /// Not a text and not a workbook (a picture, a pdf).
    #[error("neither a workbook nor a text")]
    Unknown,
}

impl TableNote {
    /// In the reader's words.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        use wangge_texts::{exchange as x, sheets as t};
        match self {
            Self::WrongExtension { is } => t::wrong_extension(lang, is),
            Self::Formulas => t::formulas(lang).to_owned(),
            Self::Merged { areas } => t::merged(lang, areas),
            Self::FarCell { cell } => t::far_cell(lang, cell),
            Self::ErrorCell { cell } => t::error_cell(lang, cell),
            Self::LostDigits { cell } => t::lost_digits(lang, cell),
            Self::Hidden => x::hidden_sheet(lang).to_owned(),
            Self::Since1904 => x::since_1904(lang).to_owned(),
            Self::OpenQuote { row } => t::open_quote(lang, row),
            Self::BadBytes { encoding, row } => t::bad_bytes(lang, encoding, row),
        }
    }
}

impl FileError {
    /// What happened and what to do, in the reader's words.
    #[must_use]
    pub fn message(&self, file: &str, lang: Lang) -> String {
        use wangge_texts::{exchange as x, sheets as t};
        match self {
            Self::AllHidden => x::file_all_hidden(lang, &file),
            Self::Long { limit_mb } => x::file_long(lang, &file, limit_mb),
            Self::Empty => t::file_empty(lang, &file),
            Self::Password => t::file_password(lang, &file),
            Self::OldExcel => t::file_old_excel(lang, &file),
            Self::Html => t::file_html(lang, &file),
            Self::NotWorkbook => t::file_not_workbook(lang, &file),
            Self::TooLarge { limit_mb } => t::file_too_large(lang, &file, limit_mb),
            Self::Unsafe => t::file_unsafe(lang, &file),
            Self::Damaged { detail } => t::file_damaged(lang, &file, detail),
            Self::Unknown => t::file_unknown(lang, &file),
        }
    }
}
