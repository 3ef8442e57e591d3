//! Importing again: what differs, what a person says of columns and of what is missing, and a
//! device that fails in the middle.
mod support;

use support::{ask, ask_with, code, county, day, kept, open};
use wangge_core::domain::{Phone, Register};
use wangge_core::office::{
    Accept, Clear, ColumnHow, Discard, GetDifferences, GetStatus, MissingChoice, Outcome, Preview, ReadFiles,
    SetColumns, Undo,
};
use wangge_exchange::sheets::{SheetData, SheetKind};
use wangge_exchange::write::{Encoding, sheets_of, write_csv};
use wangge_store::{MemoryStore, StoreError};
use wangge_worker::engine::{Engine, InFile};

fn file(name: &str, bytes: Vec<u8>) -> InFile {
    InFile { name: name.into(), size: bytes.len() as u64, bytes: Some(bytes) }
}

/// A sheet of the register as a csv, after a person has worked on its rows.
fn worked(register: &Register, kind: SheetKind, work: impl FnOnce(&mut Vec<Vec<String>>)) -> InFile {
    let mut sheet: SheetData = sheets_of(register).into_iter().find(|s| s.kind == kind).unwrap();
    work(&mut sheet.rows);
    file("名单.csv", write_csv(&sheet, Encoding::Utf8Bom))
}

fn read(engine: &mut Engine<MemoryStore>, file: InFile) -> Preview {
    ask_with(engine, ReadFiles, vec![file]).unwrap().0
}

fn differences(engine: &mut Engine<MemoryStore>, outcome: Outcome) -> Vec<(String, usize, Vec<[String; 3]>)> {
    let page = ask(engine, GetDifferences { outcome, from: 0, count: 50 }).unwrap();
    assert_eq!(page.total, page.rows.len());
    let fields = |f: wangge_core::office::FieldView| [f.field, f.before, f.after];
    page.rows.into_iter().map(|r| (r.what, r.row, r.fields.into_iter().map(fields).collect())).collect()
}

/// Of the first group: another telephone for the first household, the last one gone, a new one.
fn households_again(register: &Register) -> InFile {
    worked(register, SheetKind::Households, |rows| {
        rows.retain(|r| r[1] == "99012710020101");
        rows[0][9] = "13800009999".into();
        rows.pop();
        let mut new = rows[1].clone();
        (new[6], new[7]) = ("99号".into(), "新来户".into());
        rows.push(new);
    })
}

#[test]
fn a_second_sheet_shows_what_is_added_changed_and_missing_and_keeps_what_it_lacks() {
    let store = kept(&county());
    let mut engine = open(&store);
    let preview = read(&mut engine, households_again(&county()));
    let tally = preview.households;
    assert_eq!((tally.added, tally.changed, tally.removed), (1, 1, 0));
    assert_eq!((preview.missing.households, preview.missing.total()), ((1, 0), 1));
    let added = differences(&mut engine, Outcome::Added);
    assert_eq!((added.len(), added[0].1), (1, 16), "{added:?}");
    assert!(added[0].0.contains("新来户"));
    let changed = differences(&mut engine, Outcome::Changed);
    let telephone = ["联系电话".to_owned(), String::new(), "13800009999".to_owned()];
    assert_eq!((changed.len(), &changed[0].2), (1, &vec![telephone]));
    let missing = differences(&mut engine, Outcome::Missing);
    assert_eq!((missing.len(), missing[0].1), (1, 0));
    // A page of it, from the second on, is empty.
    let page = ask(&mut engine, GetDifferences { outcome: Outcome::Added, from: 1, count: 5 }).unwrap();
    assert_eq!((page.total, page.rows.len()), (1, 0));

    let stored = ask(&mut engine, Accept::default()).unwrap();
    assert_eq!((stored.households.removed, stored.kept.len()), (0, 0));
    assert_eq!(engine.register().all_households().count(), 47);
    ask(&mut engine, Undo).unwrap();
    assert_eq!(engine.register().households, county().households);
}

#[test]
fn what_is_missing_goes_where_that_is_chosen_and_comes_back_with_undo() {
    let mut engine = open(&kept(&county()));
    read(&mut engine, households_again(&county()));
    let missing = MissingChoice { households: true, ..MissingChoice::default() };
    let stored = ask(&mut engine, Accept { missing }).unwrap();
    assert_eq!((stored.households.added, stored.households.removed), (1, 1));
    assert_eq!(engine.register().all_households().count(), 46);
    ask(&mut engine, Undo).unwrap();
    assert_eq!(engine.register().households, county().households);

    // The gridworkers' list with another head of one grid.
    let list = worked(&county(), SheetKind::Gridworkers, |rows| {
        let row = rows.iter_mut().find(|r| r[3] == "9901271002010201").unwrap();
        (row[0], row[2]) = ("接任者".into(), "13800005555".into());
    });
    assert_eq!(read(&mut engine, list).missing.appointments, (1, 0));
    let missing = MissingChoice { appointments: Some(day()), ..MissingChoice::default() };
    let stored = ask(&mut engine, Accept { missing }).unwrap();
    assert_eq!((stored.appointments.added, stored.appointments.changed), (1, 1));
    let posts = &engine.register().appointments[&code("9901271002010201")];
    assert_eq!(posts.iter().map(|a| a.to).collect::<Vec<_>>(), [Some(day()), None]);
}

