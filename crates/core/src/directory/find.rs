//! Finding: from what a person typed to grids, the right one first; a question where it is
//! not clear; an honest word where there is nothing. Never a guess as a fact.
use super::index::{Lookup, Node};
use super::matching::{Name, Span};
use super::query::Query;
use super::score::{head_score, holds, place_score, whole_name};
use crate::domain::{DoorNumber, GridCode, Level};

/// How many hits an answer holds at most.
const MOST: usize = 30;

/// What the look-up says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// A word to the person, where hits alone would mislead.
    pub note: Option<Note>,
    /// Best first.
    pub hits: Vec<Hit>,
}

/// A grid that fits, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub code: GridCode,
    /// Where the text fits the name of the responsible person.
    pub in_head: Option<Span>,
    /// Which place's name the text fits, and where: the grid itself or one above.
    pub in_place: Option<(GridCode, Span)>,
}

/// What must be said besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Several villages (or groups) fit: the person must choose one of the hits.
    Choose,
    /// The village has no such group.
    NoGroup {
        /// Which village.
        village: GridCode,
        /// What was asked for.
        group: u16,
    },
    /// No grid of the group (or village) is known to hold the door; the hits are all that
    /// could be asked.
    NoDoor {
        /// Where it was looked for.
        place: GridCode,
        /// What was asked for.
        door: DoorNumber,
    },
    /// Nothing fits.
    Unknown,
    /// A code or telephone that is not in the publication.
    UnknownNumber,
}

impl Lookup {
    /// Answers a query.
    #[must_use]
    pub fn find(&self, typed: &str) -> Answer {
        let query = Query::read(typed);
        if let Some(digits) = &query.digits {
            return self.by_digits(digits);
        }
        if query.text.is_empty() && query.group.is_none() && query.door.is_none() && query.grid.is_none() {
            return Answer::default();
        }
        if query.text.is_empty() {
            return self.without_place(&query);
        }
        let places = self.places(&query);
        let mut best: Vec<(u32, Hit, Option<Note>)> = Vec::new();
        for place in places {
            self.in_place(&query, &place, &mut best);
        }
        if query.door.is_none() && query.grid.is_none() {
            self.by_head(&query, &mut best);
        }
        best.sort_by_key(|(score, hit, _)| (std::cmp::Reverse(*score), hit.code));
        let mut seen = std::collections::BTreeSet::new();
        best.retain(|(_, hit, _)| seen.insert(hit.code));
        let top = best.first().map_or(0, |(score, _, _)| *score);
        let villages: std::collections::BTreeSet<_> = best
            .iter()
            .filter(|(score, _, _)| *score == top)
            .map(|(_, hit, _)| hit.code.at(Level::Village).unwrap_or(hit.code))
            .collect();
        let note = match best.first() {
            None => Some(Note::Unknown),
            Some((_, _, note @ Some(_))) if villages.len() == 1 => note.clone(),
            Some(_) if villages.len() > 1 => Some(Note::Choose),
            Some(_) => None,
        };
        best.truncate(MOST);
        Answer { note, hits: best.into_iter().map(|(_, hit, _)| hit).collect() }
    }

    fn by_digits(&self, digits: &str) -> Answer {
        let by_code = digits.parse::<GridCode>().ok().filter(|&c| self.node(c).is_some());
        let mut hits: Vec<Hit> =
            by_code.into_iter().map(|code| Hit { code, in_head: None, in_place: None }).collect();
        if hits.is_empty() {
            let same = self.nodes.iter().filter(|n| n.phone == digits && !n.head.is_empty());
            hits.extend(same.map(|n| Hit { code: n.code, in_head: None, in_place: None }).take(MOST));
        }
        Answer { note: hits.is_empty().then_some(Note::UnknownNumber), hits }
    }

    /// A group or a door without a village: it stands in many, so the person must say which.
    fn without_place(&self, query: &Query) -> Answer {
        let villages = self.nodes.iter().filter(|n| n.code.level() == Level::Village);
        let mut found = Vec::new();
        for village in villages {
            let place = Place { code: village.code, span: None, score: 0 };
            let mut here = Vec::new();
            self.in_place(query, &place, &mut here);
            found.extend(here.into_iter().filter(|(_, _, note)| note.is_none()).map(|(_, hit, _)| hit));
        }
        let note = match found.len() {
            0 => Some(Note::Unknown),
            1 => None,
            _ => Some(Note::Choose),
        };
        found.truncate(MOST);
        Answer { note, hits: found }
    }

