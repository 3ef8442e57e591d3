//! Divisions and grids: both are nodes of the tree, each known by its code.
use super::Meter;
use super::draft::{Draft, Origin};
use super::issue::{Expected, RowIssueKind as K};
use super::sheet::{Outcome, Sheet, Values};
use super::values;
use crate::sheets::Column as C;
use wangge_core::domain::{Grid, GridCode, Level, Phone};

/// Takes the rows of a sheet of divisions or grids.
pub(super) fn take(draft: &mut Draft<'_>, at: usize, sheet: &mut Sheet<'_>, meter: &mut Meter<'_>) {
    for index in std::mem::take(&mut sheet.rows) {
        if let Some(row) = sheet.values(index) {
            take_row(draft, at, sheet, &row);
        }
        meter.row();
    }
}

fn take_row(draft: &mut Draft<'_>, at: usize, sheet: &mut Sheet<'_>, row: &Values<'_>) {
    let written = row.get(C::Code);
    if written.is_empty() {
        return sheet.refuse(row.number, Some(C::Code), "", K::NoCode);
    }
    let Ok(code) = values::code(written) else {
        return sheet.refuse(row.number, Some(C::Code), written, K::BadCode);
    };
    let name = values::name(row.get(C::Name));
    let before = draft.grid(code).cloned();
    let earlier = draft.seen.get(&code).copied();
    if let (Some(of), Some(before)) = (earlier, &before)
        && !name.is_empty()
        && before.name != name
    {
        let of = draft.place(of, at);
        return sheet.refuse(row.number, Some(C::Code), written, K::CodeTaken { of });
    }
    if before.is_none() && name.is_empty() {
        return sheet.refuse(row.number, Some(C::Name), "", K::NoGridName);
    }
    let mut after = before.clone().unwrap_or_else(|| Grid::new(code, name.as_str()));
    if !name.is_empty() {
        after.name = name;
    }
    let phone = Phone::read(row.get(C::OfficePhone));
    let broken = matches!(phone, Phone::Broken(_));
    if !phone.is_missing() {
        after.phone = phone;
    }
    if !row.get(C::RangeWords).is_empty() {
        row.get(C::RangeWords).clone_into(&mut after.range_words);
    }
    let same = before.as_ref() == Some(&after);
    match (&before, earlier) {
        (Some(before), _) if !same && !before.in_force(draft.on) => {
            return sheet.refuse(row.number, Some(C::Code), written, K::RetiredCode);
        }
        (_, Some(of)) if same && of.sheet == at => {
            let of = draft.place(of, at);
            return sheet.refuse(row.number, Some(C::Code), written, K::DuplicateRow { of });
        }
        _ => {}
    }
    if broken {
        sheet.warn(row.number, C::OfficePhone, row.get(C::OfficePhone), K::BrokenPhone);
    }
    check_words(sheet, row, code);
    draft.seen.entry(code).or_insert(Origin { sheet: at, row: row.number });
    sheet.count(match before {
        None => Outcome::Added,
        Some(_) if same => Outcome::Same,
        Some(_) => Outcome::Changed,
    });
    if !same {
        draft.set_grid(after);
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