#[test]
fn what_cannot_go_without_harm_stays_and_says_why() {
    let mut register = county();
    let mut second = register.grids[&code("9901271002010101")].clone();
    (second.code, second.name) = (code("9901271002010102"), "第2网格".into());
    register.grids.insert(second.code, second);
    let mut engine = open(&kept(&register));
    // A grid that is missing and still has households.
    let list = worked(&register, SheetKind::Grids, |rows| rows.retain(|r| r[0] != "9901271002010101"));
    let list = InFile { name: "网格.csv".into(), ..list };
    assert_eq!(read(&mut engine, list).missing.grids.0, 1);
    let missing = MissingChoice { grids: Some(day()), ..MissingChoice::default() };
    let stored = ask(&mut engine, Accept { missing }).unwrap();
    assert_eq!((stored.kept.len(), stored.grids.changed), (1, 0));
    assert!(stored.kept[0].contains("15") && stored.kept[0].contains("1组第1网格"), "{:?}", stored.kept);

    // A row that was left out might speak of what seems to be missing.
    let list = worked(&county(), SheetKind::Households, |rows| {
        rows.retain(|r| r[1] == "99012710020101");
        for cell in [0, 6, 7] {
            rows[0][cell].clear();
        }
    });
    assert_eq!(read(&mut engine, list).missing.households, (1, 1));
    let missing = MissingChoice { households: true, ..MissingChoice::default() };
    let stored = ask(&mut engine, Accept { missing }).unwrap();
    assert_eq!((stored.households.removed, stored.kept.len()), (0, 1));
    assert_eq!(engine.register().all_households().count(), 46);
}

const ODD: &str =
    "编号,谁家,所在,怎么找\n1,张三,99012710020101,13800001111\n2,李四,99012710020101,13800002222\n";

fn odd() -> InFile {
    file("走访.csv", ODD.into())
}

#[test]
fn columns_that_a_person_explains_are_read_and_remembered_until_all_is_cleared() {
    let store = kept(&county());
    let mut engine = open(&store);
    let preview = read(&mut engine, odd());
    assert!(!preview.changes() && preview.sheets[0].list.is_empty(), "{preview:?}");
    let columns = &preview.sheets[0].columns;
    assert_eq!((columns[1].header.as_str(), columns[1].samples[0].as_str()), ("谁家", "张三"));

    // Too little is refused, with what is needed; nothing is remembered.
    let said = |columns: &[(usize, &str)]| SetColumns {
        sheet: 0,
        list: "households".into(),
        columns: columns.iter().map(|(at, key)| (*at, (*key).to_owned())).collect(),
    };
    let failure = ask(&mut engine, said(&[(3, "phone")])).unwrap_err();
    assert!(failure.message.contains("户主"), "{}", failure.message);
    assert!(ask(&mut engine, said(&[(1, "from")])).is_err(), "no column of this sheet");
    assert!(ask(&mut engine, SetColumns { sheet: 7, ..said(&[]) }).is_err());

    let whole = said(&[(1, "head"), (2, "group_code"), (3, "phone")]);
    let preview = ask(&mut engine, whole.clone()).unwrap();
    assert_eq!((preview.households.added, preview.sheets[0].list.as_str()), (2, "households"));
    assert!(preview.sheets[0].columns[1..].iter().all(|c| c.how == ColumnHow::Remembered));
    ask(&mut engine, Discard).unwrap();

    // Another visit, the same header: understood at once.
    let mut again = open(&store);
    assert_eq!(read(&mut again, odd()).households.added, 2);
    // A column that gets a meaning takes it from the one that had it.
    let preview = ask(&mut again, said(&[(0, "phone")])).unwrap();
    let columns = &preview.sheets[0].columns;
    assert_eq!((columns[0].meaning.as_str(), columns[3].how), ("phone", ColumnHow::Ignored));
    // A device that is full remembers nothing and reads nothing anew.
    store.fail_next(StoreError::Full);
    assert!(ask(&mut again, whole.clone()).is_err());
    assert_eq!(read(&mut again, odd()).sheets[0].columns[0].meaning, "phone");

    ask(&mut again, Clear).unwrap();
    assert!(read(&mut again, odd()).sheets[0].list.is_empty());
    assert!(read(&mut open(&store), odd()).sheets[0].list.is_empty());
}

#[test]
fn identity_numbers_are_not_read_whatever_is_said_of_their_column() {
    let mut engine = open(&kept(&county()));
    let csv = "身份证号,户主,组编码\n990127197001010017,张三,99012710020101\n";
    read(&mut engine, file("户.csv", csv.into()));
    let columns = vec![(0, "phone".to_owned()), (1, "head".to_owned())];
    let preview = ask(&mut engine, SetColumns { sheet: 0, list: "households".into(), columns }).unwrap();
    let column = &preview.sheets[0].columns[0];
    assert_eq!((column.how, column.meaning.as_str(), column.samples.len()), (ColumnHow::Private, "", 0));
    ask(&mut engine, Accept::default()).unwrap();
    assert!(engine.register().all_households().all(|h| h.phone == Phone::Missing));
}

#[test]
fn a_device_that_fails_while_accepting_leaves_all_as_it_was() {
    let store = kept(&county());
    let mut engine = open(&store);
    read(&mut engine, households_again(&county()));
    let missing = MissingChoice { households: true, ..MissingChoice::default() };
    for error in [StoreError::Full, StoreError::Failed("aborted".into())] {
        store.fail_next(error);
        assert!(ask(&mut engine, Accept { missing }).is_err());
        assert_eq!(engine.register(), &county(), "in memory");
        assert_eq!(open(&store).register(), &county(), "on the device");
    }
    // A worker that is killed takes the proposal with it, and nothing else.
    drop(engine);
    let mut next = open(&store);
    assert!(!ask(&mut next, GetStatus).unwrap().pending);
    assert_eq!(next.register(), &county());
    // The clerk does it once more.
    read(&mut next, households_again(&county()));
    assert_eq!(ask(&mut next, Accept { missing }).unwrap().households.removed, 1);
}
