//! Tables and the first page's list, as a page asks for them.
mod support;

use support::{ask, code, county, day, kept, open};
use wangge_core::domain::{HouseholdId, Level, PersonId, Phone, Post};
use wangge_core::edit::{Appoint, PersonForm, Who};
use wangge_core::office::{
    Column, GetCoverage, GetTable, GetTableKeys, GetTodo, Publish, RowIssue, RowKey, TableFilter, TableKind,
    TablePage, TableRows, TodoItem,
};
use wangge_store::MemoryStore;
use wangge_worker::engine::Engine;

fn table(engine: &mut Engine<MemoryStore>, kind: TableKind, filter: TableFilter) -> TablePage {
    ask(engine, GetTable { kind, filter, count: 100, ..GetTable::default() }).unwrap()
}

/// The names of the rows.
fn names(page: &TablePage) -> Vec<String> {
    match &page.rows {
        TableRows::Grids(rows) => rows.iter().map(|r| format!("{}{}", r.above, r.name)).collect(),
        TableRows::People(rows) => rows.iter().map(|r| r.name.clone()).collect(),
        TableRows::Households(rows) => rows.iter().map(|r| format!("{}{}", r.door, r.head)).collect(),
    }
}

fn text(text: &str) -> TableFilter {
    TableFilter { text: text.into(), ..TableFilter::default() }
}

#[test]
fn grids_by_place_level_issue_and_text() {
    let mut engine = open(&kept(&county()));
    let all = table(&mut engine, TableKind::Grids, TableFilter::default());
    assert_eq!((all.total, names(&all)[4].as_str()), (10, "城关镇河湾村1组第1网格"));
    let TableRows::Grids(rows) = &all.rows else { panic!() };
    assert_eq!((rows[4].head.as_str(), rows[4].phone.as_str()), ("第1网格长", "138 0000 0003"));
    assert_eq!((rows[2].households, rows[4].households), (31, 15));
    let vacant = TableFilter { issue: Some(RowIssue::Vacant), ..TableFilter::default() };
    assert_eq!(names(&table(&mut engine, TableKind::Grids, vacant)), ["城关镇柳林村1组第1网格"]);
    let within = Some(code("990127100201"));
    let groups = TableFilter { within, level: Some(Level::Group), ..TableFilter::default() };
    assert_eq!(names(&table(&mut engine, TableKind::Grids, groups)), ["城关镇河湾村1组", "城关镇河湾村2组"]);
    for typed in ["柳林 2网格", "liulin", "ＬＬＣ 1组"] {
        let found = table(&mut engine, TableKind::Grids, text(typed)).total;
        assert_eq!(
            found,
            match typed {
                "柳林 2网格" => 0,
                "liulin" => 3,
                _ => 2,
            },
            "{typed}"
        );
    }
}

#[test]
fn people_are_found_by_sound_and_number_and_sorted() {
    let mut register = county();
    for (id, name) in [(1, "单玉"), (2, "王静"), (3, "安民"), (5, "王静")] {
        register.persons.get_mut(&PersonId(id)).unwrap().name = name.into();
    }
    register.persons.get_mut(&PersonId(2)).unwrap().phone = Phone::read("1380000");
    let mut engine = open(&kept(&register));
    let mut found = |typed: &str| names(&table(&mut engine, TableKind::People, text(typed)));
    assert_eq!(found("shanyu"), ["单玉"]);
    assert_eq!(found("wj"), ["王静", "王静"]);
    assert_eq!(found("静 河湾"), ["王静", "王静"]);
    assert_eq!(found("13800000003"), ["安民"]);
    let broken = TableFilter { issue: Some(RowIssue::BrokenPhone), ..TableFilter::default() };
    let page = table(&mut engine, TableKind::People, broken);
    let TableRows::People(rows) = &page.rows else { panic!() };
    assert_eq!((rows.len(), rows[0].phone.as_str(), rows[0].posts.len()), (1, "1380000", 1));
    assert!(rows[0].issues.contains(&RowIssue::Namesakes));
    let ask_sorted = |down| GetTable {
        kind: TableKind::People,
        sort: Column::Name,
        down,
        from: 2,
        count: 2,
        filter: TableFilter::default(),
    };
    assert_eq!(names(&ask(&mut engine, ask_sorted(false)).unwrap()), ["安民", "城关镇长"]);
    assert_eq!(names(&ask(&mut engine, ask_sorted(true)).unwrap())[0], "单玉");
}

