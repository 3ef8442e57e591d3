//! What hangs on a grid whose code is given up, or that is split: chat groups in use and open cases.
//! Each is asked about once; nothing is left on a code that is no longer in force. Never guesses.
use super::draft::Draft;
use super::question::{Answer, Question};
use crate::change::Edit;
use crate::domain::{GridCode, Register};
use crate::ledger::case::{Case, CaseStep, Deed};
use crate::ledger::chat::{ChatGroup, Keeper, Status};
use crate::ledger::{By, Record, RecordId};
use chrono::NaiveTime;
use std::collections::BTreeSet;
use wangge_texts::{Lang, division as t};

/// With what a step is entered in the cases that are handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    /// The number of the steps: the next of the device.
    pub number: RecordId,
    /// Who hands over.
    pub by: By,
}

impl Draft {
    /// Asks about every chat group in use and every open case on a code that is given up, or on a
    /// grid that is split. To be called when all codes are known.
    pub(super) fn ask_hanging(&mut self, register: &Register) {
        let in_use = register.ledgers.groups.values().filter(|g| g.in_use(self.on));
        let mut questions: Vec<Question> = in_use.filter_map(|g| self.chat_question(g)).collect();
        questions.extend(register.ledgers.cases.values().filter_map(|c| self.case_question(c)));
        self.questions.append(&mut questions);
    }

    fn chat_question(&self, group: &ChatGroup) -> Option<Question> {
        let gone = group.grids.iter().any(|g| self.successors.contains_key(g));
        let heirs: BTreeSet<GridCode> = group.grids.iter().flat_map(|&g| self.heirs(g)).copied().collect();
        let fresh: Vec<GridCode> = heirs.into_iter().filter(|g| !group.grids.contains(g)).collect();
        // Who took over may be covered already.
        if fresh.is_empty() && !gone {
            return None;
        }
        let others = group.grids.iter().any(|g| !self.successors.contains_key(g));
        let grid = *group.grids.iter().find(|&&g| !self.heirs(g).is_empty())?;
        Some(Question::Chat { id: group.id, grid, gone, others, successors: fresh })
    }

    fn case_question(&self, case: &Case) -> Option<Question> {
        let (state, _) = case.state();
        if !state.is_open() {
            return None;
        }
        let both = || [case.place, state.at].into_iter();
        let gone = both().filter(|c| self.successors.contains_key(c)).max_by_key(|c| c.level());
        let split = both().filter(|c| self.offshoots.contains_key(c)).max_by_key(|c| c.level());
        let (place, gone) = gone.map(|c| (c, true)).or(split.map(|c| (c, false)))?;
        Some(Question::Case { id: case.id, place, gone, successors: self.heirs(place).to_vec() })
    }

    /// Who took over from a code, or took a part of a grid that stays.
    fn heirs(&self, code: GridCode) -> &[GridCode] {
        self.successors.get(&code).or_else(|| self.offshoots.get(&code)).map_or(&[], Vec::as_slice)
    }

    /// What becomes of a chat group.
    pub(super) fn take_chat(&mut self, register: &Register, id: RecordId, answer: Answer) -> bool {
        let Some(before) = register.ledgers.groups.get(&id) else { return false };
        let mut after = before.clone();
        after.grids.retain(|g| !self.successors.contains_key(g));
        match answer {
            Answer::All => after.grids.extend(before.grids.iter().flat_map(|&g| self.heirs(g)).copied()),
            Answer::To(to) if before.grids.iter().any(|&g| self.heirs(g).contains(&to)) => {
                after.grids.insert(to);
            }
            Answer::Stays => {}
            Answer::Ends => {
                after.grids.clone_from(&before.grids);
                (after.status, after.ended) = (Status::Dissolved, Some(self.on));
            }
            Answer::To(_) => return false,
        }
        let fits = !after.grids.is_empty();
        if fits && after != *before {
            self.put_chat(before, after);
        }
        fits
    }

