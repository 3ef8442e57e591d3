//! What a person typed, taken apart: `八渡村三组１２号` is a text, a group and a door.
use crate::domain::{DoorNumber, fold_width};

/// A query in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Names and letters, lower case, without white space.
    pub(super) text: Vec<char>,
    /// The text in the pieces a person put spaces between.
    pub(super) words: Vec<Vec<char>>,
    /// `3组`
    pub(super) group: Option<u16>,
    /// `第2网格`
    pub(super) grid: Option<u16>,
    /// `12号`
    pub(super) door: Option<DoorNumber>,
    /// All digits, six or more of them: a code or a telephone.
    pub(super) digits: Option<String>,
}

impl Query {
    pub(super) fn read(typed: &str) -> Self {
        let folded = fold_width(typed).to_lowercase();
        let plain: String = folded
            .chars()
            .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '#') { c } else { ' ' })
            .collect();
        let digits: String = plain.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Self { digits: Some(digits), ..Self::default() };
        }
        let mut query = Self::default();
        let mut chars: Vec<char> = Vec::new();
        for c in plain.chars() {
            // A space between two digits keeps numbers apart; any other only parts words.
            chars.push(c);
        }
        query.take_numbers(&chars);
        query
    }

    fn take_numbers(&mut self, chars: &[char]) {
        let mut word: Vec<char> = Vec::new();
        let mut i = 0;
        while let Some(&c) = chars.get(i) {
            let rest = chars.get(i..).unwrap_or_default();
            if let Some((number, taken)) = number(rest) {
                let after = rest.get(taken..).unwrap_or_default();
                if let Some(used) = self.place(number, after, word.is_empty() && self.text.is_empty()) {
                    if word.last() == Some(&'第') {
                        word.pop();
                    }
                    i += taken + used;
                    self.end_word(&mut word);
                    continue;
                }
            }
            if c.is_whitespace() {
                self.end_word(&mut word);
            } else if c != '#' && c != '-' {
                word.push(c);
            }
            i += 1;
        }
        self.end_word(&mut word);
        self.text = self.words.concat();
    }

    fn end_word(&mut self, word: &mut Vec<char>) {
        if !word.is_empty() {
            self.words.push(std::mem::take(word));
        }
    }

    /// Decides what a number is by what follows it; gives how many characters of that it uses.
    /// A Chinese numeral that no unit follows is part of a name (三岔村), not a number.
    fn place(&mut self, number: Number, after: &[char], alone: bool) -> Option<usize> {
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
        // A bare number: a door behind a group or a name, else a group (`3 12`, `河湾3`).
        if self.group.is_none() && (alone || next.first().is_some_and(char::is_ascii_digit)) && spaces > 0 {
            self.group = small;
            return Some(spaces);
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

    fn check(typed: &str, text: &str, group: Option<u16>, door: Option<&str>) {
        let query = Query::read(typed);
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
        check("三岔村二十一组", "三岔村", Some(21), None);
        check("河湾村12号附3", "河湾村", None, Some("12-3"));
        check("河湾12-3", "河湾", None, Some("12-3"));
        check("bdc3z", "bdc", Some(3), None);
        check("bdc3z12h", "bdc", Some(3), Some("12"));
        check("bdc3zu12hao", "bdc", Some(3), Some("12"));
        check("Wang静", "wang静", None, None);
        check("王 静", "王静", None, None);
        check("", "", None, None);
        check("第三村民小组", "", Some(3), None);
        assert_eq!(Query::read("3组第2网格").grid, Some(2));
        assert_eq!(Query::read("9901 2710 0201 0302").digits.as_deref(), Some("9901271002010302"));
        assert_eq!(Query::read("138-0000-1234").digits.as_deref(), Some("13800001234"));
    }
}
