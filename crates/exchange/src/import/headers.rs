//! Headers as offices write them → the columns that the import understands, and from them
//! which of the four sheets a table is. A header has one row or two; what a person has said of
//! it before comes first. Looks at headers only, never at rows.
mod hint;
mod synonyms;

use super::mapping::{How, Mapping};
use crate::sheets::{Column, SheetKind};
use crate::table::{Row, Table};
use Column as C;
use SheetKind::{Divisions, Grids, Gridworkers, Households};
use hint::hint;
pub use hint::looked_for;
pub(super) use synonyms::accepts;
use synonyms::{IDLE, column_of, fold, is_private, of_others};

/// The columns of a table: which sheet it is, where its header is and what is where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Which sheet.
    pub kind: SheetKind,
    /// Index of the header's first row among the table's rows.
    pub row: usize,
    /// How many rows it has: one or two.
    pub rows: usize,
    /// Each understood column with its places (the preferred first) and its header as written.
    pub known: Vec<(Column, Vec<usize>, String)>,
    /// Every header: its place, as written, and how it was understood.
    pub heads: Vec<(usize, String, How)>,
    /// What it is remembered by.
    pub print: String,
}

/// One cell of a header: where, as written, folded, and what stands over it, folded.
struct Head {
    place: usize,
    written: String,
    folded: String,
    over: String,
}

/// Longest header that is shown, in characters.
const HEADER: usize = 60;

impl Columns {
    /// So many rows are searched for a header.
    pub const SEARCHED: usize = 20;

    /// Finds the header: one that is remembered, else the row or the two rows that fit a sheet
    /// best. `None` if none has the columns that a sheet cannot do without.
    #[must_use]
    pub fn find(table: &Table, mappings: &[Mapping]) -> Option<Self> {
        let rows = 0..table.rows.len().min(Self::SEARCHED);
        for (row, count) in rows.clone().flat_map(|row| [(row, 1), (row, 2)]) {
            let heads = heads(&table.rows, row, count);
            let print = fingerprint(&heads);
            let same = |m: &&Mapping| !print.is_empty() && m.fingerprint == print && m.is_enough();
            if let Some(known) = mappings.iter().find(same) {
                return Some(remembered(known, row, count, heads));
            }
        }
        let hint = hint(table);
        let mut best: Option<(usize, Self)> = None;
        // Two rows only where they say more than any one.
        for (row, count) in rows.clone().map(|r| (r, 1)).chain(rows.map(|r| (r, 2))) {
            if count == 2 && !is_double(&table.rows, row) {
                continue;
            }
            for kind in SheetKind::ALL {
                let columns = read(kind, row, count, heads(&table.rows, row, count), hint == Some(kind));
                let score = columns.score() + usize::from(hint == Some(kind)) * 3;
                if columns.enough() && best.as_ref().is_none_or(|(s, _)| score > *s) {
                    best = Some((score, columns));
                }
            }
        }
        best.map(|(_, columns)| columns)
    }

    /// Whether a column is there.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.known.iter().any(|(c, ..)| *c == column)
    }

    /// The header of a column as it is written; empty if it is not there.
    #[must_use]
    pub fn header(&self, column: Column) -> &str {
        self.known.iter().find(|(c, ..)| *c == column).map_or("", |(.., header)| header)
    }

    /// Headers that were understood in a way, as written.
    pub fn written(&self, how: How) -> impl Iterator<Item = &str> {
        self.heads.iter().filter(move |(.., h)| *h == how).map(|(_, written, _)| written.as_str())
    }

    /// How well the header fits: what stands in no other sheet weighs more.
    fn score(&self) -> usize {
        let telling = match self.kind {
            Divisions | Grids => false,
            Gridworkers => self.has(C::Post),
            Households => self.has(C::Head) || self.has(C::HouseholdCode),
        };
        self.known.len() * 2 + usize::from(telling) * 3
    }

    fn enough(&self) -> bool {
        enough(self.kind, |c| self.has(c))
    }

    fn add(&mut self, column: Column, head: Head, how: How) {
        match self.known.iter_mut().find(|(c, ..)| *c == column) {
            None => self.known.push((column, vec![head.place], head.written.clone())),
            Some((_, places, header)) if head.folded == "值班电话" => {
                places.insert(0, head.place);
                header.clone_from(&head.written);
            }
            Some((_, places, _)) => places.push(head.place),
        }
        self.heads.push((head.place, head.written, how));
    }
}

/// Whether a sheet can do with the columns that it has.
pub(super) fn enough(kind: SheetKind, has: impl Fn(Column) -> bool) -> bool {
    let any = |columns: &[Column]| columns.iter().any(|&c| has(c));
    match kind {
        Divisions | Grids => any(&[C::Code]) && any(&[C::Name]),
        Gridworkers => {
            any(&[C::Name]) && any(&[C::GridCode, C::GroupCode, C::Town, C::Village, C::Group, C::Grid])
        }
        Households => {
            any(&[C::Head, C::DoorNumber, C::HouseholdCode])
                && any(&[C::GridCode, C::GroupCode, C::Village, C::Group])
        }
    }
}

