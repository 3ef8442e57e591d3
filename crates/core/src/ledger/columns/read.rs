//! A record out of texts, one for each of its columns, or all that is wrong with them.
mod incentive;

use super::reader::Reader;
use super::{Input, Reading, Wrong, columns, kind_word, steps};
use crate::domain::{GridCode, Level, Phone, Post, squeeze};
use crate::ledger::case::{Case, CaseKind, Pace, Party, Risk, ServiceKind, Source};
use crate::ledger::chat::{ChatGroup, Insider, Keeper, Purpose, Status};
use crate::ledger::figures::level_name;
use crate::ledger::{Matter, Meeting, PublicityKind, Quick, Record, RecordKind, Session};
use wangge_texts::{Lang, ledgers as t};

/// Reads a record. `before` is the one that it takes the place of: its number and what stands in no
/// column stay.
///
/// # Errors
/// All that is wrong.
pub fn read(
    cx: Reading<'_>,
    kind: RecordKind,
    before: Option<&Record>,
    cells: &[String],
) -> Result<Record, Vec<Wrong>> {
    // What nobody touched is as it was, whatever its names mean by now.
    if let Some(before) = before.filter(|before| untouched(cx, before, cells)) {
        return Ok(before.clone());
    }
    let near = before.and_then(Record::place);
    let mut reader = Reader::new(cx, columns(kind), cells, near);
    let made = match kind {
        RecordKind::Case => case(&mut reader, before),
        RecordKind::Publicity => {
            quick(&mut reader, before, PublicityKind::ALL, PublicityKind::name).map(Record::Publicity)
        }
        RecordKind::Service => {
            quick(&mut reader, before, ServiceKind::ALL, ServiceKind::name).map(Record::Service)
        }
        RecordKind::Group => group(&mut reader, before),
        RecordKind::Session => session(&mut reader, before),
        RecordKind::Meeting => meeting(&mut reader, before),
        RecordKind::Assessment => incentive::assessment(&mut reader, before),
        RecordKind::Honour => incentive::honour(&mut reader, before),
        RecordKind::Share => incentive::share(&mut reader, before),
        RecordKind::Welfare => incentive::welfare(&mut reader, before),
        RecordKind::Rate => incentive::rate(&mut reader, before),
        RecordKind::Salaried => reader.person().map(Record::Salaried),
        RecordKind::Limits => incentive::limits(&mut reader),
        RecordKind::Payment => {
            reader.note(t::wrong_payment(cx.lang).to_owned());
            None
        }
    };
    match made {
        Some(record) if reader.wrong.is_empty() => Ok(record),
        _ => Err(reader.wrong),
    }
}

fn untouched(cx: Reading<'_>, before: &Record, texts: &[String]) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let own = super::cells(cx.index, before, lang);
        let mut all = columns(before.kind()).iter().zip(own).zip(texts);
        all.all(|((column, own), text)| column.input == Input::Follows || squeeze(&own) == squeeze(text))
    }) && texts.len() == columns(before.kind()).len()
}

fn id(reader: &Reader<'_>, before: Option<&Record>) -> crate::ledger::RecordId {
    before.and_then(|r| r.key().number()).unwrap_or(reader.cx.id)
}

fn whole(reader: &mut Reader<'_>, message: String) {
    reader.wrong.push(Wrong { column: None, message });
}

fn case(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let (index, lang) = (r.cx.index, r.cx.lang);
    let kinds: Vec<CaseKind> = CaseKind::all().collect();
    let kind = r.choice(&kinds, kind_word);
    let words = r.text();
    let place = r.place();
    let found = r.moment();
    if let Some(day) = found.map(|f| f.date()).filter(|d| *d > r.cx.today) {
        r.note(wangge_texts::ledger::refused_future(lang, &day));
    }
    let finder = r.by();
    let source = r.choice(Source::ALL, |v, l| v.name(l).to_owned());
    let pace = r.choice(Pace::ALL, |v, l| v.name(l).to_owned());
    let risk = r.choice(Risk::ALL, |v, l| v.name(l).to_owned());
    let old_parties = match before {
        Some(Record::Case(old)) => old.parties.as_slice(),
        _ => &[],
    };
    let parties = parties(&r.text(), old_parties);
    let scale = r.number();
    let again = r.text();
    let again = match again.parse() {
        Ok(number) => Some(number),
        Err(_) if again.is_empty() => None,
        Err(_) => {
            r.note(t::wrong_choice(lang, &again));
            None
        }
    };
    let steps = r.text();
    let (kind, place, found) = (kind?, place?, found?);
    let old = match before {
        Some(Record::Case(old)) => Some(old.as_ref()),
        _ => None,
    };
    let new = Case::new(id(r, before), kind, place, found, finder.clone(), &words);
    let mut made = old
        .cloned()
        .unwrap_or_else(|| Case { pace: index.register.ledgers.limits.pace(kind), ..new.clone() });
    made.pace = pace.unwrap_or(made.pace);
    made.source = source.unwrap_or(made.source);
    made.risk = risk.unwrap_or(made.risk);
    if made.steps.is_empty() {
        made.registered = if old.is_some_and(|o| o.place == place) { made.registered } else { place };
    }
    let made = Case { kind, place, found, finder, words, parties, scale, again, ..made };
    if steps == steps::write(index, &made, lang) || steps.is_empty() {
        return Some(Record::Case(Box::new(made)));
    }
    match steps::read(index, &made, &steps, lang) {
        Ok(steps) => Some(Record::Case(Box::new(Case { steps, ..made }))),
        Err(why) => {
            r.note(why);
            None
        }
    }
}

