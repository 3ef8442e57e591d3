//! Groups and villages split and merged by hand: nodes of the tree move under another parent and get
//! new codes there, with all that is below them. Every old code is retired with its successor; posts
//! are asked about, and so are chat groups in use and open cases.
use super::draft::{Draft, Numbers};
use super::question::Question;
use crate::change::Edit;
use crate::domain::{Grid, GridCode, Household, Level, Register};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use wangge_texts::{Lang, division as t};

/// A node and the parent it goes to, of the level right above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// What moves, with all that is below it.
    pub node: GridCode,
    /// Where to.
    pub under: GridCode,
}

/// Groups of one village, or villages of one town, merged into the first of them: what is below the
/// others moves under it.
#[must_use]
pub fn merge_places(register: &Register, places: &[GridCode], on: NaiveDate) -> Draft {
    let Some((&into, others)) = places.split_first() else { return Draft { on, ..Draft::default() } };
    let below = others.iter().flat_map(|&place| register.children(place, on));
    let moves: Vec<Move> = below.map(|g| Move { node: g.code, under: into }).collect();
    let gone: Vec<(GridCode, GridCode)> = others.iter().map(|&other| (other, into)).collect();
    relocate(register, &[], &moves, &gone, on)
}

/// A group split: some of its grids become a new group of the village, with the village's next
/// number and the name given. Households of the group that are in no grid stay in the old one.
#[must_use]
pub fn split_group(register: &Register, grids: &[GridCode], name: &str, on: NaiveDate) -> Draft {
    let village = grids.first().and_then(|grid| grid.at(Level::Village));
    let code = village.and_then(|village| Numbers::below(register, village).next());
    match (code, village) {
        (Some(code), _) => split_place(register, Grid::new(code, name), grids, on),
        (None, place) => {
            let questions = place.map(|place| Question::CodesFull { place }).into_iter().collect();
            Draft { on, questions, ..Draft::default() }
        }
    }
}

/// A place split: `new` is its new neighbour, whose code a statistical office gave (a village) or
/// the village counts (a group); `nodes` move under it.
#[must_use]
pub fn split_place(register: &Register, new: Grid, nodes: &[GridCode], on: NaiveDate) -> Draft {
    let moves: Vec<Move> = nodes.iter().map(|&node| Move { node, under: new.code }).collect();
    relocate(register, &[new], &moves, &[], on)
}

/// New nodes, moves, and places given up for another.
fn relocate(
    register: &Register,
    new: &[Grid],
    moves: &[Move],
    gone: &[(GridCode, GridCode)],
    on: NaiveDate,
) -> Draft {
    let mut draft = Draft { on, ..Draft::default() };
    draft.change.grids.extend(new.iter().cloned().map(Edit::add));
    let mut numbers: BTreeMap<GridCode, Numbers> = BTreeMap::new();
    let mut codes: BTreeMap<GridCode, GridCode> = gone.iter().copied().collect();
    for step in moves {
        let under = numbers.entry(step.under).or_insert_with(|| Numbers::below(register, step.under));
        let Some(code) = under.next() else {
            draft.questions.push(Question::CodesFull { place: step.under });
            return draft;
        };
        codes.insert(step.node, code);
        for grid in register.subtree(step.node).filter(|g| g.in_force(on)) {
            // Parents come before their children: the parent has its new code already.
            let below = grid.code.parent().and_then(|p| codes.get(&p)).copied();
            let own = below.and_then(|p| u16::try_from(grid.code.number()).ok().and_then(|n| p.child(n)));
            let to = if grid.code == step.node { Some(code) } else { own };
            if let Some(to) = to {
                codes.insert(grid.code, to);
                // A name that only counts counts on: else a group would have two of one name.
                let counted = grid.name == t::grid_name(Lang::Zh, &grid.code.number());
                let name = if counted { t::grid_name(Lang::Zh, &to.number()) } else { grid.name.clone() };
                draft.change.grids.push(Edit::add(Grid { code: to, name, retired: None, ..grid.clone() }));
            }
        }
    }
    for (&old, &to) in &codes {
        draft.retire(register, old, vec![to]);
    }
    for (step, fresh) in moves.iter().filter_map(|m| Some((m, new.iter().find(|g| g.code == m.under)?))) {
        if let Some(old) = step.node.parent() {
            draft.offshoots.entry(old).or_insert_with(|| vec![fresh.code]);
        }
    }
    for home in register.all_households() {
        let group = codes.get(&home.group).copied();
        let grid = home.grid.map(|grid| codes.get(&grid).copied().unwrap_or(grid));
        // A household goes with its grid, where that moves to another group.
        let group = grid.and_then(GridCode::parent).filter(|_| grid != home.grid).or(group);
        let after = Household { group: group.unwrap_or(home.group), grid, ..home.clone() };
        if after != *home {
            draft.change.households.push(Edit { before: Some(home.clone()), after: Some(after) });
        }
    }
    draft.move_ground(register);
    draft.ask_hanging(register);
    draft
}
