//! Divisions and grids: both are nodes of the tree, each known by its code.
use super::Meter;
use super::draft::{Draft, Origin};
use super::issue::{Expected, RowIssueKind as K};
use super::office_place::office_place;
use super::sheet::{Outcome, Sheet, Values};
use super::values;
use crate::sheets::Column as C;
use std::collections::HashMap;
use wangge_core::domain::{Grid, GridCode, Level, Phone};

/// What rows of this import have said of a node, and the first of them.
#[derive(Clone, Copy)]
struct Seen {
    origin: Origin,
    name: bool,
    phone: bool,
    range: bool,
    point: bool,
}

/// Takes the rows of all sheets of divisions, then of grids.
pub(super) fn take(draft: &mut Draft<'_>, sheets: Vec<(usize, &mut Sheet<'_>)>, meter: &mut Meter<'_>) {
    let mut tree = Tree { names: HashMap::new(), seen: HashMap::new() };
    let mut rows = Vec::new();
    for (at, sheet) in sheets {
        let indices = std::mem::take(&mut sheet.rows);
        let read: Vec<Values<'_>> = indices.into_iter().filter_map(|i| sheet.values(i)).collect();
        for row in &read {
            let name = values::name(row.get(C::Name));
            if let (Ok(code), false) = (values::code(row.get(C::Code)), name.is_empty()) {
                tree.names.entry(code).or_insert(name);
            }
        }
        rows.push((at, sheet, read));
    }
    for (at, sheet, read) in rows {
        for row in read {
            tree.take_row(draft, at, sheet, &row);
            meter.row();
        }
    }
}

/// The nodes of this import so far.
struct Tree {
    /// The first name that the sheets have for a code, wherever it stands.
    names: HashMap<GridCode, String>,
    seen: HashMap<GridCode, Seen>,
}

impl Tree {
    fn take_row(&mut self, draft: &mut Draft<'_>, at: usize, sheet: &mut Sheet<'_>, row: &Values<'_>) {
        let written = row.get(C::Code);
        if written.is_empty() {
            return sheet.refuse(row.number, Some(C::Code), "", K::NoCode);
        }
        let Ok(code) = values::code(written) else {
            return sheet.refuse(row.number, Some(C::Code), written, K::BadCode);
        };
        let before = draft.grid(code).cloned();
        let mut after = match (&before, self.names.get(&code)) {
            (Some(grid), _) => grid.clone(),
            (None, Some(name)) => Grid::new(code, name.as_str()),
            (None, None) => return sheet.refuse(row.number, Some(C::Name), "", K::NoGridName),
        };
        let name = values::name(row.get(C::Name));
        let says_name = !name.is_empty();
        if says_name {
            after.name = name;
        }
        let phone = Phone::read(row.get(C::OfficePhone));
        let (says_phone, broken) = (!phone.is_missing(), matches!(phone, Phone::Broken(_)));
        if !phone.is_missing() {
            after.phone = phone;
        }
        let says_range = !row.get(C::RangeWords).is_empty();
        if says_range {
            row.get(C::RangeWords).clone_into(&mut after.range_words);
        }
        let point = office_place(sheet, row, code);
        after.point = point.or(after.point);
        let same = before.as_ref() == Some(&after);
        let earlier = self.seen.get(&code).copied();
        if let (Some(before), Some(earlier)) = (&before, earlier) {
            let of = draft.place(earlier.origin, at);
            let otherwise = (earlier.name && before.name != after.name)
                || (earlier.phone && before.phone != after.phone)
                || (earlier.range && before.range_words != after.range_words)
                || (earlier.point && before.point != after.point);
            if otherwise {
                return sheet.refuse(row.number, Some(C::Code), written, K::CodeTaken { of });
            }
            if same && earlier.origin.sheet == at {
                self.heard(code, earlier.origin, [says_name, says_phone, says_range, point.is_some()]);
                return sheet.refuse(row.number, Some(C::Code), written, K::DuplicateRow { of });
            }
        }
        if before.as_ref().is_some_and(|b| !same && !b.in_force(draft.on)) {
            return sheet.refuse(row.number, Some(C::Code), written, K::RetiredCode);
        }
        if broken {
            sheet.warn(row.number, C::OfficePhone, row.get(C::OfficePhone), K::BrokenPhone);
        }
        check_words(sheet, row, code);
        let origin = Origin { sheet: at, row: row.number };
        self.heard(code, origin, [says_name, says_phone, says_range, point.is_some()]);
        draft.seen_grids.insert(code);
        draft.covered.node(code);
        sheet.count(match before {
            None => Outcome::Added,
            Some(_) if same => Outcome::Same,
            Some(_) => Outcome::Changed,
        });
        if !same {
            draft.set_grid(after, origin);
        }
    }

    /// Keeps what a row says of a node, so that no later one says otherwise unnoticed.
    fn heard(&mut self, code: GridCode, origin: Origin, [name, phone, range, point]: [bool; 4]) {
        let seen = self.seen.entry(code).or_insert(Seen {
            origin,
            name: false,
            phone: false,
            range: false,
            point: false,
        });
        seen.name |= name;
        seen.phone |= phone;
        seen.range |= range;
        seen.point |= point;
    }
}

/// What the row says of level and parent, which the code gives by itself.
fn check_words(sheet: &mut Sheet<'_>, row: &Values<'_>, code: GridCode) {
    let level = row.get(C::Level);
    if !level.is_empty() {
        match values::level(level) {
            None => sheet.warn(row.number, C::Level, level, K::NotUnderstood { expected: Expected::Level }),
            Some(l) if l != code.level() => sheet.warn(row.number, C::Level, level, K::LevelDiffers { code }),
            Some(_) => {}
        }
    }
    let parent = row.get(C::ParentCode);
    if !parent.is_empty() && code.level() > Level::County && values::code(parent).ok() != code.parent() {
        sheet.warn(row.number, C::ParentCode, parent, K::ParentDiffers { code });
    }
}
