//! The foot of a government site: who runs it and under which numbers. All of it is public,
//! and all of it is the county's to give: an empty field is not shown.
//!
//! Sources: 《政府网站发展指引》(国办发〔2017〕47号) asks for sponsor, contact, site code and both
//! filing numbers at the foot of each page; 《非经营性互联网信息服务备案管理办法》 art. 13 for a
//! link from the ICP number to the ministry's register.
use super::{Telephone, fold_width};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, foot as t};

/// What stands at the foot of each page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Footer {
    /// 主办单位
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sponsor: String,
    /// 网站标识码: `9901270001`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub site_code: String,
    /// ICP 备案号: `京ICP备00000000号-1`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub icp: String,
    /// 公安备案号: `京公网安备99012702000001号`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub police: String,
    /// 联系电话 of who runs the site, as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
}

/// A field of the foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FooterField {
    /// 主办单位
    Sponsor,
    /// 网站标识码
    SiteCode,
    /// ICP 备案号
    Icp,
    /// 公安备案号
    Police,
    /// 联系电话
    Contact,
}

/// One thing to show, and where its number is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterLine {
    /// What it is, with its value.
    pub words: String,
    /// The public register of filing numbers. A link only: no page asks it for anything.
    pub link: Option<String>,
}

impl FooterField {
    /// In the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Sponsor, Self::Contact, Self::SiteCode, Self::Icp, Self::Police];

    /// A value as it is kept: without spaces around and inside, in half width.
    #[must_use]
    pub fn tidy(self, text: &str) -> String {
        match self {
            Self::Sponsor | Self::Contact => text.trim().to_owned(),
            Self::SiteCode => squeezed(text).to_ascii_lowercase(),
            Self::Icp | Self::Police => squeezed(text).replace("icp", "ICP"),
        }
    }

    /// Whether a tidy value can be what it is said to be. An empty one always can.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        text.is_empty()
            || match self {
                Self::Sponsor => true,
                Self::Contact => text.parse::<Telephone>().is_ok(),
                // Ten digits; ministries have bm and eight.
                Self::SiteCode => {
                    digits(text, 10..=10) || text.strip_prefix("bm").is_some_and(|n| digits(n, 8..=8))
                }
                Self::Icp => behind_a_province(text, &["ICP备", "ICP证"]).is_some_and(|rest| {
                    match rest.split_once('号') {
                        Some((number, "")) => digits(number, 5..=10),
                        Some((number, site)) => {
                            digits(number, 5..=10) && site.strip_prefix('-').is_some_and(|n| digits(n, 1..=4))
                        }
                        None => false,
                    }
                }),
                Self::Police => behind_a_province(text, &["公网安备"])
                    .and_then(|rest| rest.strip_suffix('号'))
                    .is_some_and(|number| digits(number, 13..=14)),
            }
    }
}

impl Footer {
    /// Whether nothing is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        FooterField::ALL.iter().all(|field| self.get(*field).is_empty())
    }

    /// A field's value.
    #[must_use]
    pub fn get(&self, field: FooterField) -> &str {
        match field {
            FooterField::Sponsor => &self.sponsor,
            FooterField::SiteCode => &self.site_code,
            FooterField::Icp => &self.icp,
            FooterField::Police => &self.police,
            FooterField::Contact => &self.contact,
        }
    }

    /// Sets a field, made tidy.
    pub fn set(&mut self, field: FooterField, text: &str) {
        let value = field.tidy(text);
        *match field {
            FooterField::Sponsor => &mut self.sponsor,
            FooterField::SiteCode => &mut self.site_code,
            FooterField::Icp => &mut self.icp,
            FooterField::Police => &mut self.police,
            FooterField::Contact => &mut self.contact,
        } = value;
    }

    /// What is wrong with a field as it is typed, in a reader's words; empty where nothing is.
    #[must_use]
    pub fn wrong(field: FooterField, typed: &str, lang: Lang) -> &'static str {
        match field {
            _ if field.fits(&field.tidy(typed)) => "",
            FooterField::Sponsor => "",
            FooterField::Contact => t::bad_contact(lang),
            FooterField::SiteCode => t::bad_site_code(lang),
            FooterField::Icp => t::bad_icp(lang),
            FooterField::Police => t::bad_police(lang),
        }
    }

    /// What is to be shown, in order. What does not fit is left out.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<FooterLine> {
        let given = FooterField::ALL.into_iter().filter_map(|field| {
            let value = self.get(field);
            if value.is_empty() || !field.fits(value) {
                return None;
            }
            Some(match field {
                FooterField::Sponsor => FooterLine { words: t::sponsor(lang, &value), link: None },
                FooterField::Contact => FooterLine { words: t::contact(lang, &value), link: None },
                FooterField::SiteCode => FooterLine { words: t::site_code(lang, &value), link: None },
                FooterField::Icp => FooterLine {
                    words: value.to_owned(),
                    link: Some("https://beian.miit.gov.cn/".to_owned()),
                },
                FooterField::Police => {
                    let number: String = value.chars().filter(char::is_ascii_digit).collect();
                    let link = format!("https://beian.mps.gov.cn/#/query/webSearch?code={number}");
                    FooterLine { words: value.to_owned(), link: Some(link) }
                }
            })
        });
        given.collect()
    }
}

fn squeezed(text: &str) -> String {
    fold_width(text).chars().filter(|c| !c.is_whitespace()).collect()
}

fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// What follows the character of a province and one of these words.
fn behind_a_province<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let province = text.chars().next().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))?;
    let rest = text.get(province.len_utf8()..)?;
    words.iter().find_map(|word| rest.strip_prefix(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_may_hold() {
        let check = |field: FooterField, text: &str, expect: bool| {
            assert_eq!(field.fits(&field.tidy(text)), expect, "{field:?} {text}");
        };
        for field in FooterField::ALL {
            check(field, " ", true);
        }
        check(FooterField::SiteCode, "９９０１２７ ０００１", true);
        check(FooterField::SiteCode, "BM99000001", true);
        check(FooterField::SiteCode, "990127001", false);
        check(FooterField::SiteCode, "99012700011", false);
        check(FooterField::Icp, "演ICP备00000000号", true);
        check(FooterField::Icp, "演 ICP 备 00000000 号-1", true);
        check(FooterField::Icp, "演icp备00000000号-1", true);
        check(FooterField::Icp, "ICP备00000000号", false);
        check(FooterField::Icp, "演ICP备00000000", false);
        check(FooterField::Icp, "演ICP备00000000号1", false);
        check(FooterField::Police, "演公网安备 99012702000001号", true);
        check(FooterField::Police, "演公网安备99012702000001", false);
        check(FooterField::Police, "演公网安备9901270200号", false);
        check(FooterField::Contact, "0990-1234567", true);
        check(FooterField::Contact, "总机转办公室", false);
    }

    #[test]
    fn only_what_fits_is_shown() {
        let footer = Footer {
            sponsor: "禾溪县人民政府".into(),
            site_code: "12".into(),
            police: "演公网安备99012702000001号".into(),
            ..Footer::default()
        };
        let lines = footer.lines(Lang::Zh);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].words.contains("禾溪县人民政府") && lines[0].link.is_none());
        assert!(lines[1].link.as_ref().unwrap().ends_with("code=99012702000001"));
        assert!(Footer::default().is_empty() && !footer.is_empty());
        assert_eq!(serde_json::from_str::<Footer>("{}").unwrap(), Footer::default());
    }
}
