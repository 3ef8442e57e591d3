//! Tables from text, a proposal to text: what the tests of the import are written in.
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::io::{Cursor, Read};
use wangge_core::change::{Change, Edit};
use wangge_core::domain::audit::Severity;
use wangge_core::domain::{Appointment, GridCode, Register};
use wangge_exchange::import::{Ask, Chosen, Outcome, Proposal, Remaining, propose};
use wangge_exchange::table::{Row, Table};
use wangge_texts::Lang;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What an import starts from.
pub struct Given {
    pub register: Register,
    tables: Vec<Table>,
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 1).unwrap()
}

/// A table from lines and commas; `a.xlsx/区划` names a sheet of a workbook.
pub fn table(name: &str, text: &str) -> Table {
    let (file, sheet) = name.split_once('/').unwrap_or((name, ""));
    let rows = text.lines().zip(1..).map(|(line, number)| Row {
        number,
        cells: line.split(',').map(|cell| cell.trim().to_owned()).collect(),
    });
    Table { file: file.into(), sheet: sheet.into(), rows: rows.collect(), notes: vec![] }
}

impl Given {
    pub fn new() -> Self {
        Self { register: Register::default(), tables: vec![] }
    }

    /// Imports a sheet and accepts it.
    pub fn stored(mut self, name: &str, text: &str) -> Self {
        let proposal = propose(&self.register, &[table(name, text)], today(), &mut |_| ());
        proposal.change.apply(&mut self.register);
        self
    }

    /// A sheet of the import under test.
    pub fn sheet(mut self, name: &str, text: &str) -> Self {
        self.tables.push(table(name, text));
        self
    }
}

/// The import of what is given, as text; and what must hold of every import.
pub fn check(given: Given, expect: &str) {
    let mut told = Vec::new();
    let proposal = propose(&given.register, &given.tables, today(), &mut |p| told.push((p.done, p.of)));
    assert_eq!(text(&proposal), expect);
    let rows: usize = proposal.sheets.iter().map(|s| s.rows).sum();
    if rows > 0 {
        assert_eq!(told, [(rows as u64, rows as u64)]);
    }
    sound(&given.register, &proposal);
    settled(&given.register, &given.tables, &proposal);
}

/// What must hold of every proposal: rows add up, a refused row has its error, every issue
/// has words, nothing is removed, and the change can be taken back.
pub fn sound(register: &Register, proposal: &Proposal) {
    for s in &proposal.sheets {
        assert_eq!(s.rows, s.added + s.changed + s.same + s.refused, "{s:?}");
    }
    let refused: usize = proposal.sheets.iter().map(|s| s.refused).sum();
    let headless = proposal.sheets.iter().filter(|s| s.kind.is_none()).count();
    let errors = proposal.issues.iter().filter(|i| i.severity == Severity::Error).count();
    assert!(refused <= errors && errors <= refused + headless);
    for issue in &proposal.issues {
        for lang in Lang::ALL {
            assert!(!issue.message(lang).is_empty());
        }
        assert!(issue.value.chars().count() <= 60);
    }
    let c = &proposal.change;
    assert!(c.grids.iter().all(|e| e.after.is_some()) && c.persons.iter().all(|e| e.after.is_some()));
    assert!(
        c.appointments.iter().all(|e| e.after.is_some()) && c.households.iter().all(|e| e.after.is_some())
    );
    // Every edit has words, and the change can be taken back, with all that may go or without.
    let total = |outcome| {
        let (total, rows) =
            proposal.differences(register, &Ask { outcome, from: 0, count: usize::MAX }, Lang::En);
        assert!(rows.iter().all(|r| (outcome == Outcome::Changed) != r.fields.is_empty()), "{rows:?}");
        total
    };
    let edits = c.grids.len() + c.persons.len() + c.appointments.len() + c.households.len();
    assert_eq!(total(Outcome::Added) + total(Outcome::Changed), edits);
    assert_eq!(total(Outcome::Missing), proposal.missing.counts().iter().sum::<usize>());
    let all = Chosen { grids: Some(today()), appointments: Some(today()), households: true };
    for change in [c.clone(), proposal.with_missing(register, &all).change] {
        let mut after = register.clone();
        change.apply(&mut after);
        change.inverse().apply(&mut after);
        for list in after.households.values_mut() {
            list.sort_by_key(|h| h.id);
        }
        let register = register.clone();
        assert_eq!((after.grids, after.persons), (register.grids, register.persons));
        assert_eq!(after.households, register.households);
        assert_eq!(posts(after.appointments), posts(register.appointments));
    }
}

/// Appointments in an order of their own: one that is taken back stands last.
fn posts(of: BTreeMap<GridCode, Vec<Appointment>>) -> Vec<Appointment> {
    let mut list: Vec<_> = of.into_values().flatten().collect();
    list.sort_by_key(|a| (a.grid, a.person, a.post, a.from, a.to, a.office.clone()));
    list
}

