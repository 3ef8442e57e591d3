//! Gridworkers: each row is a person at a post. One person may stand in several rows, and
//! two people may share a name: name and telephone tell them apart, or name and grid.
use super::Meter;
use super::draft::{Draft, Origin};
use super::issue::{Expected, RowIssueKind as K};
use super::places::Places;
use super::posts::{self, Posts};
use super::said::{Said, Tell};
use super::sheet::{Outcome, Sheet, Values, field};
use super::values;
use crate::sheets::Column as C;
use crate::words;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};
use wangge_core::domain::{Category, GridCode, Person, PersonId, Phone, Post, Sex, fold_variant, sentence};
use wangge_texts::Lang;

/// A row in values; what it does not say is empty.
pub(super) struct Entry {
    pub(super) origin: Origin,
    pub(super) name: String,
    pub(super) phone: Phone,
    pub(super) grid: GridCode,
    pub(super) post: Post,
    pub(super) office: String,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    /// How they were chosen, as it is written.
    pub(super) chosen: String,
    sex: Option<Sex>,
    party: Option<bool>,
    category: Option<Category>,
}

/// Takes the rows of all sheets of gridworkers.
pub(super) fn take(
    draft: &mut Draft<'_>,
    places: &mut Places,
    mut sheets: BTreeMap<usize, &mut Sheet<'_>>,
    meter: &mut Meter<'_>,
) {
    let mut entries = Vec::new();
    for (at, sheet) in &mut sheets {
        for index in std::mem::take(&mut sheet.rows) {
            if let Some(row) = sheet.values(index) {
                entries.extend(read(draft, places, *at, sheet, &row));
            }
            meter.row();
        }
    }
    let mut people = People::new(draft, &entries);
    let mut posts = Posts::new(draft.register);
    for entry in &entries {
        let Some(sheet) = sheets.get_mut(&entry.origin.sheet) else { continue };
        let (id, mut outcome) = people.settle(draft, sheet, entry);
        match posts.settle(draft, sheet, entry, id) {
            Outcome::Refused => continue,
            Outcome::Added => outcome = Outcome::Added,
            Outcome::Changed if outcome == Outcome::Same => outcome = Outcome::Changed,
            Outcome::Changed | Outcome::Same => {}
        }
        sheet.count(outcome);
    }
}

fn read(
    draft: &Draft<'_>,
    places: &mut Places,
    at: usize,
    sheet: &mut Sheet<'_>,
    row: &Values<'_>,
) -> Option<Entry> {
    let n = row.number;
    let name = values::name(row.get(C::Name));
    if values::nobody(&name) {
        sheet.refuse(n, Some(C::Name), row.get(C::Name), K::NoPersonName);
        return None;
    }
    let grid = grid(draft, places, sheet, row)?;
    let (post, office) = posts::of_row(sheet, row, grid)?;
    let phone = Phone::read(row.get(C::Phone));
    if let Phone::Broken(written) = &phone {
        sheet.warn(n, C::Phone, written, K::BrokenPhone);
    }
    let from = field(sheet, row, C::From, Expected::Date, |t| values::date(t, row.since_1904));
    let mut to = None;
    if !values::lasts(row.get(C::To)) {
        to = field(sheet, row, C::To, Expected::Date, |t| values::date(t, row.since_1904));
    }
    if let (Some(first), Some(last)) = (from, to)
        && last < first
    {
        sheet.warn(n, C::To, row.get(C::To), K::EndBeforeStart);
        to = None;
    }
    Some(Entry {
        origin: Origin { sheet: at, row: n },
        name,
        phone,
        grid,
        post,
        office,
        from,
        to,
        chosen: sentence(row.get(C::Chosen)),
        sex: field(sheet, row, C::Sex, Expected::Sex, values::sex),
        party: field(sheet, row, C::Party, Expected::Party, values::party),
        category: field(sheet, row, C::Category, Expected::Category, values::category),
    })
}

/// The grid of a row: by its code, else by names. A row that leads nowhere is refused.
fn grid(draft: &Draft<'_>, places: &mut Places, sheet: &mut Sheet<'_>, row: &Values<'_>) -> Option<GridCode> {
    let by_code = [C::GridCode, C::GroupCode].into_iter().find(|c| !row.get(*c).is_empty());
    if let Some(column) = by_code {
        let written = row.get(column);
        let kind = match values::code(written) {
            Ok(code) if draft.grid(code).is_none() => K::UnknownGrid,
            Ok(code) => return Some(code),
            Err(_) => K::BadCode,
        };
        sheet.refuse(row.number, Some(column), written, kind);
        return None;
    }
    match places.of_row(row) {
        Some(Ok(code)) => Some(code),
        Some(Err((column, value, kind))) => {
            sheet.refuse(row.number, Some(column), &value, kind);
            None
        }
        None => {
            sheet.refuse(row.number, Some(C::GridCode), "", K::NoPlace);
            None
        }
    }
}

/// Who is who.
struct People {
    /// By the name with its variant characters folded, and the telephone.
    by_phone: HashMap<(String, String), Vec<PersonId>>,
    by_grid: HashMap<(GridCode, String), Vec<(PersonId, Post)>>,
    /// Name and telephone of every row: somebody who is there by both is not renumbered by another row.
    wanted: HashSet<(String, String)>,
    said: HashMap<PersonId, Said>,
}

