//! The tree with its counts, one node with its people, the households to hand cards to.
use super::{Context, audit, failure};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use wangge_core::domain::audit::Audit;
use wangge_core::domain::{GridCode, Household, Level, Register};
use wangge_core::office::tree::Node;
use wangge_core::office::{DeliveryList, Failure, GridDelivery, Line, NodeHead, NodeView, PlaceChoice, slot};
use wangge_core::texts::office as t;

/// Issues that a node shows before it points to the audit.
const SHOWN: usize = 20;

/// Every node in force with its counts, in tree order.
pub(super) fn nodes(register: &Register, on: NaiveDate) -> Vec<Node> {
    let in_force = register.grids.values().filter(|g| g.in_force(on));
    let mut nodes: BTreeMap<GridCode, Node> = in_force
        .map(|g| {
            let node =
                Node { code: g.code, name: g.name.clone(), grids: [0; 4], vacant: [0; 4], households: 0 };
            (g.code, node)
        })
        .collect();
    let codes: Vec<GridCode> = nodes.keys().copied().collect();
    for code in codes {
        let Some(level) = slot(code.level()) else { continue };
        let vacant = register.head(code, on).is_none();
        for at in up(code) {
            let Some(node) = nodes.get_mut(&at) else { continue };
            if let Some(n) = node.grids.get_mut(level).filter(|_| at != code) {
                *n += 1;
            }
            if let Some(n) = node.vacant.get_mut(level).filter(|_| vacant) {
                *n += 1;
            }
        }
    }
    for (&group, households) in &register.households {
        for at in up(group) {
            if let Some(node) = nodes.get_mut(&at) {
                node.households += u32::try_from(households.len()).unwrap_or(u32::MAX);
            }
        }
        for grid in households.iter().filter_map(|h| h.grid).filter(|&g| group.holds(g)) {
            if let Some(node) = nodes.get_mut(&grid).filter(|n| n.code != group) {
                node.households += 1;
            }
        }
    }
    nodes.into_values().collect()
}

/// One node with its people and issues.
pub(super) fn node(
    register: &Register,
    found: &Audit,
    code: GridCode,
    cx: &Context<'_>,
) -> Result<NodeView, Failure> {
    let grid = register.grid(code).ok_or_else(|| failure(&t::fail_no_place(cx.lang, &code)))?;
    let issues: Vec<_> = found.issues.iter().filter(|i| code.holds(i.place)).collect();
    let posts = register.appointments.get(&code).into_iter().flatten().filter(|a| a.held(cx.on));
    let mut heads: Vec<_> = posts.filter_map(|a| register.persons.get(&a.person).map(|p| (a, p))).collect();
    heads.sort_by_key(|(a, _)| a.post);
    Ok(NodeView {
        code,
        name: grid.name.clone(),
        full_name: register.full_name(code),
        range: grid.range_words.clone(),
        phone: grid.phone.shown(),
        heads: heads
            .into_iter()
            .map(|(a, p)| NodeHead {
                post: a.post.name(code.level(), cx.lang).to_owned(),
                name: p.name.clone(),
                office: a.office.clone(),
                phone: p.phone.shown(),
                dialled: p.phone.valid().is_some(),
            })
            .collect(),
        households: register.households_in(code).count(),
        issues: issues.iter().take(SHOWN).map(|i| audit::row(register, i, cx.lang)).collect(),
        issue_total: issues.len(),
    })
}

/// The places right below a node, or the towns.
pub(super) fn below(register: &Register, parent: Option<GridCode>, on: NaiveDate) -> Vec<PlaceChoice> {
    let choice = |code: GridCode, name: &str| PlaceChoice { code, name: name.to_owned() };
    match parent {
        Some(parent) => register.children(parent, on).map(|g| choice(g.code, &g.name)).collect(),
        None => register.grids_of(Level::Town, on).map(|g| choice(g.code, &g.name)).collect(),
    }
}

/// The households of a place by grid and door: the order in which cards are handed out.
/// Households in no grid are not in it: the audit names them.
pub(super) fn deliveries(register: &Register, code: GridCode, on: NaiveDate) -> DeliveryList {
    let mut by_grid: BTreeMap<GridCode, Vec<&Household>> = BTreeMap::new();
    for household in register.households_in(code) {
        let Some(grid) = household.grid.filter(|g| household.group.holds(*g)) else { continue };
        if register.grid(grid).is_some_and(|g| g.in_force(on)) {
            by_grid.entry(grid).or_default().push(household);
        }
    }
    let grids = by_grid.into_iter().map(|(grid, mut households)| {
        households.sort_by(|a, b| a.by_door().cmp(&b.by_door()));
        let line = |h: &&Household| Line {
            door: h.door.as_ref().map(ToString::to_string).unwrap_or_default(),
            head: h.head.clone(),
        };
        GridDelivery { grid, lines: households.iter().map(line).collect() }
    });
    DeliveryList { grids: grids.collect() }
}

fn up(code: GridCode) -> impl Iterator<Item = GridCode> {
    std::iter::successors(Some(code), |c| c.parent())
}
