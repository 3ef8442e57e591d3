//! What goes out of the register comes in again without a change: files, and the clipboard.
mod support;

use std::io::{Cursor, Read};
use support::{ask, ask_with, code, county, day, kept, open};
use wangge_core::change::{Change, Edit};
use wangge_core::domain::{GridCode, PersonId, Register, Retirement};
use wangge_core::office::{
    Accept, CopyRows, Export, FileFormat, ListKind, Paste, PasteOnto, Preview, ReadFiles, RowChoice, RowKey,
    TableFilter,
};
use wangge_store::MemoryStore;
use wangge_worker::engine::{Engine, InFile};

/// A county with a past: a person who left, one who never had a post, a grid that was given up.
fn with_a_past() -> Register {
    let mut register = county();
    let mut change = Change::default();
    let gone = register.grids[&code("9901271002020101")].clone();
    let retired = Some(Retirement { on: day(), successors: vec![] });
    let before = gone.clone();
    let grid = wangge_core::domain::Grid { code: code("9901271002020102"), retired, ..gone };
    change.grids.push(Edit::add(grid));
    let person = register.persons[&PersonId(0)].clone();
    let left = wangge_core::domain::Person { id: PersonId(20), name: "前任".into(), ..person.clone() };
    change.persons.push(Edit::add(left));
    let idle = wangge_core::domain::Person { id: PersonId(21), name: "待聘".into(), ..person };
    change.persons.push(Edit::add(idle));
    let post = register.appointments[&code("990127100201")][0].clone();
    let to = day().pred_opt();
    change.appointments.push(Edit::add(wangge_core::domain::Appointment {
        person: PersonId(20),
        to,
        ..post
    }));
    change.apply(&mut register);
    assert!(register.grids.contains_key(&before.code));
    register
}

fn back(engine: &mut Engine<MemoryStore>, name: &str, bytes: Vec<u8>) -> Preview {
    let file = InFile { name: name.into(), size: bytes.len() as u64, bytes: Some(bytes) };
    ask_with(engine, ReadFiles, vec![file]).unwrap().0
}

fn unzipped(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = vec![];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        part.read_to_end(&mut bytes).unwrap();
        files.push((part.name().unwrap().into_owned(), bytes));
    }
    files
}

#[test]
fn every_list_comes_back_without_a_change() {
    let mut engine = open(&kept(&with_a_past()));
    let kinds = [ListKind::All, ListKind::Grids, ListKind::People, ListKind::Posts, ListKind::Households];
    for kind in kinds {
        for format in [FileFormat::Xlsx, FileFormat::Csv] {
            let request = Export { kind, rows: RowChoice::default(), format };
            let (made, file) = ask_with(&mut engine, request, vec![]).unwrap();
            let bytes = file.unwrap();
            let files = if made.file.name.ends_with(".zip") {
                unzipped(bytes)
            } else {
                vec![(made.file.name.clone(), bytes)]
            };
            let mut rows = 0;
            for (name, bytes) in files {
                let preview = back(&mut engine, &name, bytes);
                assert!(!preview.changes() && preview.refused.is_empty(), "{kind:?} {name}: {preview:?}");
                assert_eq!(preview.issues[0], 0, "{kind:?} {name}: {preview:?}");
                rows += preview.sheets.iter().map(|s| s.same).sum::<usize>();
            }
            assert_eq!((made.rows > 0, rows), (true, made.rows), "{kind:?} {format:?}");
            let people = matches!(kind, ListKind::All | ListKind::People | ListKind::Posts);
            assert_eq!(made.without_post, usize::from(people), "{kind:?}");
            assert!(made.file.name.starts_with("禾溪县"), "{}", made.file.name);
        }
    }
}

#[test]
fn a_filter_and_keys_choose_the_rows() {
    let mut engine = open(&kept(&with_a_past()));
    let within = |place: &str| TableFilter { within: Some(code(place)), ..TableFilter::default() };
    let mut rows = |kind, rows| {
        let (made, _) =
            ask_with(&mut engine, Export { kind, rows, format: FileFormat::Csv }, vec![]).unwrap();
        made.rows
    };
    let village = || RowChoice::Filter(within("990127100201"));
    assert_eq!(rows(ListKind::Households, village()), 31);
    assert_eq!(rows(ListKind::Grids, village()), 5);
    assert_eq!(rows(ListKind::Posts, RowChoice::Filter(within("99012710020101"))), 2);
    assert_eq!(rows(ListKind::People, RowChoice::Keys(vec![RowKey::Person(PersonId(20))])), 1);
    let nothing = TableFilter { text: "没有这个".into(), ..TableFilter::default() };
    for kind in [ListKind::Grids, ListKind::People, ListKind::Households] {
        assert_eq!(rows(kind, RowChoice::Filter(nothing.clone())), 0);
    }
}

