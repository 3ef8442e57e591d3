//! Values in the words that sheets hold and people read.
use wangge_core::domain::{Category, Level, Sex};
use wangge_texts::{Lang, common as t};

/// 镇级网格 and the like.
pub(crate) fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::County => t::level_county(lang),
        Level::Town => t::level_town(lang),
        Level::Village => t::level_village(lang),
        Level::Group => t::level_group(lang),
        Level::Household => t::level_household(lang),
    }
}

pub(crate) fn sex(sex: Sex, lang: Lang) -> &'static str {
    match sex {
        Sex::Male => t::male(lang),
        Sex::Female => t::female(lang),
    }
}

pub(crate) fn party(member: bool, lang: Lang) -> &'static str {
    if member { t::party_member(lang) } else { t::not_party_member(lang) }
}

/// As sheets hold it, in Chinese.
pub(crate) fn category(category: Category) -> &'static str {
    Category::ALL.into_iter().find(|(known, _)| *known == category).map_or("", |(_, name)| name)
}