/// What a header is remembered by: its cells, folded, with their places.
fn fingerprint(heads: &[Head]) -> String {
    let short = |h: &Head| format!("{}:{}", h.place, h.folded.chars().take(30).collect::<String>());
    heads.iter().map(short).collect::<Vec<_>>().join("|")
}

/// The header of a table that is none of the four sheets, so that a person may say what its
/// columns are, and what it is remembered by: the first of the rows with most cells. First the
/// index of the row below it.
pub(super) fn candidate(table: &Table) -> (usize, String, Vec<(usize, String)>) {
    let filled = |r: &Row| r.cells.iter().filter(|c| !c.is_empty()).count();
    let rows = table.rows.iter().take(Columns::SEARCHED).enumerate();
    let best = rows.reduce(|a, b| if filled(b.1) > filled(a.1) { b } else { a });
    let below = best.map_or(0, |(row, _)| row + 1);
    let heads = best.map(|(row, _)| heads(&table.rows, row, 1)).unwrap_or_default();
    (below, fingerprint(&heads), heads.into_iter().map(|h| (h.place, h.written)).collect())
}

/// The cells of a header. Of two rows the lower counts, and the upper where the lower is blank.
fn heads(rows: &[Row], row: usize, count: usize) -> Vec<Head> {
    let Some(last) = rows.get(row + count - 1) else { return Vec::new() };
    let above = (row + count).checked_sub(2).and_then(|i| rows.get(i));
    let mut over = String::new();
    let mut found = Vec::new();
    let width = last.cells.len().max(if count == 2 { above.map_or(0, |r| r.cells.len()) } else { 0 });
    for place in 0..width {
        let upper = above.map_or("", |r| r.cell(place));
        if !upper.is_empty() {
            over = fold(upper);
        }
        let lower = last.cell(place);
        let written = if lower.is_empty() && count == 2 { upper } else { lower };
        let folded = fold(written);
        if !folded.is_empty() {
            let over = if over == folded { String::new() } else { over.clone() };
            let written = written.chars().take(HEADER).collect();
            found.push(Head { place, written, folded, over });
        }
    }
    found
}

/// Whether two rows are one header: the upper has names that stand over several columns, and
/// all its others are blank below or the same there.
fn is_double(rows: &[Row], row: usize) -> bool {
    let (Some(upper), Some(lower)) = (rows.get(row), rows.get(row + 1)) else { return false };
    let mut names = 0;
    for place in 0..upper.cells.len() {
        let (over, under) = (upper.cell(place), lower.cell(place));
        if over.is_empty() || under.is_empty() || over == under {
            continue;
        }
        if !upper.cell(place + 1).is_empty() || lower.cell(place + 1).is_empty() {
            return false;
        }
        names += 1;
    }
    names > 0
}

fn remembered(known: &Mapping, row: usize, rows: usize, heads: Vec<Head>) -> Columns {
    let print = known.fingerprint.clone();
    let mut out = Columns { kind: known.kind, row, rows, known: Vec::new(), heads: Vec::new(), print };
    for head in heads {
        match known.meaning(head.place) {
            _ if is_private(&head.folded) => out.heads.push((head.place, head.written, How::Private)),
            Some(column) if accepts(known.kind, column) => out.add(column, head, How::Remembered),
            _ => out.heads.push((head.place, head.written, How::Ignored)),
        }
    }
    out
}

fn read(kind: SheetKind, row: usize, rows: usize, heads: Vec<Head>, hinted: bool) -> Columns {
    let print = fingerprint(&heads);
    let mut out = Columns { kind, row, rows, known: Vec::new(), heads: Vec::new(), print };
    let mut loose = Vec::new();
    for head in heads {
        let both = || column_of(kind, &format!("{}{}", head.over, head.folded));
        if is_private(&head.folded) {
            out.heads.push((head.place, head.written, How::Private));
        } else if of_others(kind, &head.over) {
            let written = format!("{} {}", head.over, head.written);
            out.heads.push((head.place, written, How::Unknown));
        } else if let Some(column) = column_of(kind, &head.folded) {
            out.add(column, head, How::Known);
        } else if let Some(column) = both() {
            out.add(column, head, How::Guessed);
        } else {
            loose.push(head);
        }
    }
    for head in loose {
        // A list of households may call its heads by 姓名: believed where nothing else is the head.
        let is_head = kind == Households
            && matches!(head.folded.as_str(), "姓名" | "名字" | "name")
            && !out.has(C::Head)
            && (hinted || out.has(C::DoorNumber) || out.has(C::HouseholdCode) || out.has(C::People));
        if is_head {
            out.add(C::Head, head, How::Guessed);
        } else {
            let idle = IDLE.contains(&head.folded.as_str());
            out.heads.push((head.place, head.written, if idle { How::Idle } else { How::Unknown }));
        }
    }
    out.heads.sort_by_key(|(place, ..)| *place);
    out
}

#[cfg(test)]
mod tests;
