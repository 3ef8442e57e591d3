//! Register → publication: the one door from private to public. What goes through is what
//! `directory`'s types have fields for: nothing private has one.
pub mod elder;
mod html;
pub use html::{STYLE, escape};
mod list;
mod page;
mod photos;
mod retired;
mod village;

#[cfg(test)]
mod tests;

use crate::directory::{
    FileRef, Index, Manifest, Numbers, PublicGrid, PublicVillage, Readings, VillagePoints,
};
use crate::domain::{GridCode, Level, Register};
use crate::site;
use chrono::NaiveDate;
pub use photos::with_pictures;
use sha2::{Digest, Sha256};
pub(crate) use village::grid;
pub use village::village;

/// Where the look-up's index lies.
pub const INDEX: &str = "data/find.txt";

/// What an office decides when it publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishOptions {
    /// The day as of which the register is published.
    pub date: NaiveDate,
    /// The data's version as people read it: `2026-11-24-1`.
    pub version: String,
}

/// A file of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the site's root.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A whole publication, in the order of its paths; the same bytes for the same facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// All files.
    pub files: Vec<File>,
}

/// Why nothing can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The register has no county.
    #[error("the register has no county")]
    NoCounty,
    /// It has no village in force.
    #[error("the register has no village")]
    NoVillage,
}

/// Makes the publication. `progress` is told how many villages are done, of how many.
///
/// # Errors
/// [`Refused`] where there is nothing to publish.
pub fn publish(
    register: &Register,
    options: &PublishOptions,
    readings: &dyn Readings,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Publication, Refused> {
    let on = options.date;
    let county = register.county().ok_or(Refused::NoCounty)?;
    let codes: Vec<GridCode> = register.grids_of(Level::Village, on).map(|g| g.code).collect();
    if codes.is_empty() {
        return Err(Refused::NoVillage);
    }
    let mut manifest = Manifest {
        format: 1,
        version: options.version.clone(),
        date: on,
        county: county.code,
        name: county.name.clone(),
        issuer: register.settings.issuer.clone(),
        site: site::site_address(&register.settings.site).unwrap_or_default(),
        supervision: register.settings.supervision.clone(),
        footer: register.settings.footer.clone(),
        hotlines: register.settings.hotlines.clone(),
        grids: Level::GRIDS.map(|level| register.grids_of(level, on).count()),
        households: register.all_households().count(),
        fresh_days: register.settings.fresh_days,
        index: FileRef { path: String::new(), sha256: String::new(), bytes: 0 },
        sounds: None,
        retired: None,
        points: None,
        numbers: None,
        villages: Vec::new(),
    };
    let mut files = Vec::new();
    let mut villages: Vec<PublicVillage> = Vec::with_capacity(codes.len());
    for (done, code) in codes.iter().enumerate() {
        progress(done, codes.len());
        let Some(village) = village(register, *code, on) else { continue };
        let (file, reference) = data_file(&format!("data/v/{code}"), json(&village));
        manifest.villages.push((*code, reference));
        files.push(file);
        for grid in std::iter::once(&village.village).chain(&village.groups).chain(&village.grids) {
            files.push(page_file(grid.code, page::page(&manifest, &village, grid)));
        }
        villages.push(village);
    }
    let towns: Vec<PublicGrid> =
        register.grids_of(Level::Town, on).map(|town| grid(register, town.code, on)).collect();
    for town in &towns {
        files.push(page_file(town.code, page::town(&manifest, register, town, on)));
    }
    let county = list::county(&manifest, register, on).into_bytes();
    files.push(File { path: format!("{}index.html", site::GRID_PAGES), bytes: county });
    for grid in register.grids.values().filter(|g| !g.in_force(on)) {
        files.push(page_file(grid.code, retired::page(&manifest, register, grid, on)));
    }
    let index = Index::build(register, &manifest, &villages, readings);
    let (mut file, mut reference) = data_file("data/find", index.to_text().into_bytes());
    // Of a fixed name: asked for before the manifest is there.
    INDEX.clone_into(&mut file.path);
    INDEX.clone_into(&mut reference.path);
    manifest.index = reference;
    files.push(file);
    let (file, reference) = data_file("data/sounds", json(&index.more_sounds(readings)));
    manifest.sounds = Some(reference);
    files.push(file);
    extras(register, &towns, &villages, &mut manifest, &mut files);
    files.push(File { path: "data/manifest.json".to_owned(), bytes: json(&manifest) });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    progress(codes.len(), codes.len());
    Ok(Publication { files })
}

/// What is asked for now and then: codes that were given up, places of villages, more telephones;
/// and the photographs.
fn extras(
    register: &Register,
    towns: &[PublicGrid],
    villages: &[PublicVillage],
    manifest: &mut Manifest,
    files: &mut Vec<File>,
) {
    let on = manifest.date;
    let mut add = |stem: &str, bytes: Vec<u8>| {
        let (file, reference) = data_file(stem, bytes);
        files.push(file);
        Some(reference)
    };
    let retired = retired::codes(register, on);
    if !retired.is_empty() {
        manifest.retired = add("data/retired", json(&retired));
    }
    // Of villages alone, whatever else the register may hold.
    let places =
        villages.iter().filter_map(|v| Some((v.village.code, register.grid(v.village.code)?.point?)));
    let points = VillagePoints { all: places.collect() };
    if !points.all.is_empty() {
        manifest.points = add("data/points", json(&points));
    }
    manifest.numbers = add("data/numbers", json(&Numbers::of(towns, villages)));
    files.extend(photos::files(register, towns, villages, on));
}

fn page_file(code: GridCode, html: String) -> File {
    File { path: format!("{}index.html", site::grid_page(code)), bytes: html.into_bytes() }
}

/// A data file with the first digits of its hash in its name.
fn data_file(stem: &str, bytes: Vec<u8>) -> (File, FileRef) {
    let sha256: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    let path = format!("{stem}.{}.json", sha256.get(..8).unwrap_or_default());
    let reference = FileRef { path: path.clone(), sha256, bytes: bytes.len() as u64 };
    (File { path, bytes }, reference)
}

/// Our own types have string keys and finite numbers, which is all that JSON asks for.
fn json<T: serde::Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
