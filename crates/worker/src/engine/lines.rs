//! Entries of the history in words: their titles, and changes field by field.
use wangge_core::Lang;
use wangge_core::change::{Body, Change, Edit, Entry, Kind};
use wangge_core::domain::{
    Appointment, Category, Grid, Ground, Household, Nomination, Origin, Outcome, Person, Register, Settings,
    Stage,
};
use wangge_core::ledger::{Record, columns};
use wangge_core::office::HistoryLine;
use wangge_core::texts::{common, history as t, nomination as tn};
use wangge_store::history::Kept;

/// What an entry was, in words.
pub(super) fn title(entry: &Entry, past: &Kept, lang: Lang) -> String {
    match &entry.kind {
        Kind::Form => form(entry, lang),
        Kind::Many => t::many(lang, &entry.counts.sum()),
        Kind::Import { files } => t::import(lang, &files.join("、")),
        Kind::Nomination => t::nomination(lang, &entry.name),
        Kind::Ledger if entry.name.is_empty() => t::form_many(lang, &entry.counts.sum()),
        Kind::Ledger => form(entry, lang),
        Kind::Printed => t::printed(lang, &entry.counts.printed.sum()),
        Kind::Division => t::division(lang).to_owned(),
        Kind::Merge { from } => t::merge(lang, from),
        Kind::Settings => t::settings(lang).to_owned(),
        Kind::Restore => t::restore(lang).to_owned(),
        Kind::Published { version } => t::published(lang, version),
        Kind::HandedOver { to } => t::handed_over(lang, to),
        Kind::Undo | Kind::Redo => {
            let (Body::Back(of) | Body::Again(of)) = entry.body else { return String::new() };
            let deed = past.history.get(of).filter(|e| e.is_deed());
            let what = deed.map_or_else(String::new, |e| title(e, past, lang));
            if entry.kind == Kind::Undo { t::undo(lang, &what) } else { t::redo(lang, &what) }
        }
    }
}

fn form(entry: &Entry, lang: Lang) -> String {
    if entry.name.is_empty() {
        return t::form_many(lang, &entry.counts.sum());
    }
    let counts = &entry.counts;
    // What a division minds counts to none of them: it is changed, whatever there was before.
    let all = [counts.grids, counts.persons, counts.appointments, counts.households, counts.records];
    let sum = |f: fn(&wangge_core::change::Tally) -> usize| all.iter().map(f).sum::<usize>();
    match (sum(|t| t.added), sum(|t| t.changed), sum(|t| t.removed)) {
        (1.., 0, 0) => t::form_add(lang, &entry.name),
        (0, 0, 1..) => t::form_remove(lang, &entry.name),
        _ => t::form(lang, &entry.name),
    }
}

/// The name of the one thing that a change is about; empty where there are several.
pub(super) fn name_of(register: &Register, change: &Change, lang: Lang) -> String {
    if let [one] = change.nominations.as_slice() {
        return one.either().map(|n| register.full_name(n.grid)).unwrap_or_default();
    }
    if let [one] = change.grounds.as_slice() {
        let place = one.either().map(|g| register.full_name(g.place)).unwrap_or_default();
        return t::ground(lang, &place);
    }
    if let [one] = change.records.as_slice() {
        return one.either().map(|r| columns::title(register, r, lang)).unwrap_or_default();
    }
    let posts = change.appointments.iter().filter_map(Edit::either);
    let mut people: Vec<_> = change.persons.iter().filter_map(Edit::either).map(|p| p.id).collect();
    people.extend(posts.clone().map(|a| a.person));
    people.sort_unstable();
    people.dedup();
    let person = |id| {
        let edited = change.persons.iter().filter_map(Edit::either).find(|p| p.id == id);
        edited.or_else(|| register.persons.get(&id)).map(|p| p.name.clone()).unwrap_or_default()
    };
    let homes: Vec<&Household> = change.households.iter().filter_map(Edit::either).collect();
    let grids: Vec<&Grid> = change.grids.iter().filter_map(Edit::either).collect();
    match (grids.as_slice(), people.as_slice(), homes.as_slice()) {
        ([], [one], []) => person(*one),
        ([], [], [home]) => self::home(register, home, lang),
        ([grid], [], []) => {
            let above = grid.code.parent().filter(|p| p.level() != wangge_core::domain::Level::County);
            format!("{}{}", above.map(|p| register.full_name(p)).unwrap_or_default(), grid.name)
        }
        // Who came and who went, at one post.
        ([], [_, _], []) => {
            let mut places: Vec<_> = posts.map(|a| (a.grid, a.post)).collect();
            places.dedup();
            match places.as_slice() {
                [(grid, post)] => {
                    t::post_of(lang, &register.full_name(*grid), &post.name(grid.level(), lang))
                }
                _ => String::new(),
            }
        }
        _ => String::new(),
    }
}

