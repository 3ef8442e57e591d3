//! What to check of a code that no grid has: how many digits, which county, up to where it is right.
use super::lookup::Lookup;
use crate::domain::{GridCode, Level};

/// What is wrong with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// No code has so many digits.
    Length {
        /// Digits typed.
        digits: usize,
    },
    /// It is another county's.
    County {
        /// How it begins.
        begins: String,
    },
    /// The first part is right; there is nothing with the next number in it.
    Below {
        /// What is right: the county, or the deepest grid that is there.
        known: GridCode,
        /// What is looked for in it.
        level: Level,
        /// Its digits as they stand in the code: `07`.
        number: String,
        /// Where they stand, counted from 1.
        from: usize,
    },
}

impl Lookup {
    /// What is wrong with digits that are meant as a code; `None` where they are not: too few, or
    /// a telephone's.
    #[must_use]
    pub fn code_problem(&self, digits: &str) -> Option<CodeProblem> {
        let county = self.nodes().first()?.code.at(Level::County)?;
        let ours = digits.starts_with(&county.to_string());
        let length = digits.len();
        let telephone = length <= 12 && (digits.starts_with('0') || length == 11 && digits.starts_with('1'));
        if length < 9 || !ours && (telephone || length < 12) {
            return None;
        }
        if !Level::GRIDS.iter().any(|level| level.digits() == length) {
            return Some(CodeProblem::Length { digits: length });
        }
        if !ours {
            return Some(CodeProblem::County { begins: digits.get(..Level::County.digits())?.to_owned() });
        }
        let mut known = county;
        for level in Level::GRIDS.into_iter().filter(|level| level.digits() <= length) {
            let here = digits.get(..level.digits()).and_then(|part| part.parse::<GridCode>().ok());
            match here.filter(|code| self.node(*code).is_some()) {
                Some(code) => known = code,
                None => {
                    let from = known.level().digits();
                    let number = digits.get(from..level.digits())?.to_owned();
                    return Some(CodeProblem::Below { known, level, number, from: from + 1 });
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Index;

    #[track_caller]
    fn check(digits: &str, expect: Option<CodeProblem>) {
        let text = "wangge-find 1\nv\t2026-11-24\t990127\t县\t中心\n\
            0\n100\n云岭镇\n\n\n\n\
            0\n201\n河湾村\n\n\n\n\
            0\n1\n\n\n\n\n\
            0\n1\n\n\n\n\n\n\n";
        let lookup = Index::of_text(text).unwrap().unfold();
        assert_eq!(lookup.code_problem(digits), expect, "{digits}");
    }

    #[test]
    fn what_to_check() {
        let below = |known: &str, level, number: &str, from| {
            Some(CodeProblem::Below { known: known.parse().unwrap(), level, number: number.into(), from })
        };
        check("9901271002010101", None);
        check("9901271002010107", below("99012710020101", Level::Household, "07", 15));
        check("9901271002010701", below("990127100201", Level::Group, "07", 13));
        check("9901271002990101", below("990127100", Level::Village, "299", 10));
        check("9901271992010101", below("990127", Level::Town, "199", 7));
        check("9901271002010001", below("990127100201", Level::Group, "00", 13));
        check("990127100201010", Some(CodeProblem::Length { digits: 15 }));
        check("99012710020101011", Some(CodeProblem::Length { digits: 17 }));
        check("6103271002010101", Some(CodeProblem::County { begins: "610327".into() }));
        for other in ["13800001234", "09901234567", "990127", "123456789", "1380000123"] {
            check(other, None);
        }
    }
}
