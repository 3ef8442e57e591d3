//! Places by name: town, village, group, household-level grid as lists write them
//! (`八渡`, `河湾村委会`, `第三村民小组`) → the code, if there is exactly one.
use super::draft::Draft;
use super::issue::RowIssueKind as K;
use super::sheet::Values;
use crate::sheets::Column as C;
use std::collections::HashMap;
use wangge_core::domain::{GridCode, Level, fold_variant, squeeze};

/// A name that leads nowhere: the column, what is written, and why.
pub(super) type NotFound = (C, String, K);

/// Names of all places in force.
pub(super) struct Places {
    /// By level, parent (of groups and grids) and name as written, folded.
    exact: HashMap<(Level, Option<GridCode>, String), Vec<GridCode>>,
    /// The same by the name without 镇, 村, 组.
    loose: HashMap<(Level, Option<GridCode>, String), Vec<GridCode>>,
    /// Answers so far: lists name the same places row after row.
    known: HashMap<String, Result<GridCode, NotFound>>,
}

impl Places {
    pub(super) fn new(draft: &Draft<'_>) -> Self {
        let mut places = Self { exact: HashMap::new(), loose: HashMap::new(), known: HashMap::new() };
        for grid in draft.all_grids() {
            let (level, parent) = (grid.level(), within(grid.code));
            let exact = fold(&grid.name);
            let loose = strip(level, &exact);
            places.exact.entry((level, parent, exact)).or_default().push(grid.code);
            places.loose.entry((level, parent, loose)).or_default().push(grid.code);
        }
        places
    }

    /// The place that the names of a row lead to: the deepest that is named. `None` where
    /// the row names none.
    pub(super) fn of_row(&mut self, row: &Values<'_>) -> Option<Result<GridCode, NotFound>> {
        let names = [C::Town, C::Village, C::Group, C::Grid].map(|c| row.get(c));
        if names.iter().all(|n| n.is_empty()) {
            return None;
        }
        let key = names.join("\u{1}");
        if let Some(known) = self.known.get(&key) {
            return Some(known.clone());
        }
        let [town, village, group, grid] = names;
        let found = self.find(town, village, group, grid);
        self.known.insert(key, found.clone());
        Some(found)
    }

    /// A household-level grid by its name in a group.
    pub(super) fn grid_in(&self, group: GridCode, name: &str) -> Result<GridCode, NotFound> {
        self.one(Level::Household, Some(group), name, C::Grid)
    }

    fn find(&self, town: &str, village: &str, group: &str, grid: &str) -> Result<GridCode, NotFound> {
        let missing = |column| Err((column, String::new(), K::NoPlace));
        let mut place = None;
        if !town.is_empty() {
            place = Some(self.one(Level::Town, None, town, C::Town)?);
        }
        if !village.is_empty() {
            place = Some(self.one(Level::Village, place, village, C::Village)?);
        }
        if !group.is_empty() {
            match place.filter(|_| !village.is_empty()) {
                Some(village) => place = Some(self.one(Level::Group, Some(village), group, C::Group)?),
                None => return missing(C::Village),
            }
        }
        if !grid.is_empty() {
            match place.filter(|_| !group.is_empty()) {
                Some(group) => place = Some(self.one(Level::Household, Some(group), grid, C::Grid)?),
                None => return missing(C::Group),
            }
        }
        place.map_or_else(|| missing(C::GridCode), Ok)
    }

    /// The one place of a level with a name below a place; by the full name first.
    fn one(
        &self,
        level: Level,
        below: Option<GridCode>,
        name: &str,
        column: C,
    ) -> Result<GridCode, NotFound> {
        let folded = fold(name);
        let parent = below.filter(|_| level >= Level::Group);
        let pick = |map: &HashMap<_, Vec<GridCode>>, key: String| -> Vec<GridCode> {
            let all = map.get(&(level, parent, key)).into_iter().flatten();
            all.copied().filter(|c| below.is_none_or(|b| b.holds(*c))).collect()
        };
        let loose = strip(level, &folded);
        let mut found = pick(&self.exact, folded);
        if found.is_empty() {
            found = pick(&self.loose, loose);
        }
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err((column, name.to_owned(), K::UnknownPlace)),
            many => Err((column, name.to_owned(), K::AmbiguousPlace { count: many.len() })),
        }
    }
}

/// The place within which a name is looked up: groups and grids repeat their names
/// everywhere, towns and villages hardly.
fn within(code: GridCode) -> Option<GridCode> {
    code.parent().filter(|_| code.level() >= Level::Group)
}

/// One form for the characters that lists write in two ways.
fn fold(name: &str) -> String {
    squeeze(name).to_lowercase().chars().map(fold_variant).collect()
}

/// The name without the word for what it is; a number as `#3`.
fn strip(level: Level, name: &str) -> String {
    let without = |text: &str, words: &[&str]| -> String {
        let cut = words.iter().find_map(|w| text.strip_suffix(w)).filter(|t| !t.is_empty());
        cut.unwrap_or(text).to_owned()
    };
    match level {
        Level::County => name.to_owned(),
        Level::Town => without(&without(name, &["人民政府", "办事处"]), &["街道", "镇", "乡"]),
        Level::Village => {
            without(&without(name, &["村民委员会", "居民委员会", "村委会", "居委会"]), &["社区", "村"])
        }
        Level::Group => number(&without(name, &["村民小组", "小组", "组"])),
        Level::Household => number(&without(name, &["户级网格", "号网格", "网格", "号"])),
    }
}

fn number(text: &str) -> String {
    let bare = text.strip_prefix('第').unwrap_or(text);
    let plain = if bare.len() <= 4 { bare.parse::<u16>().ok() } else { None };
    plain.or_else(|| chinese(bare)).map_or_else(|| text.to_owned(), |n| format!("#{n}"))
}

/// 一 to 九十九.
fn chinese(text: &str) -> Option<u16> {
    let digit = |c: char| "一二三四五六七八九".chars().zip(1_u16..).find(|(d, _)| *d == c).map(|(_, n)| n);
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        [one] => digit(*one),
        ['十', one] => Some(10 + digit(*one)?),
        [ten, '十'] => Some(10 * digit(*ten)?),
        [ten, '十', one] => Some(10 * digit(*ten)? + digit(*one)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_the_word_for_what_they_are() {
        let check = |level, name: &str, expect: &str| assert_eq!(strip(level, &fold(name)), expect, "{name}");
        check(Level::Town, "八渡镇", "八渡");
        check(Level::Town, "城关街道办事处", "城关");
        check(Level::Village, "河湾村村民委员会", "河湾");
        check(Level::Village, "河湾村民委员会", "河湾");
        check(Level::Village, "东关社区居委会", "东关");
        check(Level::Village, "石咀村", "石嘴");
        check(Level::Group, "第３村民小组", "#3");
        check(Level::Group, "二十一组", "#21");
        check(Level::Group, "河东组", "河东");
        check(Level::Household, "第2网格", "#2");
    }
}
