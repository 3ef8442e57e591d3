//! Division: a proposal that waits in memory, changed by hand group by group, until a person accepts
//! or drops it. Stores nothing itself: what is accepted goes the one way of `record`.
mod deeds;
mod groups;
mod map;
mod points;
mod rows;

use super::{Context, Engine, failure};
pub(super) use deeds::plan;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::change::{Change, Kind};
use wangge_core::division::{Barriers, Division, Group, Plane, Wishes, divide, ground, judge};
use wangge_core::domain::{GridCode, HouseholdId, Level, Position, Register};
use wangge_core::office::{
    DivisionGroup, DivisionMap, DivisionView, Edited, Failure, MoveHomes, Progress, ProposeDivision,
    PutGround, Stage,
};
use wangge_core::texts::divisions as t;
use wangge_store::Store;

/// What waits.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    proposal: Option<Proposal>,
    points: Option<points::Pending>,
}

/// A proposal for a place.
#[derive(Clone, Debug)]
struct Proposal {
    ask: ProposeDivision,
    plane: Plane,
    groups: BTreeMap<GridCode, Divided>,
    /// What a group was before each change by hand.
    moves: Vec<(GridCode, Division)>,
}

/// A group as it is and as it would be.
#[derive(Clone, Debug)]
struct Divided {
    now: Division,
    new: Division,
}

impl<S: Store> Engine<S> {
    /// Divides every group of a place that has households.
    pub(super) fn propose(
        &mut self,
        ask: ProposeDivision,
        cx: &mut Context<'_>,
    ) -> Result<DivisionView, Failure> {
        let place = ask.place;
        if self.register.grid(place).is_none() || place.level() == Level::Household {
            return Err(failure(t::fail_place(cx.lang)));
        }
        let first = place.at(Level::Group).unwrap_or(place);
        let lists = self.register.households.range(first..=place.last());
        let codes: Vec<GridCode> = lists.filter(|(_, l)| !l.is_empty()).map(|(&code, _)| code).collect();
        let homes = codes.iter().filter_map(|code| self.register.households.get(code)).flatten();
        let plane = Plane::about(homes.filter_map(|h| h.position)).unwrap_or_default();
        let candidates: BTreeSet<HouseholdId> = ask.candidates.iter().copied().collect();
        let mut groups = BTreeMap::new();
        for (done, &code) in codes.iter().enumerate() {
            (cx.progress)(Progress {
                stage: Stage::Dividing,
                what: String::new(),
                done: done as u64,
                total: codes.len() as u64,
            });
            let group = Group::of(&self.register, code, |id| candidates.contains(&id));
            let wishes = wishes_of(&ask.wishes, &group);
            let now = judge(&group, &wishes, &lists_of_now(&group));
            groups.insert(code, Divided { now, new: divide(&group, &wishes) });
        }
        let proposal = Proposal { ask, plane, groups, moves: Vec::new() };
        let view = proposal.view(&self.register, cx);
        self.desk.proposal = Some(proposal);
        Ok(view)
    }

    /// The proposal that waits.
    pub(super) fn division(&self, cx: &Context<'_>) -> Option<DivisionView> {
        self.desk.proposal.as_ref().map(|p| p.view(&self.register, cx))
    }

    /// Forgets it.
    pub(super) fn drop_division(&mut self) {
        self.desk.proposal = None;
    }

    /// One of its groups.
    pub(super) fn division_group(&self, group: GridCode, cx: &Context<'_>) -> Result<DivisionGroup, Failure> {
        let proposal = self.proposal(cx)?;
        proposal.group(&self.register, group, cx).ok_or_else(|| failure(t::fail_group(cx.lang)))
    }

    /// Outlines of a part of it.
    pub(super) fn division_map(&self, within: GridCode, cx: &Context<'_>) -> Result<DivisionMap, Failure> {
        self.proposal(cx)?.map(&self.register, within, cx)
    }

