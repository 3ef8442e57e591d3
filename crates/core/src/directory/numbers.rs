//! `data/numbers.<hash>.json`: telephones that the look-up's index does not tell whose they are,
//! for 核验: of deputies, police officers and legal advisers, and of offices. Responsible people
//! stand in the index. Everything here is published in the villages' files too.
use super::model::{PublicGrid, PublicVillage};
use crate::domain::{GridCode, Post};
use serde::{Deserialize, Serialize};

/// All of them, in the order of the codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Numbers {
    /// One entry a number and post.
    pub all: Vec<Numbered>,
}

/// A telephone and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// Plain digits.
    pub phone: String,
    /// On which grid.
    pub grid: GridCode,
    /// The post of the person; `None`: the office's own telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Post>,
    /// The person's name; empty for an office.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl Numbers {
    /// Those of the published towns and villages.
    #[must_use]
    pub fn of(towns: &[PublicGrid], villages: &[PublicVillage]) -> Self {
        let grids = towns.iter().chain(
            villages.iter().flat_map(|v| std::iter::once(&v.village).chain(&v.groups).chain(&v.grids)),
        );
        let mut all: Vec<Numbered> = grids.flat_map(entries).collect();
        all.sort_by_key(|n| n.grid);
        Self { all }
    }
}

fn entries(grid: &PublicGrid) -> impl Iterator<Item = Numbered> + '_ {
    let code = grid.code;
    let office = grid.phone.iter().map(move |phone| Numbered {
        phone: phone.clone(),
        grid: code,
        post: None,
        name: String::new(),
    });
    // The first head stands in the index.
    let first = grid.posts.iter().position(|p| p.post == Post::Head);
    let people =
        grid.posts.iter().enumerate().filter(move |(at, _)| Some(*at) != first).filter_map(move |(_, p)| {
            let phone = p.phone.clone()?;
            Some(Numbered { phone, grid: code, post: Some(p.post), name: p.name.clone() })
        });
    office.chain(people)
}
