//! What a county sets once: issuer, foot, hotlines, sizes, the address of its site.
use super::{Footer, Telephone};
use serde::{Deserialize, Serialize};

/// A hotline with its name. Public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hotline {
    /// `报警`
    pub name: String,
    /// `110`
    pub number: String,
}

/// How many households a level-4 grid holds. PRODUCT rule: 15–20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SizeRule {
    /// Fewest households.
    pub min: u16,
    /// Most households.
    pub max: u16,
}

impl Default for SizeRule {
    fn default() -> Self {
        Self { min: 15, max: 20 }
    }
}

impl SizeRule {
    /// Whether `households` of a group can be divided into grids that all keep the rule:
    /// some whole number of grids `k` has `k·min ≤ households ≤ k·max`. A group below the
    /// minimum is one grid and keeps the rule as well as it can.
    #[must_use]
    pub const fn divides(self, households: usize) -> bool {
        let (min, max) = (self.min as usize, self.max as usize);
        if min == 0 || max < min {
            return false;
        }
        households < min || households.div_ceil(max) * min <= households
    }
}

/// After how many days a page says that its data are old, unless the county says otherwise. An
/// office publishes with every change of a person, which is due on the boards within 15 days
/// (PRODUCT.md 5.2), and assesses twice a year: what has not been published for half a year has
/// been left alone. Sooner, villages where nobody changed would be warned of without a reason.
pub const FRESH_DAYS: u16 = 180;

/// [`FRESH_DAYS`], for data from before it could be set.
#[must_use]
pub const fn default_fresh_days() -> u16 {
    FRESH_DAYS
}

/// A county's settings. All of it is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// 发布单位: `禾溪县社会治理网格化服务中心`.
    #[serde(default)]
    pub issuer: String,
    /// Address of the published site with a slash at its end, as cards' QR codes begin;
    /// empty: the address under which the app itself runs.
    #[serde(default)]
    pub site: String,
    /// Telephone for supervision 监督电话, as it is written on boards and cards.
    #[serde(default)]
    pub supervision: String,
    /// Who runs the site, and under which numbers.
    #[serde(default)]
    pub footer: Footer,
    /// In the order in which they are shown.
    #[serde(default = "default_hotlines")]
    pub hotlines: Vec<Hotline>,
    /// Size of level-4 grids.
    #[serde(default)]
    pub size: SizeRule,
    /// After how many days what is published is called old: see [`FRESH_DAYS`].
    #[serde(default = "default_fresh_days")]
    pub fresh_days: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            site: String::new(),
            supervision: String::new(),
            footer: Footer::default(),
            hotlines: default_hotlines(),
            size: SizeRule::default(),
            fresh_days: FRESH_DAYS,
        }
    }
}

impl Settings {
    /// The supervision telephone, if it can be dialled.
    #[must_use]
    pub fn supervision_telephone(&self) -> Option<Telephone> {
        self.supervision.parse().ok()
    }
}

fn default_hotlines() -> Vec<Hotline> {
    [
        ("报警", "110"),
        ("火警", "119"),
        ("急救", "120"),
        ("交通事故", "122"),
        ("反诈", "96110"),
        ("政务服务", "12345"),
        ("法律援助", "12348"),
        ("检察服务", "12309"),
    ]
    .map(|(name, number)| Hotline { name: name.to_owned(), number: number.to_owned() })
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_sizes_can_be_met() {
        let rule = SizeRule::default();
        let cannot: Vec<usize> = (1..200).filter(|&n| !rule.divides(n)).collect();
        assert_eq!(cannot, [21, 22, 23, 24, 25, 26, 27, 28, 29, 41, 42, 43, 44]);
        assert!(!SizeRule { min: 20, max: 15 }.divides(18));
    }
}