/// One a line: the name, and a telephone after it. What was there stays as it was.
fn parties(text: &str, old: &[Party]) -> Vec<Party> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines
        .map(|line| {
            if let Some(same) = old.iter().find(|p| super::cells::party(p) == line) {
                return same.clone();
            }
            let at = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
            let (name, phone) = line.split_at(at);
            let name =
                name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '：'));
            Party { name: name.to_owned(), phone: Phone::read(phone), grid: None }
        })
        .collect()
}

fn quick<K: Copy>(
    r: &mut Reader<'_>,
    before: Option<&Record>,
    all: &[K],
    name: fn(K, Lang) -> &'static str,
) -> Option<Quick<K>> {
    let kind = r.choice(all, |v, l| name(v, l).to_owned());
    let topic = r.text();
    let grid = r.place();
    let on = r.day();
    let households = r.number().unwrap_or(0);
    let count = r.number().unwrap_or(0);
    let by = r.by();
    let made = Quick { id: id(r, before), kind: kind?, topic, grid: grid?, households, count, on: on?, by };
    if r.wrong.is_empty() {
        for issue in made.issues(r.cx.today) {
            whole(r, issue.words(r.cx.lang));
        }
    }
    Some(made)
}

fn group(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let name = r.text();
    let level = r.choice(&Level::GRIDS, |v, l| level_name(v, l).to_owned());
    let grids = r.places();
    let owner = keeper(r, &grids);
    let deputy = keeper(r, &grids);
    let purpose = r.choice(Purpose::ALL, |v, l| v.name(l).to_owned());
    let (task, until, founded) = (r.text(), r.day(), r.day());
    let (members, households) = (r.number().unwrap_or(0), r.number().unwrap_or(0));
    let inside = r.several(Insider::ALL, |v, l| v.name(l).to_owned());
    let rules = r.text();
    let status = r.choice(Status::ALL, |v, l| v.name(l).to_owned());
    let (ended, filed_by, filed, checked) = (r.day(), r.by(), r.day(), r.day());
    let picture = match before {
        Some(Record::Group(old)) => old.picture.clone(),
        _ => None,
    };
    Some(Record::Group(Box::new(ChatGroup {
        id: id(r, before),
        name,
        level: level?,
        grids,
        owner,
        deputy,
        purpose: purpose?,
        task,
        until,
        founded: founded?,
        ended,
        members,
        households,
        inside,
        rules,
        status: status?,
        filed_by,
        filed: filed?,
        checked,
        picture,
    })))
}

/// Who keeps a group, by the post that they hold on its grids or above them.
fn keeper(r: &mut Reader<'_>, grids: &std::collections::BTreeSet<GridCode>) -> Option<Keeper> {
    let person = r.person()?;
    let register = r.cx.index.register;
    let holds =
        |a: &&crate::domain::Appointment| a.person == person && matches!(a.post, Post::Head | Post::Deputy);
    let near = |code: GridCode| grids.iter().any(|g| g.holds(code) || code.holds(*g));
    let posts: Vec<_> = register.appointments.values().flatten().filter(holds).collect();
    let post = posts.iter().find(|a| near(a.grid) && a.held(r.cx.today)).or(posts.first());
    if post.is_none() {
        r.note(t::wrong_keeper(r.cx.lang).to_owned());
    }
    post.map(|a| Keeper { post: a.post, grid: a.grid, person })
}

fn session(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let topic = r.text();
    let organiser = r.place();
    let levels = r.several(&Level::GRIDS, |v, l| level_name(v, l).to_owned());
    let on = r.day();
    let place = r.text();
    let minutes = r.number().unwrap_or(0);
    let (need, material, attended) = (r.text(), r.text(), r.people());
    let (organiser, on, id) = (organiser?, on?, id(r, before));
    let made = Session { id, organiser, levels, topic, need, on, place, minutes, material, attended };
    if r.wrong.is_empty() {
        for issue in made.issues(r.cx.today) {
            whole(r, issue.words(r.cx.lang));
        }
    }
    Some(Record::Session(Box::new(made)))
}

fn meeting(r: &mut Reader<'_>, before: Option<&Record>) -> Option<Record> {
    let grid = r.place();
    let at = r.moment();
    let present = r.people();
    let guests = r.text();
    let guests =
        guests.split(['、', '，', ',']).map(|g| g.trim().to_owned()).filter(|g| !g.is_empty()).collect();
    let lines = r.text();
    let minutes = r.text();
    let (grid, at) = (grid?, at?);
    if grid.level() != Level::Village {
        whole(r, wangge_texts::ledger::meeting_not_a_village(r.cx.lang).to_owned());
    }
    let old = match before {
        Some(Record::Meeting(old)) => old.matters.as_slice(),
        _ => &[],
    };
    let matters = lines.lines().filter(|l| !l.trim().is_empty()).map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let words = parts.next().unwrap_or_default();
        let was = old.iter().find(|m| squeeze(&m.words) == squeeze(words));
        Matter {
            words: words.to_owned(),
            by: r.cx.index.by(parts.next().unwrap_or_default(), Some(grid)),
            grid: was.map_or(grid, |m| m.grid),
            decision: parts.next().unwrap_or_default().to_owned(),
            case: was.and_then(|m| m.case),
        }
    });
    let matters = matters.collect();
    Some(Record::Meeting(Box::new(Meeting {
        id: id(r, before),
        grid,
        at,
        present,
        guests,
        matters,
        minutes,
    })))
}
