//! The states of a case and its steps, and which step may be taken when. All of the rules are
//! here. A case is at any time with exactly one grid of one level; levels go 4, 3, 2, 1, county.
use super::{Case, CaseStep, Limits};
use crate::domain::{GridCode, Level};
use crate::ledger::By;
use crate::ledger::named::named;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, ledger as t};

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// 受理
    Accept,
    /// 本级处置
    Handle,
    /// 上报 to the level above, with the reason.
    PassUp,
    /// 交办 to a grid of the level below.
    PassDown(GridCode),
    /// 移交 to the place that took over when grids were changed: it goes on there as it stands.
    HandOver(GridCode),
    /// 延期, with approval: so many days altogether.
    Extend {
        /// Days from the day of registration.
        days: u16,
        /// Who approved it.
        approved: By,
    },
    /// 反馈 to who reported it.
    Answer,
    /// 办结
    Close(Ending),
    /// 回访: whether what was agreed on is performed. If not, the case is open again.
    FollowUp {
        /// 已履行
        performed: bool,
    },
    /// 归档
    Archive,
}

named! {
    /// How a case ended.
    Ending {
        /// 化解、解决
        Settled => t::result_settled,
        /// 引导至仲裁、诉讼等途径
        Referred => t::result_referred,
        /// 经核实不属实
        Unfounded => t::result_unfounded,
    }
}

named! {
    /// Where a case stands.
    Phase {
        /// 待受理
        Waiting => t::phase_waiting,
        /// 办理中
        InHand => t::phase_in_hand,
        /// 已处置，待反馈
        Handled => t::phase_handled,
        /// 已反馈，待办结
        Answered => t::phase_answered,
        /// 已办结，待回访
        Closed => t::phase_closed,
        /// 已回访，待归档
        FollowedUp => t::phase_followed_up,
        /// 已归档
        Archived => t::phase_archived,
    }
}

/// What follows from the steps of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where it stands.
    pub phase: Phase,
    /// The one grid that has it; once closed, the one that closed it.
    pub at: GridCode,
    /// How it ended and when, while it is closed.
    pub ended: Option<(Ending, NaiveDate)>,
    /// Whether what was agreed on is performed, once that is known.
    pub performed: bool,
    /// Days that were approved.
    pub extended: Option<u16>,
}

/// Why a step is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It was archived.
    Archived,
    /// It is not the turn of this step.
    NotNow(Phase),
    /// Nobody is above the county.
    Top,
    /// Nobody is below a household-level grid.
    Bottom,
    /// The grid is not one of the level below the one that has the case.
    NotBelow(GridCode),
    /// Words are wanted: what was done, or why.
    NoWords,
    /// It does not say who.
    Nobody,
    /// It is not after what came before.
    Before(NaiveDateTime),
    /// A time that has not come yet.
    Future(NaiveDateTime),
    /// No case may take longer than this.
    TooLong(u16),
    /// It is not longer than what it has already.
    NotLonger(u16),
}

/// A step that stands in the list and could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misstep {
    /// Which, from 0.
    pub step: usize,
    /// Why.
    pub why: Refused,
}

impl State {
    /// As a case is when it was registered.
    #[must_use]
    pub const fn first(at: GridCode) -> Self {
        Self { phase: Phase::Waiting, at, ended: None, performed: false, extended: None }
    }

    /// The level that has the case.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.at.level()
    }

    /// Whether it is still to be dealt with.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.phase < Phase::Closed
    }

    /// The state after a step that is taken on a day.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn after(&self, deed: &Deed, on: NaiveDate) -> Result<Self, Refused> {
        use Phase::{Answered, Archived, Closed, FollowedUp, Handled, InHand, Waiting};
        let to = |phase| Ok(Self { phase, ..self.clone() });
        match (self.phase, deed) {
            (Archived, _) => Err(Refused::Archived),
            (Waiting, Deed::Accept) => to(InHand),
            // Handled again: a mediation of several meetings.
            (InHand | Handled, Deed::Handle) => to(Handled),
            (Waiting | InHand | Handled, Deed::PassUp) => {
                let at = self.at.parent().ok_or(Refused::Top)?;
                Ok(Self { phase: Waiting, at, ..self.clone() })
            }
            (Waiting | InHand, Deed::PassDown(grid)) => {
                self.at.level().below().ok_or(Refused::Bottom)?;
                if grid.parent() == Some(self.at) {
                    Ok(Self { phase: Waiting, at: *grid, ..self.clone() })
                } else {
                    Err(Refused::NotBelow(*grid))
                }
            }
            (Waiting | InHand | Handled | Answered, Deed::HandOver(grid)) => {
                Ok(Self { at: *grid, ..self.clone() })
            }
            (Waiting | InHand | Handled | Answered, Deed::Extend { days, .. }) => {
                Ok(Self { extended: Some(*days), ..self.clone() })
            }
            (Handled, Deed::Answer) => to(Answered),
            (Answered, Deed::Close(result)) => {
                Ok(Self { phase: Closed, ended: Some((*result, on)), ..self.clone() })
            }
            (Closed, Deed::FollowUp { performed: true }) => {
                Ok(Self { phase: FollowedUp, performed: true, ..self.clone() })
            }
            (Closed, Deed::FollowUp { performed: false }) => {
                Ok(Self { phase: InHand, ended: None, performed: false, ..self.clone() })
            }
            (FollowedUp, Deed::Archive) => to(Archived),
            (phase, _) => Err(Refused::NotNow(phase)),
        }
    }
}

