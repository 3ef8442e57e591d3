//! A village as everybody may see it, computed from the register. Boards, cards and pages of
//! the office are made from this too, so that print and page cannot disagree.
use crate::directory::{Former, PublicChat, PublicGrid, PublicPost, PublicVillage};
use crate::domain::{DoorNumber, DoorRange, GridCode, Level, Phone, Photo, Post, Register, ranges_of};
use chrono::{Days, NaiveDate};

/// For so many days after the last one, a former responsible person is still named: a year, as
/// long as a card or a board with their name may hang somewhere. After that, nobody is named who
/// holds no post.
const FORMER_DAYS: u64 = 365;

/// The public view of a village on a day. `None` if there is no such village in force.
#[must_use]
pub fn village(register: &Register, code: GridCode, on: NaiveDate) -> Option<PublicVillage> {
    let code = code.at(Level::Village)?;
    register.grid(code).filter(|g| g.in_force(on))?;
    let town = code.parent()?;
    let mut groups = Vec::new();
    let mut grids = Vec::new();
    for group in register.children(code, on) {
        groups.push(grid(register, group.code, on));
        grids.extend(register.children(group.code, on).map(|g| grid(register, g.code, on)));
    }
    Some(PublicVillage { town: grid(register, town, on), village: grid(register, code, on), groups, grids })
}

/// The public view of one grid of any level.
#[must_use]
pub(crate) fn grid(register: &Register, code: GridCode, on: NaiveDate) -> PublicGrid {
    let node = register.grid(code);
    PublicGrid {
        code,
        name: register.name(code),
        range: node
            .map(|g| g.range_words.clone())
            .filter(|w| !w.is_empty())
            .unwrap_or_else(|| range(register, code)),
        households: register.households_in(code).count(),
        phone: node.and_then(|g| public_phone(&g.phone)),
        posts: posts(register, code, on),
        former: former(register, code, on),
        chats: chats(register, code, on),
    }
}

/// The groups that can be joined by a picture on a day, from the village down to the grid itself:
/// the smallest first.
fn chats(register: &Register, code: GridCode, on: NaiveDate) -> Vec<PublicChat> {
    let mut found: Vec<(Level, PublicChat)> = Vec::new();
    for group in register.ledgers.groups.values() {
        let Some(picture) = group.picture(on) else { continue };
        let covers = |g: &&GridCode| g.level() >= Level::Village && g.holds(code);
        let Some(level) = group.grids.iter().filter(covers).map(|g| g.level()).max() else { continue };
        let (picture, until) = (picture.photo.path(), picture.last_day);
        found.push((level, PublicChat { name: group.name.clone(), picture, until }));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    found.into_iter().map(|(_, chat)| chat).collect()
}

/// The runs of doors of a household-level grid; nothing for the levels above.
fn range(register: &Register, code: GridCode) -> String {
    let Some(group) = code.parent().filter(|_| code.level() == Level::Household) else {
        return String::new();
    };
    let (mut own, mut others): (Vec<DoorNumber>, Vec<DoorNumber>) = (Vec::new(), Vec::new());
    for household in register.households.get(&group).into_iter().flatten() {
        let Some(door) = household.door.as_ref().and_then(crate::domain::Door::number) else { continue };
        if household.grid == Some(code) { own.push(door) } else { others.push(door) }
    }
    DoorRange::list(&ranges_of(&own, &others))
}

fn posts(register: &Register, code: GridCode, on: NaiveDate) -> Vec<PublicPost> {
    let mut found = Vec::new();
    for post in [Post::Head, Post::Deputy, Post::Police, Post::Lawyer] {
        for (appointment, person) in register.holders(code, post, on) {
            found.push(PublicPost {
                post,
                name: person.name.clone(),
                office: appointment.office.clone(),
                phone: public_phone(&person.phone),
                since: appointment.from,
                photo: person.photo.as_ref().filter(|p| p.public(on)).map(Photo::path),
            });
        }
    }
    found
}

/// The last responsible person who left within [`FORMER_DAYS`], unless they are back.
fn former(register: &Register, code: GridCode, on: NaiveDate) -> Vec<Former> {
    let earliest = on.checked_sub_days(Days::new(FORMER_DAYS)).unwrap_or(on);
    let all = register.appointments.get(&code).into_iter().flatten();
    let left = all.filter(|a| a.post == Post::Head).filter_map(|a| {
        let until = a.to.filter(|to| *to < on && *to >= earliest)?;
        let back = register.holders(code, Post::Head, on).any(|(held, _)| held.person == a.person);
        let person = register.persons.get(&a.person).filter(|_| !back)?;
        Some(Former { post: Post::Head, name: person.name.clone(), until })
    });
    left.max_by_key(|f| f.until).into_iter().collect()
}

fn public_phone(phone: &Phone) -> Option<String> {
    phone.valid().map(ToString::to_string)
}
