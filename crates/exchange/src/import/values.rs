//! Cells → values: dates, words, codes as people write them. Knows nothing of rows.
use crate::sheets::Column;
use chrono::{Days, NaiveDate};
use wangge_core::domain::{Category, CodeError, Door, GridCode, Level, Post, Sex, fold_width, squeeze};

/// A code: digits, with what spreadsheets put around them taken off.
pub(super) fn code(text: &str) -> Result<GridCode, CodeError> {
    let text = squeeze(text);
    let text = text.trim_matches(['\'', '"', '=', '’', '‘']);
    GridCode::from_division(text.strip_suffix(".0").unwrap_or(text))
}

/// A name: without white space where it is Chinese, with single spaces where it is not.
pub(super) fn name(text: &str) -> String {
    if text.is_ascii() { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { squeeze(text) }
}

/// Whether a name says that there is nobody.
pub(super) fn nobody(name: &str) -> bool {
    matches!(name, "" | "空缺" | "暂缺" | "缺" | "无" | "待定" | "暂无" | "-" | "/")
}

/// A day: `2025-03-01`, `2025/3/1`, `2025.3.1`, `2025年3月1日`, `20250301`, a time of day
/// after it left out; `45717` as a workbook counts days, from 1900 or from 1904.
pub(super) fn date(text: &str, since_1904: bool) -> Option<NaiveDate> {
    let folded = fold_width(text.trim());
    let text = folded.split([' ', 'T']).next().unwrap_or_default();
    let digits =
        |p: &str| if p.len() <= 8 && p.bytes().all(|b| b.is_ascii_digit()) { p.parse().ok() } else { None };
    let parts: Option<Vec<u32>> =
        text.split(['-', '/', '.', '年', '月', '日']).filter(|p| !p.is_empty()).map(digits).collect();
    let (year, month, day) = match parts?.as_slice() {
        [year, month, day] => (*year, *month, *day),
        [all] if *all > 9_999_999 => (all / 10_000, all / 100 % 100, all % 100),
        // Day 0 of the two calendars (ECMA-376-1, 18.17.4.1): 1899-12-30, with the leap day
        // that 1900 did not have counted, and 1904-01-01.
        [serial @ 18_000..=60_000] => {
            let (year, month, day) = if since_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
            let first = NaiveDate::from_ymd_opt(year, month, day)?;
            return first.checked_add_days(Days::new(u64::from(*serial)));
        }
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|y| (1900..=2100).contains(y))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a last day says that it lasts.
pub(super) fn lasts(text: &str) -> bool {
    matches!(text, "至今" | "今" | "在任" | "现任" | "无" | "-" | "/")
}

/// 男, 女.
pub(super) fn sex(text: &str) -> Option<Sex> {
    match squeeze(text).to_lowercase().as_str() {
        "男" | "男性" | "m" | "male" => Some(Sex::Male),
        "女" | "女性" | "f" | "female" => Some(Sex::Female),
        _ => None,
    }
}

/// 政治面貌, 是否党员.
pub(super) fn party(text: &str) -> Option<bool> {
    match squeeze(text).as_str() {
        "中共党员" | "党员" | "是" | "中共预备党员" | "预备党员" | "中共正式党员" | "正式党员" => {
            Some(true)
        }
        "群众" | "否" | "非党员" | "不是" | "共青团员" | "团员" | "无党派" | "无党派人士" | "民主党派" => {
            Some(false)
        }
        _ => None,
    }
}

/// 人员类别.
pub(super) fn category(text: &str) -> Option<Category> {
    let text = squeeze(text);
    if let Some((category, _)) = Category::ALL.iter().find(|(_, words)| *words == text) {
        return Some(*category);
    }
    match text.as_str() {
        "党代表" | "人大代表" | "政协委员" => Some(Category::Delegate),
        "乡贤" => Some(Category::NewWorthy),
        "脱贫户" => Some(Category::ModelHousehold),
        "代表" => Some(Category::VillagersRepresentative),
        _ => None,
    }
}

/// 岗位, on a grid of a level; where it is blank, what 职务 says. `None` where it is a word
/// that no post has: nobody may be shown as responsible by mistake.
pub(super) fn post(written: &str, office: &str, level: Level) -> Option<Post> {
    let has = |text: &str, words: &[&str]| words.iter().any(|w| text.contains(w));
    let special = |text: &str| {
        if has(text, &["警", "派出所", "police"]) {
            Some(Post::Police)
        } else if has(text, &["法律顾问", "律师", "法律工作者", "lawyer"]) {
            Some(Post::Lawyer)
        } else {
            None
        }
    };
    let (written, office) = (squeeze(written).to_lowercase(), squeeze(office));
    if written.is_empty() {
        let deputy = level <= Level::Village && office.contains('副');
        return special(&office).or(Some(if deputy { Post::Deputy } else { Post::Head }));
    }
    let heads =
        ["网格长", "网格员", "负责人", "书记", "组长", "主任", "镇长", "乡长", "村长", "head", "gridworker"];
    special(&written)
        .or_else(|| has(&written, &["副", "deputy"]).then_some(Post::Deputy))
        .or_else(|| has(&written, &heads).then_some(Post::Head))
}

/// The level that a post's words name: `二级网格长` is level 2.
pub(super) fn post_level(written: &str) -> Option<Level> {
    let before = squeeze(written);
    let (before, _) = before.split_once('级')?;
    match before.chars().next_back()? {
        '一' | '1' | '镇' => Some(Level::Town),
        '二' | '2' | '村' => Some(Level::Village),
        '三' | '3' | '组' => Some(Level::Group),
        '四' | '4' | '户' => Some(Level::Household),
        _ => None,
    }
}

/// 门牌号 as it is kept; `None` for a day, which a spreadsheet makes of `3-12`.
pub(super) fn door(text: &str) -> Option<Door> {
    let day = text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    if day { None } else { Door::read(text) }
}

/// 层级 in words or as a number from 1.
pub(super) fn level(text: &str) -> Option<Level> {
    let text = squeeze(text).to_lowercase();
    let text = text.strip_suffix("网格").unwrap_or(&text);
    let text = text.strip_suffix('级').unwrap_or(text);
    let text = text.strip_prefix('第').unwrap_or(text);
    match text {
        "县" | "区" | "区县" | "县区" | "county" | "district" | "0" => Some(Level::County),
        "镇" | "乡" | "乡镇" | "镇街" | "街道" | "town" | "township" | "1" | "一" => {
            Some(Level::Town)
        }
        "村" | "社区" | "村社区" | "村(社区)" | "行政村" | "village" | "community" | "2" | "二" => {
            Some(Level::Village)
        }
        "组" | "村民小组" | "小组" | "group" | "3" | "三" => Some(Level::Group),
        "户" | "household" | "grid" | "4" | "四" => Some(Level::Household),
        _ => None,
    }
}

/// A number of people, 0–99.
pub(super) fn people(text: &str) -> Option<u16> {
    let text = squeeze(text);
    let text = text.strip_suffix(['人', '口']).unwrap_or(&text);
    let text = text.strip_suffix(".0").unwrap_or(text);
    text.parse().ok().filter(|n| *n <= 99)
}

/// Degrees.
pub(super) fn degrees(text: &str) -> Option<f64> {
    squeeze(text).trim_end_matches(['°', '度', 'E', 'N']).parse().ok()
}

/// Whether a cell looks like the number of an identity card or a bank account. Columns of
/// codes are long by themselves: 16 digits there are a code.
pub(super) fn looks_private(column: Column, text: &str) -> bool {
    if text.len() < 15 || matches!(column, Column::Lon | Column::Lat) {
        return false;
    }
    let tight = squeeze(text);
    match column {
        Column::Code | Column::ParentCode | Column::GridCode | Column::GroupCode => longest_run(&tight) >= 17,
        Column::HouseholdCode => identity(&tight),
        _ => identity(&tight) || longest_run(&fold_width(text)) >= 15,
    }
}

/// The longest run of digits, an X after it counted.
fn longest_run(text: &str) -> usize {
    let (mut run, mut longest) = (0_usize, 0);
    for b in text.bytes() {
        run = match b {
            b'0'..=b'9' => run + 1,
            b'X' | b'x' if run >= 17 => run + 1,
            _ => 0,
        };
        longest = longest.max(run);
    }
    longest
}

/// Whether a text is 17 digits and a digit or X, with a day of birth at its place.
fn identity(text: &str) -> bool {
    let (Some(front), Some(last)) = (text.get(..17), text.get(17..)) else { return false };
    let day = text.get(6..14).unwrap_or_default();
    front.bytes().all(|b| b.is_ascii_digit())
        && matches!(last.as_bytes(), [b'0'..=b'9' | b'X' | b'x'])
        && date(day, false).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 1);
        for text in [
            "2025-03-01",
            "2025/3/1",
            "2025.3.1",
            "2025年3月1日",
            "20250301",
            "２０２５－３－１",
            "2025-03-01 00:00:00",
            "45717",
        ] {
            assert_eq!(date(text, false), day, "{text}");
        }
        for text in
            ["", "2025", "2025-13-01", "2025-02-30", "去年", "202503011", "2025-3", "0001-01-01", "99999999"]
        {
            assert_eq!(date(text, false), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_days_in_the_two_calendars() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 1);
        assert_eq!((date("45717", false), date("44255", true)), (day, day));
        assert_eq!(date("４５７１７", false), day);
    }

    #[test]
    fn posts_in_words() {
        use Level as L;
        let check =
            |text, office, level, expect| assert_eq!(post(text, office, level), expect, "{text} {office}");
        for text in
            ["网格长", "一级网格长", "网格员", "专职网格员", "村党支部书记", "村民小组长", "Gridworker"]
        {
            check(text, "", L::Village, Some(Post::Head));
        }
        check("副网格长", "", L::Group, Some(Post::Deputy));
        check("镇党委副书记", "", L::Town, Some(Post::Deputy));
        check("包村民警", "", L::Village, Some(Post::Police));
        check("村居法律顾问", "", L::Village, Some(Post::Lawyer));
        check("信息员", "", L::Household, None);
        check("", "", L::Household, Some(Post::Head));
        check("", "派出所民警", L::Village, Some(Post::Police));
        check("", "镇党委副书记、政法委员", L::Town, Some(Post::Deputy));
        check("", "村委会副主任", L::Household, Some(Post::Head));
        assert_eq!(post_level("二级网格长"), Some(L::Village));
        assert_eq!(post_level("户级网格员"), Some(L::Household));
        assert_eq!(post_level("网格员"), None);
    }

    #[test]
    fn what_looks_private() {
        let check = |column, text, expect| assert_eq!(looks_private(column, text), expect, "{text}");
        check(Column::Head, "990127198001011234", true);
        check(Column::Head, "张三 99012719800101123X", true);
        check(Column::Phone, "990127 19800101 1234", true);
        check(Column::Phone, "6222000000000000000", true);
        check(Column::Phone, "13800001234 13800005678", false);
        check(Column::GridCode, "9901271002010305", false);
        check(Column::GridCode, "990127198001011234", true);
        check(Column::HouseholdCode, "990127100201030512", false);
        check(Column::HouseholdCode, "990127198001011234", true);
        check(Column::Lon, "106.85123456789012345", false);
        check(Column::Office, "村党支部书记、村委会主任兼会计", false);
    }
}
