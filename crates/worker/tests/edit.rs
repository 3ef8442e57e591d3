//! Forms through the engine: what is wrong is told and stored nowhere; what is good is one step.
mod support;

use support::{ask, ask_with, code, county, day, kept, open};
use wangge_core::domain::{HouseholdId, PersonId, Post};
use wangge_core::edit::{Appoint, EndPosts, Field, PersonForm, PhotoForm, PutPerson, Who};
use wangge_core::office::{
    GetGrid, GetHistory, GetHousehold, GetPerson, GetVillage, MoveHouseholds, RemovePosts, Subject, Undo,
};
use wangge_worker::engine::InFile;

const VACANT: &str = "9901271002020101";

fn form(name: &str, phone: &str) -> PersonForm {
    PersonForm { name: name.into(), phone: phone.into(), ..PersonForm::default() }
}

fn appoint(who: Who) -> Appoint {
    let (grid, from) = (code(VACANT), day());
    Appoint {
        grid,
        post: Post::Head,
        who,
        office: String::new(),
        from,
        replace: false,
        reason: String::new(),
    }
}

#[test]
fn a_new_gridworker_is_one_step_and_one_undo() {
    let store = kept(&county());
    let mut engine = open(&store);
    let wrong = ask(&mut engine, appoint(Who::New(form("", "1380000123")))).unwrap();
    assert_eq!(wrong.problems.iter().map(|p| p.field).collect::<Vec<_>>(), [Field::Name, Field::Phone]);
    assert_eq!((wrong.problems[1].value.as_str(), wrong.changed), ("1380000123", 0));
    assert_eq!(open(&store).register(), &county(), "nothing is stored");

    let done = ask(&mut engine, appoint(Who::New(form("赵敏", "13800001234")))).unwrap();
    assert!(done.good());
    assert_eq!((done.changed, done.undo.as_deref()), (2, Some("新增赵敏")));
    let view = ask(&mut engine, GetPerson { id: done.person.unwrap() }).unwrap();
    assert_eq!(view.posts[0].grid_name, "城关镇柳林村1组第1网格");
    assert!(view.posts[0].held && view.posts[0].form.to.is_none());
    let grid = ask(&mut engine, GetGrid { code: code(VACANT) }).unwrap();
    assert_eq!((grid.posts[0].person_name.as_str(), grid.may_have.len()), ("赵敏", 2));
    assert_eq!(
        ask(&mut engine, GetGrid { code: code("990127100") }).unwrap().may_have[1].1,
        "镇党委政法委员"
    );
    let group = ask(&mut engine, GetGrid { code: code("99012710020201") }).unwrap();
    assert_eq!(group.next_code, "9901271002020102");
    let village = ask(&mut engine, GetVillage { code: code(VACANT) }).unwrap();
    assert!(serde_json::to_string(&village).unwrap().contains("赵敏"));

    let keys = vec![view.posts[0].key];
    let ended = ask(&mut engine, EndPosts { keys: keys.clone(), on: day() }).unwrap();
    assert_eq!((ended.changed, ended.undo.as_deref()), (1, Some("修改赵敏")));
    ask(&mut engine, Undo).unwrap();
    let taken = ask(&mut engine, RemovePosts { keys }).unwrap();
    assert_eq!(taken.undo.as_deref(), Some("删除赵敏"));
    ask(&mut engine, Undo).unwrap();
    ask(&mut engine, Undo).unwrap();
    let facts = |r: &wangge_core::domain::Register| (r.persons.clone(), r.appointments.clone());
    assert_eq!(facts(engine.register()), facts(&county()));
    assert_eq!(open(&store).register(), engine.register());
}

#[test]
fn a_photograph_travels_beside_the_form() {
    let mut engine = open(&kept(&county()));
    let id = PersonId(0);
    let photo = PhotoForm::New { consent: Some(day()) };
    let mut view = ask(&mut engine, GetPerson { id }).unwrap();
    view.form.photo = photo;
    let put = PutPerson { id: Some(id), form: view.form };
    let file = |bytes: &[u8]| InFile { name: "照片".into(), size: 9, bytes: Some(bytes.to_vec()) };
    let (refused, _) = ask_with(&mut engine, put, vec![file(b"GIF89a")]).unwrap();
    assert_eq!(refused.problems[0].field, Field::Photo);
}

#[test]
fn many_households_move_in_one_step() {
    let store = kept(&county());
    let mut engine = open(&store);
    let ids: Vec<HouseholdId> = (0..20).map(HouseholdId).collect();
    let grid = Some(code("9901271002010201"));
    let done = ask(&mut engine, MoveHouseholds { ids: ids.clone(), grid }).unwrap();
    // Five of the twenty are in it already.
    assert_eq!((done.changed, done.undo.as_deref()), (15, Some("批量修改 15 项")));
    let view = ask(&mut engine, GetHousehold { id: ids[0] }).unwrap();
    assert_eq!(view.group_name, "城关镇河湾村2组");
    assert_eq!(open(&store).register(), engine.register());
    let of = Subject::Household(ids[0]);
    let told = ask(&mut engine, GetHistory { of, from: 0, count: 5 }).unwrap();
    let fields: Vec<&str> = told.rows[0].lines.iter().map(|l| l.field.as_str()).collect();
    assert_eq!(fields, ["所属组", "所属网格"]);
    assert_eq!(told.rows[0].lines[1].after, "城关镇河湾村2组第1网格");
    ask(&mut engine, Undo).unwrap();
    assert_eq!(engine.register(), &county());
    let nothing = ask(&mut engine, MoveHouseholds { ids: vec![HouseholdId(20)], grid }).unwrap();
    assert_eq!((nothing.good(), nothing.changed), (true, 0));
    assert_eq!(ask(&mut engine, GetHistory { count: 9, ..GetHistory::default() }).unwrap().total, 2);
}
