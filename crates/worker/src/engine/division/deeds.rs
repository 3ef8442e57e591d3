//! Deeds on the tree: a division accepted, grids, groups and villages merged and split. Each is
//! checked, told of, and asked about before it is done, in one change with one undo.
use super::super::{Context, Engine, failure};
use super::{Desk, groups};
use std::collections::BTreeSet;
use wangge_core::change::{Counts, Edit, Kind};
use wangge_core::division::accept::{accept, merge_grids};
use wangge_core::division::regroup::{merge_places, split_group, split_place};
use wangge_core::division::{Answer, Division, Draft, Finding, Pen, Question};
use wangge_core::domain::{Grid, GridCode, Level, Post, Register};
use wangge_core::ledger::By;
use wangge_core::office::{Deed, DeedDone, DeedPlan, DeedQuestion, DoDeed, Failure, Said};
use wangge_core::texts::divisions as t;
use wangge_store::Store;

/// Findings that a plan names one by one.
const NAMED: usize = 30;

/// What a deed would do, and what it asks.
pub(in super::super) fn plan(register: &Register, desk: &Desk, deed: &Deed, cx: &Context<'_>) -> DeedPlan {
    let draft = match drafted(register, desk, deed, cx) {
        Ok(draft) => draft,
        Err(refused) => return DeedPlan { refused, ..DeedPlan::default() },
    };
    let full: Vec<String> = draft
        .questions
        .iter()
        .filter(|q| matches!(q, Question::CodesFull { .. }))
        .map(|q| q.message(register, cx.lang))
        .collect();
    if !full.is_empty() {
        return DeedPlan { refused: full, ..DeedPlan::default() };
    }
    let names = Names { register, draft: &draft, cx };
    DeedPlan {
        refused: vec![],
        lines: groups::lines(&Counts::of(draft.certain()), cx.lang),
        findings: findings(register, desk, deed, cx),
        asked: draft.questions.iter().map(|q| names.question(q)).collect(),
    }
}

impl<S: Store> Engine<S> {
    /// Does it, where every question has an answer that fits.
    pub(in super::super) async fn deed(
        &mut self,
        ask: DoDeed,
        cx: &mut Context<'_>,
    ) -> Result<DeedDone, Failure> {
        let draft = drafted(&self.register, &self.desk, &ask.deed, cx)
            .map_err(|refused| failure(&refused.join(" ")))?;
        let asked = draft.questions.clone();
        let mut answers = ask.answers.into_iter();
        let pen = Pen { number: self.numbers(cx).next().unwrap_or_default(), by: self.hand(cx) };
        let change = match draft.answer(&self.register, &pen, |_| answers.next().flatten()) {
            Ok(change) => change,
            Err(open) => {
                let places = asked.iter().enumerate().filter(|(_, q)| open.contains(q)).map(|(at, _)| at);
                return Ok(DeedDone { open: places.collect(), ..DeedDone::default() });
            }
        };
        let changed = change.len();
        self.record(Kind::Division, change, cx).await?;
        // What waited was of the register as it was.
        self.desk.proposal = None;
        Ok(DeedDone { open: vec![], changed, undo: self.turns(cx.lang).undo })
    }

    /// Who hands cases over: this office, else the county's.
    fn hand(&self, cx: &Context<'_>) -> By {
        let office = self.device(cx).office;
        By::named(if office.is_empty() { &self.register.settings.issuer } else { &office })
    }
}

/// The change with its questions, or why there is none.
fn drafted(register: &Register, desk: &Desk, deed: &Deed, cx: &Context<'_>) -> Result<Draft, Vec<String>> {
    let (lang, on) = (cx.lang, cx.on);
    let wrong = |words: &str| Err(vec![words.to_owned()]);
    let there = |code: &GridCode| register.grid(*code).is_some_and(|g| g.in_force(on));
    // All of one parent, each once, more than none.
    let siblings = |codes: &[GridCode], level: &[Level]| {
        let parents: BTreeSet<_> = codes.iter().map(|c| c.parent()).collect();
        let once: BTreeSet<_> = codes.iter().collect();
        parents.len() == 1
            && once.len() == codes.len()
            && codes.iter().all(|c| there(c) && level.contains(&c.level()))
    };
    let all = |codes: &[GridCode]| {
        let parent = codes.first().and_then(|c| c.parent());
        parent.is_some_and(|p| register.children(p, on).count() <= codes.len())
    };
    match deed {
        Deed::Division => match &desk.proposal {
            None => wrong(t::fail_none(lang)),
            Some(proposal) => {
                let divisions: Vec<Division> = proposal.groups.values().map(|d| d.new.clone()).collect();
                let mut draft = accept(register, &divisions, on);
                draft.keep_ground(register, proposal.ask.place, &proposal.ask.known());
                if draft.certain().is_empty() && draft.questions.is_empty() {
                    return wrong(t::nothing_changes(lang));
                }
                Ok(draft)
            }
        },
        Deed::MergeGrids(grids) if grids.len() < 2 || !siblings(grids, &[Level::Household]) => {
            wrong(t::fail_merge(lang))
        }
        Deed::MergeGrids(grids) => Ok(merge_grids(register, grids, on)),
        Deed::MergePlaces(places)
            if places.len() < 2 || !siblings(places, &[Level::Group, Level::Village]) =>
        {
            wrong(t::fail_merge(lang))
        }
        Deed::MergePlaces(places) => Ok(merge_places(register, places, on)),
        Deed::SplitGroup { grids, name } => {
            if !siblings(grids, &[Level::Household]) || all(grids) {
                return wrong(t::fail_split(lang));
            }
            if name.trim().is_empty() {
                return wrong(t::fail_name(lang));
            }
            Ok(split_group(register, grids, name.trim(), on))
        }
        Deed::SplitVillage { groups, code, name } => {
            let town = groups.first().and_then(|g| g.at(Level::Town));
            if !siblings(groups, &[Level::Group]) || all(groups) {
                return wrong(t::fail_split(lang));
            }
            if code.level() != Level::Village || code.parent() != town || register.grid(*code).is_some() {
                return wrong(t::fail_code(lang));
            }
            if name.trim().is_empty() {
                return wrong(t::fail_name(lang));
            }
            Ok(split_place(register, Grid::new(*code, name.trim()), groups, on))
        }
    }
}

