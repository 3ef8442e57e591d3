//! What a key does in a table of many rows (WAI-ARIA Authoring Practices, data grid). The header
//! is row 0. Never draws anything.

/// Where one is in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// 0: the header; the first row of the table is 1.
    pub row: usize,
    /// From 0.
    pub col: usize,
}

/// A key with what is held down beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key<'a> {
    /// As `KeyboardEvent.key` names it.
    pub key: &'a str,
    /// Ctrl, or ⌘.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
}

/// How large a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Rows below the header.
    pub rows: usize,
    /// Columns.
    pub cols: usize,
    /// Rows that a page-up or page-down goes over.
    pub page: usize,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellPress {
    /// The focus goes to a cell.
    Go(Cell),
    /// The focus goes to a cell, and the rows up to there are chosen.
    Extend(Cell),
    /// The row is chosen, or no longer.
    Toggle,
    /// All rows are chosen.
    All,
    /// The form of the row opens; of a header: the table is sorted by it.
    Open,
    /// The cell is edited where it stands.
    Edit,
    /// What is chosen goes to the clipboard.
    Copy,
    /// Nothing is chosen any more.
    Leave,
}

/// What a key does while `at` has the focus. `None`: nothing.
#[must_use]
pub fn press(at: Cell, key: Key<'_>, extent: Extent) -> Option<CellPress> {
    let last = extent.cols.saturating_sub(1);
    // Rows are chosen within the table, never into its header.
    let first_row = usize::from(key.shift).min(extent.rows);
    let row = |row: usize| Cell { row: row.clamp(first_row, extent.rows), col: at.col };
    let to = match (key.key, key.ctrl) {
        ("ArrowDown", false) => row(at.row + 1),
        ("ArrowUp", false) => row(at.row.saturating_sub(1)),
        ("ArrowDown", true) => row(extent.rows),
        ("ArrowUp", true) => row(1.min(extent.rows)),
        ("PageDown", false) => row(at.row + extent.page),
        ("PageUp", false) => row(at.row.saturating_sub(extent.page).max(1)),
        ("ArrowRight", false) => Cell { col: (at.col + 1).min(last), ..at },
        ("ArrowLeft", false) => Cell { col: at.col.saturating_sub(1), ..at },
        ("Home", false) => Cell { col: 0, ..at },
        ("End", false) => Cell { col: last, ..at },
        ("Home", true) => Cell { row: 1.min(extent.rows), col: 0 },
        ("End", true) => Cell { row: extent.rows, col: last },
        (" ", _) if at.row > 0 => return Some(CellPress::Toggle),
        ("Enter", false) | (" ", _) => return Some(CellPress::Open),
        ("F2", false) if at.row > 0 => return Some(CellPress::Edit),
        ("Escape", false) => return Some(CellPress::Leave),
        ("a" | "A", true) => return Some(CellPress::All),
        ("c" | "C", true) => return Some(CellPress::Copy),
        _ => return None,
    };
    Some(if key.shift && to.row != at.row { CellPress::Extend(to) } else { CellPress::Go(to) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { rows: 90_000, cols: 8, page: 12 };

    fn check(at: (usize, usize), key: &str, expect: Option<CellPress>) {
        let parts: Vec<&str> = key.split('-').collect();
        let held = |name: &str| parts.iter().rev().skip(1).any(|p| *p == name);
        let key = Key { key: parts.last().unwrap(), ctrl: held("Ctrl"), shift: held("Shift") };
        assert_eq!(press(Cell { row: at.0, col: at.1 }, key, EXTENT), expect, "{at:?} {parts:?}");
    }

    #[test]
    fn keys_of_a_grid() {
        let go = |row, col| Some(CellPress::Go(Cell { row, col }));
        let extend = |row, col| Some(CellPress::Extend(Cell { row, col }));
        check((1, 2), "ArrowDown", go(2, 2));
        check((1, 2), "ArrowUp", go(0, 2));
        check((0, 2), "ArrowUp", go(0, 2));
        check((90_000, 2), "ArrowDown", go(90_000, 2));
        check((5, 2), "ArrowLeft", go(5, 1));
        check((5, 0), "ArrowLeft", go(5, 0));
        check((5, 7), "ArrowRight", go(5, 7));
        check((5, 3), "Home", go(5, 0));
        check((5, 3), "End", go(5, 7));
        check((5, 3), "Ctrl-Home", go(1, 0));
        check((5, 3), "Ctrl-End", go(90_000, 7));
        check((5, 3), "PageDown", go(17, 3));
        check((5, 3), "PageUp", go(1, 3));
        check((5, 3), "Shift-ArrowDown", extend(6, 3));
        check((1, 3), "Shift-ArrowUp", go(1, 3));
        check((5, 3), "Ctrl-Shift-ArrowDown", extend(90_000, 3));
    }

    #[test]
    fn what_keys_do_to_a_row() {
        check((5, 3), " ", Some(CellPress::Toggle));
        check((0, 3), " ", Some(CellPress::Open));
        check((5, 3), "Enter", Some(CellPress::Open));
        check((5, 3), "F2", Some(CellPress::Edit));
        check((0, 3), "F2", None);
        check((5, 3), "Ctrl-a", Some(CellPress::All));
        check((5, 3), "Ctrl-c", Some(CellPress::Copy));
        check((5, 3), "c", None);
        check((5, 3), "Escape", Some(CellPress::Leave));
    }
}
