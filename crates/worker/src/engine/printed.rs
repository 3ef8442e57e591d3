//! Boards and cards that were printed, and which of them are no longer true.
use chrono::NaiveDate;
use std::collections::BTreeMap;
use wangge_core::change::{Change, Edit};
use wangge_core::directory::PublicVillage;
use wangge_core::domain::{GridCode, Level, Printed, Register};
use wangge_core::office::{GetOutOfDate, MarkPrinted, OutOfDate};
use wangge_core::print::{DUE_DAYS, fingerprint};
use wangge_core::publish::village;
use wangge_store::history::Kept;

/// Villages as everybody sees them, each computed once.
struct Villages<'a> {
    register: &'a Register,
    on: NaiveDate,
    known: BTreeMap<GridCode, Option<PublicVillage>>,
}

impl Villages<'_> {
    fn fingerprint(&mut self, code: GridCode) -> Option<String> {
        let at = code.at(Level::Village)?;
        let seen = self.known.entry(at).or_insert_with(|| village(self.register, at, self.on));
        fingerprint(seen.as_ref()?, code)
    }
}

/// The marks of what was printed, as it is now. Places that have neither board nor cards are
/// left out.
pub(super) fn marked(register: &Register, ask: &MarkPrinted) -> Change {
    let mut villages = Villages { register, on: ask.on, known: BTreeMap::new() };
    let mut change = Change::default();
    for &code in &ask.codes {
        let Some(print) = villages.fingerprint(code) else { continue };
        let before = register.printed.get(&code).cloned();
        let after = Printed { code, on: ask.on, print };
        if before.as_ref() != Some(&after) {
            change.printed.push(Edit { before, after: Some(after) });
        }
    }
    change
}

/// What is no longer true, the most urgent first.
pub(super) fn out_of_date(
    register: &Register,
    past: &Kept,
    ask: GetOutOfDate,
    on: NaiveDate,
) -> Vec<OutOfDate> {
    let mut villages = Villages { register, on, known: BTreeMap::new() };
    let mut found = Vec::new();
    for printed in register.printed.values().filter(|p| ask.within.is_none_or(|w| w.holds(p.code))) {
        let now = villages.fingerprint(printed.code);
        // A village or grid that was given up has nothing to print.
        if now.is_none_or(|now| now == printed.print) {
            continue;
        }
        let since = since(register, past, printed, on);
        let due = since + chrono::Days::new(DUE_DAYS);
        found.push(OutOfDate {
            code: printed.code,
            name: register.full_name(printed.code),
            printed: printed.on,
            since,
            days_left: (due - on).num_days(),
        });
    }
    found.sort_by_key(|o| (o.days_left, o.code));
    found
}

/// The first day after the printing on which somebody came or went; where nobody did, the day of
/// the first change in the history; otherwise today.
fn since(register: &Register, past: &Kept, printed: &Printed, on: NaiveDate) -> NaiveDate {
    let holds = |code: GridCode| printed.code.holds(code) || code.holds(printed.code);
    let posts = register.appointments.iter().filter(|(code, _)| holds(**code)).flat_map(|(_, list)| list);
    let days = posts.flat_map(|a| [a.from, a.to.and_then(|to| to.succ_opt())]).flatten();
    let moved = days.filter(|day| *day > printed.on && *day <= on).min();
    moved.unwrap_or_else(|| {
        let day = |millis: u64| {
            let at = i64::try_from(millis).ok().and_then(chrono::DateTime::from_timestamp_millis);
            at.map(|at| at.date_naive())
        };
        let later = past.history.entries().iter().filter(|e| e.counts.printed.sum() == 0 && e.is_deed());
        let first = later.filter_map(|e| day(e.id.millis)).find(|day| *day >= printed.on);
        first.filter(|day| *day <= on).unwrap_or(on)
    })
}