impl People {
    fn new(draft: &Draft<'_>, entries: &[Entry]) -> Self {
        let mut people = Self {
            by_phone: HashMap::new(),
            by_grid: HashMap::new(),
            wanted: entries
                .iter()
                .filter(|e| !e.phone.is_missing())
                .map(|e| (e.name.clone(), e.phone.to_string()))
                .collect(),
            said: HashMap::new(),
        };
        for person in draft.register.persons.values().filter(|p| !p.phone.is_missing()) {
            let key = (folded(&person.name), person.phone.to_string());
            people.by_phone.entry(key).or_default().push(person.id);
        }
        for a in draft.register.appointments.values().flatten() {
            if let Some(person) = draft.register.persons.get(&a.person) {
                people.by_grid.entry((a.grid, person.name.clone())).or_default().push((a.person, a.post));
            }
        }
        people
    }

    /// The person of a row, found or made, with what the row says of them.
    fn settle(&mut self, draft: &mut Draft<'_>, sheet: &mut Sheet<'_>, entry: &Entry) -> (PersonId, Outcome) {
        let found = self.find(draft, entry);
        let id = found.unwrap_or_else(|| draft.new_person());
        draft.seen_persons.insert(id);
        let before = draft.person(id).cloned();
        let mut after = before.clone().unwrap_or_else(|| Person {
            id,
            name: entry.name.clone(),
            sex: None,
            phone: Phone::Missing,
            party_member: None,
            photo: None,
            category: None,
        });
        let said = self.said.entry(id).or_default();
        let mut tell = Tell { draft, sheet, origin: entry.origin };
        let name = Some(entry.name.clone());
        if let Some(name) = tell.say(&mut said.name, C::Name, name, Some(&after.name), &entry.name) {
            after.name = name;
        }
        let phone = (!entry.phone.is_missing()).then(|| entry.phone.clone());
        if let Some(phone) =
            tell.say(&mut said.phone, C::Phone, phone, Some(&after.phone), &entry.phone.to_string())
        {
            after.phone = phone;
        }
        let sex = entry.sex.map_or("", |s| s.name(Lang::Zh));
        let party = entry.party.map_or("", |yes| words::party(yes, Lang::Zh));
        let category = entry.category.map_or("", Category::name);
        after.sex = tell.say(&mut said.sex, C::Sex, entry.sex, after.sex.as_ref(), sex).or(after.sex);
        after.party_member = tell
            .say(&mut said.party, C::Party, entry.party, after.party_member.as_ref(), party)
            .or(after.party_member);
        after.category = tell
            .say(&mut said.category, C::Category, entry.category, after.category.as_ref(), category)
            .or(after.category);
        self.remember(entry, id, &after);
        let outcome = match before {
            None => Outcome::Added,
            Some(before) if before == after => return (id, Outcome::Same),
            Some(_) => Outcome::Changed,
        };
        draft.set_person(after, entry.origin);
        (id, outcome)
    }

    fn remember(&mut self, entry: &Entry, id: PersonId, person: &Person) {
        if !person.phone.is_missing() {
            let list = self.by_phone.entry((folded(&person.name), person.phone.to_string())).or_default();
            if !list.contains(&id) {
                list.push(id);
            }
        }
        let list = self.by_grid.entry((entry.grid, entry.name.clone())).or_default();
        if !list.contains(&(id, entry.post)) {
            list.push((id, entry.post));
        }
    }

    fn find(&self, draft: &Draft<'_>, entry: &Entry) -> Option<PersonId> {
        let here = self.by_grid.get(&(entry.grid, entry.name.clone())).map_or(&[][..], Vec::as_slice);
        let phone = entry.phone.to_string();
        if !phone.is_empty()
            && let Some(ids) = self.by_phone.get(&(folded(&entry.name), phone))
        {
            let still = |id: &&PersonId| draft.person(**id).is_some_and(|p| p.phone == entry.phone);
            let named = |id: &&PersonId| draft.person(**id).is_some_and(|p| p.name == entry.name);
            let exact = || ids.iter().filter(still).filter(named);
            let held = exact().find(|id| here.iter().any(|(h, _)| h == *id));
            // 茍 for 苟 with the same telephone is the same person, written rightly now.
            if let Some(id) = held.or_else(|| exact().next()).or_else(|| ids.iter().find(still)) {
                return Some(*id);
            }
        }
        let free = |id: PersonId| {
            let Some(person) = draft.person(id) else { return false };
            entry.phone.is_missing()
                || person.phone.is_missing()
                || !self.wanted.contains(&(person.name.clone(), person.phone.to_string()))
        };
        let mut fits = here.iter().filter(|(id, _)| free(*id));
        let first = fits.next()?;
        let at_post = std::iter::once(first).chain(fits).find(|(_, post)| *post == entry.post);
        Some(at_post.unwrap_or(first).0)
    }
}

/// A name with one form for the characters that are written in two ways.
fn folded(name: &str) -> String {
    name.chars().map(fold_variant).collect()
}
