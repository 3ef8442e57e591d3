//! The rows of each table: which pass the filter, what they are sorted by, what they say.
use super::text::Speller;
use super::{Item, Keyed, Now, at_level};
use chrono::NaiveDate;
use wangge_core::domain::{Door, GridCode, Household, Level, Register};
use wangge_core::office::{GridRow, HouseholdRow, PersonRow, RowIssue, TableFilter};

fn has(issues: Option<&Vec<RowIssue>>, wanted: Option<RowIssue>) -> bool {
    wanted.is_none_or(|w| issues.is_some_and(|list| list.contains(&w)))
}

pub(super) fn grids(
    register: &Register,
    now: &Now,
    filter: &TableFilter,
    speller: &mut Speller,
    on: NaiveDate,
) -> Vec<Keyed> {
    let within = |code: GridCode| filter.within.is_none_or(|w| w.holds(code));
    let codes = now.in_force.iter().copied().filter(|&c| within(c));
    let wanted = codes.filter(|c| filter.level.is_none_or(|l| l == c.level()));
    let wanted = wanted.filter(|c| has(now.grids.get(c), filter.issue));
    wanted
        .map(|code| {
            let head = register.head(code, on).map(|(_, p)| p);
            Keyed {
                item: Item::Grid(code),
                // Its own name is in it: a node is found by all names above it as well.
                place: code,
                name: speller.spell(&register.name(code), false),
                phone: head.map(|p| p.phone.to_string()).unwrap_or_default(),
                count: now.homes.get(&code).copied().unwrap_or(0),
                second: format!("{}|{code}", head.map_or_else(String::new, |p| sound(speller, &p.name))),
            }
        })
        .collect()
}

fn sound(speller: &mut Speller, name: &str) -> String {
    let spelled = speller.spell(name, true);
    let (sound, written) = spelled.order();
    format!("{sound}|{written}")
}

pub(super) fn people(
    register: &Register,
    now: &Now,
    filter: &TableFilter,
    speller: &mut Speller,
) -> Vec<Keyed> {
    let mut rows: Vec<Keyed> = Vec::new();
    for (id, person) in &register.persons {
        let posts = now.posts.get(id).map_or(&[][..], Vec::as_slice);
        let near = filter.within.is_none_or(|w| posts.iter().any(|p| w.holds(*p)));
        if !near || !at_level(posts, filter.level) || !has(now.people.get(id), filter.issue) {
            continue;
        }
        let Some(place) = posts.first().copied().or_else(|| register.county().map(|g| g.code)) else {
            continue;
        };
        let category = person.category.map(|c| c as usize);
        rows.push(Keyed {
            item: Item::Person(*id),
            place,
            name: speller.spell(&person.name, true),
            phone: person.phone.to_string(),
            count: posts.len(),
            second: category.map(|c| c.to_string()).unwrap_or_default(),
        });
    }
    // Those without a post last.
    rows.sort_by_key(|row| (row.count == 0, row.place));
    rows
}

/// The households of a filter, by group and door.
fn homes<'a>(
    register: &'a Register,
    now: &'a Now,
    filter: &'a TableFilter,
) -> impl Iterator<Item = (Item, &'a Household)> + 'a {
    let within = filter.within;
    let group = within.map(|w| w.at(Level::Group).unwrap_or(w));
    let lists = register.households.iter().filter(move |(g, _)| group.is_none_or(|w| w.holds(**g)));
    lists.flat_map(move |(&group, list)| {
        let mut homes: Vec<(u32, &Household)> = (0..).zip(list).collect();
        homes.sort_by(|(_, a), (_, b)| a.by_door().cmp(&b.by_door()));
        let wanted = homes.into_iter().filter(move |(_, h)| {
            (within.is_none_or(|w| w.level() != Level::Household || h.grid == Some(w)))
                && filter.issue.is_none_or(|i| now.household(h).contains(&i))
        });
        wanted.map(move |(at, h)| (Item::Household(group, at), h))
    })
}

pub(super) fn plain(register: &Register, now: &Now, filter: &TableFilter, down: bool) -> Vec<Item> {
    let mut items: Vec<Item> = homes(register, now, filter).map(|(item, _)| item).collect();
    if down {
        items.reverse();
    }
    items
}

pub(super) fn households(
    register: &Register,
    now: &Now,
    filter: &TableFilter,
    speller: &mut Speller,
) -> Vec<Keyed> {
    homes(register, now, filter)
        .map(|(item, h)| Keyed {
            item,
            place: h.group,
            name: speller.spell(&h.head, true),
            phone: h.phone.to_string(),
            count: h.people.map_or(0, usize::from),
            second: match &h.door {
                Some(door) => format!("{}|{door}", h.code.to_ascii_lowercase()),
                None => h.code.to_ascii_lowercase(),
            },
        })
        .collect()
}

pub(super) fn grid(register: &Register, now: &Now, item: Item, on: NaiveDate) -> Option<GridRow> {
    let Item::Grid(code) = item else { return None };
    let head = register.head(code, on).map(|(_, p)| p);
    Some(GridRow {
        code,
        name: register.name(code),
        above: code.parent().map(|p| register.full_name(p)).unwrap_or_default(),
        head: head.map(|p| p.name.clone()).unwrap_or_default(),
        phone: head.map(|p| p.phone.shown()).unwrap_or_default(),
        households: now.homes.get(&code).copied().unwrap_or(0),
        issues: now.grids.get(&code).cloned().unwrap_or_default(),
    })
}

pub(super) fn person(
    register: &Register,
    now: &Now,
    item: Item,
    on: NaiveDate,
    lang: wangge_core::Lang,
) -> Option<PersonRow> {
    let Item::Person(id) = item else { return None };
    let person = register.persons.get(&id)?;
    let grids = now.posts.get(&id).map_or(&[][..], Vec::as_slice);
    let posts = grids.iter().flat_map(|g| register.appointments.get(g).into_iter().flatten());
    let posts = posts.filter(|a| a.person == id && a.held(on));
    let mut posts: Vec<String> = posts
        .map(|a| format!("{}{}", register.full_name(a.grid), a.post.name(a.grid.level(), lang)))
        .collect();
    posts.dedup();
    Some(PersonRow {
        id,
        name: person.name.clone(),
        phone: person.phone.shown(),
        sex: person.sex,
        party_member: person.party_member,
        category: person.category,
        posts,
        issues: now.people.get(&id).cloned().unwrap_or_default(),
    })
}

pub(super) fn household(register: &Register, now: &Now, item: Item) -> Option<HouseholdRow> {
    let Item::Household(group, at) = item else { return None };
    let home = register.households.get(&group)?.get(at as usize)?;
    Some(HouseholdRow {
        id: home.id,
        code: home.code.clone(),
        place: register.full_name(group),
        grid: home.grid.map(|g| register.name(g)).unwrap_or_default(),
        door: home.door.as_ref().map(Door::to_string).unwrap_or_default(),
        head: home.head.clone(),
        people: home.people,
        phone: home.phone.shown(),
        issues: now.household(home),
    })
}
