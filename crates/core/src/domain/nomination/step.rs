//! The steps of a nomination, and when each may be taken. All of the rules are here.
use super::{Candidate, Nomination, Objection, Outcome, Posting, Review, Settled, Stage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, nomination as t};

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The candidates as they are now, in place of those before.
    Recommend(Vec<Candidate>),
    /// The villagers' review was held.
    Review(Review),
    /// The chosen one is posted for objection.
    Post(Posting),
    /// An objection came in.
    Object {
        /// When.
        on: NaiveDate,
        /// Who objects; may be empty.
        by: String,
        /// To what.
        words: String,
    },
    /// An objection was looked into.
    Settle {
        /// Which, from 0.
        objection: usize,
        /// What became of it.
        settled: Settled,
    },
    /// It comes to nothing.
    Close {
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// The last step is taken back, as long as nobody was appointed.
    Back,
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is over: appointed, or closed.
    Over,
    /// It is not the turn of this step.
    NotYet(Stage),
    /// It comes too late: the candidates were voted on, the review is posted.
    Late(Stage),
    /// A candidate without a name.
    NoName,
    /// The same candidate twice.
    Twice,
    /// Nobody is recommended.
    NoCandidates,
    /// Not one number of votes for each candidate.
    Votes,
    /// More votes than villagers.
    TooManyVotes,
    /// Nobody has the most votes.
    Tie,
    /// A day that has not come yet.
    Future(NaiveDate),
    /// A day before the step before.
    Before(NaiveDate),
    /// The last day of the posting is not after its first.
    Short,
    /// The objection is outside the days of the posting.
    Outside,
    /// There is no such objection, or it is settled.
    NoObjection,
    /// Words are wanted: an objection, an answer, a reason.
    NoWords,
}

impl Nomination {
    /// The nomination after a step that is taken today.
    ///
    /// # Errors
    /// Why it may not be taken.
    pub fn step(&self, step: Step, today: NaiveDate) -> Result<Self, Refused> {
        let stage = self.stage(today);
        let mut next = self.clone();
        if matches!(stage, Stage::Appointed) || (stage == Stage::Closed && step != Step::Back) {
            return Err(Refused::Over);
        }
        match step {
            Step::Recommend(candidates) => {
                turn(stage, Stage::Recommending)?;
                next.candidates = recommended(candidates)?;
            }
            Step::Review(review) => {
                turn(stage, Stage::Recommending)?;
                self.reviewed(&review, today)?;
                next.review = Some(review);
                next.chosen().ok_or(Refused::Tie)?;
            }
            Step::Post(posting) => {
                turn(stage, Stage::Reviewed)?;
                let held = self.review.as_ref().map(|r| r.on);
                if let Some(held) = held.filter(|held| posting.from < *held) {
                    return Err(Refused::Before(held));
                }
                if posting.to <= posting.from {
                    return Err(Refused::Short);
                }
                next.posting = Some(posting);
            }
            Step::Object { on, by, words } => {
                let posting = self.posting.ok_or(Refused::NotYet(stage))?;
                past(on, today)?;
                if on < posting.from || posting.to < on {
                    return Err(Refused::Outside);
                }
                let words = said(&words)?;
                next.objections.push(Objection { on, by: by.trim().to_owned(), words, settled: None });
            }
            Step::Settle { objection, settled } => {
                past(settled.on, today)?;
                let words = said(&settled.words)?;
                let open = next.objections.get_mut(objection).filter(|o| o.settled.is_none());
                let open = open.ok_or(Refused::NoObjection)?;
                if settled.on < open.on {
                    return Err(Refused::Before(open.on));
                }
                open.settled = Some(Settled { words, ..settled });
            }
            Step::Close { on, reason } => {
                past(on, today)?;
                next.outcome = Some(Outcome::Closed { on, reason: said(&reason)? });
            }
            Step::Back => next.back(),
        }
        Ok(next)
    }