/// Accepts a proposal and imports the same sheets again: nothing changes.
pub fn settled(register: &Register, tables: &[Table], proposal: &Proposal) {
    let mut after = register.clone();
    proposal.change.apply(&mut after);
    let again = propose(&after, tables, today(), &mut |_| ());
    assert_eq!(again.change, Change::default(), "a second import changes something");
    assert!(again.sheets.iter().all(|s| s.added + s.changed == 0), "a second import counts a change");
    // Without the households that were missing, nothing else is missed, and nothing comes back.
    let chosen = Chosen { households: true, ..Chosen::default() };
    let mut after = register.clone();
    proposal.with_missing(register, &chosen).change.apply(&mut after);
    let again = propose(&after, tables, today(), &mut |_| ());
    assert_eq!(again.change, Change::default(), "a second import brings back what was taken out");
    assert!(again.missing.households.is_empty() || again.missing.refused_households > 0);
}

fn text(p: &Proposal) -> String {
    let mut out = String::new();
    for s in &p.sheets {
        let kind = s.kind.map_or_else(|| "none".to_owned(), |k| format!("{k:?}"));
        let (rows, added, changed, same, refused) = (s.rows, s.added, s.changed, s.same, s.refused);
        write!(out, "sheet {}{} {kind}: {rows} rows +{added} ~{changed} ={same} x{refused}", s.file, s.sheet)
            .unwrap();
        for (what, names) in [("dropped", &s.dropped_columns), ("unknown", &s.unknown_columns)] {
            if !names.is_empty() {
                write!(out, ", {what} {}", names.join(" ")).unwrap();
            }
        }
        if s.passed > 0 {
            write!(out, ", passed {}", s.passed).unwrap();
        }
        out.push('\n');
    }
    for i in &p.issues {
        let severity = format!("{:?}", i.severity).to_lowercase();
        writeln!(out, "issue {} {} {:?} {severity} {:?}", i.row, i.column, i.value, i.kind).unwrap();
    }
    let Remaining { grids, persons, appointments, households } = p.remaining;
    if p.remaining != Remaining::default() {
        writeln!(
            out,
            "left {grids} grids, {persons} persons, {appointments} appointments, {households} households"
        )
        .unwrap();
    }
    lines(&mut out, &p.change.grids, |g| {
        let words = [g.phone.to_string(), g.range_words.clone()];
        let words: String = words.iter().filter(|w| !w.is_empty()).map(|w| format!(" {w}")).collect();
        let at = g.point.map(|p| format!(" @{}/{}", p.lon(), p.lat())).unwrap_or_default();
        format!("{} {}{words}{at}", g.code, g.name)
    });
    lines(&mut out, &p.change.persons, |p| {
        let sex = p.sex.map(|s| format!(" {s:?}")).unwrap_or_default();
        let party = p.party_member.map_or("", |m| if m { " party" } else { " no party" });
        let category = p.category.map(|c| format!(" {c:?}")).unwrap_or_default();
        format!("person {} {} {}{sex}{party}{category}", p.id.0, p.name, p.phone)
    });
    lines(&mut out, &p.change.appointments, |a| {
        let (from, to) = (or_dash(a.from), or_dash(a.to));
        format!("post {} {} {:?} {} {from} {to}", a.grid, a.person.0, a.post, a.office)
    });
    lines(&mut out, &p.change.households, |h| {
        let (grid, door) = (or_dash(h.grid), or_dash(h.door.as_ref()));
        let mut line = format!("household {} {} {grid} {door} {} {}", h.id.0, h.group, h.head, h.phone);
        if !h.code.is_empty() {
            write!(line, " {}", h.code).unwrap();
        }
        if let Some(people) = h.people {
            write!(line, " {people} people").unwrap();
        }
        if let Some(p) = h.position {
            write!(line, " {}/{}", p.lon, p.lat).unwrap();
        }
        line
    });
    out
}

fn lines<T>(out: &mut String, edits: &[Edit<T>], words: impl Fn(&T) -> String) {
    for edit in edits {
        let (Some(after), sign) = (&edit.after, if edit.before.is_some() { '~' } else { '+' }) else {
            panic!("an import removes something");
        };
        writeln!(out, "{sign} {}", words(after)).unwrap();
    }
}

fn or_dash<T: Display>(value: Option<T>) -> String {
    value.map_or_else(|| "–".to_owned(), |v| v.to_string())
}

/// A workbook with a text in one of its parts made another.
pub fn replaced(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..old.len() {
        let mut file = old.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        if name == part {
            assert!(content.contains(from), "{part} has no {from}: {content}");
            content = content.replace(from, to);
        }
        new.start_file(&name, SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut new, content.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}
