//! Values in the words that sheets hold and people read.
use wangge_texts::{Lang, common as t};

pub(crate) fn party(member: bool, lang: Lang) -> &'static str {
    if member { t::party_member(lang) } else { t::not_party_member(lang) }
}
