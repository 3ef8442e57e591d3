//! 网格微信群: the registry of chat groups (PRODUCT.md 5.3), how far they reach, what is amiss.
//! A list of members is not kept. Must never print a group's own code: it dies after a week.
mod coverage;
mod picture;
#[cfg(test)]
mod tests;
mod warning;

use super::named::named;
use super::{By, RecordId};
use crate::domain::{GridCode, Level, PersonId, Post};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use wangge_texts::{Lang, ledger as t};

pub use coverage::{Coverage, coverage};
pub use picture::{CODE_DAYS, GroupPicture, PictureIssue};
pub use warning::{Warning, warnings};

/// Above so many members a group's code admits nobody: somebody must invite.
pub const CODE_MEMBERS: u32 = 200;
/// From so many members on a second group should be opened; a group ends at 500.
pub const NEARLY_FULL: u32 = 450;

named! {
    /// What a group is for.
    Purpose {
        /// 网格联络
        Liaison => t::purpose_liaison,
        /// 便民服务
        Service => t::purpose_service,
        /// 政策宣传
        Publicity => t::purpose_publicity,
        /// 临时任务
        Task => t::purpose_task,
    }
}

named! {
    /// How a group is.
    Status {
        /// 正常
        Normal => t::status_normal,
        /// 满员
        Full => t::status_full,
        /// 停用
        Stopped => t::status_stopped,
        /// 已解散
        Dissolved => t::status_dissolved,
    }
}

named! {
    /// Who should be in a group beside its households.
    Insider {
        /// 镇干部
        TownCadre => t::insider_town_cadre,
        /// 村干部
        VillageCadre => t::insider_village_cadre,
        /// 包村民警
        Police => t::insider_police,
        /// 法官
        Judge => t::insider_judge,
        /// 检察官
        Prosecutor => t::insider_prosecutor,
        /// 律师
        Lawyer => t::insider_lawyer,
    }
}

/// A post and who held it when the group was filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeper {
    /// The post by which they keep the group.
    pub post: Post,
    /// On which grid.
    pub grid: GridCode,
    /// Who.
    pub person: PersonId,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatGroup {
    /// Number.
    pub id: RecordId,
    /// `八渡镇河湾村第2网格群`
    pub name: String,
    /// The level that it is for.
    pub level: Level,
    /// The grids it covers, at least one.
    pub grids: BTreeSet<GridCode>,
    /// 群主
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Keeper>,
    /// 副群主
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<Keeper>,
    /// What it is for.
    pub purpose: Purpose,
    /// The task of a temporary group.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub task: String,
    /// The last day of its task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// When it was founded.
    pub founded: NaiveDate,
    /// When it was stopped or dissolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<NaiveDate>,
    /// Members.
    pub members: u32,
    /// Households with somebody in it.
    pub households: u32,
    /// Who else is in it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub inside: BTreeSet<Insider>,
    /// Version of the group rules that were posted in it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules: String,
    /// How it is.
    pub status: Status,
    /// Who filed it.
    pub filed_by: By,
    /// When it was filed.
    pub filed: NaiveDate,
    /// When it was last checked against the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<NaiveDate>,
    /// Its current picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<GroupPicture>,
}

impl ChatGroup {
    /// Whether it is in use on a day.
    #[must_use]
    pub fn in_use(&self, on: NaiveDate) -> bool {
        let ended = match self.status {
            Status::Normal | Status::Full => self.ended,
            // Without a day it is not known since when: it is not counted.
            Status::Stopped | Status::Dissolved => Some(self.ended.unwrap_or(self.founded)),
        };
        self.founded <= on && ended.is_none_or(|day| on < day)
    }

    /// The smallest place that holds all of its grids.
    #[must_use]
    pub fn place(&self) -> Option<GridCode> {
        let mut grids = self.grids.iter();
        let mut common = *grids.next()?;
        for grid in grids {
            while !common.holds(*grid) {
                common = common.parent()?;
            }
        }
        Some(common)
    }

    /// Whether it touches a place or lies in it.
    #[must_use]
    pub fn is_in(&self, place: GridCode) -> bool {
        self.grids.iter().any(|g| place.holds(*g))
    }

    /// Whether it is a grid's own group: the grid, or the group of villagers that holds it, is among
    /// those it covers. A whole village's group is not.
    #[must_use]
    pub fn covers(&self, grid: GridCode) -> bool {
        [Some(grid), grid.at(Level::Group)].into_iter().flatten().any(|g| self.grids.contains(&g))
    }

    /// Households reached of 10,000 that are there; `None` where none are there.
    #[must_use]
    pub fn share(&self, there: u32) -> Option<u32> {
        let reached = u64::from(self.households.min(there)) * 10_000;
        reached.checked_div(u64::from(there)).and_then(|s| u32::try_from(s).ok())
    }

    /// The picture, as long as it works. Afterwards the page says whom to call.
    #[must_use]
    pub fn picture(&self, on: NaiveDate) -> Option<&GroupPicture> {
        let picture = self.picture.as_ref().filter(|p| on <= p.last_day && self.in_use(on))?;
        (self.members <= CODE_MEMBERS).then_some(picture)
    }

    /// Whether it was checked against the list in the quarter of a day.
    #[must_use]
    pub fn is_checked(&self, on: NaiveDate) -> bool {
        let first = NaiveDate::from_ymd_opt(on.year(), on.month0() / 3 * 3 + 1, 1);
        self.checked.is_some_and(|day| first.is_some_and(|first| first <= day))
    }
}

/// 群公约: the text to copy into a group.
#[must_use]
pub fn group_rules(lang: Lang) -> &'static str {
    t::group_rules(lang)
}