    /// Puts households of a group into another grid of it, and judges it anew. A grid that is left
    /// by its last household is none any more.
    pub(super) fn move_homes(&mut self, ask: &MoveHomes, cx: &Context<'_>) -> Result<DivisionGroup, Failure> {
        let gone = || failure(t::fail_group(cx.lang));
        let proposal = self.desk.proposal.as_mut().ok_or_else(|| failure(t::fail_none(cx.lang)))?;
        let divided = proposal.groups.get_mut(&ask.group).ok_or_else(gone)?;
        let chosen: BTreeSet<HouseholdId> = ask.homes.iter().copied().collect();
        let mut lists: Vec<Vec<HouseholdId>> = divided.new.grids.iter().map(|g| g.homes.clone()).collect();
        let known: BTreeSet<HouseholdId> =
            lists.iter().flatten().copied().filter(|id| chosen.contains(id)).collect();
        lists.iter_mut().for_each(|list| list.retain(|id| !known.contains(id)));
        match ask.to {
            Some(at) => lists.get_mut(at).ok_or_else(gone)?.extend(known),
            None => lists.push(known.into_iter().collect()),
        }
        lists.retain(|list| !list.is_empty());
        let candidates: BTreeSet<HouseholdId> = proposal.ask.candidates.iter().copied().collect();
        let group = Group::of(&self.register, ask.group, |id| candidates.contains(&id));
        let new = judge(&group, &wishes_of(&proposal.ask.wishes, &group), &lists);
        if new.grids.iter().map(|g| &g.homes).ne(divided.new.grids.iter().map(|g| &g.homes)) {
            proposal.moves.push((ask.group, std::mem::replace(&mut divided.new, new)));
        }
        self.division_group(ask.group, cx)
    }

    /// Takes the last change by hand back.
    pub(super) fn take_back_move(&mut self) -> Option<GridCode> {
        let proposal = self.desk.proposal.as_mut()?;
        let (group, before) = proposal.moves.pop()?;
        proposal.groups.get_mut(&group)?.new = before;
        Some(group)
    }

    /// Keeps what divisions of a place should mind.
    pub(super) async fn put_ground(
        &mut self,
        ask: &PutGround,
        cx: &mut Context<'_>,
    ) -> Result<Edited, Failure> {
        let grounds = ground::keep(&self.register, ask.place, &ask.known);
        let change = Change { grounds, ..Change::default() };
        let changed = change.len();
        self.record(Kind::Form, change, cx).await?;
        Ok(Edited { changed, undo: self.turns(cx.lang).undo, ..Edited::default() })
    }

    fn proposal(&self, cx: &Context<'_>) -> Result<&Proposal, Failure> {
        self.desk.proposal.as_ref().ok_or_else(|| failure(t::fail_none(cx.lang)))
    }
}

/// The wishes as they concern one group: of the lines, those that come near it.
fn wishes_of(wishes: &Wishes, group: &Group) -> Wishes {
    let places: Vec<Position> = group.homes.iter().filter_map(|h| h.position).collect();
    let ends = |of: fn(&Position) -> f64, of_places: &[Position]| {
        let all = || of_places.iter().map(of);
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    };
    let meets = |line: &&Vec<Position>| {
        [|p: &Position| p.lon, |p: &Position| p.lat].into_iter().all(|of: fn(&Position) -> f64| {
            let ((first, last), (from, to)) = (ends(of, line), ends(of, &places));
            first <= to && from <= last
        })
    };
    let lines = wishes.barriers.lines.iter().filter(meets).cloned().collect();
    Wishes { barriers: Barriers { apart: wishes.barriers.apart.clone(), lines }, ..wishes.clone() }
}

/// The households of each grid of now, in the order of codes.
fn lists_of_now(group: &Group) -> Vec<Vec<HouseholdId>> {
    let mut lists: BTreeMap<GridCode, Vec<HouseholdId>> = BTreeMap::new();
    for home in &group.homes {
        if let Some(grid) = home.grid.filter(|g| group.code.holds(*g)) {
            lists.entry(grid).or_default().push(home.id);
        }
    }
    lists.into_values().collect()
}

/// A group by its village and its own name.
fn short_name(register: &Register, group: GridCode) -> String {
    let village = group.at(Level::Village).map(|v| register.name(v)).unwrap_or_default();
    format!("{village}{}", register.name(group))
}