#[test]
fn what_is_copied_can_be_pasted_and_changes_nothing() {
    let mut engine = open(&kept(&county()));
    let keys: Vec<RowKey> =
        engine.register().all_households().take(3).map(|h| RowKey::Household(h.id)).collect();
    let rows = RowChoice::Keys(keys);
    let copied = ask(&mut engine, CopyRows { kind: ListKind::Households, rows }).unwrap();
    assert_eq!((copied.rows, copied.text.lines().count()), (3, 4));
    assert!(copied.text.starts_with("户编号\t组编码"), "{}", copied.text);
    let same = Paste { kind: ListKind::Households, text: copied.text.clone(), onto: None };
    let preview = ask(&mut engine, same).unwrap();
    assert!(!preview.changes() && preview.sheets[0].same == 3, "{preview:?}");
    // With its header each row is found by what names it, wherever it is pasted.
    let elsewhere = engine.register().all_households().nth(9).map(|h| RowKey::Household(h.id)).unwrap();
    let preview =
        ask(&mut engine, onto(ListKind::Households, vec![elsewhere], "phone", &copied.text)).unwrap();
    assert!(!preview.changes() && preview.sheets[0].same == 3, "{preview:?}");
    assert_eq!(preview.missing.households, (0, 0), "three rows are no list of a village");
    // The same cells with another telephone, then without their header and a new door.
    let line = copied.text.lines().nth(1).unwrap();
    let mut cells: Vec<&str> = line.split('\t').collect();
    (cells[6], cells[7], cells[9]) = ("77号", "新来户", "13800007777");
    let new = Paste { kind: ListKind::Households, text: cells.join("\t"), onto: None };
    assert_eq!(ask(&mut engine, new).unwrap().households.added, 1);
    ask(&mut engine, Accept::default()).unwrap();
    assert_eq!(engine.register().all_households().count(), 47);
    let empty = Paste { kind: ListKind::Households, ..Paste::default() };
    assert!(ask(&mut engine, empty).is_err());
}

fn onto(kind: ListKind, rows: Vec<RowKey>, column: &str, text: &str) -> Paste {
    Paste { kind, text: text.into(), onto: Some(PasteOnto { rows, column: column.into() }) }
}

#[test]
fn cells_are_pasted_over_those_of_rows_and_never_make_new_ones() {
    let mut engine = open(&kept(&county()));
    let homes: Vec<RowKey> =
        engine.register().all_households().take(2).map(|h| RowKey::Household(h.id)).collect();
    let over = |column, text| onto(ListKind::Households, homes.clone(), column, text);
    let preview = ask(&mut engine, over("phone", "13800001111\n13800002222\n")).unwrap();
    assert_eq!((preview.households.added, preview.households.changed), (0, 2));
    assert_eq!(preview.missing.households, (0, 0));
    ask(&mut engine, Accept::default()).unwrap();
    let phones: Vec<String> =
        engine.register().all_households().take(2).map(|h| h.phone.to_string()).collect();
    assert_eq!(phones, ["13800001111", "13800002222"]);

    // Door and head at once: nothing is left by which the household is known.
    let failure = ask(&mut engine, over("door_number", "88号\t别人\n")).unwrap_err();
    assert!(failure.message.contains("新的一条"), "{}", failure.message);
    assert!(ask(&mut engine, Accept::default()).is_err(), "nothing waits");
    for (column, text) in [("phone", "1\n2\n3\n"), ("lat", "1\t2\n"), ("post", "网格长\n"), ("phone", "")]
    {
        let refused = ask(&mut engine, over(column, text)).unwrap_err();
        assert!(refused.message.contains("没有"), "{column} {text}: {}", refused.message);
    }

    let people = vec![RowKey::Person(PersonId(1))];
    let preview = ask(&mut engine, onto(ListKind::People, people.clone(), "sex", "女\n")).unwrap();
    assert_eq!((preview.persons.changed, preview.persons.added), (1, 0));
    // Another grid would be another post.
    let grid = onto(ListKind::People, people, "grid_code", "990127100202\n");
    assert!(ask(&mut engine, grid).is_err());
    let mixed: Vec<GridCode> = vec![code("990127100201"), code("99012710020101")];
    let mixed = mixed.into_iter().map(RowKey::Grid).collect();
    let failure = ask(&mut engine, onto(ListKind::Grids, mixed, "name", "甲\n乙\n")).unwrap_err();
    assert!(failure.message.contains("两张表"), "{}", failure.message);
    let group = vec![RowKey::Grid(code("99012710020101"))];
    assert_eq!(ask(&mut engine, onto(ListKind::Grids, group, "name", "一组\n")).unwrap().grids.changed, 1);
}
