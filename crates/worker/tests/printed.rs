//! Boards and cards are out of date when somebody on them is another, and no longer when it is
//! taken back or printed again.
mod support;

use support::{ask, code, county, day, kept, open};
use wangge_core::domain::{HouseholdId, PersonId, Post};
use wangge_core::edit::{Appoint, HouseholdValue, PersonForm, PutPerson, Who};
use wangge_core::office::{
    GetOutOfDate, GetTodo, MarkPrinted, MoveHouseholds, OutOfDate, SetHouseholds, TodoItem, Undo,
};
use wangge_store::MemoryStore;
use wangge_worker::engine::Engine;

const VILLAGE: &str = "990127100201";
const GRID: &str = "9901271002010101";
const NEXT: &str = "9901271002010201";

fn old(engine: &mut Engine<MemoryStore>) -> Vec<OutOfDate> {
    ask(engine, GetOutOfDate::default()).unwrap()
}

fn print(engine: &mut Engine<MemoryStore>, on: chrono::NaiveDate) {
    let codes = [VILLAGE, GRID, NEXT, "990127100"].map(code).to_vec();
    assert!(ask(engine, MarkPrinted { codes, on }).unwrap().good());
}

#[test]
fn a_new_gridworker_makes_board_and_cards_old_until_they_are_printed() {
    let store = kept(&county());
    let mut engine = open(&store);
    assert!(old(&mut engine).is_empty(), "nothing was ever printed");
    let printed = day() - chrono::Days::new(30);
    print(&mut engine, printed);
    assert_eq!(engine.register().printed.len(), 3, "a town has neither board nor cards");
    assert!(old(&mut engine).is_empty());
    // What is not on paper changes nothing.
    let ids = vec![HouseholdId(0)];
    ask(&mut engine, SetHouseholds { ids, value: HouseholdValue::People(Some(9)) }).unwrap();
    assert!(old(&mut engine).is_empty());

    let from = day() - chrono::Days::new(4);
    let form = PersonForm { name: "赵敏".into(), phone: "13800001234".into(), ..PersonForm::default() };
    let appoint = Appoint {
        grid: code(GRID),
        post: Post::Head,
        who: Who::New(form),
        office: String::new(),
        from,
        replace: true,
        reason: "原网格员外出".into(),
    };
    assert!(ask(&mut engine, appoint).unwrap().good());
    let found = old(&mut engine);
    let told: Vec<_> = found.iter().map(|o| (o.code.to_string(), o.since, o.days_left)).collect();
    assert_eq!(told, [(VILLAGE.to_owned(), from, 11), (GRID.to_owned(), from, 11)]);
    assert_eq!((found[1].name.as_str(), found[1].printed), ("城关镇河湾村1组第1网格", printed));
    let todo = ask(&mut engine, GetTodo).unwrap().items;
    assert!(todo.contains(&TodoItem::OutOfDate { boards: 1, cards: 1, days_left: 11 }), "{todo:?}");
    // Taken back, the paper is true again.
    ask(&mut engine, Undo).unwrap();
    assert!(old(&mut engine).is_empty());

    // A group leader's telephone is on the cards of the group's grids, and of those alone.
    let leader = engine.register().head(code("99012710020101"), day()).unwrap().1.clone();
    let form = PersonForm { phone: "13800007777".into(), ..PersonForm::of(&leader) };
    ask(&mut engine, PutPerson { id: Some(leader.id), form }).unwrap();
    let codes: Vec<String> = old(&mut engine).iter().map(|o| o.code.to_string()).collect();
    assert_eq!(codes, [VILLAGE, GRID]);
    print(&mut engine, day());
    assert!(old(&mut engine).is_empty() && old(&mut open(&store)).is_empty());
    assert_eq!(leader.id, PersonId(2));
    // A household that moves takes its door with it: the ranges on both are others.
    let moved = MoveHouseholds { ids: vec![HouseholdId(0)], grid: Some(code(NEXT)) };
    assert!(ask(&mut engine, moved).unwrap().good());
    let codes: Vec<String> = old(&mut engine).iter().map(|o| o.code.to_string()).collect();
    assert!(codes.contains(&VILLAGE.to_owned()) && codes.contains(&GRID.to_owned()), "{codes:?}");
}
