//! The table of a board: the largest type at which every gridworker fits, and rows spread
//! so that a small village's board is not half empty. All lengths in mm.
use super::NoticeBoard;
use super::board::Entry;
use super::text::em_width;

/// A board's paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardPaper {
    /// 420 × 297 mm
    A3Landscape,
}

impl BoardPaper {
    /// Width and height in mm.
    #[must_use]
    pub const fn size_mm(self) -> (f64, f64) {
        match self {
            Self::A3Landscape => (420.0, 297.0),
        }
    }

    /// Width and height of the table's place on it, in mm.
    #[must_use]
    pub const fn table_mm(self) -> (f64, f64) {
        match self {
            Self::A3Landscape => (286.0, 186.0),
        }
    }

    /// Width of the table's place where a sketch of the village stands beside it, in mm.
    #[must_use]
    pub const fn narrow_mm(self) -> f64 {
        match self {
            Self::A3Landscape => 196.0,
        }
    }

    /// Height of the leaders' place, in mm.
    const fn leaders_mm(self) -> f64 {
        match self {
            Self::A3Landscape => 134.0,
        }
    }

    /// Height of one leader's place when there are `leaders`, in mm: at most 27.
    #[must_use]
    pub fn leader_mm(self, leaders: usize) -> f64 {
        (self.leaders_mm() / leaders.max(1) as f64).min(27.0)
    }

    /// Largest and smallest type of the table, in mm.
    const fn type_mm(self) -> (f64, f64) {
        match self {
            Self::A3Landscape => (8.6, 2.4),
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// Whether it is a group's own row, above its grids.
    pub group: bool,
    /// `3组`, `第2网格`
    pub name: String,
    /// The range, in as many lines as it needs.
    pub range: Vec<String>,
    /// Who; empty: vacant.
    pub person: String,
    /// How much smaller than the rest a long name is set: 1 for most.
    pub person_scale: f64,
    /// In groups for the eye; may be empty.
    pub phone: String,
}

/// How the table is set.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardLayout {
    /// Side by side, each from top to bottom.
    pub columns: Vec<Vec<BoardRow>>,
    /// Type size.
    pub type_mm: f64,
    /// Height of a line of type; a row of two lines is twice as high.
    pub line_mm: f64,
    /// Width of a column.
    pub column_mm: f64,
    /// Width of the cells for name, range, person, telephone.
    pub cells_mm: [f64; 4],
}

/// The smallest type of a table that makes room for a sketch, mm.
const READABLE: f64 = 4.0;
/// Space between columns, mm.
const GAP: f64 = 6.0;
/// Space to the right of a cell, in em.
const PAD: f64 = 0.8;
/// A name of more em than this may be set smaller, where room is short: one long name must
/// not make everybody's smaller.
const NAME: f64 = 5.0;
/// But no smaller than this part of the type size.
const NAME_SCALE: f64 = 0.72;
/// A line's height in em: no tighter, no looser.
const LINE: (f64, f64) = (1.35, 3.3);

impl BoardLayout {
    /// Sets the table of a board: tries one to five columns and takes the largest type that
    /// fits, then opens the lines to fill the height.
    #[must_use]
    pub fn of(board: &NoticeBoard, paper: BoardPaper) -> Self {
        Self::within(board, paper, paper.table_mm())
    }

    /// Sets it narrower, so that a sketch stands beside it; `None` where the type would be too small
    /// for that: then the sketch has a sheet of its own.
    #[must_use]
    pub fn beside_sketch(board: &NoticeBoard, paper: BoardPaper) -> Option<Self> {
        let (_, height) = paper.table_mm();
        Some(Self::within(board, paper, (paper.narrow_mm(), height))).filter(|l| l.type_mm >= READABLE)
    }

    fn within(board: &NoticeBoard, paper: BoardPaper, place: (f64, f64)) -> Self {
        let (most, least) = paper.type_mm();
        let tenths = |mm: f64| (mm * 10.0).round() as u32;
        let sizes = (tenths(least)..=tenths(most)).rev().map(|t| f64::from(t) / 10.0);
        sizes
            .flat_map(|size| (1..=5).map(move |columns| (size, columns)))
            .find_map(|(size, columns)| Self::try_set(&board.entries, place, size, columns, false))
            .or_else(|| Self::try_set(&board.entries, place, least, 5, true))
            .unwrap_or(Self {
                columns: Vec::new(),
                type_mm: least,
                line_mm: least * LINE.0,
                column_mm: 0.0,
                cells_mm: [0.0; 4],
            })
    }

