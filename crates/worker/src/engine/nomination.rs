//! Nominations as the pages show them.
use super::{Context, failure};
use wangge_core::domain::{Nomination, NominationId, Register};
use wangge_core::office::{Failure, GetNominations, NominationView};
use wangge_core::texts::nomination as t;

/// Those of a filter, going on first, then the newest.
pub(super) fn list(register: &Register, ask: GetNominations, cx: &Context<'_>) -> Vec<NominationView> {
    let within = |n: &&Nomination| ask.within.is_none_or(|w| w.holds(n.grid));
    let wanted = register.nominations.values().filter(within).filter(|n| !ask.open || n.outcome.is_none());
    let mut found: Vec<&Nomination> = wanted.collect();
    found.sort_by_key(|n| (n.outcome.is_some(), std::cmp::Reverse(n.id)));
    found.into_iter().map(|n| view(register, n, cx)).collect()
}

/// One.
pub(super) fn one(
    register: &Register,
    id: NominationId,
    cx: &Context<'_>,
) -> Result<NominationView, Failure> {
    let found = register.nominations.get(&id).ok_or_else(|| failure(t::fail_gone(cx.lang)))?;
    Ok(view(register, found, cx))
}

fn view(register: &Register, nomination: &Nomination, cx: &Context<'_>) -> NominationView {
    let stage = nomination.stage(cx.on);
    let left = nomination.posting.map_or(0, |p| (p.to - cx.on.max(p.from)).num_days() + 1);
    NominationView {
        nomination: nomination.clone(),
        grid_name: register.full_name(nomination.grid),
        stage,
        stage_name: stage.name(cx.lang).to_owned(),
        chosen: nomination.chosen().map(|c| c.name.clone()).unwrap_or_default(),
        days_left: left.max(0),
    }
}