/// What to mind: rules that are broken by it.
fn findings(register: &Register, desk: &Desk, deed: &Deed, cx: &Context<'_>) -> Vec<Said> {
    let rule = register.settings.size;
    match deed {
        Deed::Division => {
            let groups = desk.proposal.iter().flat_map(|p| p.groups.values());
            let broken = groups.flat_map(|d| {
                let name = super::short_name(register, d.new.group);
                let breaks = |f: &&Finding| f.breaks() && !matches!(f, Finding::SizesNotMet { .. });
                d.new.findings.iter().filter(breaks).map(move |f| Said {
                    breaks: true,
                    message: t::of_group(cx.lang, &name, &f.message(cx.lang)),
                })
            });
            broken.take(NAMED).collect()
        }
        Deed::MergeGrids(grids) => {
            let homes: usize = grids.iter().map(|g| register.households_in(*g).count()).sum();
            let fits = (usize::from(rule.min)..=usize::from(rule.max)).contains(&homes);
            let message = t::merged_size(cx.lang, &homes, &rule.min, &rule.max);
            if fits { vec![] } else { vec![Said { breaks: true, message }] }
        }
        _ => vec![],
    }
}

/// Names of places as they will be.
struct Names<'a, 'b> {
    register: &'a Register,
    draft: &'a Draft,
    cx: &'a Context<'b>,
}

impl Names<'_, '_> {
    fn question(&self, question: &Question) -> DeedQuestion {
        let lang = self.cx.lang;
        let ends = |words: &str| (Answer::Ends, words.to_owned());
        let to = |code: GridCode| (Answer::To(code), t::answer_to(lang, &self.name(code)));
        let choices = match question {
            Question::Post { appointment, successors } => {
                let free = |code: &&GridCode| {
                    appointment.post != Post::Head || self.register.head(**code, self.cx.on).is_none()
                };
                let go_on = successors.iter().filter(free).map(|&code| to(code));
                go_on.chain([ends(t::answer_ends(lang))]).collect()
            }
            Question::Nomination { successors, .. } => {
                successors.iter().map(|&code| to(code)).chain([ends(t::answer_closed(lang))]).collect()
            }
            Question::Households { grid, .. } => self.grids_in(*grid).into_iter().map(to).collect(),
            Question::Chat { gone, others, successors, .. } => {
                let all = if *gone { t::answer_chat_all(lang) } else { t::answer_chat_also(lang) };
                let one = match successors.as_slice() {
                    [one] if *gone => vec![to(*one)],
                    // Of those who split off there is one, as a rule: the group is for both or not.
                    _ if !gone || successors.is_empty() => vec![],
                    several => several.iter().map(|&code| to(code)).collect(),
                };
                let all = (!gone || successors.len() > 1).then(|| (Answer::All, all.to_owned()));
                let rest = if *gone { t::answer_chat_rest(lang) } else { t::answer_chat_own(lang) };
                let rest = others.then(|| (Answer::Stays, rest.to_owned()));
                let ends = gone.then(|| ends(t::answer_chat_ends(lang)));
                all.into_iter().chain(one).chain(rest).chain(ends).collect()
            }
            Question::Case { gone, successors, .. } => {
                let stays = (!gone).then(|| (Answer::Stays, t::answer_case_stays(lang).to_owned()));
                let above = successors.first().and_then(|c| c.parent()).filter(|_| *gone);
                let above = above.map(|c| (Answer::To(c), t::answer_case_above(lang, &self.name(c))));
                stays.into_iter().chain(successors.iter().map(|&code| to(code))).chain(above).collect()
            }
            Question::Range { .. } => {
                vec![ends(t::answer_computed(lang)), (Answer::Stays, t::answer_stays(lang).to_owned())]
            }
            Question::CodesFull { .. } => vec![],
        };
        DeedQuestion { message: question.message(self.register, lang), choices }
    }

    /// The grids that a group will have.
    fn grids_in(&self, place: GridCode) -> Vec<GridCode> {
        let Some(group) = place.at(Level::Group) else { return vec![] };
        let edits = &self.draft.certain().grids;
        let gone = |code: GridCode| self.draft.successors.contains_key(&code);
        let now = self.register.children(group, self.cx.on).map(|g| g.code).filter(|c| !gone(*c));
        let new = edits.iter().filter(|e| e.before.is_none()).filter_map(Edit::either).map(|g| g.code);
        let all: BTreeSet<GridCode> = now.chain(new.filter(|c| c.parent() == Some(group))).collect();
        all.into_iter().collect()
    }

    fn name(&self, code: GridCode) -> String {
        let new = self.draft.certain().grids.iter().filter(|e| e.before.is_none());
        let name = |code: GridCode| {
            let made = new.clone().filter_map(Edit::either).find(|g| g.code == code);
            made.map_or_else(|| self.register.name(code), |g| g.name.clone())
        };
        let levels = [Level::Village, Level::Group, Level::Household];
        levels.into_iter().filter_map(|l| code.at(l)).map(name).collect()
    }
}
