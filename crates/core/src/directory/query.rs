//! What a person typed, taken apart: `八渡村三组１２号` is a text, a group and a door.
use super::spelled::typed_form;
use crate::domain::{DoorNumber, fold_width};

/// A query in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Names and letters as they are compared, without white space.
    pub(super) text: Vec<char>,
    /// The same, as it was written.
    pub(super) written: Vec<char>,
    /// Where in the text a person put a space.
    pub(super) breaks: Vec<usize>,
    /// `3组`
    pub(super) group: Option<u16>,
    /// `第2网格`
    pub(super) grid: Option<u16>,
    /// `12号`
    pub(super) door: Option<DoorNumber>,
    /// All digits, six or more of them: a code or a telephone.
    pub(super) digits: Option<String>,
}

/// What a number without a word behind it may mean: `河湾3`, `河湾3-12`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    Group,
    Door,
}

impl Query {
    /// All that a typed text may mean, the likelier first; the text is the same in each.
    pub(super) fn readings(typed: &str) -> Vec<Self> {
        let folded = fold_width(typed);
        let plain: Vec<char> = folded
            .chars()
            .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '#') { c.to_ascii_lowercase() } else { ' ' })
            .collect();
        let digits: String = plain.iter().filter(|c| !c.is_whitespace() && **c != '-').collect();
        if digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
            return vec![Self { digits: Some(digits), ..Self::default() }];
        }
        let mut all: Vec<Self> = Vec::new();
        for bare in [Bare::Group, Bare::Door] {
            let mut query = Self::default();
            query.take(&plain, bare);
            if !all.contains(&query) {
                all.push(query);
            }
        }
        all
    }

    /// Whether nothing was typed that could be looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.has_numbers()
    }

    /// Whether a group, a grid or a door is asked for.
    pub(super) const fn has_numbers(&self) -> bool {
        self.group.is_some() || self.grid.is_some() || self.door.is_some()
    }

    fn take(&mut self, chars: &[char], bare: Bare) {
        let mut i = 0;
        while let Some(&c) = chars.get(i) {
            let rest = chars.get(i..).unwrap_or_default();
            if let Some((number, taken)) = number(rest) {
                let after = rest.get(taken..).unwrap_or_default();
                if let Some(used) = self.place(number, after, bare) {
                    if self.text.last() == Some(&'第') {
                        self.text.pop();
                        self.written.pop();
                    }
                    i += taken + used;
                    self.breaks.push(self.text.len());
                    continue;
                }
            }
            if c.is_whitespace() {
                self.breaks.push(self.text.len());
            } else if c != '#' && c != '-' {
                self.text.push(typed_form(c));
                self.written.push(c);
            }
            i += 1;
        }
        self.breaks.dedup();
    }

    /// Decides what a number is by what follows it; gives how many characters of that it uses.
    /// A Chinese numeral that no unit follows is part of a name (三岔村), not a number.
    fn place(&mut self, number: Number, after: &[char], bare: Bare) -> Option<usize> {
        let small = u16::try_from(number.value).ok();
        let spaces = after.iter().take_while(|c| c.is_whitespace()).count();
        let next = after.get(spaces..).unwrap_or_default();
        let starts = |unit: &str| {
            let unit: Vec<char> = unit.chars().collect();
            next.starts_with(&unit).then_some(spaces + unit.len())
        };
        let latin_end = |unit: &str| {
            let used = starts(unit)?;
            let then = after.get(used);
            then.is_none_or(|c| !c.is_ascii_alphabetic()).then_some(used)
        };
        if let Some(used) = ["村民小组", "小组", "组", "队", "社"].iter().find_map(|u| starts(u)) {
            self.group = small;
            return Some(used);
        }
        if let Some(used) = starts("网格").or_else(|| starts("格")) {
            self.grid = small;
            return Some(used);
        }
        if !number.chinese
            && let Some(used) = ["zu", "z"].iter().find_map(|u| latin_end(u))
        {
            self.group = small;
            return Some(used);
        }
        let door = DoorNumber::new(number.value);
        if let Some(used) = starts("号") {
            self.door = door;
            return Some(used + self.annex(after.get(used..).unwrap_or_default()));
        }
        if number.chinese {
            return None;
        }
        if let Some(used) = ["hao", "h"].iter().find_map(|u| latin_end(u)) {
            self.door = door;
            return Some(used);
        }
        // `3 12`, `3-12`: a group and a door, if not a door and its annex.
        let pair = match next {
            ['-', digit, ..] | [digit, ..] if digit.is_ascii_digit() => {
                spaces > 0 || next.first() == Some(&'-')
            }
            _ => false,
        };
        if self.group.is_none() && bare == Bare::Group && (pair || !self.text.is_empty()) {
            self.group = small;
            return Some(spaces + usize::from(pair && next.first() == Some(&'-')));
        }
        self.door = door;
        Some(self.annex(after))
    }

    /// `-3`, `附3`, `附3号` behind a door.
    fn annex(&mut self, after: &[char]) -> usize {
        let Some((first, rest)) = after.split_first() else { return 0 };
        if !matches!(first, '-' | '附' | '之') {
            return 0;
        }
        let Some((number, taken)) = number(rest) else { return 0 };
        if let (Some(door), Ok(annex)) = (self.door, u16::try_from(number.value)) {
            self.door = Some(door.with_annex(annex));
        }
        1 + taken + usize::from(rest.get(taken) == Some(&'号'))
    }
}

