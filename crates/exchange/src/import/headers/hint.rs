//! What the names of file and sheet say a table is, and what is looked for in it.
use crate::sheets::SheetKind::{self, Divisions, Grids, Gridworkers, Households};
use crate::table::Table;

/// The columns that were looked for, in words: of the sheet that the names hint at, or of
/// all four.
#[must_use]
pub fn looked_for(table: &Table) -> String {
    let words = |kind: SheetKind| match kind {
        Divisions => "区划代码、区划名称",
        Grids => "网格编码、网格名称",
        Gridworkers => "姓名、网格编码",
        Households => "户主、门牌号、组编码",
    };
    match hint(table) {
        Some(kind) => words(kind).to_owned(),
        None => SheetKind::ALL.map(|k| format!("{}（{}）", k.name(), words(k))).join("、"),
    }
}

/// What the names of sheet and file say the table is.
pub(super) fn hint(table: &Table) -> Option<SheetKind> {
    let stem = table.file.rsplit_once('.').map_or(table.file.as_str(), |(stem, _)| stem);
    [table.sheet.as_str(), stem].into_iter().find_map(|name| {
        let name = name.to_lowercase();
        [
            (Gridworkers, ["网格员", "gridworker"]),
            (Households, ["住户", "household"]),
            (Divisions, ["区划", "division"]),
            (Grids, ["网格", "grid"]),
        ]
        .into_iter()
        .find(|(_, words)| words.iter().any(|w| name.contains(w)))
        .map(|(kind, _)| kind)
    })
}
