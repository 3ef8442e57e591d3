//! The fictional county 禾溪县 (990127): its places, people and numbers are invented, by
//! chance from a seed, with the troubles that real lists have. The same plan gives the same
//! county, on every machine. Must never hold a real person, number or place.
#![forbid(unsafe_code)]
mod ground;
mod homes;
mod land;
pub mod ledgers;
mod names;
mod people;
mod portrait;
pub mod queries;
mod said;
mod years;

use chrono::NaiveDate;
use fastrand::Rng;
use wangge_core::domain::{Footer, Grid, GridCode, Register, Settings};
pub use years::after_years;

/// What county to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Names the county: the same seed, the same county.
    pub seed: u64,
    /// Towns, 1–90. Villages and communities follow: about 10.9 a town.
    pub towns: usize,
    /// Households, at least 40 a town. Groups (one in 72) and grids (one in 18) follow.
    pub households: usize,
}

/// Figures of the whole county: towns, villages, communities, groups, grids, households.
const WHOLE: Plan = Plan { seed: 1, towns: 10, households: 90_000 };
/// Household-level grids of the whole county.
const WHOLE_GRIDS: usize = 4_957;

impl Default for Plan {
    /// The whole county: 10 towns, 104 villages and 5 communities, 1,250 groups, 4,957
    /// household-level grids, 90,000 households.
    fn default() -> Self {
        WHOLE
    }
}

impl Plan {
    /// A county of so many towns, each as large as those of the whole county.
    #[must_use]
    pub const fn of_towns(seed: u64, towns: usize) -> Self {
        Self { seed, towns, households: towns * (WHOLE.households / WHOLE.towns) }
    }

    /// The nearest plan that can be made.
    fn possible(self) -> Self {
        let towns = self.towns.clamp(1, 90);
        Self { towns, households: self.households.clamp(towns * 40, 2_000_000), ..self }
    }

    /// Household-level grids, in the proportion of the whole county.
    const fn grids(self) -> usize {
        (self.households * WHOLE_GRIDS + WHOLE.households / 2) / WHOLE.households
    }
}

/// The day on which the county is as it is; nothing in it is later.
#[must_use]
pub fn reference_date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default()
}

/// Makes the county of a plan.
#[must_use]
pub fn county(plan: &Plan) -> Register {
    let plan = plan.possible();
    let mut rng = Rng::with_seed(plan.seed);
    let land = land::survey(plan, &mut rng);
    let mut register = Register { settings: settings(), ..Register::default() };
    land::enter(&land, &mut register, &mut rng);
    homes::enter(&land, &mut register, &mut rng);
    people::enter(&land, &mut register, &mut rng);
    register
}

fn settings() -> Settings {
    Settings {
        issuer: "禾溪县社会治理网格化服务中心".to_owned(),
        supervision: names::office_number(names::OFFICE_NUMBERS - 1),
        footer: Footer {
            sponsor: "禾溪县人民政府".to_owned(),
            site_code: "9901270001".to_owned(),
            icp: "演ICP备00000000号-1".to_owned(),
            police: "演公网安备99012702000001号".to_owned(),
            contact: names::office_number(names::OFFICE_NUMBERS - 1),
        },
        ..Settings::default()
    }
}

/// A node, where its number fits.
fn child(parent: GridCode, number: usize, name: String) -> Option<Grid> {
    let code = u16::try_from(number).ok().and_then(|n| parent.child(n))?;
    Some(Grid::new(code, name))
}

#[cfg(test)]
mod tests;