    /// Whether the chosen one may be appointed from a day on.
    ///
    /// # Errors
    /// Why not.
    pub fn may_appoint(&self, from: NaiveDate, today: NaiveDate) -> Result<&Candidate, Refused> {
        match self.stage(today) {
            Stage::Cleared => {}
            Stage::Appointed | Stage::Closed => return Err(Refused::Over),
            stage => return Err(Refused::NotYet(stage)),
        }
        if let Some(posting) = self.posting.filter(|p| from <= p.to) {
            return Err(Refused::Before(posting.to));
        }
        self.chosen().ok_or(Refused::Tie)
    }

    fn reviewed(&self, review: &Review, today: NaiveDate) -> Result<(), Refused> {
        past(review.on, today)?;
        if self.candidates.is_empty() {
            return Err(Refused::NoCandidates);
        }
        if review.votes.len() != self.candidates.len() {
            return Err(Refused::Votes);
        }
        let votes: u32 = review.votes.iter().map(|v| u32::from(*v)).sum();
        if votes > u32::from(review.present) { Err(Refused::TooManyVotes) } else { Ok(()) }
    }

    /// What was entered last goes: the closing, an answer, an objection, the posting, the review.
    fn back(&mut self) {
        if self.outcome.take().is_some() {
            return;
        }
        match self.objections.last_mut() {
            Some(last) if last.settled.is_some() => last.settled = None,
            Some(_) => drop(self.objections.pop()),
            None if self.posting.take().is_some() => {}
            None => self.review = None,
        }
    }
}

fn turn(stage: Stage, wanted: Stage) -> Result<(), Refused> {
    match stage.cmp(&wanted) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(Refused::NotYet(stage)),
        std::cmp::Ordering::Greater => Err(Refused::Late(stage)),
    }
}

fn past(on: NaiveDate, today: NaiveDate) -> Result<(), Refused> {
    if on > today { Err(Refused::Future(on)) } else { Ok(()) }
}

fn said(words: &str) -> Result<String, Refused> {
    let words = words.trim();
    if words.is_empty() { Err(Refused::NoWords) } else { Ok(words.to_owned()) }
}

fn recommended(mut candidates: Vec<Candidate>) -> Result<Vec<Candidate>, Refused> {
    for candidate in &mut candidates {
        candidate.name = crate::domain::squeeze(&candidate.name);
    }
    if candidates.iter().any(|c| c.name.is_empty()) {
        return Err(Refused::NoName);
    }
    let twice = candidates.iter().enumerate().any(|(i, a)| {
        candidates.iter().skip(i + 1).any(|b| a.name == b.name && a.phone == b.phone && a.person == b.person)
    });
    if twice { Err(Refused::Twice) } else { Ok(candidates) }
}

impl Refused {
    /// Why, and what to do, in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Over => t::over(lang).to_owned(),
            Self::NotYet(stage) => t::not_yet(lang, &stage.name(lang)),
            Self::Late(stage) => t::late(lang, &stage.name(lang)),
            Self::NoName => t::no_name(lang).to_owned(),
            Self::Twice => t::twice(lang).to_owned(),
            Self::NoCandidates => t::no_candidates(lang).to_owned(),
            Self::Votes => t::votes(lang).to_owned(),
            Self::TooManyVotes => t::too_many_votes(lang).to_owned(),
            Self::Tie => t::tie(lang).to_owned(),
            Self::Future(day) => t::future(lang, &day),
            Self::Before(day) => t::before(lang, &day),
            Self::Short => t::short(lang).to_owned(),
            Self::Outside => t::outside(lang).to_owned(),
            Self::NoObjection => t::no_objection(lang).to_owned(),
            Self::NoWords => t::no_words(lang).to_owned(),
        }
    }
}

impl Stage {
    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Recommending => t::stage_recommending(lang),
            Self::Reviewed => t::stage_reviewed(lang),
            Self::Posted => t::stage_posted(lang),
            Self::Cleared => t::stage_cleared(lang),
            Self::Objected => t::stage_objected(lang),
            Self::Appointed => t::stage_appointed(lang),
            Self::Closed => t::stage_closed(lang),
        }
    }
}