#[test]
fn households_by_door_paged_and_by_issue() {
    let mut engine = open(&kept(&county()));
    let page = GetTable { kind: TableKind::Households, from: 14, count: 3, ..GetTable::default() };
    let page = ask(&mut engine, page).unwrap();
    assert_eq!(
        (page.total, names(&page)),
        (46, vec!["15号户主0".into(), "1号户主30".into(), "2号户主29".into()])
    );
    let none = TableFilter { issue: Some(RowIssue::NoGrid), ..TableFilter::default() };
    let page = table(&mut engine, TableKind::Households, none);
    let TableRows::Households(rows) = &page.rows else { panic!() };
    assert_eq!((rows.len(), rows[0].grid.as_str(), rows[0].place.as_str()), (1, "", "城关镇柳林村1组"));
    let one = TableFilter { within: Some(code("9901271002010101")), ..text("hz 12") };
    assert_eq!(names(&table(&mut engine, TableKind::Households, one)), ["3号户主12", "12号户主3"]);
}

#[test]
fn many_rows_are_chosen_by_what_they_are_known_by() {
    let mut engine = open(&kept(&county()));
    let keys = |engine: &mut _, from, count| {
        let table = GetTable { kind: TableKind::Households, from, count, ..GetTable::default() };
        ask(engine, GetTableKeys { table }).unwrap()
    };
    let homes = |ids: [u32; 3]| ids.map(|id| RowKey::Household(HouseholdId(id)));
    assert_eq!(keys(&mut engine, 14, 3), homes([0, 30, 29]));
    assert_eq!(keys(&mut engine, 0, usize::MAX).len(), 46);
    let table = GetTable { filter: text("liulin"), count: 9, ..GetTable::default() };
    let found = ask(&mut engine, GetTableKeys { table }).unwrap();
    assert_eq!((found.len(), found[0]), (3, RowKey::Grid(code("990127100202"))));
}

#[test]
fn coverage_counts_households_with_one_gridworker() {
    let mut engine = open(&kept(&county()));
    let rows = ask(&mut engine, GetCoverage { within: None }).unwrap();
    let told: Vec<_> = rows.iter().map(|r| (r.name.as_str(), r.households, r.served, r.score())).collect();
    let expected = [("城关镇", 46, 31, Some(67)), ("河湾村", 31, 31, Some(100)), ("柳林村", 15, 0, Some(0))];
    assert_eq!(told, expected);
    assert_eq!((rows[0].grids, rows[0].held), ([1, 2, 3, 3], [1, 2, 3, 2]));
    let one = ask(&mut engine, GetCoverage { within: Some(code("990127100202")) }).unwrap();
    assert_eq!((one.len(), one[0].errors > 0), (1, true));
}

#[test]
fn the_first_page_says_what_needs_doing() {
    let store = kept(&county());
    let mut engine = open(&store);
    let todo = ask(&mut engine, GetTodo).unwrap().items;
    assert_eq!(
        todo,
        [
            TodoItem::Vacant { level: Level::Household, count: 1 },
            TodoItem::NoGrid { count: 1 },
            TodoItem::Unpublished { count: 0, last: None },
            TodoItem::Backup { last: None, changes: 0 }
        ]
    );
    let (kind, filter) = todo[0].table().unwrap();
    assert_eq!(table(&mut engine, kind, filter).total, 1);
    ask(&mut engine, Publish { version: "1".into(), date: day(), site: String::new() }).unwrap();
    let form = PersonForm { name: "赵敏".into(), ..PersonForm::default() };
    let (grid, post, who) = (code("9901271002020101"), Post::Head, Who::New(form));
    ask(
        &mut engine,
        Appoint {
            grid,
            post,
            who,
            office: String::new(),
            from: day(),
            replace: false,
            reason: String::new(),
        },
    )
    .unwrap();
    let todo = ask(&mut engine, GetTodo).unwrap().items;
    assert_eq!(todo[0], TodoItem::Phones { broken: 0, missing: 1 });
    let (kind, filter) = todo[0].table().unwrap();
    assert_eq!(names(&table(&mut engine, kind, filter)), ["赵敏"]);
    let TodoItem::Unpublished { count, last } = &todo[2] else { panic!("{todo:?}") };
    assert_eq!((*count, last.is_some()), (2, true));
}
