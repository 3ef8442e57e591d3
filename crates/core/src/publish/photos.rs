//! Pictures on their way into a publication: photographs of people who hold a published post now, and
//! only with their consent on record; chat groups' pictures until their last day, and nothing else
//! that is kept of a group. A picture that no page names is not written.
use super::File;
use crate::directory::{PublicGrid, PublicVillage};
use crate::domain::{Photo, Register};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The files of all photographs that the published grids name.
pub(super) fn files(
    register: &Register,
    towns: &[PublicGrid],
    villages: &[PublicVillage],
    on: NaiveDate,
) -> Vec<File> {
    let mut photos = by_path(register, on);
    let groups = register.ledgers.groups.values().filter_map(|g| g.picture(on));
    photos.extend(groups.map(|p| (p.photo.path(), &p.photo)));
    let grids = villages.iter().flat_map(|v| std::iter::once(&v.village).chain(&v.groups).chain(&v.grids));
    let named = |g: &'_ PublicGrid| -> Vec<String> {
        let photos = g.posts.iter().filter_map(|p| p.photo.clone());
        photos.chain(g.chats.iter().map(|c| c.picture.clone())).collect()
    };
    let named: BTreeSet<String> = towns.iter().chain(grids).flat_map(named).collect();
    let bytes = |path: &String| Some(photos.get(path)?.bytes().to_vec());
    named.into_iter().filter_map(|path| Some(File { bytes: bytes(&path)?, path })).collect()
}

/// The village with each photograph inside its address, for pages of the office: what is not
/// published yet has no file. Without chat groups' pictures: those pages are printed, and a picture
/// that dies in a week never is.
#[must_use]
pub fn with_pictures(mut village: PublicVillage, register: &Register, on: NaiveDate) -> PublicVillage {
    let photos = by_path(register, on);
    let grids = [&mut village.town, &mut village.village]
        .into_iter()
        .chain(&mut village.groups)
        .chain(&mut village.grids);
    for grid in grids {
        grid.chats.clear();
        for post in &mut grid.posts {
            post.photo = post.photo.take().and_then(|path| Some(photos.get(path.as_str())?.data_address()));
        }
    }
    village
}

fn by_path(register: &Register, on: NaiveDate) -> BTreeMap<String, &Photo> {
    let held = register.appointments.values().flatten().filter(|a| a.held(on));
    let persons = held.filter_map(|a| register.persons.get(&a.person));
    persons.filter_map(|p| p.photo.as_ref()).filter(|p| p.public(on)).map(|p| (p.path(), p)).collect()
}
