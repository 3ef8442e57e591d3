//! Rows below a header that are no entries: an example, what is to be filled in, numbers of the
//! columns, totals, who signed. They are passed over, and the person is told of each.
use crate::table::Row;
use serde::{Deserialize, Serialize};
use wangge_core::domain::squeeze;

/// What a row is that was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Passed {
    /// 示例, under the header.
    Example,
    /// What is to be filled in, or the columns' numbers, under the header.
    Instruction,
    /// 合计, 小计.
    Total,
    /// 填表人, 审核人 and other words below the list.
    Footer,
}

/// So many rows under the header may explain it.
const EXPLAINING: usize = 3;

const EXAMPLE: &[&str] = &["示例", "样例", "范例", "举例", "填写示例", "例如", "例:"];
const EXPLAIN: &[&str] =
    &["填写说明", "填表说明", "填写要求", "填写示例", "填报说明", "说明:", "注:", "※", "备注:"];
const ASKED: &[&str] = &[
    "必填",
    "选填",
    "非必填",
    "请填",
    "请选",
    "填写",
    "如:",
    "如实",
    "例如",
    "例:",
    "格式",
    "下拉",
    "文本",
    "数字",
    "日期格式",
    "不填",
];
const TOTAL: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "总合计",
    "本页合计",
    "本页小计",
    "本组合计",
    "本村合计",
    "本镇合计",
];
const FOOTER: &[&str] = &[
    "填表人",
    "制表人",
    "填报人",
    "审核人",
    "审批人",
    "填报单位",
    "填表单位",
    "制表单位",
    "填报日期",
    "填表日期",
    "制表日期",
    "单位负责人",
    "负责人签字",
    "主要负责人",
    "经办人",
    "填写说明",
    "填表说明",
    "说明",
    "注",
    "备注",
];

/// What a row is, by how many rows it lies below the header; `None` for an entry.
pub(super) fn passed(row: &Row, below: usize) -> Option<Passed> {
    // Below that, words at the beginning tell: a county has 90,000 rows.
    let looked_at = if below < EXPLAINING { usize::MAX } else { 3 };
    let filled = row.cells.iter().filter(|c| !c.is_empty()).take(looked_at);
    let cells: Vec<String> = filled.map(|c| squeeze(c)).collect();
    let first = cells.first()?;
    let begins = |text: &str, words: &[&str]| words.iter().any(|w| text.starts_with(w));
    if below < EXPLAINING {
        // 序号 may stand before it.
        if cells.iter().take(2).any(|c| c == "例" || begins(c, EXAMPLE)) {
            return Some(Passed::Example);
        }
        let asks = |c: &&String| begins(c, ASKED) || c.ends_with("位数字") || c.ends_with("必填");
        let asking = cells.iter().filter(asks).count();
        if begins(first, EXPLAIN) || (asking > 1 && asking * 2 >= cells.len()) || numbers(&cells) {
            return Some(Passed::Instruction);
        }
    }
    if cells.iter().take(3).any(|c| is_total(c)) {
        return Some(Passed::Total);
    }
    let signed = |c: &str| FOOTER.iter().any(|w| c.strip_prefix(w).is_some_and(|r| r.starts_with(':')));
    (signed(first) || first.starts_with('※')).then_some(Passed::Footer)
}

/// 1, 2, 3 … under the columns, as statistical forms have them.
fn numbers(cells: &[String]) -> bool {
    let plain = |(i, c): (usize, &String)| c.parse::<usize>().is_ok_and(|n| n == i + 1);
    cells.len() > 3 && cells.iter().enumerate().all(plain)
}

/// `合计`, `合计:`, `总计123户`: nothing but a number and its unit after the word.
fn is_total(text: &str) -> bool {
    let rest = TOTAL.iter().filter_map(|w| text.strip_prefix(w)).min_by_key(|rest| rest.len());
    rest.is_some_and(|rest| {
        rest.chars().all(|c| c.is_ascii() || matches!(c, '户' | '人' | '个' | '名' | '元'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_entry() {
        let check = |cells: &str, below, expect| {
            let cells = cells.split(',').map(str::to_owned).collect();
            assert_eq!(passed(&Row { number: 1, cells }, below), expect);
        };
        check("示例,张三,1号", 0, Some(Passed::Example));
        check("1,例：张三,1号", 1, Some(Passed::Example));
        check("必填,选填,11位数字,", 0, Some(Passed::Instruction));
        check("1,2,3,4,5", 0, Some(Passed::Instruction));
        check("填写说明：不得漏填", 2, Some(Passed::Instruction));
        check("合　计,,126", 40, Some(Passed::Total));
        check(",小计：,12户", 3, Some(Passed::Total));
        check("总计126户", 90, Some(Passed::Total));
        check("填表人：王静,,审核人：李强", 9, Some(Passed::Footer));
        for (cells, below) in [
            ("张三,1号,13800000001", 0),
            ("例,1号", 9),
            ("示范村,1组,张三", 0),
            ("必富贵,1号", 0),
            ("1,2,3", 0),
            ("合计之,1号", 5),
            ("注海,1号", 5),
            ("张三,1号,共计三代同堂", 5),
            ("1,张三,2号,4", 0),
        ] {
            check(cells, below, None);
        }
    }
}
