//! The page's state and what it asks of the worker. Holds what is shown, never the proposal itself.
use super::stand::Stand;
use crate::state::lang::use_lang;
use crate::state::office::{Office, use_asked, use_office};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use wangge_core::Lang;
use wangge_core::division::Wishes;
use wangge_core::division::ground::Known;
use wangge_core::domain::{GridCode, HouseholdId, Level};
use wangge_core::office::{
    Ask, DivisionGroup, DivisionMap, DivisionTotals, DivisionView, DropDivision, GetDivision,
    GetDivisionGroup, GetDivisionMap, GetPlaces, GetSettings, GroupRow, MoveHomes, Progress, ProposeDivision,
    TakeBackMove,
};
use wangge_core::texts::divisions as t;

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub struct Flow {
    pub office: StoredValue<Office>,
    lang: RwSignal<Lang>,
    /// The place chosen; `None`: the county.
    pub place: RwSignal<Option<GridCode>>,
    county: Signal<Option<GridCode>>,
    /// There is nothing to divide.
    pub empty: Signal<bool>,
    /// How it is wished.
    pub wishes: RwSignal<Wishes>,
    /// Households marked as candidates'.
    pub candidates: RwSignal<BTreeSet<HouseholdId>>,
    /// What the register keeps of barriers and marks of the place.
    pub kept: RwSignal<Known>,
    pub stand: RwSignal<Stand>,
    pub progress: RwSignal<Option<Progress>>,
    /// A proposal is made anew while the old one is looked at.
    pub busy: RwSignal<bool>,
    /// Making it anew would lose changes by hand, and nobody has agreed yet.
    pub unsure: RwSignal<bool>,
    /// The place of the proposal, and its name.
    pub of: RwSignal<Option<GridCode>>,
    pub name: RwSignal<String>,
    pub rows: RwSignal<Vec<GroupRow>>,
    pub totals: RwSignal<DivisionTotals>,
    /// The map, with a number that grows with each group that is drawn anew.
    pub map: RwSignal<Option<Arc<DivisionMap>>>,
    pub drawn: RwSignal<u32>,
    /// The group that is looked at.
    pub group: RwSignal<Option<Arc<DivisionGroup>>>,
    pub selected: RwSignal<BTreeSet<HouseholdId>>,
    /// What was done last.
    pub said: RwSignal<String>,
}

impl Flow {
    /// Begins; takes up a proposal that waits.
    pub fn begin(place: Option<GridCode>) -> Self {
        let towns = use_asked(|| Some(GetPlaces { parent: None }));
        let county = move || {
            let towns = towns.get();
            towns.ready().and_then(|list| list.first().and_then(|c| c.code.at(Level::County)))
        };
        let flow = Self {
            office: StoredValue::new(use_office()),
            lang: use_lang(),
            place: RwSignal::new(place),
            county: Signal::derive(county),
            empty: Signal::derive(move || towns.get().ready().is_some_and(|list| list.is_empty())),
            wishes: RwSignal::new(Wishes::default()),
            candidates: RwSignal::new(BTreeSet::new()),
            kept: RwSignal::new(Known::default()),
            stand: RwSignal::new(Stand::Choosing),
            progress: RwSignal::new(None),
            busy: RwSignal::new(false),
            unsure: RwSignal::new(false),
            of: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            rows: RwSignal::new(Vec::new()),
            totals: RwSignal::new(DivisionTotals::default()),
            map: RwSignal::new(None),
            drawn: RwSignal::new(0),
            group: RwSignal::new(None),
            selected: RwSignal::new(BTreeSet::new()),
            said: RwSignal::new(String::new()),
        };
        flow.take_up();
        super::kept::follow(flow);
        // What was done elsewhere, or the worker begun anew: what failed is asked again.
        let office = flow.office;
        Effect::new(move |before: Option<u32>| {
            let changes = office.with_value(Office::track_changes);
            if before.is_some_and(|n| n != changes) {
                match flow.stand.get_untracked() {
                    Stand::Failed(_) => flow.take_up(),
                    Stand::Shown => flow.said.set(t::stale(flow.lang.get_untracked()).to_owned()),
                    Stand::Choosing | Stand::Working => {}
                }
            }
            changes
        });
        flow
    }

    /// Takes up a proposal that waits; where there is none, begins with the county's sizes.
    fn take_up(self) {
        self.stand.set(Stand::Choosing);
        self.ask(GetDivision, move |waiting| {
            if let Some(view) = waiting {
                self.place.set(Some(view.place).filter(|p| p.level() != Level::County));
                self.show(view);
            } else {
                self.ask(GetSettings, move |settings| self.wishes.update(|w| w.size = settings.size));
            }
        });
    }