#[derive(Clone, Copy)]
struct Number {
    value: u32,
    chinese: bool,
}

/// A number at the beginning: Arabic digits or Chinese numerals up to 999; and its length.
fn number(chars: &[char]) -> Option<(Number, usize)> {
    let arabic: String = chars.iter().take_while(|c| c.is_ascii_digit()).take(6).collect();
    if !arabic.is_empty() {
        let value = arabic.parse().ok()?;
        return Some((Number { value, chinese: false }, arabic.len()));
    }
    let digit = |c: char| "零一二三四五六七八九".chars().position(|d| d == c).or((c == '两').then_some(2));
    let (mut total, mut current, mut taken) = (0_u32, None::<u32>, 0);
    for &c in chars.iter().take(7) {
        match (digit(c), c) {
            (Some(d), _) => current = Some(current.filter(|&x| x > 0).unwrap_or(0) * 10 + d as u32),
            (None, '十') => {
                total += current.take().unwrap_or(1) * 10;
            }
            (None, '百') => {
                total += current.take().unwrap_or(1) * 100;
            }
            _ => break,
        }
        taken += 1;
    }
    (taken > 0).then(|| (Number { value: total + current.unwrap_or(0), chinese: true }, taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The likeliest reading: text, group, door.
    fn check(typed: &str, text: &str, group: Option<u16>, door: Option<&str>) {
        check_at(0, typed, text, group, door);
    }

    fn check_at(at: usize, typed: &str, text: &str, group: Option<u16>, door: Option<&str>) {
        let query = &Query::readings(typed)[at];
        let door = door.map(|d| d.parse().unwrap());
        assert_eq!(
            (query.text.iter().collect::<String>().as_str(), query.group, query.door),
            (text, group, door),
            "{typed}"
        );
    }

    #[test]
    fn forms_people_type() {
        check("3组12号", "", Some(3), Some("12"));
        check("三组１２号", "", Some(3), Some("12"));
        check("3组 12", "", Some(3), Some("12"));
        check("3 12", "", Some(3), Some("12"));
        check("八渡村3组12号", "八渡村", Some(3), Some("12"));
        check("八渡村 三组 十二号", "八渡村", Some(3), Some("12"));
        check("八渡村第3组12号", "八渡村", Some(3), Some("12"));
        check("三岔村二十一组", "三岔村", Some(21), None);
        check("河湾村12号附3", "河湾村", None, Some("12-3"));
        check("bdc3z", "bdc", Some(3), None);
        check("bdc3z12h", "bdc", Some(3), Some("12"));
        check("bdc3zu12hao", "bdc", Some(3), Some("12"));
        check("Wang静", "wang静", None, None);
        check("王 静", "王静", None, None);
        check("", "", None, None);
        check("第三村民小组", "", Some(3), None);
        check("12", "", None, Some("12"));
        assert_eq!(Query::readings("3组第2网格")[0].grid, Some(2));
        assert_eq!(Query::readings("9901 2710 0201 0302")[0].digits.as_deref(), Some("9901271002010302"));
        assert_eq!(Query::readings("138-0000-1234")[0].digits.as_deref(), Some("13800001234"));
        assert_eq!(Query::readings("hw wj")[0].breaks, [2]);
    }

    #[test]
    fn a_number_without_a_word_may_mean_two_things() {
        check("河湾3-12", "河湾", Some(3), Some("12"));
        check_at(1, "河湾3-12", "河湾", None, Some("3-12"));
        check("河湾3", "河湾", Some(3), None);
        check_at(1, "河湾3", "河湾", None, Some("3"));
        check("hwc3", "hwc", Some(3), None);
        assert_eq!(Query::readings("河湾村3组12号").len(), 1);
    }
}