    /// What becomes of a case: it goes on at `to`, with a step that says so.
    pub(super) fn take_case(
        &mut self,
        register: &Register,
        id: RecordId,
        (focus, to): (GridCode, GridCode),
        pen: &Pen,
    ) -> bool {
        let Some(before) = register.ledgers.cases.get(&id) else { return false };
        let heirs = self.heirs(focus);
        if !heirs.contains(&to) && !heirs.iter().any(|h| h.parent() == Some(to)) {
            return false;
        }
        let (mut after, at) = (before.clone(), before.state().0.at);
        after.place = self.goes_on(before.place, focus, to);
        // Who deals with it may be of a level above the heirs; the place is the heir, where there is one.
        if before.place == focus
            && let [heir] = heirs
        {
            after.place = *heir;
        }
        let next = self.goes_on(at, focus, to);
        if next != at {
            let last = before.steps.iter().map(|s| s.at).fold(before.found, Ord::max);
            let (from, name) = (register.full_name(at), self.name(register, next));
            after.steps.push(CaseStep {
                id: pen.number,
                at: self.on.and_time(NaiveTime::MIN).max(last),
                by: pen.by.clone(),
                deed: Deed::HandOver(next),
                words: t::case_handed_over(Lang::Zh, &from, &name),
            });
            after.steps.sort_by_key(|s| s.id);
        }
        let edit = Edit::change(Record::Case(Box::new(before.clone())), Record::Case(Box::new(after)));
        self.change.records.push(edit);
        true
    }

    /// Where a code of a case is when `focus`, the code that was asked about, goes on at `to`: what holds
    /// the one holds the other, and what is given up itself is where its heir is.
    fn goes_on(&self, code: GridCode, focus: GridCode, to: GridCode) -> GridCode {
        if code == focus {
            return to;
        }
        match self.successors.get(&code).map(Vec::as_slice) {
            None if code.holds(focus) && !code.holds(to) => to.at(code.level()).unwrap_or(code),
            None => code,
            Some([one]) => *one,
            Some(several) => {
                let near = several.iter().find(|heir| heir.holds(to) || to.holds(**heir));
                near.copied().or_else(|| to.at(code.level())).unwrap_or(to)
            }
        }
    }

    /// A keeper goes with the post by which they keep a group, where that goes on elsewhere.
    pub(super) fn follow_keepers(&mut self, register: &Register) {
        let moved = |keeper: Option<Keeper>| {
            let keeper = keeper?;
            let heirs = self.successors.get(&keeper.grid)?;
            let new = self.change.appointments.iter().filter(|e| e.before.is_none());
            let mut new = new.filter_map(|e| e.after.as_ref());
            let goes =
                new.find(|a| (a.person, a.post) == (keeper.person, keeper.post) && heirs.contains(&a.grid))?;
            Some(Keeper { grid: goes.grid, ..keeper })
        };
        let mut made = Vec::new();
        for before in register.ledgers.groups.values().filter(|g| g.in_use(self.on)) {
            let (owner, deputy) = (moved(before.owner), moved(before.deputy));
            if owner.is_some() || deputy.is_some() {
                made.push((before, owner, deputy));
            }
        }
        for (before, owner, deputy) in made {
            let mut after = self.chat_now(before).clone();
            (after.owner, after.deputy) = (owner.or(after.owner), deputy.or(after.deputy));
            self.put_chat(before, after);
        }
    }

    /// A chat group as the change leaves it.
    fn chat_now<'a>(&'a self, before: &'a ChatGroup) -> &'a ChatGroup {
        let made = self.change.records.iter().find_map(|e| match &e.after {
            Some(Record::Group(after)) if after.id == before.id => Some(after.as_ref()),
            _ => None,
        });
        made.unwrap_or(before)
    }

    fn put_chat(&mut self, before: &ChatGroup, after: ChatGroup) {
        let after = Some(Record::Group(Box::new(after)));
        let own = |e: &&mut Edit<Record>| matches!(&e.after, Some(Record::Group(g)) if g.id == before.id);
        if let Some(edit) = self.change.records.iter_mut().find(own) {
            edit.after = after;
            return;
        }
        self.change.records.push(Edit { before: Some(Record::Group(Box::new(before.clone()))), after });
    }

    /// The full name of a place as it will be.
    fn name(&self, register: &Register, code: GridCode) -> String {
        let new = || self.change.grids.iter().filter(|e| e.before.is_none());
        let own = |code: GridCode| {
            let made = new().filter_map(|e| e.after.as_ref()).find(|g| g.code == code);
            made.map_or_else(|| register.name(code), |g| g.name.clone())
        };
        crate::domain::Level::GRIDS.into_iter().filter_map(|l| code.at(l)).map(own).collect()
    }
}
