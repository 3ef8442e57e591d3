//! What the pages ask about the history. Reads only those parts of large entries that may
//! concern whom it is asked for.
use super::{Context, failure, lines};
use std::collections::BTreeSet;
use wangge_core::Lang;
use wangge_core::change::{Body, Change, Counts, Entry, PartHead, squash};
use wangge_core::domain::Register;
use wangge_core::office::{
    Failure, GetEntry, GetHistory, GetSince, HistoryPage, HistoryRow, Holder, HolderOn, Since, Subject,
};
use wangge_core::texts::history as t;
use wangge_store::history::Kept;

/// Lines of an entry in a list.
const LINES: usize = 12;

/// A part of the history, the newest first.
pub(super) fn page(register: &Register, past: &Kept, ask: &GetHistory, lang: Lang) -> HistoryPage {
    let mut page = HistoryPage::default();
    for entry in past.history.entries().iter().rev() {
        let of = concerned(past, entry, ask.of);
        if of.as_ref().is_some_and(Change::is_empty) {
            continue;
        }
        if page.total >= ask.from && page.rows.len() < ask.count {
            page.rows.push(row(register, past, entry, &of.unwrap_or_default(), LINES, lang));
        }
        page.total += 1;
    }
    page
}

/// One entry, field by field.
pub(super) fn entry(
    register: &Register,
    past: &Kept,
    ask: GetEntry,
    cx: &Context<'_>,
) -> Result<HistoryRow, Failure> {
    let damaged = || failure(t::fail_damaged(cx.lang));
    let entry = past.history.get(ask.id).ok_or_else(damaged)?;
    let change = past.change(entry).ok_or_else(damaged)?;
    Ok(row(register, past, entry, &change, ask.count, cx.lang))
}

/// What is another than it was at a mark.
pub(super) fn since(register: &Register, past: &Kept, ask: GetSince, lang: Lang) -> Since {
    let (mark, rest) = past.history.since(ask.mark);
    let net = net(past, rest);
    let (counts, mut lines) = (Counts::of(&net), lines::lines(register, &net, lang));
    let line_total = lines.len();
    lines.truncate(ask.count);
    Since {
        millis: mark.map(|e| e.id.millis),
        title: mark.map(|e| lines::title(e, past, lang)).unwrap_or_default(),
        counts,
        lines,
        line_total,
    }
}

/// What entries add up to. A deed and its undo among them are not even read.
pub(super) fn net(past: &Kept, entries: &[Entry]) -> Change {
    let mut gone = BTreeSet::new();
    let deeds: BTreeSet<_> = entries.iter().filter(|e| e.is_deed()).map(|e| e.id).collect();
    for entry in entries {
        match entry.body {
            Body::Back(of) if deeds.contains(&of) => drop(gone.insert(of)),
            Body::Again(of) if deeds.contains(&of) => drop(gone.remove(&of)),
            _ => {}
        }
    }
    let counts = |e: &&Entry| match e.body {
        Body::Whole(_) | Body::Parts(_) => !gone.contains(&e.id),
        Body::Back(of) | Body::Again(of) => !deeds.contains(&of),
        Body::Nothing => false,
    };
    squash(entries.iter().filter(counts).filter_map(|e| past.change(e)))
}

/// Who held which post on a grid on a day: from the appointments themselves.
pub(super) fn holders(register: &Register, ask: HolderOn, lang: Lang) -> Vec<Holder> {
    let held = register.appointments.get(&ask.grid).into_iter().flatten().filter(|a| a.held(ask.day));
    held.map(|a| Holder {
        post: a.post.name(ask.grid.level(), lang).to_owned(),
        person: a.person,
        name: register.persons.get(&a.person).map(|p| p.name.clone()).unwrap_or_default(),
        office: a.office.clone(),
        from: a.from,
        to: a.to,
    })
    .collect()
}

fn row(register: &Register, past: &Kept, entry: &Entry, of: &Change, count: usize, lang: Lang) -> HistoryRow {
    let mut lines = lines::lines(register, of, lang);
    let line_total = lines.len();
    lines.truncate(count);
    HistoryRow {
        id: entry.id,
        millis: entry.id.millis,
        who: entry.who.clone(),
        title: lines::title(entry, past, lang),
        place: entry.place.map(|p| register.full_name(p)).unwrap_or_default(),
        counts: entry.counts,
        lines,
        line_total,
    }
}

/// What of an entry concerns a subject; `None` where the subject is everything.
fn concerned(past: &Kept, entry: &Entry, of: Subject) -> Option<Change> {
    let may = |head: &PartHead| match of {
        Subject::All => false,
        Subject::Place(place) => head.may_hold(place),
        Subject::Person(id) => head.persons.is_some_and(|(a, b)| (a..=b).contains(&id.0)),
        Subject::Household(id) => head.households.is_some_and(|(a, b)| (a..=b).contains(&id.0)),
    };
    let part = |change: Change| match of {
        Subject::All => change,
        Subject::Place(place) => change.within(place),
        Subject::Person(id) => change.of_person(id),
        Subject::Household(id) => change.of_household(id),
    };
    if of == Subject::All {
        return None;
    }
    let deed = match entry.body {
        Body::Back(id) | Body::Again(id) => past.history.get(id).filter(|e| e.is_deed()),
        _ => Some(entry),
    };
    let found = match deed.map(|e| (e.id, &e.body)) {
        Some((_, Body::Whole(change))) => part((**change).clone()),
        Some((id, Body::Parts(heads))) => {
            let mut found = Change::default();
            for (number, _) in heads.iter().enumerate().filter(|(_, head)| may(head)) {
                found.append(past.part(id, number).map(&part).unwrap_or_default());
            }
            found
        }
        _ => Change::default(),
    };
    Some(if matches!(entry.body, Body::Back(_)) { found.inverse() } else { found })
}
