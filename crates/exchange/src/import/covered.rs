//! Of which places the sheets are a list, so that what they lack there can be told. One row
//! names itself; only several make a list of their neighbours: a town's own sheet says nothing
//! of the other towns.
use super::draft::Draft;
use super::missing::Missing;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::domain::{GridCode, Level, Post};

/// What rows have named.
#[derive(Default)]
pub(super) struct Covered {
    nodes: BTreeSet<GridCode>,
    /// Grids by post, level and the place of which a list of such posts is made.
    posts: BTreeMap<(Post, Level, GridCode), BTreeSet<GridCode>>,
    groups: BTreeSet<GridCode>,
}

/// The place of which posts on such a grid are listed: a village's for its groups and grids.
fn scope(grid: GridCode) -> GridCode {
    let level = match grid.level() {
        Level::Group | Level::Household => Level::Village,
        Level::Village => Level::Town,
        Level::Town | Level::County => Level::County,
    };
    grid.at(level).unwrap_or(grid)
}

impl Covered {
    pub(super) fn node(&mut self, code: GridCode) {
        self.nodes.insert(code);
    }

    pub(super) fn post(&mut self, grid: GridCode, post: Post) {
        self.posts.entry((post, grid.level(), scope(grid))).or_default().insert(grid);
    }

    pub(super) fn home(&mut self, group: GridCode) {
        self.groups.insert(group);
    }

    /// What the register holds in these places and no row speaks of.
    pub(super) fn missing(&self, draft: &Draft<'_>) -> Missing {
        let register = draft.register;
        let unseen = |code: &GridCode| !draft.seen_grids.contains(code);
        let grids = self.parents().flat_map(|p| register.children(p, draft.on)).map(|g| g.code);
        let posts = register.appointments.values().flatten().filter(|a| {
            let named = self.posts.get(&(a.post, a.grid.level(), scope(a.grid)));
            let listed = named.is_some_and(|grids| grids.len() > 1 || grids.contains(&a.grid));
            let seen = draft.seen_appointments.contains(&(a.grid, a.person, a.post, a.from));
            listed && a.held(draft.on) && !seen
        });
        let homes = self.groups.iter().filter_map(|g| register.households.get(g)).flatten();
        Missing {
            grids: grids.filter(unseen).collect(),
            appointments: posts.cloned().collect(),
            households: homes.filter(|h| !draft.seen_households.contains(&h.id)).cloned().collect(),
            ..Missing::default()
        }
    }

    /// Nodes whose children are listed: two of them, or one below a village or group that
    /// stands in the sheets itself.
    fn parents(&self) -> impl Iterator<Item = GridCode> {
        let mut children: BTreeMap<GridCode, usize> = BTreeMap::new();
        for parent in self.nodes.iter().filter_map(|c| c.parent()) {
            *children.entry(parent).or_default() += 1;
        }
        children.into_iter().filter_map(|(parent, count)| {
            let small = parent.level() >= Level::Village && self.nodes.contains(&parent);
            (count > 1 || small).then_some(parent)
        })
    }
}
