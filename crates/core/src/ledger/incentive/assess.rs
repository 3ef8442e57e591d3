//! 考核: levels 3 and 4 are assessed by level 2, per period, from the person's own records. One
//! person at a time; nobody is compared with anybody.
use crate::domain::{GridCode, Level, PersonId};
use crate::ledger::named::named;
use crate::ledger::{By, Ledgers, Period, RecordId};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

named! {
    /// The grade.
    Grade {
        /// 优秀
        Excellent => t::grade_excellent,
        /// 称职
        Good => t::grade_good,
        /// 基本称职
        Fair => t::grade_fair,
        /// 不称职
        Poor => t::grade_poor,
    }
}

/// An assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Number.
    pub id: RecordId,
    /// Who is assessed.
    pub person: PersonId,
    /// On which grid, of level 3 or 4.
    pub grid: GridCode,
    /// For which days.
    pub period: Period,
    /// Who assesses, for the village.
    pub by: By,
    /// The grade.
    pub grade: Grade,
    /// The reason.
    pub words: String,
}

/// What is wrong with an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssessmentIssue {
    /// Level 2 assesses levels 3 and 4.
    Level(Level),
    /// A grade wants a reason.
    NoWords,
    /// It does not say who assesses.
    Nobody,
    /// The person assesses themselves.
    Oneself,
    /// The person was assessed on this grid for some of these days.
    Again(RecordId),
}

/// What a person did in a period: the records, not a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnRecords {
    /// Cases that they found.
    pub found: Vec<RecordId>,
    /// Cases that they handled.
    pub handled: Vec<RecordId>,
    /// Information that they reported.
    pub information: Vec<RecordId>,
    /// Services.
    pub services: Vec<RecordId>,
    /// Publicity.
    pub publicity: Vec<RecordId>,
    /// Sessions that they were at.
    pub sessions: Vec<RecordId>,
    /// Meetings that they were at.
    pub meetings: Vec<RecordId>,
}

/// Gathers a person's own records of a period.
#[must_use]
pub fn own_records(ledgers: &Ledgers, person: PersonId, period: Period) -> OwnRecords {
    use crate::ledger::case::{CaseKind, Deed};
    let mut own = OwnRecords::default();
    for case in ledgers.cases.values() {
        if case.finder.person == Some(person) && period.holds(case.day()) {
            match case.kind {
                CaseKind::Information => own.information.push(case.id),
                _ => own.found.push(case.id),
            }
        }
        let handled = case
            .steps
            .iter()
            .any(|s| s.deed == Deed::Handle && s.by.person == Some(person) && period.holds(s.at.date()));
        own.handled.extend(handled.then_some(case.id));
    }
    let mine = |by: &By, on| by.person == Some(person) && period.holds(on);
    own.services.extend(ledgers.services.values().filter(|r| mine(&r.by, r.on)).map(|r| r.id));
    own.publicity.extend(ledgers.publicity.values().filter(|r| mine(&r.by, r.on)).map(|r| r.id));
    let sessions = ledgers.sessions.values().filter(|s| period.holds(s.on) && s.attended.contains(&person));
    own.sessions.extend(sessions.map(|s| s.id));
    let meetings =
        ledgers.meetings.values().filter(|m| period.holds(m.at.date()) && m.present.contains(&person));
    own.meetings.extend(meetings.map(|m| m.id));
    own
}

impl Assessment {
    /// All that is wrong with it, beside those that are there.
    #[must_use]
    pub fn issues<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> Vec<AssessmentIssue> {
        let level = self.grid.level();
        let fits = matches!(level, Level::Group | Level::Household);
        let again = others.into_iter().find(|o| {
            let same = (o.person, o.grid) == (self.person, self.grid) && o.id != self.id;
            same && o.period.from <= self.period.to && self.period.from <= o.period.to
        });
        [
            (!fits).then_some(AssessmentIssue::Level(level)),
            self.words.trim().is_empty().then_some(AssessmentIssue::NoWords),
            (!self.by.is_known()).then_some(AssessmentIssue::Nobody),
            (self.by.person == Some(self.person)).then_some(AssessmentIssue::Oneself),
            again.map(|o| AssessmentIssue::Again(o.id)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl AssessmentIssue {
    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Level(_) => t::assess_level(lang),
            Self::NoWords => t::assess_no_words(lang),
            Self::Nobody => t::refused_nobody(lang),
            Self::Oneself => t::assess_oneself(lang),
            Self::Again(_) => t::assess_again(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;

    #[test]
    fn what_is_wrong_with_an_assessment() {
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let good = Assessment {
            id: id(1),
            person: PersonId(7),
            grid: "6103271002010101".parse().unwrap(),
            period: Period::month(2025, 6).unwrap(),
            by: By::person(PersonId(2), "李四"),
            grade: Grade::Good,
            words: "走访勤，纠纷化解及时".into(),
        };
        assert_eq!(good.issues([&good]), []);
        let bad = Assessment {
            id: id(2),
            by: By::person(PersonId(7), "王静"),
            period: Period::year(2025).unwrap(),
            words: String::new(),
            ..good.clone()
        };
        let expect = [AssessmentIssue::NoWords, AssessmentIssue::Oneself, AssessmentIssue::Again(id(1))];
        assert_eq!(bad.issues([&good]), expect);
        let village = Assessment { grid: "610327100201".parse().unwrap(), by: By::default(), ..good };
        assert_eq!(village.issues([]), [AssessmentIssue::Level(Level::Village), AssessmentIssue::Nobody]);
    }

    #[test]
    fn a_person_s_own_records() {
        use crate::ledger::case::{Case, CaseKind, CaseStep, Deed};
        let id = |n| RecordId(Stamp { millis: n, counter: 0, node: 1 });
        let (me, other) = (By::person(PersonId(7), "王静"), By::person(PersonId(8), "李四"));
        let case = |n, kind, on: &str, finder: &By, handler: &By| {
            let at = format!("{on}T09:00:00").parse().unwrap();
            let mut case = Case::new(id(n), kind, "610327100201".parse().unwrap(), at, finder.clone(), "事");
            for (i, deed) in [Deed::Accept, Deed::Handle].into_iter().enumerate() {
                let (id, by) = (id(n * 10 + i as u64), handler.clone());
                case.steps.push(CaseStep { id, at, by, deed, words: String::new() });
            }
            (case.id, case)
        };
        let ledgers = Ledgers {
            cases: [
                case(1, CaseKind::Other, "2025-06-01", &me, &other),
                case(2, CaseKind::Other, "2025-06-30", &other, &me),
                case(3, CaseKind::Information, "2025-06-15", &me, &me),
                case(4, CaseKind::Other, "2025-07-01", &me, &me),
            ]
            .into(),
            ..Ledgers::default()
        };
        let own = own_records(&ledgers, PersonId(7), Period::month(2025, 6).unwrap());
        let expect = OwnRecords {
            found: vec![id(1)],
            handled: vec![id(2), id(3)],
            information: vec![id(3)],
            ..OwnRecords::default()
        };
        assert_eq!(own, expect);
    }
}