/// A household by place, door and head. For the office alone.
pub(super) fn home(register: &Register, home: &Household, lang: Lang) -> String {
    let door = home.door.as_ref().map(ToString::to_string).unwrap_or_default();
    t::home(lang, &register.full_name(home.group), &door, &home.head)
}

/// A change field by field.
pub(super) fn lines(register: &Register, change: &Change, lang: Lang) -> Vec<HistoryLine> {
    let mut lines = Vec::new();
    let name = |id| register.persons.get(&id).map(|p| p.name.clone()).unwrap_or_default();
    for edit in &change.grids {
        let what = edit.either().map(|g| register.full_name(g.code)).unwrap_or_default();
        fields(&mut lines, edit, &what, |g| grid(register, g, lang), lang);
    }
    for edit in &change.persons {
        let what = edit.either().map(|p| p.name.clone()).unwrap_or_default();
        fields(&mut lines, edit, &what, |p| person(p, lang), lang);
    }
    for edit in &change.appointments {
        let post = |a: &Appointment| {
            let post = a.post.name(a.grid.level(), lang);
            let person = change.persons.iter().filter_map(Edit::either).find(|p| p.id == a.person);
            let person = person.map_or_else(|| name(a.person), |p| p.name.clone());
            format!("{} {person}", t::post_of(lang, &register.full_name(a.grid), &post))
        };
        fields(
            &mut lines,
            edit,
            &edit.either().map(post).unwrap_or_default(),
            |a| appointment(a, lang),
            lang,
        );
    }
    for edit in &change.households {
        let what = edit.either().map(|h| home(register, h, lang)).unwrap_or_default();
        fields(&mut lines, edit, &what, |h| household(register, h, lang), lang);
    }
    records(&mut lines, register, change, lang);
    for edit in &change.settings {
        fields(&mut lines, edit, t::settings_name(lang), |s| settings(s, lang), lang);
    }
    lines
}

/// Nominations, what was printed, and the ledgers.
fn records(lines: &mut Vec<HistoryLine>, register: &Register, change: &Change, lang: Lang) {
    for edit in &change.nominations {
        let what = edit.either().map(|n| tn::title(lang, &register.full_name(n.grid))).unwrap_or_default();
        fields(lines, edit, &what, |n| nomination(n, lang), lang);
    }
    for edit in &change.printed {
        let what = edit.either().map(|p| register.full_name(p.code)).unwrap_or_default();
        let (before, after) = (edit.before.as_ref().map(|p| p.on), edit.after.as_ref().map(|p| p.on));
        let field = tn::field_printed(lang).to_owned();
        lines.push(HistoryLine { what, field, before: optional(before), after: optional(after) });
    }
    for edit in &change.grounds {
        let what = edit.either().map(|g| register.full_name(g.place)).unwrap_or_default();
        let words = |g: &Ground| -> Fields {
            vec![
                (t::field_lines(lang), g.lines.len().to_string()),
                (t::field_apart(lang), g.apart.len().to_string()),
                (t::field_candidate_homes(lang), g.candidates.len().to_string()),
            ]
        };
        fields(lines, edit, &what, words, lang);
    }
    let index = (!change.records.is_empty()).then(|| columns::Index::of(register));
    for (edit, index) in change.records.iter().zip(index.iter().cycle()) {
        let what = edit.either().map(|r| columns::title(register, r, lang)).unwrap_or_default();
        let words = |record: &Record| -> Fields {
            let names = columns::columns(record.kind()).iter().map(|c| (c.name)(lang));
            names.zip(columns::cells(index, record, lang)).collect()
        };
        fields(lines, edit, &what, words, lang);
    }
}

fn nomination(nomination: &Nomination, lang: Lang) -> Fields {
    let candidates: Vec<&str> = nomination.candidates.iter().map(|c| c.name.as_str()).collect();
    let ended = nomination.outcome.as_ref().map(|o| match o {
        Outcome::Appointed { on, .. } => format!("{} {on}", Stage::Appointed.name(lang)),
        Outcome::Closed { on, reason } => format!("{} {on} {reason}", Stage::Closed.name(lang)),
    });
    let review = nomination.review.as_ref().map(|r| {
        let votes: Vec<String> = r.votes.iter().map(ToString::to_string).collect();
        format!("{} {}/{}", r.on, votes.join("+"), r.present)
    });
    let answered = nomination.objections.iter().filter(|o| o.settled.is_some()).count();
    vec![
        (tn::field_candidates(lang), candidates.join("、")),
        (tn::field_review(lang), optional(review)),
        (tn::field_posting(lang), optional(nomination.posting.map(|p| format!("{}—{}", p.from, p.to)))),
        (tn::field_objections(lang), format!("{answered}/{}", nomination.objections.len())),
        (tn::field_stage(lang), optional(ended)),
    ]
}

