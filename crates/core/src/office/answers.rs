//! What the worker answers. Words are in the language of the call; private names never
//! cross but in the list of deliveries, which is printed and not kept.
use super::table::{RowIssue, TableKind};
use crate::domain::audit::{Counts, Severity};
use crate::domain::{GridCode, Level, PersonId};
use serde::{Deserialize, Serialize};

/// What the register holds, at a glance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Nothing has been brought in yet.
    pub empty: bool,
    /// A proposal waits to be accepted.
    pub pending: bool,
    /// Name of the county; empty where the register has no county node.
    pub county: String,
    /// Counts, per level.
    pub counts: Counts,
    /// Issues of the audit: errors, warnings, notes.
    pub issues: [usize; 3],
    /// 发布单位 is set.
    pub has_issuer: bool,
    /// 监督电话 is set.
    pub has_supervision: bool,
    /// The site's address as it is set; may be empty.
    pub site: String,
}

/// A node with its people and issues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeView {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
    /// Names from the town down to it.
    pub full_name: String,
    /// Its range in words; may be empty.
    pub range: String,
    /// The office's telephone, spaced; may be empty.
    pub phone: String,
    /// Who holds which post now.
    pub heads: Vec<NodeHead>,
    /// Households in it.
    pub households: usize,
    /// The first issues of the node itself and all below it.
    pub issues: Vec<AuditRow>,
    /// How many there are of it and all below it.
    pub issue_total: usize,
}

/// Somebody at a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeHead {
    /// Name of the post.
    pub post: String,
    /// Name of the person.
    pub name: String,
    /// The office by which it is held; may be empty.
    pub office: String,
    /// Telephone as it is shown; what cannot be dialled as written; may be empty.
    pub phone: String,
    /// Whether it can be dialled.
    pub dialled: bool,
}

/// Issues of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueGroup {
    /// Name of the kind.
    pub title: String,
    /// How bad they are.
    pub severity: Severity,
    /// How many.
    pub count: usize,
}

/// An issue of the audit in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Where.
    pub place: GridCode,
    /// Where, in words.
    pub place_name: String,
    /// How bad it is.
    pub severity: Severity,
    /// Name of the kind.
    pub title: String,
    /// What happened and what to do.
    pub message: String,
    /// Whose form mends it.
    pub person: Option<PersonId>,
    /// The table whose rows mend it, by what is wrong with them; where neither is named, the form
    /// of the node does.
    pub table: Option<(TableKind, RowIssue)>,
}

/// A part of the audit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AuditPage {
    /// Counts of the whole county.
    pub counts: Counts,
    /// Kinds within the place that the filter names, worst first.
    pub groups: Vec<IssueGroup>,
    /// Issues within that place: errors, warnings, notes.
    pub issues: [usize; 3],
    /// How many there are by the whole filter.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<AuditRow>,
}

/// A file that travels beside its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMade {
    /// A name to save it by.
    pub name: String,
    /// Its media type.
    pub media: String,
}

/// A publication, made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The zip beside the answer.
    pub file: FileMade,
    /// Length of the zip in bytes.
    pub bytes: usize,
    /// Files in it.
    pub files: usize,
    /// Static pages of grids among them.
    pub pages: usize,
}

/// A place to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceChoice {
    /// Its code.
    pub code: GridCode,
    /// Its name.
    pub name: String,
}

/// The households of a place in the order of delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryList {
    /// By gridworker.
    pub grids: Vec<GridDelivery>,
}

/// The households of a household-level grid, by door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridDelivery {
    /// The grid.
    pub grid: GridCode,
    /// One line a household.
    pub lines: Vec<Line>,
}

/// A household to hand a card to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its door, or empty.
    pub door: String,
    /// Its head's name: for the sign-off list on paper.
    pub head: String,
}

/// The position of a level of grids in an array of four.
#[must_use]
pub fn slot(level: Level) -> Option<usize> {
    usize::from(level.number()).checked_sub(1)
}
