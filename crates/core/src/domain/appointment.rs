//! A person holds a post on a grid from a date to a date.
use super::{GridCode, Level, NominationId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, common, edit};

/// What a person is on a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// The responsible person: 网格长 of levels 1–3, 网格员 of level 4. One at a time.
    Head,
    /// 副网格长: at level 1 the deputy in charge of political and legal affairs.
    Deputy,
    /// 包村民警, shown on the village's notice board.
    Police,
    /// 法律顾问, shown on the village's notice board.
    Lawyer,
}

impl Post {
    /// The post's name on a grid of a level.
    #[must_use]
    pub fn name(self, level: Level, lang: Lang) -> &'static str {
        match (self, level) {
            (Self::Head, Level::County | Level::Town) => common::post_head_town(lang),
            (Self::Head, Level::Village) => common::post_head_village(lang),
            (Self::Head, Level::Group) => common::post_head_group(lang),
            (Self::Head, Level::Household) => common::post_head_household(lang),
            (Self::Deputy, _) => common::post_deputy(lang),
            (Self::Police, _) => common::post_police(lang),
            (Self::Lawyer, _) => common::post_lawyer(lang),
        }
    }

    /// The office by which a post is held (PRODUCT rule): a form's first suggestion. Empty where
    /// no office goes with it, as at level 4, where villagers choose.
    #[must_use]
    pub fn usual_office(self, level: Level, lang: Lang) -> &'static str {
        match (self, level) {
            (Self::Head, Level::Town) => edit::office_town_head(lang),
            (Self::Deputy, Level::Town) => edit::office_town_deputy(lang),
            (Self::Head, Level::Village) => edit::office_village_head(lang),
            (Self::Head, Level::Group) => edit::office_group_head(lang),
            _ => "",
        }
    }
}

/// 任职: a person holds a post on a grid, from a day, until a day or still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Who.
    pub person: PersonId,
    /// On which grid, of level 1–4.
    pub grid: GridCode,
    /// As what.
    pub post: Post,
    /// The office by which the post is held, in words: `镇党委书记`, `村民小组长`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// First day; `None` where the sheet did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day; `None` while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// How they were chosen, where that is on record. Private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// How somebody came to a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// By a nomination.
    Nomination(NominationId),
    /// Without one, for a reason.
    Without(String),
}

impl Appointment {
    /// Whether it is held on a day, the first and the last day included.
    #[must_use]
    pub fn held(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|d| d <= on) && self.to.is_none_or(|d| on <= d)
    }

    /// Whether two appointments share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_by_end = |a: &Self, b: &Self| match (a.from, b.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_by_end(self, other) && starts_by_end(other, self)
    }
}
