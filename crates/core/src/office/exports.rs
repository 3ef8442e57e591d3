//! The way out of the register and back by the clipboard: files and cells that the import
//! reads again without a change.
use super::table::{RowKey, TableFilter};
use serde::{Deserialize, Serialize};

/// What goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListKind {
    /// Everything: the four sheets.
    #[default]
    All,
    /// Nodes of the tree: divisions and grids.
    Grids,
    /// People, with every post that they hold or held: one post a row.
    People,
    /// Posts in a place, of the people that are chosen.
    Posts,
    /// Households.
    Households,
}

/// As what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFormat {
    /// A workbook.
    #[default]
    Xlsx,
    /// Text; more than one sheet are a zip of them.
    Csv,
}

/// Which rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowChoice {
    /// Those of a table with this filter; of everything, those of each table within the place.
    Filter(TableFilter),
    /// These, in this order.
    Keys(Vec<RowKey>),
}

impl Default for RowChoice {
    fn default() -> Self {
        Self::Filter(TableFilter::default())
    }
}

/// See [`super::Request::Export`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// What.
    pub kind: ListKind,
    /// Which rows of it.
    pub rows: RowChoice,
    /// As what.
    pub format: FileFormat,
}

/// A file of rows, which travels beside its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// The file.
    pub file: super::FileMade,
    /// Rows in it, below the headers.
    pub rows: usize,
    /// People that no row speaks of: a row is a post, and they have none.
    pub without_post: usize,
}

/// See [`super::Request::CopyRows`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyRows {
    /// What.
    pub kind: ListKind,
    /// Which rows of it.
    pub rows: RowChoice,
}

/// Cells for the clipboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// A header and rows, parted by tabs.
    pub text: String,
    /// How many rows, without the header.
    pub rows: usize,
    /// People that no row speaks of.
    pub without_post: usize,
}

/// See [`super::Request::Paste`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paste {
    /// What the rows are, where no header was copied along.
    pub kind: ListKind,
    /// What was copied.
    pub text: String,
    /// Over cells of rows on a page; else, and wherever a header was copied along, as new rows or by
    /// what names them.
    pub onto: Option<PasteOnto>,
}

/// Where pasted cells go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasteOnto {
    /// Rows from the selected one on, in the order of the page.
    pub rows: Vec<RowKey>,
    /// The key of the first column, as in [`super::Meaning`].
    pub column: String,
}
