//! Photographs on their way into a publication: only of people who hold a published post now, and
//! only with their consent on record. A picture that no page names is not written.
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
    let photos = by_path(register, on);
    let grids = villages.iter().flat_map(|v| std::iter::once(&v.village).chain(&v.groups).chain(&v.grids));
    let named: BTreeSet<&String> =
        towns.iter().chain(grids).flat_map(|g| &g.posts).filter_map(|p| p.photo.as_ref()).collect();
    let file =
        |path: &String| Some(File { path: path.clone(), bytes: photos.get(path.as_str())?.bytes().to_vec() });
    named.into_iter().filter_map(file).collect()
}

/// The village with each photograph inside its address, for pages of the office: what is not
/// published yet has no file.
#[must_use]
pub fn with_pictures(mut village: PublicVillage, register: &Register, on: NaiveDate) -> PublicVillage {
    let photos = by_path(register, on);
    let grids = [&mut village.town, &mut village.village]
        .into_iter()
        .chain(&mut village.groups)
        .chain(&mut village.grids);
    for post in grids.flat_map(|g| &mut g.posts) {
        post.photo = post.photo.take().and_then(|path| Some(photos.get(path.as_str())?.data_address()));
    }
    village
}

fn by_path(register: &Register, on: NaiveDate) -> BTreeMap<String, &Photo> {
    let held = register.appointments.values().flatten().filter(|a| a.held(on));
    let persons = held.filter_map(|a| register.persons.get(&a.person));
    persons.filter_map(|p| p.photo.as_ref()).filter(|p| p.public(on)).map(|p| (p.path(), p)).collect()
}
