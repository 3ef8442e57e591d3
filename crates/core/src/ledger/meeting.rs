//! 例会: the regular meetings of a level-2 grid: who was there, what was raised, what was decided.
//! A matter becomes a case in one step, and remembers it.
use super::case::{Case, CaseKind, Source};
use super::{By, RecordId};
use crate::domain::{GridCode, Level, PersonId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use wangge_texts::{Lang, ledger as t};

/// Something raised at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// What.
    pub words: String,
    /// By whom.
    #[serde(default)]
    pub by: By,
    /// The grid that it is about.
    pub grid: GridCode,
    /// What was decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
    /// The case that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<RecordId>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Number.
    pub id: RecordId,
    /// The village or community.
    pub grid: GridCode,
    /// When.
    pub at: NaiveDateTime,
    /// Who was there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub present: BTreeSet<PersonId>,
    /// Who else was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<String>,
    /// What was raised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
    /// What was decided, and notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
}

/// Why a matter becomes no case, or a meeting is not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCase {
    /// There is no such matter.
    NoMatter,
    /// It is one already.
    Already(RecordId),
    /// It does not say what.
    NoWords,
    /// Meetings are those of villages and communities.
    NotAVillage(Level),
}

impl Meeting {
    /// The meeting and the case that one of its matters becomes: found at the meeting, by whoever
    /// raised it, where it is.
    ///
    /// # Errors
    /// Why it becomes none.
    pub fn case(&self, matter: usize, id: RecordId, kind: CaseKind) -> Result<(Self, Case), NoCase> {
        if self.grid.level() != Level::Village {
            return Err(NoCase::NotAVillage(self.grid.level()));
        }
        let mut meeting = self.clone();
        let raised = meeting.matters.get_mut(matter).ok_or(NoCase::NoMatter)?;
        if let Some(case) = raised.case {
            return Err(NoCase::Already(case));
        }
        if raised.words.trim().is_empty() {
            return Err(NoCase::NoWords);
        }
        raised.case = Some(id);
        let mut case = Case::new(id, kind, raised.grid, self.at, raised.by.clone(), raised.words.trim());
        // What was raised in the village's meeting is in the village's hands.
        case.registered = self.grid;
        case.source = Source::Meeting;
        Ok((meeting, case))
    }
}

impl NoCase {
    /// Why, in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::NoMatter => t::meeting_no_matter(lang).to_owned(),
            Self::Already(_) => t::meeting_already(lang).to_owned(),
            Self::NoWords => t::meeting_no_words(lang).to_owned(),
            Self::NotAVillage(_) => t::meeting_not_a_village(lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;
    use crate::ledger::case::{Hazard, Phase};

    #[test]
    fn a_matter_becomes_a_case_once() {
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let grid: GridCode = "6103271002010101".parse().unwrap();
        let matter = |words: &str| Matter {
            words: words.into(),
            by: By::named("王静"),
            grid,
            decision: String::new(),
            case: None,
        };
        let meeting = Meeting {
            id: id(1),
            grid: grid.at(Level::Village).unwrap(),
            at: "2025-03-05T15:00:00".parse().unwrap(),
            present: [PersonId(1)].into(),
            guests: vec![],
            matters: vec![matter(" 河堤有裂缝 "), matter(" ")],
            minutes: String::new(),
        };
        let kind = CaseKind::Hazard(Hazard::Flood);
        let (after, case) = meeting.case(0, id(9), kind).unwrap();
        assert_eq!(after.matters[0].case, Some(id(9)));
        assert_eq!((case.words.as_str(), case.place, case.source), ("河堤有裂缝", grid, Source::Meeting));
        let state = case.state().0;
        assert_eq!((state.phase, state.at), (Phase::Waiting, meeting.grid));
        assert_eq!(after.case(0, id(10), kind), Err(NoCase::Already(id(9))));
        assert_eq!(meeting.case(1, id(10), kind), Err(NoCase::NoWords));
        assert_eq!(meeting.case(2, id(10), kind), Err(NoCase::NoMatter));
        let town = Meeting { grid: grid.at(Level::Town).unwrap(), ..meeting };
        assert_eq!(town.case(0, id(10), kind), Err(NoCase::NotAVillage(Level::Town)));
    }
}
