//! 科学划分: the households of a group into household-level grids, near the best there is, the same
//! for the same input on every machine; and staying put when a group is divided again.
//!
//! [`divide`] never fails: it returns the division and all that is to be said about it. It works in
//! one group, as a level-4 grid lies inside one group (PRODUCT.md 3). Nothing here knows the map,
//! the clock or the browser; what is done with a division is in [`accept`]. Method, sources, rules
//! and cost: `docs/division.md`.
pub mod accept;
mod barrier;
mod draft;
mod finding;
pub mod ground;
mod hamlets;
mod hanging;
mod input;
mod keep;
mod measure;
mod outline;
mod place;
mod plane;
mod question;
pub mod regroup;
mod shape;
mod sizes;
mod slice;
mod solve;
mod walking;

pub use draft::Draft;
pub use finding::Finding;
pub use hanging::Pen;
pub use input::{Barriers, Group, Home, Objective, Wishes};
pub use measure::Measures;
pub use outline::outline;
pub use plane::Plane;
pub use question::{Answer, Question};

use crate::domain::{GridCode, HouseholdId, Position};
use barrier::Walls;
use keep::Now;
use place::Layout;
use serde::{Deserialize, Serialize};
use slice::At;

/// A proposal for one group. Nothing happens until it is accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Division {
    /// The group.
    pub group: GridCode,
    /// Its grids, west to east and north to south; without coordinates by their doors.
    pub grids: Vec<Part>,
    /// Fewest and most households that a grid may have here: the rule, or what comes nearest to it.
    pub sizes: (usize, usize),
    /// Figures of the whole group.
    pub measures: Measures,
    /// All that is to be said.
    pub findings: Vec<Finding>,
}

/// One grid of a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its households, by door.
    pub homes: Vec<HouseholdId>,
    /// The code it keeps: of the grid of now that is mostly the same.
    pub keeps: Option<GridCode>,
    /// The household the ways lead to, where walking is the objective.
    pub centre: Option<HouseholdId>,
    /// Its figures.
    pub measures: Measures,
}

/// Divides a group by the office's wishes.
///
/// Every household is in exactly one grid. What comes first: sizes, then barriers and candidates,
/// then what is kept, then the shape.
#[must_use]
pub fn divide(group: &Group, wishes: &Wishes) -> Division {
    let now = Now::of(group);
    let keep = wishes.keep.clamp(0.0, 1.0);
    let stay = (keep > 0.0 && !now.codes.is_empty()).then_some(now.codes.len());
    let plan = sizes::plan(group.homes.len(), wishes.size, wishes.grids, stay);
    let layout = Layout::of(&group.homes);
    let walls = Walls::of(&wishes.barriers, &group.homes, &layout);
    let task = solve::Task { group, now: &now, plan: &plan, layout: &layout, walls: &walls };
    let solved = task.solve(wishes.objective, keep);
    let mut broken = task.broken(&solved);
    let mut best = described(&task, &solved);
    for &grids in &plan.others {
        if broken == 0 {
            break;
        }
        let other = sizes::Plan { grids, ..plan.clone() };
        let task = solve::Task { plan: &other, ..task };
        let solved = task.solve(wishes.objective, keep);
        let count = task.broken(&solved);
        if count < broken {
            (broken, best) = (count, described(&task, &solved));
        }
    }
    best
}

/// Figures and findings of a division made by hand, as [`divide`] gives them for its own: `grids`
/// are the households of each grid, in the order in which they are to be shown. Households that are
/// named twice count where they are named first; those that are not named are in no grid.
#[must_use]
pub fn judge(group: &Group, wishes: &Wishes, grids: &[Vec<HouseholdId>]) -> Division {
    let now = Now::of(group);
    let mut plan = sizes::plan(group.homes.len(), wishes.size, None, Some(grids.len()));
    plan.grids = grids.len();
    let layout = Layout::of(&group.homes);
    let walls = Walls::of(&wishes.barriers, &group.homes, &layout);
    let task = solve::Task { group, now: &now, plan: &plan, layout: &layout, walls: &walls };
    let place = |home: &Home| grids.iter().position(|g| g.contains(&home.id)).unwrap_or(usize::MAX);
    let of = group.homes.iter().map(place).collect();
    described(&task, &solve::Solved { of, centres: vec![None; grids.len()], sorted: true })
}

/// Where each household of a group stands as division sees it, those without coordinates between
/// their neighbours by door; `None` where coordinates do not count and doors are all there is.
#[must_use]
pub fn positions(group: &Group) -> Option<Vec<Position>> {
    Layout::of(&group.homes).positions()
}

/// The figures of a solution, its grids in order.
fn described(task: &solve::Task, solved: &solve::Solved) -> Division {
    let grids = task.plan.grids;
    let homes = &task.group.homes;
    let mut members = vec![Vec::new(); grids];
    for &i in &task.layout.doors {
        if let Some(list) = members.get_mut(solved.of.at(i)) {
            list.push(i);
        }
    }
    let mut order: Vec<usize> = (0..grids).collect();
    if !solved.sorted {
        order.sort_by(|&a, &b| {
            let middle = |c: usize| task.middle(members.get(c).map_or(&[], Vec::as_slice));
            let ([ax, ay], [bx, by]) = (middle(a), middle(b));
            ax.total_cmp(&bx).then(by.total_cmp(&ay)).then(members.get(a).cmp(&members.get(b)))
        });
    }
    let kept = task.now.kept(&solved.of, grids);
    let mut findings: Vec<Finding> =
        [&task.plan.findings, &task.layout.findings].into_iter().flatten().cloned().collect();
    let candidates = homes.iter().filter(|h| h.candidate).count();
    if (1..grids).contains(&candidates) {
        findings.push(Finding::FewCandidates { candidates, grids });
    }
    let id = |i: usize| homes.get(i).map(|h| h.id);
    let hamlets = hamlets::Hamlets::of(task.layout);
    let mut parts = Vec::with_capacity(grids);
    for (grid, &c) in order.iter().enumerate() {
        let list = members.get(c).map(Vec::as_slice).unwrap_or_default();
        let keeps = kept.get(c).copied().flatten();
        let moved = |&&i: &&usize| homes.get(i).is_some_and(|h| h.grid.is_some() && h.grid != keeps);
        let centre = solved.centres.get(c).copied().flatten();
        let measures = Measures::of(task.layout, list, centre, list.iter().filter(moved).count());
        findings.extend(hamlets.apart(list).map(|(parts, metres)| Finding::FarApart { grid, parts, metres }));
        let (min, max) = (task.plan.low, task.plan.high);
        if !(min..=max).contains(&list.len()) && homes.len() >= min {
            findings.push(Finding::OutOfSize { grid, households: list.len(), min, max });
        }
        let pairs = task.walls.broken(task.layout, list);
        if pairs > 0 {
            findings.push(Finding::BarrierBroken { grid, pairs });
        }
        if candidates >= grids && !list.iter().any(|&i| homes.get(i).is_some_and(|h| h.candidate)) {
            findings.push(Finding::NoCandidate { grid });
        }
        let ids = list.iter().filter_map(|&i| id(i)).collect();
        parts.push(Part { homes: ids, keeps, centre: centre.and_then(id), measures });
    }
    Division {
        group: task.group.code,
        measures: Measures::together(parts.iter().map(|p| &p.measures)),
        grids: parts,
        sizes: (task.plan.low, task.plan.high),
        findings,
    }
}
