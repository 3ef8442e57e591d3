//! The files of a publication: one manifest, one look-up index, one file a village.
use crate::domain::{Footer, GridCode, Hotline, Level, Post, Telephone};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, grid, people};

/// `data/manifest.json`: what this publication is, and its files. The only file whose name
/// never changes; all others carry their content's hash in their name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the file format; a reader refuses a greater one.
    pub format: u32,
    /// Version of the data as people read it: `2026-11-24-1`.
    pub version: String,
    /// Date of the publication.
    pub date: NaiveDate,
    /// The county.
    pub county: GridCode,
    /// Its name.
    pub name: String,
    /// 发布单位.
    pub issuer: String,
    /// Address of the published site with a slash at its end; empty: where the app runs.
    pub site: String,
    /// 监督电话, as written; empty where there is none.
    pub supervision: String,
    /// Who runs the site, and under which numbers; may be empty.
    #[serde(default, skip_serializing_if = "Footer::is_empty")]
    pub footer: Footer,
    /// In the order in which they are shown.
    pub hotlines: Vec<Hotline>,
    /// Grids in force at level 1, 2, 3, 4.
    pub grids: [usize; 4],
    /// Households of the county.
    pub households: usize,
    /// After how many days it is called old.
    #[serde(default = "crate::domain::default_fresh_days")]
    pub fresh_days: u16,
    /// The look-up index of the whole county.
    pub index: FileRef,
    /// How more characters are read; absent in publications of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sounds: Option<FileRef>,
    /// Codes that were given up ([`super::RetiredCodes`]); absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<FileRef>,
    /// Where the villages' offices stand ([`super::VillagePoints`]); absent where none is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<FileRef>,
    /// Telephones that the index does not hold ([`super::Numbers`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<FileRef>,
    /// One file a village, in the order of their codes.
    pub villages: Vec<(GridCode, FileRef)>,
}

impl Manifest {
    /// All files that it names. Photographs are named by the villages' files.
    pub fn files(&self) -> impl Iterator<Item = &FileRef> {
        let rest = [&self.sounds, &self.retired, &self.points, &self.numbers];
        self.villages.iter().map(|(_, file)| file).chain([&self.index]).chain(rest.into_iter().flatten())
    }
}

/// A file of the publication, by its path under the site's root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// `data/v/990127100201.3f9a0c12.json`
    pub path: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// `data/v/<code>.<hash>.json`: all that grid pages, board and cards of a village show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicVillage {
    /// The town, as a grid of level 1.
    pub town: PublicGrid,
    /// The village, as a grid of level 2.
    pub village: PublicGrid,
    /// Its groups, level 3, in the order of their codes.
    pub groups: Vec<PublicGrid>,
    /// Its household-level grids, level 4, in the order of their codes.
    pub grids: Vec<PublicGrid>,
}

/// A grid as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicGrid {
    /// Its code.
    pub code: GridCode,
    /// `第2网格`
    pub name: String,
    /// The range in words: `1–18号、20号`, or the office's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub range: String,
    /// Households in it.
    pub households: usize,
    /// The office's telephone (town, village).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Who holds which post now, the responsible person first; empty: vacant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<PublicPost>,
    /// Who was the responsible person before and left not long ago: so that whoever still has
    /// their name on a card knows. Without a telephone; never to be called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
    /// Its chat groups that can be joined by their picture, the smallest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chats: Vec<PublicChat>,
}

/// 网格微信群 that can be joined by its picture. Nothing else of a group is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicChat {
    /// `河湾村第2网格群`
    pub name: String,
    /// Its picture, by its path under the site's root: `data/p/3f9a0c1200000000.png`.
    pub picture: String,
    /// The last day on which the picture admits anybody.
    pub until: NaiveDate,
}

/// Somebody who held a post and does no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// Which post.
    pub post: Post,
    /// Full name.
    pub name: String,
    /// The last day.
    pub until: NaiveDate,
}

/// A person at a post: office data only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPost {
    /// Which post.
    pub post: Post,
    /// Full name.
    pub name: String,
    /// The office by which it is held: `村党支部书记`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// Duty telephone in plain digits; `None` where there is none that can be dialled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Since when, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Their photograph, by its path under the site's root: `data/p/3f9a0c1200000000.jpg`. In the
    /// office, of what is not published yet: an address that holds the picture itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

impl PublicGrid {
    /// The responsible person, if the post is not vacant.
    #[must_use]
    pub fn head(&self) -> Option<&PublicPost> {
        self.posts.iter().find(|p| p.post == Post::Head)
    }
}

impl PublicPost {
    /// The telephone as a number to dial and to space.
    #[must_use]
    pub fn telephone(&self) -> Option<Telephone> {
        self.phone.as_ref().and_then(|p| p.parse().ok())
    }

    /// What is said of whoever holds it, beside name and number: the post, the office by which it is
    /// held, since when, as of the publication of a day.
    #[must_use]
    pub fn facts(&self, level: Level, published: NaiveDate, lang: Lang) -> Vec<String> {
        let mut facts = vec![self.post.name(level, lang).to_owned()];
        facts.extend(Some(self.office.clone()).filter(|o| !o.is_empty()));
        facts.extend(self.since.map(|since| grid::since(lang, &since)));
        facts.push(people::as_of(lang, &published));
        facts
    }
}

impl PublicVillage {
    /// Any grid of the village's file by its code, town and village included.
    #[must_use]
    pub fn grid(&self, code: GridCode) -> Option<&PublicGrid> {
        match code.level() {
            Level::Town => (self.town.code == code).then_some(&self.town),
            Level::Village => (self.village.code == code).then_some(&self.village),
            Level::Group => self.groups.iter().find(|g| g.code == code),
            Level::Household => self.grids.iter().find(|g| g.code == code),
            Level::County => None,
        }
    }

    /// Who answers for a grid, nearest first: the grid itself, then each level above.
    pub fn chain(&self, code: GridCode) -> impl Iterator<Item = &PublicGrid> {
        std::iter::successors(Some(code), |c| c.parent()).filter_map(|c| self.grid(c))
    }

    /// The household-level grids of a group, or of the whole village for its own code.
    pub fn grids_of(&self, code: GridCode) -> impl Iterator<Item = &PublicGrid> {
        self.grids.iter().filter(move |g| code.holds(g.code))
    }
}