type Fields = Vec<(&'static str, String)>;

fn fields<T>(
    lines: &mut Vec<HistoryLine>,
    edit: &Edit<T>,
    what: &str,
    words: impl Fn(&T) -> Fields,
    lang: Lang,
) {
    let line = |field: &str, before: String, after: String| HistoryLine {
        what: what.to_owned(),
        field: field.to_owned(),
        before,
        after,
    };
    match (&edit.before, &edit.after) {
        (Some(before), Some(after)) => {
            let both = words(before).into_iter().zip(words(after));
            let changed = both.filter(|((_, b), (_, a))| b != a);
            lines.extend(changed.map(|((field, before), (_, after))| line(field, before, after)));
        }
        (None, Some(_)) => lines.push(line("", String::new(), t::added(lang).to_owned())),
        (Some(_), None) => lines.push(line("", String::new(), t::removed(lang).to_owned())),
        (None, None) => {}
    }
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn grid(register: &Register, grid: &Grid, lang: Lang) -> Fields {
    let retired = grid.retired.as_ref().map(|r| {
        let names: Vec<String> = r.successors.iter().map(|&c| register.full_name(c)).collect();
        format!("{} {}", r.on, names.join("、"))
    });
    vec![
        (t::field_grid_name(lang), grid.name.clone()),
        (t::field_phone(lang), grid.phone.shown()),
        (t::field_point(lang), optional(grid.point.map(|p| format!("{}, {}", p.lon(), p.lat())))),
        (t::field_range(lang), grid.range_words.clone()),
        (t::field_retired(lang), optional(retired)),
    ]
}

fn person(person: &Person, lang: Lang) -> Fields {
    let sex = person.sex.map(|s| s.name(lang));
    let party = person
        .party_member
        .map(|p| if p { common::party_member(lang) } else { common::not_party_member(lang) });
    let category = person.category.map(Category::name);
    let photo = person.photo.as_ref().map(|p| {
        p.consent.map_or_else(|| t::photo_there(lang).to_owned(), |day| t::photo_public(lang, &day))
    });
    vec![
        (t::field_name(lang), person.name.clone()),
        (t::field_phone(lang), person.phone.shown()),
        (t::field_sex(lang), optional(sex)),
        (t::field_party(lang), optional(party)),
        (t::field_category(lang), optional(category)),
        (t::field_photo(lang), optional(photo)),
    ]
}

fn appointment(appointment: &Appointment, lang: Lang) -> Fields {
    let origin = appointment.origin.as_ref().map(|o| match o {
        Origin::Nomination(_) => tn::origin_nomination(lang).to_owned(),
        Origin::Without(reason) => tn::origin_without(lang, reason),
    });
    vec![
        (t::field_office(lang), appointment.office.clone()),
        (t::field_from(lang), optional(appointment.from)),
        (t::field_to(lang), optional(appointment.to)),
        (tn::field_origin(lang), optional(origin)),
    ]
}

fn household(register: &Register, home: &Household, lang: Lang) -> Fields {
    vec![
        (t::field_code(lang), home.code.clone()),
        (t::field_group(lang), register.full_name(home.group)),
        (t::field_grid(lang), optional(home.grid.map(|g| register.full_name(g)))),
        (t::field_door(lang), optional(home.door.as_ref())),
        (t::field_head(lang), home.head.clone()),
        (t::field_people(lang), optional(home.people)),
        (t::field_phone(lang), home.phone.shown()),
        (t::field_position(lang), optional(home.position.map(|p| format!("{}, {}", p.lon, p.lat)))),
    ]
}

fn settings(settings: &Settings, lang: Lang) -> Fields {
    let hotlines: Vec<String> =
        settings.hotlines.iter().map(|h| format!("{} {}", h.name, h.number)).collect();
    vec![
        (t::field_issuer(lang), settings.issuer.clone()),
        (t::field_site(lang), settings.site.clone()),
        (t::field_supervision(lang), settings.supervision.clone()),
        (t::field_hotlines(lang), hotlines.join("、")),
        (t::field_size(lang), format!("{}–{}", settings.size.min, settings.size.max)),
        (t::field_fresh(lang), settings.fresh_days.to_string()),
        (t::field_footer(lang), serde_json::to_string(&settings.footer).unwrap_or_default()),
    ]
}
