//! 人员: a person, apart from the posts they hold.
use super::{Phone, Photo};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, common};

/// Number of a person within one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

/// 性别.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

/// The circle from which a level-4 gridworker is recommended (类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 老党员
    VeteranPartyMember,
    /// 老干部
    VeteranCadre,
    /// 两代表一委员
    Delegate,
    /// 新乡贤
    NewWorthy,
    /// 脱贫示范户
    ModelHousehold,
    /// 致富能手
    Entrepreneur,
    /// 村民代表
    VillagersRepresentative,
    /// 其他
    Other,
}

impl Sex {
    /// 男, 女.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Male => common::male(lang),
            Self::Female => common::female(lang),
        }
    }
}

impl Category {
    /// Its Chinese name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }

    /// Each category with its Chinese name, the form in which sheets hold it.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::VeteranPartyMember, "老党员"),
        (Self::VeteranCadre, "老干部"),
        (Self::Delegate, "两代表一委员"),
        (Self::NewWorthy, "新乡贤"),
        (Self::ModelHousehold, "脱贫示范户"),
        (Self::Entrepreneur, "致富能手"),
        (Self::VillagersRepresentative, "村民代表"),
        (Self::Other, "其他"),
    ];
}

/// A person who holds or held a post. One person may hold several posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Number within the register.
    pub id: PersonId,
    /// Full name, without white space inside Chinese names.
    pub name: String,
    /// 性别, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Duty telephone: office data, published.
    #[serde(default, skip_serializing_if = "Phone::is_missing")]
    pub phone: Phone,
    /// 中共党员, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_member: Option<bool>,
    /// The circle a level-4 gridworker comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// A portrait, published only with consent on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Photo>,
}
