//! 核验: is the number in the register? A whole number gets a whole answer; a part of one gets none,
//! so that nobody can go through the register digit by digit.
use super::lookup::Lookup;
use super::numbers::Numbers;
use crate::domain::{GridCode, Level, Post, Telephone, squeeze};

/// What can be said of what somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing yet: so many digits are not a whole number.
    Partial {
        /// Digits typed.
        digits: usize,
    },
    /// No telephone begins or reads so.
    NotANumber,
    /// It is the code of a grid, as on a card or a badge; not necessarily one in force.
    Code(GridCode),
    /// In the register: every post that is called by this number, in the order of the codes.
    Known(Vec<Known>),
    /// Not in the register.
    Unknown,
}

/// Whose number it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// On which grid.
    pub grid: GridCode,
    /// As what; `None`: it is the office's own.
    pub post: Option<Post>,
    /// The person; empty for an office.
    pub name: String,
}

impl Lookup {
    /// Answers for a telephone or a code.
    #[must_use]
    pub fn verify(&self, typed: &str, numbers: &Numbers) -> Verdict {
        let tight = squeeze(typed);
        let digits: String = tight.chars().filter(|c| !matches!(c, '-' | '(' | ')' | '+' | '.')).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Verdict::NotANumber;
        }
        if let Some(code) = self.code_of(&digits) {
            return Verdict::Code(code);
        }
        match tight.parse::<Telephone>() {
            // A hotline's few digits are also how a longer number begins.
            Ok(number) if !matches!(&number, Telephone::Service(t) if t.len() < 10) => {
                self.whose(&number.to_string(), numbers)
            }
            Err(_) if digits.len() >= 11 => Verdict::NotANumber,
            _ => Verdict::Partial { digits: digits.len() },
        }
    }

    /// Codes begin with the county's; those of 14 and 16 digits are nothing else.
    fn code_of(&self, digits: &str) -> Option<GridCode> {
        let code: GridCode = digits.parse().ok()?;
        let ours = self.nodes().first().is_some_and(|n| n.code.at(Level::County) == code.at(Level::County));
        (code.level() >= Level::Group || ours && code.level() > Level::County).then_some(code)
    }

    fn whose(&self, phone: &str, numbers: &Numbers) -> Verdict {
        let listed: Vec<_> = numbers.all.iter().filter(|n| n.phone == phone).collect();
        // Where a responsible person has no number, the index holds the office's.
        let office = |grid| listed.iter().any(|n| n.grid == grid && n.post.is_none());
        let heads = self.nodes().iter().filter(|n| n.phone == phone && !n.head.is_empty() && !office(n.code));
        let mut known: Vec<Known> =
            heads.map(|n| Known { grid: n.code, post: Some(Post::Head), name: n.head.clone() }).collect();
        known.extend(listed.iter().map(|n| Known { grid: n.grid, post: n.post, name: n.name.clone() }));
        known.sort();
        if known.is_empty() { Verdict::Unknown } else { Verdict::Known(known) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{Index, Numbered};

    fn lookup() -> Lookup {
        // A town whose secretary has no number of their own (the index holds the office's), a
        // village, a group, a grid held by the group's leader.
        let text = "wangge-find 1\nv\t2026-11-24\t990127\t县\t中心\n\
            0\n100\n云岭镇\n\n陈立新\n13800000009\n\
            0\n201\n河湾村\n\n李川\n13800000001\n\
            0\n1\n\n\n王静\n13800000002\n\
            0\n1\n\n\n王静\n13800000002\n\n\n";
        Index::of_text(text).unwrap().unfold()
    }

    fn numbers() -> Numbers {
        let entry = |phone: &str, grid: &str, post, name: &str| Numbered {
            phone: phone.into(),
            grid: grid.parse().unwrap(),
            post,
            name: name.into(),
        };
        Numbers {
            all: vec![
                entry("13800000009", "990127100", None, ""),
                entry("13800000003", "990127100201", Some(Post::Police), "马文斌"),
                entry("09901234567", "990127100201", None, ""),
            ],
        }
    }

    #[track_caller]
    fn check(typed: &str, expect: Verdict) {
        assert_eq!(lookup().verify(typed, &numbers()), expect, "{typed}");
    }

    fn known(grid: &str, post: Option<Post>, name: &str) -> Known {
        Known { grid: grid.parse().unwrap(), post, name: name.into() }
    }

    #[test]
    fn a_whole_number_gets_a_whole_answer() {
        check("13800000001", Verdict::Known(vec![known("990127100201", Some(Post::Head), "李川")]));
        check("+86 138-0000-0003", Verdict::Known(vec![known("990127100201", Some(Post::Police), "马文斌")]));
        check("０９９０－１２３４５６７", Verdict::Known(vec![known("990127100201", None, "")]));
        let both = ["99012710020101", "9901271002010101"].map(|g| known(g, Some(Post::Head), "王静"));
        check("13800000002", Verdict::Known(both.to_vec()));
        check("13900000001", Verdict::Unknown);
        check("09901234568", Verdict::Unknown);
    }

    #[test]
    fn an_office_s_number_is_not_said_to_be_a_person_s() {
        check("13800000009", Verdict::Known(vec![known("990127100", None, "")]));
    }

    #[test]
    fn a_part_gets_nothing() {
        for (typed, digits) in
            [("", 0), ("1", 1), ("110", 3), ("138000", 6), ("1380000000", 10), ("0990-12345", 9)]
        {
            check(typed, Verdict::Partial { digits });
        }
    }

    #[test]
    fn what_is_no_number() {
        for typed in ["王静", "1380000000O", "138000000011", "12800000001", "13800000001/13800000002"] {
            check(typed, Verdict::NotANumber);
        }
    }

    #[test]
    fn codes() {
        for code in [
            "990127100",
            "990127100201",
            "99012710020101",
            "9901271002010101",
            "9901271002010199",
            "6103271002010101",
        ] {
            check(code, Verdict::Code(code.parse().unwrap()));
        }
        check("990127", Verdict::Partial { digits: 6 });
        check("610327100", Verdict::Partial { digits: 9 });
    }
}
