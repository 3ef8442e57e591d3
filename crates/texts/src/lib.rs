//! Every word that a person reads, from `locales/`. One function a text, so that a
//! missing key is a compiler error and an unused text costs a resident nothing.
//! Must never hold a text itself: those live in `locales/`.
#![forbid(unsafe_code)]
use std::fmt::{Display, Write};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag, as for `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag; anything that is not English is Chinese.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Zh }
    }
}

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Puts the values in the places `{0}` … `{9}` of a text. A value is never read as a text again.
fn fill(text: &str, values: &[&dyn Display]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let mut chars = after.chars();
        let value = chars.next().and_then(|c| c.to_digit(10)).and_then(|i| values.get(i as usize));
        if let Some(value) = value {
            let _ = write!(out, "{value}");
        }
        chars.next();
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_places_and_are_not_read_again() {
        assert_eq!(fill("第 {0} 行：{1}", &[&3, &"{0}"]), "第 3 行：{0}");
        assert_eq!(fill("{1}/{0}", &[&"a", &"b"]), "b/a");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn tags_go_both_ways() {
        assert_eq!(Lang::of_tag("en-GB"), Lang::En);
        assert_eq!(Lang::of_tag(Lang::Zh.tag()), Lang::Zh);
    }
}
