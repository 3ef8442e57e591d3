//! The tables of the office: what a page asks for, and the rows that come back. A page shows
//! a screenful at a time; the whole table never crosses to it.
use crate::domain::audit::IssueKind;
use crate::domain::{Category, GridCode, HouseholdId, Level, PersonId, Sex};
use serde::{Deserialize, Serialize};

/// Which table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableKind {
    /// Nodes of the tree in force.
    #[default]
    Grids,
    /// People.
    People,
    /// Households.
    Households,
}

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// Place in the tree, then door: the order of the county.
    #[default]
    Place,
    /// Name of the node, the person or the head of the household, as it sounds.
    Name,
    /// Telephone.
    Phone,
    /// Households of a node, people of a household, posts of a person.
    Count,
    /// The office's number of a household, the category of a person, the head of a node.
    Second,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowIssue {
    /// A node without a responsible person.
    Vacant,
    /// A post held by two.
    HeldTwice,
    /// A telephone that cannot be dialled.
    BrokenPhone,
    /// A responsible person without a telephone.
    NoPhone,
    /// People of one name in one village.
    Namesakes,
    /// A person without a post.
    NoPost,
    /// A household in no grid.
    NoGrid,
    /// A household in a grid that is not of its group, or not in force.
    WrongGrid,
    /// A grid with too few or too many households, or none.
    Size,
}

/// Which rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFilter {
    /// Only in this place.
    pub within: Option<GridCode>,
    /// Only nodes of this level, or people with a post at it.
    pub level: Option<Level>,
    /// Only rows with this wrong.
    pub issue: Option<RowIssue>,
    /// Only rows that hold each of the words: characters, pinyin, initials or digits.
    pub text: String,
}

/// See [`super::Request::GetTable`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTable {
    /// Which table.
    pub kind: TableKind,
    /// Which rows.
    pub filter: TableFilter,
    /// Sorted by what.
    pub sort: Column,
    /// The other way round.
    pub down: bool,
    /// The first row, from 0.
    pub from: usize,
    /// How many at most.
    pub count: usize,
}

/// See [`super::Request::GetTableKeys`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTableKeys {
    /// Which rows.
    pub table: GetTable,
}

/// What a row of a table is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowKey {
    /// A node.
    Grid(GridCode),
    /// A person.
    Person(PersonId),
    /// A household.
    Household(HouseholdId),
}

/// A part of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePage {
    /// How many rows there are by the filter.
    pub total: usize,
    /// Those asked for.
    pub rows: TableRows,
}

/// Rows of one of the tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableRows {
    /// Nodes.
    Grids(Vec<GridRow>),
    /// People.
    People(Vec<PersonRow>),
    /// Households.
    Households(Vec<HouseholdRow>),
}

impl Default for TableRows {
    fn default() -> Self {
        Self::Grids(Vec::new())
    }
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
    /// The places above it, in words.
    pub above: String,
    /// The responsible person; empty: vacant.
    pub head: String,
    /// Their telephone, as it is shown.
    pub phone: String,
    /// Households in it.
    pub households: usize,
    /// What is wrong.
    pub issues: Vec<RowIssue>,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Number.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Telephone, as it is shown.
    pub phone: String,
    /// 性别
    pub sex: Option<Sex>,
    /// 中共党员
    pub party_member: Option<bool>,
    /// 类别
    pub category: Option<Category>,
    /// Posts held now, in words, in tree order.
    pub posts: Vec<String>,
    /// What is wrong.
    pub issues: Vec<RowIssue>,
}

/// A household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdRow {
    /// Number.
    pub id: HouseholdId,
    /// The office's own number; may be empty.
    pub code: String,
    /// Its group, in words.
    pub place: String,
    /// Name of its grid; empty: in none.
    pub grid: String,
    /// Its door; may be empty.
    pub door: String,
    /// Its head.
    pub head: String,
    /// People in it.
    pub people: Option<u16>,
    /// Telephone, as it is shown.
    pub phone: String,
    /// What is wrong.
    pub issues: Vec<RowIssue>,
}

impl RowIssue {
    /// The row issue of a finding of the audit, where it is one of a node or a person.
    #[must_use]
    pub const fn of(kind: &IssueKind) -> Option<Self> {
        match kind {
            IssueKind::Vacant => Some(Self::Vacant),
            IssueKind::HeldTwice { .. } => Some(Self::HeldTwice),
            IssueKind::BrokenPhone { .. } => Some(Self::BrokenPhone),
            IssueKind::NoPhone { .. } => Some(Self::NoPhone),
            IssueKind::Namesakes { .. } => Some(Self::Namesakes),
            IssueKind::TooSmall { .. } | IssueKind::TooLarge { .. } | IssueKind::Empty => Some(Self::Size),
            IssueKind::NoGrid { .. } => Some(Self::NoGrid),
            IssueKind::WrongGrid { .. } => Some(Self::WrongGrid),
            _ => None,
        }
    }
}