    /// The places whose names the text (or its beginning) fits.
    fn places(&self, query: &Query) -> Vec<Place> {
        let mut found = Vec::new();
        for node in self.nodes.iter().filter(|n| n.code.level() <= Level::Village) {
            if let Some(span) = self.spelled(&node.name, false).find(&query.text) {
                found.push(Place {
                    code: node.code,
                    span: Some((node.code, span)),
                    score: place_score(node, span),
                });
            }
        }
        // `云岭镇河湾村`, `河湾村王静`: a place's name, then more.
        for cut in 1..query.text.len() {
            let (front, back) = query.text.split_at(cut);
            for node in self.nodes.iter().filter(|n| n.code.level() <= Level::Village) {
                let whole = whole_name(node, front)
                    || query.words.first().is_some_and(|w| {
                        w.len() == cut
                            && self.spelled(&node.name, false).find(front).is_some_and(|s| s.start == 0)
                    });
                if !whole {
                    continue;
                }
                for child in self.below(node.code).iter().filter(|n| n.code > node.code) {
                    let score = match child.code.level() {
                        Level::Village | Level::Group => 60,
                        _ => continue,
                    };
                    if let Some(span) = self.spelled(&child.name, false).find(back).filter(|s| s.start == 0) {
                        let score = score + place_score(child, span);
                        found.push(Place { code: child.code, span: Some((child.code, span)), score });
                    }
                }
            }
        }
        found
    }

    /// Grids of a place that fit group, grid and door of the query.
    fn in_place(&self, query: &Query, place: &Place, found: &mut Vec<(u32, Hit, Option<Note>)>) {
        let hit = |code| Hit { code, in_head: None, in_place: place.span };
        let mut push = |code, bonus: u32, note| found.push((place.score + bonus, hit(code), note));
        if query.group.is_none() && query.door.is_none() && query.grid.is_none() {
            push(place.code, 20, None);
            return;
        }
        let below = self.below(place.code);
        let group_fits = |n: &&Node| {
            let number = n.code.at(Level::Group).map(GridCode::number);
            query.group.is_none_or(|g| number == Some(u32::from(g)))
        };
        let villages = below.iter().filter(|n| n.code.level() == Level::Village);
        for village in
            villages.chain(below.iter().filter(|n| n.code == place.code && n.code.level() == Level::Group))
        {
            let inside = self.below(village.code);
            let groups: Vec<&Node> =
                inside.iter().filter(|n| n.code.level() == Level::Group).filter(group_fits).collect();
            if groups.is_empty() {
                if let Some(group) = query.group {
                    push(village.code, 0, Some(Note::NoGroup { village: village.code, group }));
                }
                continue;
            }
            let grids: Vec<&Node> = inside
                .iter()
                .filter(|n| n.code.level() == Level::Household)
                .filter(group_fits)
                .filter(|n| query.grid.is_none_or(|g| n.code.number() == u32::from(g)))
                .collect();
            let Some(door) = query.door else {
                if query.grid.is_some() {
                    grids.iter().for_each(|n| push(n.code, 40, None));
                } else {
                    groups.iter().for_each(|n| push(n.code, 40, None));
                }
                continue;
            };
            let holding: Vec<&&Node> = grids.iter().filter(|n| holds(n, door)).collect();
            for node in &holding {
                push(node.code, 50, None);
            }
            if holding.is_empty() {
                let at = if query.group.is_some() {
                    groups.first().map_or(village.code, |g| g.code)
                } else {
                    village.code
                };
                push(at, 10, Some(Note::NoDoor { place: at, door }));
            }
        }
    }

    /// Grids whose responsible person's name fits, alone or behind a place's name.
    fn by_head(&self, query: &Query, found: &mut Vec<(u32, Hit, Option<Note>)>) {
        let group = query.group.map(u32::from);
        let fits = |n: &&Node| group.is_none() || n.code.at(Level::Group).map(GridCode::number) == group;
        for node in self.nodes.iter().filter(|n| !n.head.is_empty()).filter(fits) {
            if let Some(span) = self.spelled(&node.head, true).find(&query.text) {
                let hit = Hit { code: node.code, in_head: Some(span), in_place: None };
                found.push((head_score(node, span), hit, None));
            }
        }
        for cut in 1..query.text.len() {
            let (front, back) = query.text.split_at(cut);
            let places =
                self.nodes.iter().filter(|n| n.code.level() <= Level::Village && whole_name(n, front));
            for place in places {
                let whole = Span { start: 0, end: front.len() };
                for node in self.below(place.code).iter().filter(|n| !n.head.is_empty()).filter(fits) {
                    if let Some(span) = self.spelled(&node.head, true).find(back).filter(|s| s.start == 0) {
                        let hit =
                            Hit { code: node.code, in_head: Some(span), in_place: Some((place.code, whole)) };
                        found.push((head_score(node, span) + 60, hit, None));
                    }
                }
            }
        }
    }

    /// A name with its readings; a person's first character is read as a family name.
    fn spelled(&self, text: &str, person: bool) -> Name<'_> {
        let chars: Vec<char> = text.chars().collect();
        let readings = chars
            .iter()
            .enumerate()
            .map(|(i, c)| {
                let surname = if person && i == 0 { self.surnames.get(c) } else { None };
                surname.or_else(|| self.readings.get(c)).map_or(&b""[..], |r| r.as_bytes())
            })
            .collect();
        Name { chars, readings }
    }
}

/// A place that the text names.
struct Place {
    code: GridCode,
    span: Option<(GridCode, Span)>,
    score: u32,
}
