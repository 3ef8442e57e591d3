//! Finding: from what a person typed to grids, the right one first; a question where it is
//! not clear; an honest word where there is nothing. Never a guess as a fact.
use super::candidates::{Entry, Found, Place};
use super::lookup::Lookup;
use super::near::Slip;
use super::query::Query;
use super::score::LESS_LIKELY;
use super::spelled::Span;
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
    /// Nothing fits as it is typed; the hits differ from it by a slip. A question, not an answer.
    Near,
    /// Nothing fits.
    Unknown,
    /// A code or telephone that is not in the publication.
    UnknownNumber,
}

impl Lookup {
    /// Answers a query.
    #[must_use]
    pub fn find(&self, typed: &str) -> Answer {
        let readings = Query::readings(typed);
        let Some(first) = readings.first().filter(|q| !q.is_empty() || q.digits.is_some()) else {
            return Answer::default();
        };
        if let Some(digits) = &first.digits {
            return self.by_digits(digits);
        }
        if first.text.is_empty() {
            return self.without_place(&readings);
        }
        let mut found = self.all(&readings, None);
        let mut near = false;
        for slip in [Slip::Sound, Slip::One] {
            if found.is_empty() {
                found = self.all(&readings, Some(slip));
                near = !found.is_empty();
            }
        }
        answer(found, near)
    }

    fn all(&self, readings: &[Query], slip: Option<Slip>) -> Found {
        let mut found = Found::default();
        for (rank, query) in (0..).zip(readings) {
            found.minus = LESS_LIKELY * rank;
            self.collect(query, slip, &mut found);
        }
        found
    }

    fn by_digits(&self, digits: &str) -> Answer {
        let by_code = digits.parse::<GridCode>().ok().filter(|&c| self.node(c).is_some());
        let plain = |code| Hit { code, in_head: None, in_place: None };
        let mut hits: Vec<Hit> = by_code.into_iter().map(plain).collect();
        if hits.is_empty() {
            let same = self.nodes.iter().filter(|n| n.phone == digits && !n.head.is_empty());
            hits.extend(same.map(|n| plain(n.code)).take(MOST));
        }
        Answer { note: hits.is_empty().then_some(Note::UnknownNumber), hits }
    }

    /// A group or a door without a village: it stands in many, so the person must say which.
    fn without_place(&self, readings: &[Query]) -> Answer {
        let mut hits: Vec<Hit> = Vec::new();
        for query in readings {
            let mut found = Found::default();
            for village in self.nodes.iter().filter(|n| n.code.level() == Level::Village) {
                // As many as an answer holds: the rest would be read in vain.
                if found.entries.iter().filter(|e| e.note.is_none()).count() >= MOST {
                    break;
                }
                self.in_place(query, &Place { code: village.code, span: None, score: 0 }, &mut found);
            }
            let clean = found.entries.into_iter().filter(|e| e.note.is_none());
            hits.extend(clean.map(|e| e.hit).take(MOST - hits.len()));
        }
        let note = match hits.len() {
            0 => Some(Note::Unknown),
            1 => None,
            _ => Some(Note::Choose),
        };
        Answer { note, hits }
    }
}

/// The best of what was found, and the word that goes with it.
fn answer(mut found: Found, near: bool) -> Answer {
    // What fits whole leaves out what fits but for a number.
    if found.entries.iter().any(|e| e.note.is_none()) {
        found.entries.retain(|e| e.note.is_none());
    }
    let mut best = found.entries;
    best.sort_unstable_by_key(|e| (std::cmp::Reverse(e.score), e.hit.code));
    let village = |e: &Entry| e.hit.code.at(Level::Village).unwrap_or(e.hit.code);
    let several = best.first().is_some_and(|first| {
        best.iter().take_while(|e| e.score == first.score).any(|e| village(e) != village(first))
    });
    let note = match best.first() {
        None => Some(Note::Unknown),
        Some(first) if first.note.is_some() && !several => first.note.clone(),
        Some(_) if near => Some(Note::Near),
        Some(_) if several => Some(Note::Choose),
        Some(_) => None,
    };
    let mut hits: Vec<Hit> = Vec::new();
    for entry in best {
        if hits.len() < MOST && hits.iter().all(|h| h.code != entry.hit.code) {
            hits.push(entry.hit);
        }
    }
    Answer { note, hits }
}
