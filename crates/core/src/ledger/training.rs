//! 培训: sessions and who was there. Towns train levels 1–3, villages levels 3–4 (PRODUCT.md 5.5).
use super::{Period, RecordId};
use crate::domain::{GridCode, Level, PersonId, Register};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use wangge_texts::{Lang, ledger as t};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Number.
    pub id: RecordId,
    /// Who holds it: a town or a village.
    pub organiser: GridCode,
    /// For which levels.
    pub levels: BTreeSet<Level>,
    /// Topic.
    pub topic: String,
    /// The need it answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub need: String,
    /// When.
    pub on: NaiveDate,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// How long, in minutes.
    pub minutes: u16,
    /// Material that was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub material: String,
    /// Who was there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub attended: BTreeSet<PersonId>,
}

/// What is wrong with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionIssue {
    /// The organiser is neither a town nor a village.
    Organiser(Level),
    /// The organiser does not train this level.
    NotTheirs(Level),
    /// It is for no level.
    NoLevel,
    /// Without a topic.
    NoTopic,
    /// Attendance of a day that has not come yet.
    Future(NaiveDate),
}

/// Which levels an organiser trains.
#[must_use]
pub const fn trained_by(organiser: Level) -> &'static [Level] {
    match organiser {
        Level::Town => &[Level::Town, Level::Village, Level::Group],
        Level::Village => &[Level::Group, Level::Household],
        _ => &[],
    }
}

impl Session {
    /// All that is wrong with it.
    #[must_use]
    pub fn issues(&self, today: NaiveDate) -> Vec<SessionIssue> {
        let theirs = trained_by(self.organiser.level());
        let mut found = Vec::new();
        if theirs.is_empty() {
            found.push(SessionIssue::Organiser(self.organiser.level()));
        } else {
            let others = self.levels.iter().filter(|l| !theirs.contains(l));
            found.extend(others.map(|l| SessionIssue::NotTheirs(*l)));
        }
        if self.levels.is_empty() {
            found.push(SessionIssue::NoLevel);
        }
        if self.topic.trim().is_empty() {
            found.push(SessionIssue::NoTopic);
        }
        if self.on > today && !self.attended.is_empty() {
            found.push(SessionIssue::Future(self.on));
        }
        found
    }

    /// Whom it is for: who holds a post of its levels with the organiser on its day, by grid.
    #[must_use]
    pub fn invited(&self, register: &Register) -> BTreeSet<PersonId> {
        let levels = |level: Level| self.levels.contains(&level);
        in_office(register, self.organiser, self.on, levels).into_keys().collect()
    }
}

/// Who holds a post in a place on a day and has not been at a session in a period, with the first
/// of their grids; by number of the person.
#[must_use]
pub fn untrained<'a>(
    sessions: impl IntoIterator<Item = &'a Session>,
    register: &Register,
    place: GridCode,
    period: Period,
    on: NaiveDate,
) -> BTreeMap<PersonId, GridCode> {
    let mut people = in_office(register, place, on, |_| true);
    for session in sessions.into_iter().filter(|s| period.holds(s.on)) {
        for person in &session.attended {
            people.remove(person);
        }
    }
    people
}

/// Boards' lawyers and police officers are not gridworkers.
fn in_office(
    register: &Register,
    place: GridCode,
    on: NaiveDate,
    levels: impl Fn(Level) -> bool,
) -> BTreeMap<PersonId, GridCode> {
    use crate::domain::Post::{Deputy, Head};
    let mut people = BTreeMap::new();
    for grid in register.subtree(place).filter(|g| g.in_force(on) && levels(g.level())) {
        let posts = register.appointments.get(&grid.code).into_iter().flatten();
        for post in posts.filter(|a| a.held(on) && matches!(a.post, Head | Deputy)) {
            people.entry(post.person).or_insert(grid.code);
        }
    }
    people
}

impl SessionIssue {
    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Organiser(_) => t::session_organiser(lang).to_owned(),
            Self::NotTheirs(level) => t::session_not_theirs(lang, &level.number()),
            Self::NoLevel => t::session_no_level(lang).to_owned(),
            Self::NoTopic => t::quick_no_topic(lang).to_owned(),
            Self::Future(day) => t::session_future(lang, &day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;
    use crate::domain::{Appointment, Grid, Post};

    fn code(text: &str) -> GridCode {
        text.parse().unwrap()
    }

    fn session(organiser: &str, levels: &[Level], attended: &[u32], on: &str) -> Session {
        Session {
            id: RecordId(Stamp::default()),
            organiser: code(organiser),
            levels: levels.iter().copied().collect(),
            topic: "矛盾纠纷调解".into(),
            need: String::new(),
            on: on.parse().unwrap(),
            place: String::new(),
            minutes: 90,
            material: String::new(),
            attended: attended.iter().map(|n| PersonId(*n)).collect(),
        }
    }

    #[test]
    fn who_trains_whom() {
        let today = "2025-06-01".parse().unwrap();
        let check = |session: Session, expect: &[SessionIssue]| {
            assert_eq!(session.issues(today), expect);
            assert!(expect.iter().all(|i| !i.words(Lang::Zh).is_empty()));
        };
        check(session("610327100", &[Level::Town, Level::Group], &[1], "2025-06-01"), &[]);
        check(session("610327100201", &[Level::Group, Level::Household], &[], "2025-07-01"), &[]);
        let not = [SessionIssue::NotTheirs(Level::Household)];
        check(session("610327100", &[Level::Household], &[], "2025-06-01"), &not);
        let wrong = [
            SessionIssue::Organiser(Level::County),
            SessionIssue::NoLevel,
            SessionIssue::Future("2025-06-02".parse().unwrap()),
        ];
        check(session("610327", &[], &[1], "2025-06-02"), &wrong);
    }

    #[test]
    fn who_has_not_been_trained() {
        let mut register = Register::default();
        for (n, (grid, post)) in [
            ("610327100", Post::Head),
            ("610327100201", Post::Head),
            ("610327100201", Post::Lawyer),
            ("6103271002010101", Post::Head),
            ("6103271002010102", Post::Head),
        ]
        .into_iter()
        .enumerate()
        {
            register.grids.insert(code(grid), Grid::new(code(grid), grid));
            let (person, office) = (PersonId(n as u32), String::new());
            let grid = code(grid);
            let post = Appointment { person, grid, post, office, from: None, to: None, origin: None };
            register.appointments.entry(grid).or_default().push(post);
        }
        let sessions = [
            session("610327100", &[Level::Town], &[0], "2025-03-01"),
            session("610327100201", &[Level::Household], &[3], "2024-12-31"),
            session("610327100201", &[Level::Household], &[4], "2025-12-31"),
        ];
        let on = "2025-12-31".parse().unwrap();
        let year = Period::year(2025).unwrap();
        let left = untrained(&sessions, &register, code("610327"), year, on);
        let expect = [(PersonId(1), code("610327100201")), (PersonId(3), code("6103271002010101"))];
        assert_eq!(left, expect.into());
        let invited: Vec<u32> = sessions[2].invited(&register).into_iter().map(|p| p.0).collect();
        assert_eq!(invited, [3, 4]);
    }
}
