//! A whole county out as sheets and in again.
use crate::support::{settled, sound};
use std::collections::BTreeMap;
use wangge_core::domain::Register;
use wangge_demo::{Plan, county, reference_date};
use wangge_exchange::import::{Remaining, RowIssueKind, propose};
use wangge_exchange::read::read;
use wangge_exchange::table::Table;
use wangge_exchange::write::{Encoding, sheets_of, write_csv, write_xlsx};

/// The facts of a register without the numbers that it gives by itself.
fn facts(register: &Register) -> (Vec<String>, BTreeMap<String, usize>, BTreeMap<String, usize>) {
    let grids = register.grids.values().map(|g| format!("{g:?}")).collect();
    let (mut posts, mut households) = (BTreeMap::new(), BTreeMap::new());
    for a in register.appointments.values().flatten() {
        let p = &register.persons[&a.person];
        let person = (&p.name, &p.phone, p.sex, p.party_member, p.category);
        *posts
            .entry(format!("{person:?} {:?} {:?} {} {:?} {:?}", a.grid, a.post, a.office, a.from, a.to))
            .or_default() += 1;
    }
    for h in register.all_households() {
        let h = wangge_core::domain::Household { id: wangge_core::domain::HouseholdId(0), ..h.clone() };
        *households.entry(format!("{h:?}")).or_default() += 1;
    }
    (grids, posts, households)
}

fn round(demo: &Register, tables: &[Table]) {
    let on = reference_date();
    let empty = Register::default();
    let proposal = propose(&empty, tables, on, &mut |_| ());
    sound(&empty, &proposal);
    settled(&empty, tables, &proposal);
    let unexpected: Vec<_> = proposal
        .issues
        .iter()
        .filter(|i| {
            use RowIssueKind as K;
            !matches!(
                i.kind,
                K::BrokenPhone | K::SameHousehold { .. } | K::DuplicateRow { .. } | K::GridNotUsed { .. }
            )
        })
        .collect();
    assert_eq!(unexpected, Vec::<&_>::new());
    let mut after = empty;
    proposal.change.apply(&mut after);
    let (before, after_facts) = (facts(demo), facts(&after));
    assert_eq!(before.0, after_facts.0);
    assert_eq!(before.1, after_facts.1);
    assert_eq!(before.2, after_facts.2);
    assert_eq!(demo.persons.len(), after.persons.len());

    // Into the register that they came from, the sheets bring nothing and miss nothing.
    let again = propose(demo, tables, on, &mut |_| ());
    assert_eq!((again.change, again.remaining), Default::default());
    assert_eq!(again.remaining, Remaining::default());
}

#[test]
fn as_a_workbook_and_as_csv() {
    let demo = county(&Plan { seed: 7, towns: 2, households: 3_000 });
    let sheets = sheets_of(&demo);
    round(&demo, &read("禾溪县.xlsx", &write_xlsx(&sheets).unwrap(), &mut |_| ()).unwrap());
    for encoding in [Encoding::Utf8Bom, Encoding::Gbk] {
        let files = sheets.iter().map(|s| (format!("{}.csv", s.kind.file_stem()), write_csv(s, encoding)));
        let tables: Vec<Table> =
            files.flat_map(|(name, bytes)| read(&name, &bytes, &mut |_| ()).unwrap()).collect();
        round(&demo, &tables);
    }
}
