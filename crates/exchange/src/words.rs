//! Values in the words that sheets hold and people read.
use wangge_core::domain::Origin;
use wangge_texts::{Lang, common as t, nomination as tn};

pub(crate) fn party(member: bool, lang: Lang) -> &'static str {
    if member { t::party_member(lang) } else { t::not_party_member(lang) }
}

/// How somebody came to a post, as sheets have it: the word for a nomination, or the reason why
/// there was none.
pub(crate) fn chosen(origin: Option<&Origin>, lang: Lang) -> String {
    match origin {
        Some(Origin::Nomination(_)) => tn::origin_nomination(lang).to_owned(),
        Some(Origin::Without(reason)) => reason.clone(),
        None => String::new(),
    }
}
