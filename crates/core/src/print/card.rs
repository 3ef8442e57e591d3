//! 联系卡: 90 × 54 mm, one for each household, with whom to call in letters to be read from
//! across a kitchen.
use super::{PrintHead, Qr, QrError};
use crate::directory::{Answering, PublicGrid, PublicVillage};
use crate::domain::{GridCode, Level};
use crate::site;
use serde::{Deserialize, Serialize};
use wangge_texts::Lang;

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPerson {
    /// Full name.
    pub name: String,
    /// The post's name: `网格员`.
    pub post: String,
    /// In groups for the eye; empty where there is none that can be dialled.
    pub phone: String,
}

/// The front of a contact card; its back is the same for all ([`PrintHead`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCard {
    /// The household-level grid; for an electronic card, any grid from the village down.
    pub code: GridCode,
    /// `河湾村`
    pub village: String,
    /// `3组`; empty for a village.
    pub group: String,
    /// `第2网格`; empty above household level.
    pub grid: String,
    /// The range in words; may be empty.
    pub range: String,
    /// The gridworker; where the post is vacant, who answers instead.
    pub person: Option<CardPerson>,
    /// Whether `person` stands in for the gridworker.
    pub stands_in: bool,
    /// The gridworker who cannot be called and is stood in for; `None` where the post is vacant.
    pub unreachable: Option<String>,
    /// Who answers at the level above `person`.
    pub above: Option<CardPerson>,
    /// For whom this one is: `3组12号`; empty for a card of the grid.
    pub delivery: String,
    /// The grid's static page.
    pub address: String,
    /// Its code.
    pub qr: Qr,
}

/// A household to hand a card to, in the order of delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Its grid.
    pub grid: GridCode,
    /// Its door, or another word by which the deliverer knows it.
    pub door: String,
}

/// One card for each household-level grid of a grid, a group or a village.
///
/// # Errors
/// [`QrError`] where the site's address is too long.
pub fn cards_of(
    village: &PublicVillage,
    head: &PrintHead,
    code: GridCode,
    lang: Lang,
) -> Result<Vec<ContactCard>, QrError> {
    village.grids_of(code).map(|grid| card(village, head, grid, String::new(), lang)).collect()
}

/// The card of a grid of any level from the village down; `None` where the village has no such
/// grid.
///
/// # Errors
/// As [`cards_of`].
pub fn card_of(
    village: &PublicVillage,
    head: &PrintHead,
    code: GridCode,
    lang: Lang,
) -> Result<Option<ContactCard>, QrError> {
    let grid = village.grid(code).filter(|g| g.code.level() >= Level::Village);
    grid.map(|grid| card(village, head, grid, String::new(), lang)).transpose()
}

/// One card for each household, in the order given. Deliveries to grids that are not of the
/// village are left out.
///
/// # Errors
/// As [`cards_of`].
pub fn cards_for_doors(
    village: &PublicVillage,
    head: &PrintHead,
    deliveries: &[Delivery],
    lang: Lang,
) -> Result<Vec<ContactCard>, QrError> {
    let mut cards: Vec<ContactCard> = Vec::with_capacity(deliveries.len());
    for delivery in deliveries {
        let Some(grid) = village.grid(delivery.grid) else { continue };
        let group = delivery.grid.parent().and_then(|g| village.grid(g)).map_or("", |g| g.name.as_str());
        let words = format!("{group}{}", delivery.door);
        // Neighbours share all but the delivery: the code is drawn once a grid.
        let made = match cards.last().filter(|c| c.code == grid.code) {
            Some(last) => ContactCard { delivery: words, ..last.clone() },
            None => card(village, head, grid, words, lang)?,
        };
        cards.push(made);
    }
    Ok(cards)
}

fn card(
    village: &PublicVillage,
    head: &PrintHead,
    grid: &PublicGrid,
    delivery: String,
    lang: Lang,
) -> Result<ContactCard, QrError> {
    let address = site::grid_address(&head.root, grid.code);
    let qr = Qr::address(&address)?;
    let mut answering = village.answering(grid.code);
    let person = |a: &Answering| CardPerson {
        name: a.name().to_owned(),
        post: a.post(lang).to_owned(),
        phone: a.phone.spaced(),
    };
    let first = answering.next();
    let stands_in = first.as_ref().is_none_or(|a| a.grid.code != grid.code);
    let name_of = |level| grid.code.at(level).and_then(|c| village.grid(c)).map(|g| g.name.clone());
    Ok(ContactCard {
        code: grid.code,
        village: name_of(Level::Village).unwrap_or_default(),
        group: name_of(Level::Group).unwrap_or_default(),
        grid: name_of(Level::Household).unwrap_or_default(),
        range: grid.range.clone(),
        person: first.as_ref().map(person),
        unreachable: grid.head().filter(|_| stands_in).map(|h| h.name.clone()),
        stands_in,
        above: answering.next().as_ref().map(person),
        delivery,
        address,
        qr,
    })
}
