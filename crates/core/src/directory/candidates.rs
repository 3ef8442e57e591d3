//! All grids that a query may mean, each with how well it fits: by the name of a place, of a
//! person, of both in a row, and inside a place by group, grid and door.
use super::find::{Hit, Note};
use super::lookup::{Lookup, Node};
use super::names::{Named, within};
use super::near::Slip;
use super::query::Query;
use super::score::{BEHIND_A_PLACE, DOOR, GROUP, NO_DOOR, PLACE, head_score, holds, place_score};
use super::spelled::{Span, marks_of};
use crate::domain::{GridCode, Level};

/// What a slip leaves of a fit: below all that fits as typed.
const NEAR: u32 = 40;

/// What was found so far.
#[derive(Default)]
pub(super) struct Found {
    pub(super) entries: Vec<Entry>,
    /// Taken off each score: this reading of the query is less likely.
    pub(super) minus: u32,
}

/// A grid that fits.
pub(super) struct Entry {
    pub(super) score: u32,
    pub(super) hit: Hit,
    /// What must be said of it.
    pub(super) note: Option<Note>,
}

impl Found {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn push(&mut self, score: u32, hit: Hit, note: Option<Note>) {
        self.entries.push(Entry { score: score.saturating_sub(self.minus), hit, note });
    }
}

/// A place that the text names.
pub(super) struct Place {
    pub(super) code: GridCode,
    pub(super) span: Option<(GridCode, Span)>,
    pub(super) score: u32,
}

impl Lookup {
    /// Everything that one reading of the query may mean; with a slip, only what is nearly meant.
    pub(super) fn collect(&self, query: &Query, slip: Option<Slip>, found: &mut Found) {
        let by_person = query.door.is_none() && query.grid.is_none();
        for named in &self.names.places {
            let Some(node) = self.nodes.get(named.node) else { continue };
            if let Some((span, fit)) = self.place_fit(named, node, (query, 0), slip) {
                let place = Place { code: node.code, span: Some((node.code, span)), score: fit };
                self.in_place(query, &place, found);
            }
            for used in self.place_uses(named, query, slip) {
                self.behind_place(query, node, used, by_person, found);
            }
        }
        if by_person {
            let marks = if slip.is_none() { marks_of(&query.text) } else { 0 };
            for named in self.names.heads.iter().filter(|n| n.may_fit(marks)) {
                let Some(node) = self.nodes.get(named.node).filter(|n| in_group(n, query)) else { continue };
                if let Some((span, fit)) = self.head_fit(named, node, (query, 0), slip) {
                    found.push(fit, Hit { code: node.code, in_head: Some(span), in_place: None }, None);
                }
            }
        }
    }

    /// How the text from a place on names a place. As with people, one that is written so comes
    /// before one that is written with variants.
    fn place_fit(
        &self,
        named: &Named,
        node: &Node,
        (query, from): (&Query, usize),
        slip: Option<Slip>,
    ) -> Option<(Span, u32)> {
        let text = query.text.get(from..)?;
        let length = named.units.len();
        if let Some(slip) = slip {
            let forms = [&*named.units, named.shorter()];
            let near = forms.iter().find(|form| self.sounds.nearly(form, text, slip))?;
            return Some((Span { start: 0, end: near.len() }, NEAR));
        }
        let span = self.sounds.find(&named.units, text)?;
        let fit = place_score(node.code.level(), length, named.short, span);
        let exactly = u32::from(is_written(&node.name, span, query, from));
        Some((span, fit + self.sounds.sureness(&named.units, span, text) + exactly))
    }

    fn head_fit(
        &self,
        named: &Named,
        node: &Node,
        (query, from): (&Query, usize),
        slip: Option<Slip>,
    ) -> Option<(Span, u32)> {
        let text = query.text.get(from..)?;
        let length = named.units.len();
        if let Some(slip) = slip {
            return self
                .sounds
                .nearly(&named.units, text, slip)
                .then_some((Span { start: 0, end: length }, NEAR));
        }
        let span = self.sounds.find(&named.units, text)?;
        let fit = head_score(node.code.level(), length, span);
        let exactly = u32::from(is_written(&node.head, span, query, from));
        Some((span, fit + self.sounds.sureness(&named.units, span, text) + exactly))
    }

