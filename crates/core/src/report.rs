//! 反映情况: what a resident wants to tell the gridworker, made into a text to read out, to send
//! or to paste. Must never keep it, nor send it anywhere.
use crate::domain::Telephone;
use std::fmt::Write;
use wangge_texts::{Lang, report as t};

/// What it is about: the four duties of a gridworker, seen from a resident's door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 矛盾纠纷
    Dispute,
    /// 安全隐患
    Hazard,
    /// 防火防汛
    Disaster,
    /// 可疑情况
    Suspicious,
    /// 环境卫生
    Clean,
    /// 政策咨询
    Policy,
    /// 需要帮忙
    Help,
    /// 其他
    Other,
}

impl Kind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Dispute,
        Self::Hazard,
        Self::Disaster,
        Self::Suspicious,
        Self::Clean,
        Self::Policy,
        Self::Help,
        Self::Other,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Dispute => t::dispute(lang),
            Self::Hazard => t::hazard(lang),
            Self::Disaster => t::disaster(lang),
            Self::Suspicious => t::suspicious(lang),
            Self::Clean => t::clean(lang),
            Self::Policy => t::policy(lang),
            Self::Help => t::help(lang),
            Self::Other => t::other(lang),
        }
    }

    /// A few examples.
    #[must_use]
    pub fn hint(self, lang: Lang) -> &'static str {
        match self {
            Self::Dispute => t::dispute_hint(lang),
            Self::Hazard => t::hazard_hint(lang),
            Self::Disaster => t::disaster_hint(lang),
            Self::Suspicious => t::suspicious_hint(lang),
            Self::Clean => t::clean_hint(lang),
            Self::Policy => t::policy_hint(lang),
            Self::Help => t::help_hint(lang),
            Self::Other => t::other_hint(lang),
        }
    }
}

/// When it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It goes on.
    Now,
    /// Today.
    Today,
    /// Yesterday.
    Yesterday,
    /// Some days ago.
    Days,
    /// For long.
    Long,
}

impl When {
    /// From now backwards.
    pub const ALL: [Self; 5] = [Self::Now, Self::Today, Self::Yesterday, Self::Days, Self::Long];

    /// In words.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Now => t::when_now(lang),
            Self::Today => t::when_today(lang),
            Self::Yesterday => t::when_yesterday(lang),
            Self::Days => t::when_days(lang),
            Self::Long => t::when_long(lang),
        }
    }
}

/// What has been filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What it is about.
    pub kind: Option<Kind>,
    /// Where, filled in with the grid's names.
    pub place: String,
    /// When.
    pub when: Option<When>,
    /// The resident's own words.
    pub words: String,
    /// The resident's name; may be empty.
    pub name: String,
    /// The resident's telephone as written; may be empty.
    pub phone: String,
}

impl Report {
    /// Whether there is something to tell yet: a place alone is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kind.is_none() && self.words.trim().is_empty()
    }

    /// The text, a line for each thing that is known. `to` is who is spoken to.
    #[must_use]
    pub fn text(&self, to: Option<&str>, lang: Lang) -> String {
        let mut out = to.map_or_else(|| t::greeting_none(lang).to_owned(), |name| t::greeting(lang, &name));
        let (place, words) = (self.place.trim(), self.words.trim());
        let (name, phone) = (self.name.trim(), self.phone.trim());
        let some = |text: &str, line: fn(Lang, &dyn std::fmt::Display) -> String| {
            (!text.is_empty()).then(|| line(lang, &text))
        };
        let own = match (name.is_empty(), phone.is_empty()) {
            (true, true) => None,
            (false, true) => Some(t::line_own_name(lang, &name)),
            (true, false) => Some(t::line_own_phone(lang, &phone)),
            (false, false) => Some(t::line_own(lang, &name, &phone)),
        };
        let lines = [
            self.kind.map(|k| t::line_kind(lang, &k.name(lang))),
            some(place, |lang, text| t::line_place(lang, text)),
            self.when.map(|w| t::line_when(lang, &w.name(lang))),
            some(words, |lang, text| t::line_words(lang, text)),
            own,
        ];
        for line in lines.into_iter().flatten() {
            out.push('\n');
            out.push_str(&line);
        }
        out
    }
}

/// The address that opens a message with a text in it; `None` for a number that takes none.
/// Apple's phones want the text behind `&`, all others behind `?` as RFC 5724 has it.
#[must_use]
pub fn sms_address(phone: &Telephone, text: &str, apple: bool) -> Option<String> {
    let Telephone::Mobile(_) = phone else { return None };
    let sign = if apple { '&' } else { '?' };
    let mut out = format!("sms:{phone}{sign}body=");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_each_thing_that_is_known() {
        let check = |report: &Report, to: Option<&str>, expect: &[&str]| {
            assert_eq!(report.text(to, Lang::Zh).lines().collect::<Vec<_>>(), expect);
        };
        let mut report = Report { place: " 河湾村3组 ".into(), ..Report::default() };
        assert!(report.is_empty());
        check(&report, None, &["您好，我想反映一件事。", "地点：河湾村3组"]);
        report.kind = Some(Kind::Hazard);
        report.when = Some(When::Today);
        report.words = "水塘边的栏杆断了\n".into();
        assert!(!report.is_empty());
        let lines = [
            "王静您好，我想反映一件事。",
            "事情：安全隐患",
            "地点：河湾村3组",
            "时间：今天",
            "情况：水塘边的栏杆断了",
        ];
        check(&report, Some("王静"), &lines);
        for (name, phone, last) in [
            ("李四", "", "我是李四。"),
            ("", "13800001234", "我的电话 13800001234。"),
            ("李四", "13800001234", "我是李四，电话 13800001234。"),
        ] {
            let own = Report { name: name.into(), phone: phone.into(), ..report.clone() };
            check(&own, Some("王静"), &[&lines[..], &[last]].concat());
        }
    }

    #[test]
    fn what_is_written_is_not_read_as_a_text_or_an_address() {
        let report = Report { words: "{name} & 100% ?body=".into(), ..Report::default() };
        assert!(report.text(Some("王静"), Lang::Zh).ends_with("情况：{name} & 100% ?body="));
        let check = |phone: &str, apple: bool, expect: Option<&str>| {
            let phone = phone.parse().unwrap();
            assert_eq!(sms_address(&phone, "王 & 1?\n", apple).as_deref(), expect);
        };
        check("13800001234", false, Some("sms:13800001234?body=%E7%8E%8B%20%26%201%3F%0A"));
        check("13800001234", true, Some("sms:13800001234&body=%E7%8E%8B%20%26%201%3F%0A"));
        check("0917-1234567", false, None);
        check("12345", false, None);
    }
}
