//! 公示牌: the notice board of a village. Everything on it is computed from what is
//! published; nothing is typed.
use super::{BoardRow, PrintHead, Qr, QrError};
use crate::directory::{PublicGrid, PublicPost, PublicVillage};
use crate::domain::{GridCode, Level, Post};
use crate::site;
use wangge_texts::Lang;

/// A leader of level 1 or 2, the police officer, the legal adviser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    /// `一级网格长`
    pub post: String,
    /// `镇党委书记`; may be empty.
    pub office: String,
    /// Full name; empty: vacant.
    pub name: String,
    /// In groups for the eye; may be empty.
    pub phone: String,
    /// The photograph, as the publication names it.
    pub photo: Option<String>,
}

/// A group's head, or a household-level grid's gridworker, as a row of the board's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) code: GridCode,
    pub(super) name: String,
    /// The range in words; for a group, its head's post.
    pub(super) range: String,
    pub(super) person: String,
    pub(super) phone: String,
}

/// What stands on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeBoard {
    /// The village; its code is the board's number.
    pub code: GridCode,
    /// `云岭镇`
    pub town: String,
    /// `河湾村`
    pub village: String,
    /// Households of the village.
    pub households: usize,
    /// Level-4 grids of the village.
    pub grids: usize,
    /// Town first, then village, police officer, legal adviser.
    pub leaders: Vec<Leader>,
    /// Groups and grids in the order of their codes.
    pub(super) entries: Vec<Entry>,
    /// The village's static page.
    pub address: String,
    /// Its code.
    pub qr: Qr,
    /// Issuer, version, hotlines.
    pub head: PrintHead,
}

impl NoticeBoard {
    /// The board of a village.
    ///
    /// # Errors
    /// [`QrError`] where the site's address is too long.
    pub fn of(village: &PublicVillage, head: &PrintHead, lang: Lang) -> Result<Self, QrError> {
        let address = site::grid_address(&head.root, village.village.code);
        let mut leaders = leaders(&village.town, lang);
        leaders.extend(self::leaders(&village.village, lang));
        let mut entries: Vec<Entry> =
            village.groups.iter().chain(&village.grids).map(|g| entry(g, lang)).collect();
        entries.sort_by_key(|e| e.code);
        Ok(Self {
            code: village.village.code,
            town: village.town.name.clone(),
            village: village.village.name.clone(),
            households: village.village.households,
            grids: village.grids.len(),
            leaders,
            entries,
            qr: Qr::address(&address)?,
            address,
            head: head.clone(),
        })
    }

    /// Whether some post of the table is vacant.
    #[must_use]
    pub fn has_vacancy(&self) -> bool {
        self.entries.iter().any(|e| e.person.is_empty())
    }

    /// The rows of the table one below the other, for a screen that scrolls.
    pub fn rows(&self) -> impl Iterator<Item = (GridCode, BoardRow)> + '_ {
        self.entries.iter().map(|e| (e.code, BoardRow::of(e)))
    }

    /// Whether an entry of the table is a group.
    pub(super) fn is_group(entry: &Entry) -> bool {
        entry.code.level() == Level::Group
    }
}

fn leaders(grid: &PublicGrid, lang: Lang) -> Vec<Leader> {
    let level = grid.code.level();
    let mut found: Vec<Leader> = grid.posts.iter().map(|p| leader(p, level, lang)).collect();
    if grid.head().is_none() {
        let post = Post::Head.name(level, lang).to_owned();
        let none = String::new;
        found.insert(0, Leader { post, office: none(), name: none(), phone: none(), photo: None });
    }
    found
}

fn leader(post: &PublicPost, level: Level, lang: Lang) -> Leader {
    Leader {
        post: post.post.name(level, lang).to_owned(),
        office: post.office.clone(),
        name: post.name.clone(),
        phone: post.telephone().map(|t| t.spaced()).unwrap_or_default(),
        photo: post.photo.clone(),
    }
}

fn entry(grid: &PublicGrid, lang: Lang) -> Entry {
    let head = grid.head();
    let is_group = grid.code.level() == Level::Group;
    let post = || Post::Head.name(Level::Group, lang).to_owned();
    Entry {
        code: grid.code,
        name: grid.name.clone(),
        range: if is_group { post() } else { grid.range.clone() },
        person: head.map(|h| h.name.clone()).unwrap_or_default(),
        phone: head.and_then(PublicPost::telephone).map(|t| t.spaced()).unwrap_or_default(),
    }
}
