//! A proposal in figures: each group now and then, the whole, one group with its households.
use super::super::Context;
use super::{Divided, Proposal, short_name};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use wangge_core::division::{Division, Finding, Group, Measures, positions};
use wangge_core::domain::{
    Door, DoorNumber, DoorRange, GridCode, Household, HouseholdId, PersonId, Register, ranges_of,
};
use wangge_core::office::{
    DivisionGroup, DivisionTotals, DivisionView, GridOfGroup, GroupRow, HomeOfGroup, Said, Side,
};
use wangge_core::texts::divisions as t;
use wangge_core::{Lang, change::Counts};

/// What happens to people and paper in a group.
#[derive(Clone, Copy, Debug, Default)]
struct Effects {
    cards: usize,
    workers: usize,
    vacant: usize,
}

impl Proposal {
    /// All of it at a glance.
    pub(super) fn view(&self, register: &Register, cx: &Context<'_>) -> DivisionView {
        DivisionView {
            place: self.ask.place,
            place_name: match register.full_name(self.ask.place) {
                name if name.is_empty() => register.name(self.ask.place),
                name => name,
            },
            wishes: self.ask.wishes.clone(),
            candidates: self.ask.candidates.clone(),
            totals: self.totals(register, cx.on),
            groups: self.groups.values().map(|d| row(register, d, cx)).collect(),
        }
    }

    fn totals(&self, register: &Register, on: NaiveDate) -> DivisionTotals {
        let mut effects = Effects::default();
        for divided in self.groups.values() {
            let of = effects_of(register, &divided.new, on);
            effects.cards += of.cards;
            effects.workers += of.workers;
            effects.vacant += of.vacant;
        }
        let both = |pick: fn(&Divided) -> &Division| {
            let sides: Vec<Side> = self.groups.values().map(|d| side(pick(d))).collect();
            together(&sides)
        };
        DivisionTotals {
            now: both(|d| &d.now),
            new: both(|d| &d.new),
            cards: effects.cards,
            workers: effects.workers,
            vacant: effects.vacant,
            by_hand: self.moves.len(),
        }
    }

    /// One group with its households by door.
    pub(super) fn group(
        &self,
        register: &Register,
        code: GridCode,
        cx: &Context<'_>,
    ) -> Option<DivisionGroup> {
        let divided = self.groups.get(&code)?;
        let division = &divided.new;
        let group = Group::of(register, code, |id| self.ask.candidates.contains(&id));
        let places = positions(&group);
        let spots: BTreeMap<HouseholdId, [f64; 2]> = places
            .iter()
            .flat_map(|places| group.homes.iter().zip(places))
            .map(|(home, &place)| (home.id, self.plane.spot(place)))
            .collect();
        let mut homes: Vec<&Household> = register.households.get(&code)?.iter().collect();
        homes.sort_by(|a, b| a.by_door().cmp(&b.by_door()));
        let grid_of: BTreeMap<HouseholdId, usize> = division
            .grids
            .iter()
            .enumerate()
            .flat_map(|(at, part)| part.homes.iter().map(move |&id| (id, at)))
            .collect();
        let head_names = names_of_heads(register, code, cx.on);
        let heads: Vec<&String> = head_names.values().collect();
        let once = |name: &str| homes.iter().filter(|h| h.head == name).count() == 1;
        let home = |home: &&Household| {
            let grid = *grid_of.get(&home.id)?;
            let keeps = division.grids.get(grid).and_then(|g| g.keeps);
            Some(HomeOfGroup {
                id: home.id,
                door: home.door.as_ref().map(ToString::to_string).unwrap_or_default(),
                head: home.head.clone(),
                spot: spots.get(&home.id).copied(),
                own: home.position.is_some(),
                now: home.grid.map(|g| register.name(g)).unwrap_or_default(),
                now_head: home.grid.and_then(|g| head_names.get(&g)).cloned().unwrap_or_default(),
                changed: keeps.is_none() || home.grid != keeps,
                grid,
                candidate: self.ask.candidates.contains(&home.id),
                worker: heads.contains(&&home.head) && once(&home.head),
            })
        };
        Some(DivisionGroup {
            row: row(register, divided, cx),
            totals: self.totals(register, cx.on),
            metric: places.is_some(),
            grids: grids(register, division, cx),
            homes: homes.iter().filter_map(home).collect(),
        })
    }
}