    /// Asks; what fails is said in the proposal's place.
    pub fn ask<A: Ask + 'static>(self, request: A, then: impl FnOnce(A::Answer) + 'static) {
        let office = self.office.get_value();
        leptos::task::spawn_local(async move {
            let came = office.ask(request).await;
            // The page may be gone by now.
            if self.stand.try_get_untracked().is_none() {
                return;
            }
            match came {
                Ok(answer) => then(answer),
                Err(failure) => self.stand.set(Stand::Failed(failure)),
            }
        });
    }

    /// The place that would be divided.
    pub fn target(self) -> Option<GridCode> {
        self.place.get().or_else(|| self.county.get())
    }

    /// Divides, unless that loses changes by hand that nobody has agreed to lose.
    pub fn propose(self, sure: bool) {
        let Some(place) = untrack(|| self.target()) else { return };
        let same = self.of.get_untracked() == Some(place);
        let shown = self.stand.with_untracked(|s| matches!(s, Stand::Shown));
        if !sure && shown && self.totals.get_untracked().by_hand > 0 {
            return self.unsure.set(true);
        }
        self.unsure.set(false);
        self.progress.set(None);
        self.busy.set(true);
        if !(same && shown && place.level() >= Level::Village) {
            self.stand.set(Stand::Working);
        }
        let mut wishes = self.wishes.get_untracked();
        if place.level() != Level::Group {
            wishes.grids = None;
        }
        let candidates = self.candidates.get_untracked().into_iter().collect();
        let request = ProposeDivision { place, wishes, candidates };
        let (office, progress) = (self.office.get_value(), self.progress);
        leptos::task::spawn_local(async move {
            let heard = Box::new(move |p| drop(progress.try_set(Some(p))));
            let came = office.ask_with(request, &[], Some(heard)).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok((view, _)) => {
                    self.said.set(String::new());
                    self.show(view);
                }
                Err(failure) => self.stand.set(Stand::Failed(failure)),
            }
        });
    }

    fn show(self, view: DivisionView) {
        let place = view.place;
        let kept = self.group.with_untracked(|g| g.as_ref().map(|g| g.row.code)).filter(|c| place.holds(*c));
        let first = kept.or_else(|| view.groups.first().map(|g| g.code));
        self.of.set(Some(place));
        self.name.set(view.place_name);
        self.wishes.set(view.wishes);
        self.candidates.set(view.candidates.into_iter().collect());
        self.totals.set(view.totals);
        self.rows.set(view.groups);
        self.selected.set(BTreeSet::new());
        self.stand.set(Stand::Shown);
        self.map.set(None);
        if place.level() >= Level::Town {
            self.ask(GetDivisionMap { within: place }, move |map| {
                self.map.set(Some(Arc::new(map)));
                self.drawn.update(|n| *n += 1);
            });
        }
        match first {
            Some(code) => self.look_at(code),
            None => self.group.set(None),
        }
    }

    /// Looks at a group.
    pub fn look_at(self, group: GridCode) {
        self.ask(GetDivisionGroup { group }, move |group| self.put(group));
    }

    fn put(self, group: DivisionGroup) {
        self.totals.set(group.totals.clone());
        let row = group.row.clone();
        self.rows.update(|rows| {
            if let Some(old) = rows.iter_mut().find(|r| r.code == row.code) {
                *old = row;
            }
        });
        let there: BTreeSet<HouseholdId> = group.homes.iter().map(|h| h.id).collect();
        self.selected.update(|s| s.retain(|id| there.contains(id)));
        self.group.set(Some(Arc::new(group)));
    }

    /// Puts what is selected into a grid of the group that is looked at; `None`: into a new one.
    pub fn move_to(self, to: Option<usize>) {
        let homes: Vec<HouseholdId> = self.selected.get_untracked().into_iter().collect();
        self.move_homes(homes, to);
    }

    /// Puts households into a grid.
    pub fn move_homes(self, homes: Vec<HouseholdId>, to: Option<usize>) {
        let Some(group) = self.group.with_untracked(|g| g.as_ref().map(|g| g.row.code)) else { return };
        if homes.is_empty() {
            return;
        }
        let count = homes.len();
        self.ask(MoveHomes { group, homes, to }, move |group| {
            let code = group.row.code;
            let wrong = group.row.findings.iter().find(|f| f.breaks).map(|f| f.message.clone());
            let words = t::moved(self.lang.get_untracked(), &count);
            self.said.set(wrong.map_or(words.clone(), |wrong| format!("{words} {wrong}")));
            self.selected.set(BTreeSet::new());
            self.put(group);
            self.draw(code);
        });
    }

    /// Takes the last change by hand back.
    pub fn take_back(self) {
        self.ask(TakeBackMove, move |group| {
            if let Some(code) = group {
                self.said.set(t::taken_back(self.lang.get_untracked()).to_owned());
                self.look_at(code);
                self.draw(code);
            }
        });
    }

    /// Draws a group of the map anew.
    fn draw(self, code: GridCode) {
        if self.map.with_untracked(Option::is_none) {
            return;
        }
        self.ask(GetDivisionMap { within: code }, move |part| {
            self.map.update(|map| {
                let Some(map) = map else { return };
                let whole = Arc::make_mut(map);
                for new in part.groups {
                    if let Some(old) = whole.groups.iter_mut().find(|g| g.code == new.code) {
                        *old = new;
                    }
                }
            });
            self.drawn.update(|n| *n += 1);
        });
    }

    /// Ends what runs; the worker begins anew, and what waited in it is gone.
    pub fn cancel(self) {
        self.office.get_value().cancel();
    }

    /// Forgets the proposal.
    pub fn drop_it(self) {
        self.ask(DropDivision, move |()| self.over());
    }

    /// There is no proposal any more.
    pub fn over(self) {
        self.of.set(None);
        self.group.set(None);
        self.map.set(None);
        self.rows.set(Vec::new());
        self.totals.set(DivisionTotals::default());
        self.stand.set(Stand::Choosing);
    }
}
