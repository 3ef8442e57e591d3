//! What needs doing now. Counts only; the pages have the words and the ways there.
use super::{Now, history, printed};
use wangge_core::change::{Counts, Mark};
use wangge_core::domain::audit::{Audit, IssueKind};
use wangge_core::domain::{Level, Register};
use wangge_core::office::{GetOutOfDate, Todo, TodoItem};
use wangge_store::history::Kept;

/// From so many facts on, what was changed and changed back is not looked for.
const MANY: usize = 5000;
/// Two devices' clocks may differ by so much.
const CLOCK_MILLIS: u64 = 10 * 60 * 1000;
/// After a week a backup is called old.
const BACKUP_MILLIS: u64 = 7 * 24 * 3600 * 1000;

pub(super) fn todo(register: &Register, past: &Kept, audit: &Audit, now: &Now) -> Todo {
    let (on, now_millis) = (now.day, now.millis);
    let mut items = Vec::new();
    if register.is_empty() {
        return Todo { items };
    }
    // The order of changes does not hang on the clock; days that are written with them do.
    let last = past.history.newest().map_or(0, |stamp| stamp.millis);
    if last > now_millis.saturating_add(CLOCK_MILLIS) {
        items.push(TodoItem::Clock { last });
    }
    let ledgers = &register.ledgers;
    let terms = ledgers.cases.values().filter_map(|case| case.term(&ledgers.limits, on));
    let [overdue, due] = terms.fold([0, 0], |[overdue, due], term| match term.left {
        ..0 => [overdue + 1, due],
        0 => [overdue, due + 1],
        _ => [overdue, due],
    });
    if overdue + due > 0 {
        items.push(TodoItem::Cases { overdue, due });
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
    let old = printed::out_of_date(register, past, GetOutOfDate::default(), on);
    if let Some(first) = old.first() {
        let boards = old.iter().filter(|o| o.code.level() == Level::Village).count();
        let cards = old.len() - boards;
        items.push(TodoItem::OutOfDate { boards, cards, days_left: first.days_left });
    }
    let (mark, rest) = past.history.since(Mark::Published);
    let deeds: usize = rest.iter().map(|e| to_publish(&e.counts)).sum();
    let count = if deeds > MANY { deeds } else { to_publish(&Counts::of(&history::net(past, rest))) };
    if count > 0 || mark.is_none() {
        items.push(TodoItem::Unpublished { count, last: mark.map(|e| e.id.millis) });
    }
    let last = past.device.as_ref().and_then(|d| d.backup);
    let later = |millis: u64| last.is_none_or(|last| last < millis);
    let changes = past.history.entries().iter().filter(|e| later(e.id.millis)).count();
    let old = last.is_none_or(|last| now_millis.saturating_sub(last) >= BACKUP_MILLIS);
    if old && (changes > 0 || last.is_none()) {
        items.push(TodoItem::Backup { last, changes });
    }
    Todo { items }
}

/// The ledgers are never published.
const fn to_publish(counts: &Counts) -> usize {
    counts.sum() - counts.records.sum()
}
