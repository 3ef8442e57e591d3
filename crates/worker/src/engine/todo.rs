//! What needs doing now. Counts only; the pages have the words and the ways there.
use super::history;
use wangge_core::change::{Counts, Mark};
use wangge_core::domain::audit::{Audit, IssueKind};
use wangge_core::domain::{Level, Register};
use wangge_core::office::{Todo, TodoItem};
use wangge_store::history::Kept;

/// From so many facts on, what was changed and changed back is not looked for.
const MANY: usize = 5000;

pub(super) fn todo(register: &Register, past: &Kept, audit: &Audit) -> Todo {
    let mut items = Vec::new();
    if register.is_empty() {
        return Todo { items };
    }
    // The level that residents call first.
    for level in Level::GRIDS.into_iter().rev() {
        let vacant =
            |i: &&wangge_core::domain::audit::Issue| i.kind == IssueKind::Vacant && i.place.level() == level;
        let count = audit.issues.iter().filter(vacant).count();
        if count > 0 {
            items.push(TodoItem::Vacant { level, count });
        }
    }
    let people = |wanted: fn(&IssueKind) -> bool| audit.issues.iter().filter(|i| wanted(&i.kind)).count();
    let broken = people(|k| matches!(k, IssueKind::BrokenPhone { .. }));
    let missing = people(|k| matches!(k, IssueKind::NoPhone { .. }));
    if broken + missing > 0 {
        items.push(TodoItem::Phones { broken, missing });
    }
    let homeless = register.all_households().filter(|h| h.grid.is_none()).count();
    if homeless > 0 {
        items.push(TodoItem::NoGrid { count: homeless });
    }
    let (mark, rest) = past.history.since(Mark::Published);
    let deeds: usize = rest.iter().map(|e| e.counts.sum()).sum();
    let count = if deeds > MANY { deeds } else { Counts::of(&history::net(past, rest)).sum() };
    if count > 0 || mark.is_none() {
        items.push(TodoItem::Unpublished { count, last: mark.map(|e| e.id.millis) });
    }
    Todo { items }
}
