//! Appointments: one is known by its grid, person, post and first day. A row that does not
//! say the first day speaks of the appointment that is held now.
use super::draft::{Draft, Origin, edit};
use super::issue::RowIssueKind as K;
use super::people::Entry;
use super::sheet::{Outcome, Sheet, Values};
use super::values;
use crate::sheets::Column as C;
use std::collections::HashMap;
use wangge_core::domain::{Appointment, GridCode, Origin as Chosen, PersonId, Post, Register};
use wangge_texts::{Lang, nomination as tn};

/// The post of a row on its grid, and the office by which it is held. A word that is no post
/// refuses the row.
pub(super) fn of_row(sheet: &mut Sheet<'_>, row: &Values<'_>, grid: GridCode) -> Option<(Post, String)> {
    let (written, office) = (row.get(C::Post), row.get(C::Office));
    let Some(post) = values::post(written, office, grid.level()) else {
        sheet.refuse(row.number, Some(C::Post), written, K::UnknownPost);
        return None;
    };
    if values::post_level(written).is_some_and(|l| l != grid.level()) {
        sheet.warn(row.number, C::Post, written, K::PostLevelDiffers { code: grid });
    }
    // 村党支部书记 in the column of posts is the office.
    let words = [Post::Police, Post::Lawyer].map(|p| p.name(grid.level(), Lang::Zh));
    let plain = written.is_ascii() || written.contains("网格") || words.contains(&written);
    Some((post, if office.is_empty() && !plain { written } else { office }.to_owned()))
}

/// Appointments of a person at a post on a grid.
type Key = (GridCode, PersonId, Post);

/// An appointment that a row has spoken of: which row, as stored, as it would be.
type Taken<'r> = (Origin, Option<&'r Appointment>, Appointment);

/// Which appointments there are, and which rows have spoken of them.
pub(super) struct Posts<'r> {
    stored: HashMap<Key, Vec<&'r Appointment>>,
    /// Appointments as rows of this import would have them: what was stored, and what would be.
    taken: HashMap<Key, Vec<Taken<'r>>>,
}

impl<'r> Posts<'r> {
    pub(super) fn new(register: &'r Register) -> Self {
        let mut stored: HashMap<Key, Vec<&Appointment>> = HashMap::new();
        for a in register.appointments.values().flatten() {
            stored.entry((a.grid, a.person, a.post)).or_default().push(a);
        }
        Self { stored, taken: HashMap::new() }
    }

    /// The appointment of a row, found or made.
    pub(super) fn settle(
        &mut self,
        draft: &mut Draft<'r>,
        sheet: &mut Sheet<'_>,
        entry: &Entry,
        person: PersonId,
    ) -> Outcome {
        let key = (entry.grid, person, entry.post);
        let taken = self.taken.entry(key).or_default();
        if let Some((of, _, had)) =
            taken.iter().find(|(_, _, a)| entry.from.is_none() || a.from == entry.from)
        {
            let says_more = (!entry.office.is_empty() && entry.office != had.office)
                || (entry.to.is_some() && entry.to != had.to);
            if of.sheet != entry.origin.sheet && !says_more {
                return Outcome::Same;
            }
            let of = draft.place(*of, entry.origin.sheet);
            sheet.refuse(entry.origin.row, Some(C::Name), &entry.name, K::DuplicateRow { of });
            return Outcome::Refused;
        }
        let free =
            |a: &&&Appointment| !taken.iter().any(|(_, was, _)| was.is_some_and(|w| std::ptr::eq(w, **a)));
        let stored = self.stored.get(&key).map_or(&[][..], Vec::as_slice);
        let before = stored
            .iter()
            .filter(free)
            .find(|a| a.from == entry.from)
            .or_else(|| {
                stored.iter().filter(free).find(|a| match entry.from {
                    // The row brings the first day that was not known.
                    Some(_) => a.from.is_none() && (a.to.is_none() || a.to == entry.to),
                    None => a.held(draft.on) || (a.to.is_some() && a.to == entry.to),
                })
            })
            .copied();
        let mut after = before.cloned().unwrap_or_else(|| Appointment {
            person,
            grid: entry.grid,
            post: entry.post,
            office: String::new(),
            from: None,
            to: None,
            origin: None,
        });
        after.from = entry.from.or(after.from);
        after.to = entry.to.or(after.to);
        if !entry.office.is_empty() {
            after.office.clone_from(&entry.office);
        }
        after.origin = chosen(sheet, entry, after.origin);
        taken.push((entry.origin, before, after.clone()));
        draft.covered.post(entry.grid, entry.post);
        draft.seen_appointments.extend(before.map(|a| (a.grid, a.person, a.post, a.from)));
        let outcome = if before.is_some() { Outcome::Changed } else { Outcome::Added };
        match edit(before, after) {
            Some(edit) => draft.appointments.push((edit, entry.origin)),
            None => return Outcome::Same,
        }
        outcome
    }
}

/// How somebody came to a post, by what was known and what a row says. The register's own record
/// of a nomination outweighs words; a row alone cannot bring one, so it is kept as words.
fn chosen(sheet: &mut Sheet<'_>, entry: &Entry, known: Option<Chosen>) -> Option<Chosen> {
    let written = &entry.chosen;
    match known {
        known if written.is_empty() => known,
        Some(Chosen::Nomination(_)) => {
            if !Lang::ALL.iter().any(|lang| tn::origin_nomination(*lang) == written) {
                sheet.warn(entry.origin.row, C::Chosen, written, K::NominationStands);
            }
            known
        }
        _ => Some(Chosen::Without(written.clone())),
    }
}