impl Case {
    /// Where it stands, and the steps of joined copies that could not be taken. Those change
    /// nothing; they are shown to the office, never dropped.
    #[must_use]
    pub fn state(&self) -> (State, Vec<Misstep>) {
        let mut state = State::first(self.registered);
        let mut missteps = Vec::new();
        for (i, step) in self.steps.iter().enumerate() {
            match state.after(&step.deed, step.at.date()) {
                Ok(next) => state = next,
                Err(why) => missteps.push(Misstep { step: i, why }),
            }
        }
        (state, missteps)
    }

    /// The case with one more step, which is entered now.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn step(&self, step: CaseStep, limits: &Limits, now: NaiveDateTime) -> Result<Self, Refused> {
        let (state, _) = self.state();
        state.after(&step.deed, step.at.date())?;
        let last = self.steps.iter().map(|s| s.at).max().unwrap_or(self.found);
        let wants_words = matches!(step.deed, Deed::Handle | Deed::PassUp | Deed::PassDown(_))
            || matches!(step.deed, Deed::Extend { .. } | Deed::FollowUp { performed: false });
        if !step.by.is_known() {
            return Err(Refused::Nobody);
        }
        if wants_words && step.words.trim().is_empty() {
            return Err(Refused::NoWords);
        }
        if step.at < last {
            return Err(Refused::Before(last));
        }
        if step.at > now {
            return Err(Refused::Future(step.at));
        }
        if let Deed::Extend { days, approved } = &step.deed {
            let has = state.extended.unwrap_or_else(|| limits.days(self.pace));
            if !approved.is_known() {
                return Err(Refused::Nobody);
            }
            if *days > limits.longest {
                return Err(Refused::TooLong(limits.longest));
            }
            if *days <= has {
                return Err(Refused::NotLonger(has));
            }
        }
        let mut next = self.clone();
        next.steps.push(step);
        next.steps.sort_by_key(|s| s.id);
        Ok(next)
    }
}

impl Deed {
    /// Its name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'static str {
        match self {
            Self::Accept => t::deed_accept(lang),
            Self::Handle => t::deed_handle(lang),
            Self::PassUp => t::deed_pass_up(lang),
            Self::PassDown(_) => t::deed_pass_down(lang),
            Self::HandOver(_) => t::deed_hand_over(lang),
            Self::Extend { .. } => t::deed_extend(lang),
            Self::Answer => t::deed_answer(lang),
            Self::Close(_) => t::deed_close(lang),
            Self::FollowUp { .. } => t::deed_follow_up(lang),
            Self::Archive => t::deed_archive(lang),
        }
    }
}

impl Refused {
    /// Why, and what to do, in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Archived => t::refused_archived(lang).to_owned(),
            Self::NotNow(phase) => t::refused_not_now(lang, &phase.name(lang)),
            Self::Top => t::refused_top(lang).to_owned(),
            Self::Bottom => t::refused_bottom(lang).to_owned(),
            Self::NotBelow(grid) => t::refused_not_below(lang, grid),
            Self::NoWords => t::refused_no_words(lang).to_owned(),
            Self::Nobody => t::refused_nobody(lang).to_owned(),
            Self::Before(time) => t::refused_before(lang, time),
            Self::Future(time) => t::refused_future(lang, time),
            Self::TooLong(days) => t::refused_too_long(lang, days),
            Self::NotLonger(days) => t::refused_not_longer(lang, days),
        }
    }
}