    /// How much of the text a place's name may use up before something else follows: all of the
    /// name, or what stands before a space.
    fn place_uses(&self, named: &Named, query: &Query, slip: Option<Slip>) -> Vec<usize> {
        let text = &query.text;
        let mut uses: Vec<usize> = match slip {
            None => {
                let mut uses = self.sounds.uses(&named.units, text);
                uses.extend(self.sounds.uses(named.shorter(), text));
                let whole_words = query.breaks.iter().copied().filter(|&b| {
                    let before = text.get(..b).unwrap_or_default();
                    self.sounds.find(&named.units, before).is_some_and(|s| s.start == 0)
                });
                uses.extend(whole_words);
                uses
            }
            Some(slip) => (2..text.len())
                .filter(|&cut| {
                    let front = text.get(..cut).unwrap_or_default();
                    [&*named.units, named.shorter()].iter().any(|form| self.sounds.nearly(form, front, slip))
                })
                .collect(),
        };
        uses.retain(|&used| used > 0 && used < text.len());
        let mut once: Vec<usize> = Vec::with_capacity(uses.len());
        for used in uses {
            if !once.contains(&used) {
                once.push(used);
            }
        }
        once
    }

    /// `云岭镇河湾村`, `河湾村王静`: what follows a place's name names a place or a person in it.
    fn behind_place(&self, query: &Query, place: &Node, used: usize, by_person: bool, found: &mut Found) {
        let rest = query.text.get(used..).unwrap_or_default();
        // One letter that hangs on to others is chance.
        if matches!(rest, [letter] if letter.is_ascii()) && !query.breaks.contains(&used) {
            return;
        }
        let inside = self.range(place.code);
        for named in self.names.places.get(within(&self.names.places, &inside)).unwrap_or_default() {
            let Some(node) = self.nodes.get(named.node).filter(|n| n.code > place.code) else { continue };
            if let Some((span, fit)) =
                self.place_fit(named, node, (query, used), None).filter(|(s, _)| s.start == 0)
            {
                let place =
                    Place { code: node.code, span: Some((node.code, span)), score: fit + BEHIND_A_PLACE };
                self.in_place(query, &place, found);
            }
        }
        if !by_person {
            return;
        }
        let (heads, marks) = (&self.names.heads, marks_of(rest));
        let inside = heads.get(within(heads, &inside)).unwrap_or_default();
        for named in inside.iter().filter(|n| n.may_fit(marks)) {
            let Some(node) = self.nodes.get(named.node).filter(|n| in_group(n, query)) else { continue };
            if let Some((span, fit)) =
                self.head_fit(named, node, (query, used), None).filter(|(s, _)| s.start == 0)
            {
                let whole = Span { start: 0, end: place.name.chars().count() };
                let hit = Hit { code: node.code, in_head: Some(span), in_place: Some((place.code, whole)) };
                found.push(fit + BEHIND_A_PLACE, hit, None);
            }
        }
    }

    /// Grids of a place that fit group, grid and door of the query.
    pub(super) fn in_place(&self, query: &Query, place: &Place, found: &mut Found) {
        let hit = |code| Hit { code, in_head: None, in_place: place.span };
        let mut push = |code, bonus: u32, note| found.push(place.score + bonus, hit(code), note);
        if !query.has_numbers() {
            return push(place.code, PLACE, None);
        }
        let below = self.below(place.code);
        let villages = below.iter().filter(|n| {
            n.code.level() == Level::Village || (n.code == place.code && n.code.level() == Level::Group)
        });
        for village in villages {
            let inside = self.below(village.code);
            let mut groups =
                inside.iter().filter(|n| n.code.level() == Level::Group && in_group(n, query)).peekable();
            if groups.peek().is_none() {
                if let Some(group) = query.group {
                    push(village.code, 0, Some(Note::NoGroup { village: village.code, group }));
                }
                continue;
            }
            let grids = inside
                .iter()
                .filter(|n| n.code.level() == Level::Household && in_group(n, query))
                .filter(|n| query.grid.is_none_or(|g| n.code.number() == u32::from(g)));
            match query.door {
                None if query.grid.is_some() => grids.for_each(|n| push(n.code, GROUP, None)),
                None => groups.for_each(|n| push(n.code, GROUP, None)),
                Some(door) => {
                    let at = match (query.group, groups.next()) {
                        (Some(_), Some(group)) => group.code,
                        _ => village.code,
                    };
                    let mut holding = grids.filter(|n| holds(n, door)).peekable();
                    if holding.peek().is_none() {
                        push(at, NO_DOOR, Some(Note::NoDoor { place: at, door }));
                    }
                    holding.for_each(|n| push(n.code, DOOR, None));
                }
            }
        }
    }
}

/// Whether a node lies in the group that is asked for, if one is.
fn in_group(node: &Node, query: &Query) -> bool {
    query.group.is_none_or(|g| node.code.at(Level::Group).map(GridCode::number) == Some(u32::from(g)))
}

/// Whether the fitted part of a name stands in the query exactly so.
fn is_written(name: &str, span: Span, query: &Query, from: usize) -> bool {
    let fitted = name.chars().skip(span.start).take(span.end - span.start);
    fitted.eq(query.written.iter().skip(from).copied())
}