fn grids(register: &Register, division: &Division, cx: &Context<'_>) -> Vec<GridOfGroup> {
    let homes = register.households.get(&division.group).map(Vec::as_slice).unwrap_or_default();
    let number = |h: &Household| h.door.as_ref().and_then(Door::number);
    let mut new = 0;
    let mut made = Vec::with_capacity(division.grids.len());
    for (at, part) in division.grids.iter().enumerate() {
        let (own, others): (Vec<&Household>, Vec<&Household>) =
            homes.iter().partition(|h| part.homes.contains(&h.id));
        let doors = |list: Vec<&Household>| list.into_iter().filter_map(number).collect::<Vec<DoorNumber>>();
        let name = match part.keeps {
            Some(code) => register.name(code),
            None => {
                new += 1;
                t::new_grid(cx.lang, &new)
            }
        };
        let head = part.keeps.and_then(|code| register.head(code, cx.on));
        let about = division.findings.iter().filter(|f| f.grid() == Some(at));
        made.push(GridOfGroup {
            code: part.keeps,
            name,
            head: head.map(|(_, p)| p.name.clone()).unwrap_or_default(),
            doors: DoorRange::list(&ranges_of(&doors(own), &doors(others))),
            measures: part.measures,
            findings: about.map(|f| said(f, cx.lang)).collect(),
        });
    }
    made
}

fn said(finding: &Finding, lang: Lang) -> Said {
    Said { breaks: finding.breaks(), message: finding.message(lang) }
}

fn row(register: &Register, divided: &Divided, cx: &Context<'_>) -> GroupRow {
    let division = &divided.new;
    let mut findings: Vec<Said> = division.findings.iter().map(|f| said(f, cx.lang)).collect();
    findings.sort_by_key(|s| !s.breaks);
    GroupRow {
        code: division.group,
        name: short_name(register, division.group),
        now: side(&divided.now),
        new: side(division),
        sizes: division.grids.iter().map(|g| g.homes.len()).collect(),
        cards: effects_of(register, division, cx.on).cards,
        findings,
    }
}

fn side(division: &Division) -> Side {
    let sizes = || division.grids.iter().map(|g| g.homes.len());
    let out = division.findings.iter().filter(|f| matches!(f, Finding::OutOfSize { .. })).count();
    Side {
        grids: division.grids.len(),
        sizes: (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0)),
        out_of_size: out,
        measures: division.measures,
    }
}

fn together(sides: &[Side]) -> Side {
    let there = || sides.iter().filter(|s| s.grids > 0);
    Side {
        grids: sides.iter().map(|s| s.grids).sum(),
        sizes: (there().map(|s| s.sizes.0).min().unwrap_or(0), there().map(|s| s.sizes.1).max().unwrap_or(0)),
        out_of_size: sides.iter().map(|s| s.out_of_size).sum(),
        measures: Measures::together(sides.iter().map(|s| &s.measures)),
    }
}

/// Who gets a card, another gridworker, nobody yet.
fn effects_of(register: &Register, division: &Division, on: NaiveDate) -> Effects {
    let mut heads: BTreeMap<GridCode, Option<PersonId>> = BTreeMap::new();
    let mut head = |code: Option<GridCode>| {
        let code = code?;
        *heads.entry(code).or_insert_with(|| register.head(code, on).map(|(_, p)| p.id))
    };
    let homes = register.households.get(&division.group).into_iter().flatten();
    let now: BTreeMap<HouseholdId, Option<GridCode>> = homes.map(|h| (h.id, h.grid)).collect();
    let mut effects = Effects::default();
    for part in &division.grids {
        let new = head(part.keeps);
        for id in &part.homes {
            let old = now.get(id).copied().flatten();
            effects.cards += usize::from(part.keeps.is_none() || old != part.keeps);
            match new {
                None => effects.vacant += 1,
                Some(_) => effects.workers += usize::from(head(old) != new),
            }
        }
    }
    effects
}

/// Names of those who hold the grids of a group.
fn names_of_heads(register: &Register, group: GridCode, on: NaiveDate) -> BTreeMap<GridCode, String> {
    let name = |code| register.head(code, on).map(|(_, p)| (code, p.name.clone()));
    register.children(group, on).filter_map(|g| name(g.code)).collect()
}

/// What a change does to the tree, a line each.
pub(super) fn lines(counts: &Counts, lang: Lang) -> Vec<String> {
    let (grids, homes) = (counts.grids, counts.households);
    let mut lines = Vec::new();
    let mut add = |n: usize, words: fn(Lang, &dyn std::fmt::Display) -> String| {
        if n > 0 {
            lines.push(words(lang, &n));
        }
    };
    add(grids.added, t::line_added);
    add(grids.changed, t::line_retired);
    add(homes.changed, t::line_homes);
    lines
}