    fn try_set(
        entries: &[Entry],
        (width, height): (f64, f64),
        size: f64,
        columns: usize,
        force: bool,
    ) -> Option<Self> {
        let column_mm = (width - GAP * (columns as f64 - 1.0)) / columns as f64;
        let (cells_mm, name_em) = cells(entries, size, column_mm, force)?;
        let range_em = cells_mm[1] / size - PAD;
        let rows: Vec<BoardRow> = entries.iter().map(|e| BoardRow::set(e, range_em, name_em)).collect();
        let lines = |row: &BoardRow| row.range.len().max(1);
        let total: usize = rows.iter().map(lines).sum();
        let fit = (height / (LINE.0 * size)).floor() as usize;
        let split = split(rows, columns, lines, if force { total.div_ceil(columns).max(fit) } else { fit })?;
        let tallest = split.iter().map(|c| c.iter().map(lines).sum::<usize>()).max().unwrap_or(1).max(1);
        let line_mm = (height / tallest as f64).min(LINE.1 * size);
        Some(Self { columns: split, type_mm: size, line_mm, column_mm, cells_mm })
    }

    /// The height of the tallest column, mm.
    #[must_use]
    pub fn height_mm(&self) -> f64 {
        let lines = |c: &Vec<BoardRow>| c.iter().map(|r| r.range.len().max(1)).sum::<usize>();
        self.columns.iter().map(lines).max().unwrap_or(0) as f64 * self.line_mm
    }
}

/// The widths of the four cells in mm, and how many em of the third are for a name. `None`
/// where a single run of doors is wider than what is left for ranges.
fn cells(entries: &[Entry], size: f64, column_mm: f64, force: bool) -> Option<([f64; 4], f64)> {
    let widest = |text: fn(&Entry) -> &str| entries.iter().map(|e| em_width(text(e))).fold(3.0, f64::max);
    let (name, person, phone, whole) =
        (widest(|e| &e.name), widest(|e| &e.person), widest(|e| &e.phone), widest(|e| &e.range));
    let runs = entries.iter().flat_map(|e| e.range.split('、'));
    let run = runs.map(em_width).fold(0.0, f64::max);
    let left = |person: f64| column_mm / size - name - person - phone - 4.0 * PAD;
    // With room enough, every name and every range as large as the rest, and the room shared.
    let spare = left(person) - whole;
    if spare >= 0.0 {
        let cell = |em: f64| (em + PAD + spare / 4.0) * size;
        return Some(([cell(name), cell(whole), cell(person), cell(phone)], person));
    }
    let person = person.min(NAME.max(person * NAME_SCALE));
    let range = left(person);
    let cell = |em: f64| (em + PAD) * size;
    (range >= run || force).then(|| ([cell(name), cell(range), cell(person), cell(phone)], person))
}

impl BoardRow {
    /// With its range on one line.
    pub(super) fn of(entry: &Entry) -> Self {
        Self::set(entry, f64::INFINITY, f64::INFINITY)
    }

    fn set(entry: &Entry, range_em: f64, name_em: f64) -> Self {
        Self {
            group: NoticeBoard::is_group(entry),
            name: entry.name.clone(),
            range: wrap(&entry.range, range_em),
            person: entry.person.clone(),
            person_scale: (name_em / em_width(&entry.person).max(1.0)).min(1.0),
            phone: entry.phone.clone(),
        }
    }
}

/// Breaks a range between its runs of doors.
fn wrap(range: &str, em: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in range.split('、').filter(|p| !p.is_empty()) {
        match lines.last_mut() {
            Some(line) if em_width(line) + 1.0 + em_width(part) <= em => {
                line.push('、');
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

/// Fills the columns evenly, none over `fit` lines; a group's own row is not the last of a
/// column. `None` if it does not fit.
fn split(
    rows: Vec<BoardRow>,
    columns: usize,
    lines: impl Fn(&BoardRow) -> usize,
    fit: usize,
) -> Option<Vec<Vec<BoardRow>>> {
    let total: usize = rows.iter().map(&lines).sum();
    (total.div_ceil(columns)..=fit).find_map(|limit| {
        let mut out: Vec<Vec<BoardRow>> = vec![Vec::new()];
        let mut used = 0;
        for (i, row) in rows.iter().cloned().enumerate() {
            let next = rows.get(i + 1).filter(|n| row.group && !n.group).map_or(0, &lines);
            let needs = lines(&row) + next;
            if used + needs > limit && used > 0 {
                out.push(Vec::new());
                used = 0;
            }
            used += lines(&row);
            out.last_mut()?.push(row);
        }
        let tallest = out.iter().map(|c| c.iter().map(&lines).sum::<usize>()).max().unwrap_or(0);
        (out.len() <= columns && tallest <= fit).then_some(out)
    })
}

#[cfg(test)]
mod tests;
