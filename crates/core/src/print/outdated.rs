//! Whether a board or a grid's cards still say what is true: a fingerprint of the people, names
//! and ranges on them, taken from the same public view that they are printed from.
use crate::directory::{PublicGrid, PublicVillage};
use crate::domain::{GridCode, Level, Post};
use sha2::{Digest, Sha256};
use wangge_texts::Lang;

/// Days in which a change of person is due on the board (PRODUCT rule).
pub const DUE_DAYS: u64 = 15;

/// The fingerprint of a village's board, for the village's code, or of a grid's cards, for the
/// grid's. `None` for other codes, and for a grid that is not there. Numbers of households,
/// addresses and dates are not in it.
#[must_use]
pub fn fingerprint(village: &PublicVillage, code: GridCode) -> Option<String> {
    let words = match code.level() {
        Level::Village if village.village.code == code => board(village),
        Level::Household => card(village, code)?,
        _ => return None,
    };
    let hash = Sha256::digest(words.join("\n").as_bytes());
    Some(hash.iter().take(8).map(|b| format!("{b:02x}")).collect())
}

fn board(village: &PublicVillage) -> Vec<String> {
    let mut words = Vec::new();
    for grid in [&village.town, &village.village] {
        words.push(grid.name.clone());
        say(&mut words, grid, |_| true);
    }
    for grid in village.groups.iter().chain(&village.grids) {
        words.extend([grid.code.to_string(), grid.name.clone(), grid.range.clone()]);
        say(&mut words, grid, |post| post == Post::Head);
    }
    words
}

fn say(words: &mut Vec<String>, grid: &PublicGrid, shown: impl Fn(Post) -> bool) {
    for post in grid.posts.iter().filter(|p| shown(p.post)) {
        words.push(post.post.name(grid.code.level(), Lang::Zh).to_owned());
        words.extend([post.name.clone(), post.office.clone()]);
        words.extend([post.phone.clone(), post.photo.clone()].map(Option::unwrap_or_default));
    }
}

/// The gridworker and who answers above, as [`super::ContactCard`] has them.
fn card(village: &PublicVillage, code: GridCode) -> Option<Vec<String>> {
    let grid = village.grid(code)?;
    let above = [Level::Village, Level::Group].into_iter().filter_map(|l| code.at(l));
    let mut words: Vec<String> =
        above.map(|c| village.grid(c).map(|g| g.name.clone()).unwrap_or_default()).collect();
    words.extend([grid.name.clone(), grid.range.clone()]);
    words.push(grid.head().map(|h| h.name.clone()).unwrap_or_default());
    for answering in village.answering(code).take(2) {
        words.push(answering.post(Lang::Zh).to_owned());
        words.extend([answering.name().to_owned(), answering.phone.spaced()]);
    }
    Some(words)
}
