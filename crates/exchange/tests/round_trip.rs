//! A county through its sheets and back: every form gives the same facts, and the same
//! sheets again change nothing.
use std::collections::BTreeMap;
use wangge_core::domain::{Appointment, Grid, Household, HouseholdId, Person, PersonId, Register};
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::import::{Proposal, propose};
use wangge_exchange::read::read;
use wangge_exchange::sheets::SheetData;
use wangge_exchange::table::Table;
use wangge_exchange::write::{Encoding, sheets_of, template, write_csv, write_xlsx};

fn demo() -> Register {
    county(&Plan { seed: 11, towns: 2, households: 2_400 })
}

fn tables(files: &[(String, Vec<u8>)]) -> Vec<Table> {
    files.iter().flat_map(|(name, bytes)| read(name, bytes, &mut |_| {}).unwrap()).collect()
}

fn take(register: &Register, tables: &[Table]) -> Proposal {
    propose(register, tables, reference_date(), &mut |_| {})
}

fn csv(sheets: &[SheetData], encoding: Encoding) -> Vec<(String, Vec<u8>)> {
    sheets.iter().map(|s| (format!("{}.csv", s.kind.file_stem()), write_csv(s, encoding))).collect()
}

/// What a register says, apart from the numbers it gives to people and households.
#[derive(Debug, PartialEq)]
struct Facts {
    grids: Vec<Grid>,
    posts: Vec<(Appointment, Person)>,
    households: Vec<Household>,
}

fn facts(register: &Register) -> Facts {
    let posts = register.appointments.values().flatten().map(|a| {
        let person = Person { id: PersonId(0), ..register.persons[&a.person].clone() };
        (Appointment { person: PersonId(0), ..a.clone() }, person)
    });
    let households = register.all_households().map(|h| Household { id: HouseholdId(0), ..h.clone() });
    Facts {
        grids: register.grids.values().cloned().collect(),
        posts: posts.collect(),
        households: households.collect(),
    }
}

fn check(files: &[(String, Vec<u8>)]) {
    let demo = demo();
    let tables = tables(files);
    let proposal = take(&Register::default(), &tables);
    let errors: Vec<_> = proposal
        .issues
        .iter()
        .filter(|i| i.severity == wangge_core::domain::audit::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let mut made = Register::default();
    proposal.change.apply(&mut made);
    assert_eq!(made.persons.len(), demo.persons.len());
    assert!(facts(&made) == facts(&demo), "other facts");
    for sheet in &proposal.sheets {
        assert_eq!(
            (sheet.rows, sheet.changed, sheet.same, sheet.refused),
            (sheet.added, 0, 0, 0),
            "{sheet:?}"
        );
    }
    let again = take(&made, &tables);
    assert!(again.change.is_empty(), "the same sheets change something");
    assert!(again.sheets.iter().all(|s| s.same == s.rows), "{:?}", again.sheets);
    // Taken back, nothing is left of it.
    proposal.change.inverse().apply(&mut made);
    assert!(made.is_empty() && made.appointments.is_empty());
}

#[test]
fn by_a_workbook() {
    let sheets = sheets_of(&demo());
    let bytes = write_xlsx(&sheets).unwrap();
    assert_eq!(bytes, write_xlsx(&sheets).unwrap(), "other bytes the second time");
    check(&[("county.xlsx".into(), bytes)]);
}

#[test]
fn by_csv_in_utf_8() {
    check(&csv(&sheets_of(&demo()), Encoding::Utf8Bom));
}

#[test]
fn by_csv_in_gbk_and_any_order() {
    let mut files = csv(&sheets_of(&demo()), Encoding::Gbk);
    files.reverse();
    check(&files);
}

#[test]
fn numbers_are_kept_as_well() {
    let demo = demo();
    let mut made = Register { settings: demo.settings.clone(), ..Register::default() };
    take(&made, &tables(&csv(&sheets_of(&demo), Encoding::Utf8Bom))).change.apply(&mut made);
    assert!(made == demo, "other numbers");
}

#[test]
fn an_update_says_what_is_new_and_what_is_changed() {
    let demo = demo();
    let mut next = demo.clone();
    let (group, homes) = next.households.iter_mut().next().unwrap();
    homes[0].head = "欧阳新".to_owned();
    homes[1].people = Some(9);
    let mut new = homes[2].clone();
    (new.code, new.door, new.head) =
        (String::new(), wangge_core::domain::Door::read("990号"), "上官新".to_owned());
    let group = *group;
    homes.push(new);
    let proposal = take(&demo, &tables(&csv(&sheets_of(&next), Encoding::Utf8Bom)));
    let [_, _, _, sheet] = proposal.sheets.as_slice() else { panic!("{} sheets", proposal.sheets.len()) };
    assert_eq!((sheet.added, sheet.changed, sheet.refused), (1, 2, 0));
    let kinds: BTreeMap<bool, usize> = proposal.change.households.iter().fold(BTreeMap::new(), |mut n, e| {
        *n.entry(e.before.is_some()).or_default() += 1;
        n
    });
    assert_eq!(kinds, BTreeMap::from([(false, 1), (true, 2)]));
    let mut made = demo.clone();
    proposal.change.apply(&mut made);
    assert_eq!(facts(&made), facts(&next));
    assert_eq!(made.households[&group].len(), demo.households[&group].len() + 1);
    proposal.change.inverse().apply(&mut made);
    assert_eq!(facts(&made), facts(&demo));
}

#[test]
fn a_template_is_read_as_four_empty_sheets() {
    for lang in wangge_texts::Lang::ALL {
        let bytes = template(lang).unwrap();
        assert_eq!(bytes, template(lang).unwrap(), "other bytes the second time");
        let proposal = take(&Register::default(), &tables(&[("模板.xlsx".into(), bytes)]));
        assert!(proposal.change.is_empty());
        assert_eq!(proposal.issues, []);
        let kinds: Vec<_> = proposal.sheets.iter().map(|s| (s.kind.unwrap(), s.rows)).collect();
        assert_eq!(kinds, wangge_exchange::sheets::SheetKind::ALL.map(|k| (k, 0)));
    }
}

#[test]
fn no_cell_is_ever_run() {
    let mut sheets = sheets_of(&demo());
    let names = ["=1+1", "+1", "-1", "@SUM(A1)", "=\"引号\",逗号", "＝1+1"];
    for (row, name) in sheets[1].rows.iter_mut().zip(names) {
        row[1] = name.to_owned();
    }
    let text = String::from_utf8(write_csv(&sheets[1], Encoding::Utf8Bom)).unwrap();
    assert!(
        !text
            .lines()
            .any(|l| l.split(',').any(|c| c.trim_start_matches('"').starts_with(['=', '+', '-', '@', '＝'])))
    );
    assert!(text.contains("\r\n") && text.starts_with('\u{FEFF}'));
    let back = read("grids.csv", text.as_bytes(), &mut |_| {}).unwrap();
    let read_names: Vec<&str> = back[0].rows.iter().skip(1).map(|r| r.cell(1)).take(names.len()).collect();
    assert_eq!(read_names, names);
}
