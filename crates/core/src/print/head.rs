//! What stands on every print: who issues it, which version, whom else to call.
use crate::directory::Manifest;
use crate::domain::{Hotline, Settings, Telephone};
use crate::site;
use chrono::NaiveDate;

/// The same on every card and board of a print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintHead {
    /// 发布单位
    pub issuer: String,
    /// 主办单位; may be empty.
    pub sponsor: String,
    /// Address of the site, with a slash at its end: QR codes begin with it.
    pub root: String,
    /// 监督电话, where there is one that can be dialled.
    pub supervision: Option<Telephone>,
    /// In order.
    pub hotlines: Vec<Hotline>,
    /// Version of the data.
    pub version: String,
    /// Date of the data.
    pub date: NaiveDate,
}

impl PrintHead {
    /// Who answers for the print, in one line: the sponsor where one is set and is another than the
    /// issuer, and the issuer.
    #[must_use]
    pub fn signed(&self) -> String {
        match (self.sponsor.as_str(), self.issuer.as_str()) {
            ("", issuer) => issuer.to_owned(),
            (sponsor, issuer) if sponsor == issuer || issuer.is_empty() => sponsor.to_owned(),
            (sponsor, issuer) => format!("{sponsor}　{issuer}"),
        }
    }

    /// From a publication. `here` is the address under which the app runs, taken where the
    /// publication names none.
    #[must_use]
    pub fn of_manifest(manifest: &Manifest, here: &str) -> Self {
        Self {
            issuer: manifest.issuer.clone(),
            sponsor: manifest.footer.sponsor.clone(),
            root: if manifest.site.is_empty() { here.to_owned() } else { manifest.site.clone() },
            supervision: manifest.supervision.parse().ok(),
            hotlines: manifest.hotlines.clone(),
            version: manifest.version.clone(),
            date: manifest.date,
        }
    }

    /// From the office's settings.
    #[must_use]
    pub fn of_settings(settings: &Settings, here: &str, version: &str, date: NaiveDate) -> Self {
        let site = site::site_address(&settings.site).unwrap_or_default();
        Self {
            issuer: settings.issuer.clone(),
            sponsor: settings.footer.sponsor.clone(),
            root: if site.is_empty() { here.to_owned() } else { site },
            supervision: settings.supervision_telephone(),
            hotlines: settings.hotlines.clone(),
            version: version.to_owned(),
            date,
        }
    }
}
