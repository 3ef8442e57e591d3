//! The history of a register as the pages ask for it: undo, redo, who changed what, what is
//! new since the last publication.
mod support;

use support::{ask, ask_with, code, county, day, kept, open};
use wangge_core::change::Mark;
use wangge_core::domain::{Register, Settings};
use wangge_core::office::{
    Accept, Clear, GetEntry, GetHistory, GetOffice, GetSince, GetTurns, HolderOn, Publish, PutOffice,
    PutSettings, ReadFiles, Redo, Subject, Turns, Undo,
};
use wangge_exchange::write::{sheets_of, write_xlsx};
use wangge_store::{MemoryStore, StoreError};
use wangge_worker::engine::{Engine, InFile};

fn workbook(register: &Register, name: &str) -> InFile {
    let bytes = write_xlsx(&sheets_of(register)).unwrap();
    InFile { name: name.into(), size: bytes.len() as u64, bytes: Some(bytes) }
}

fn import(engine: &mut Engine<MemoryStore>, register: &Register, name: &str) {
    ask_with(engine, ReadFiles, vec![workbook(register, name)]).unwrap();
    ask(engine, Accept::default()).unwrap();
}

fn issuer(engine: &mut Engine<MemoryStore>, issuer: &str) {
    let settings = Settings { issuer: issuer.into(), ..engine.register().settings.clone() };
    ask(engine, PutSettings { settings }).unwrap();
}

fn titles(engine: &mut Engine<MemoryStore>, of: Subject) -> Vec<String> {
    let page = ask(engine, GetHistory { of, from: 0, count: 50 }).unwrap();
    assert_eq!(page.total, page.rows.len());
    page.rows.into_iter().map(|r| r.title).collect()
}

#[test]
fn what_is_done_is_undone_and_done_again_to_any_depth() {
    let store = MemoryStore::default();
    let mut engine = open(&store);
    assert_eq!(ask(&mut engine, GetTurns).unwrap(), Turns::default());
    assert!(ask(&mut engine, Undo).unwrap_err().message.contains("没有可以撤销"));
    import(&mut engine, &county(), "禾溪县.xlsx");
    let imported = engine.register().clone();
    issuer(&mut engine, "甲");
    issuer(&mut engine, "乙");
    assert_eq!(ask(&mut engine, Undo).unwrap().redo.as_deref(), Some("修改本县设置"));
    assert_eq!(engine.register().settings.issuer, "甲");
    ask(&mut engine, Undo).unwrap();
    assert_eq!(engine.register(), &imported);
    let turns = ask(&mut engine, Undo).unwrap();
    assert_eq!((turns.undo, turns.redo.as_deref()), (None, Some("导入 禾溪县.xlsx")));
    assert!(engine.register().is_empty() && open(&store).register().is_empty());
    // After a reload all of it can be made again.
    let mut engine = open(&store);
    ask(&mut engine, Redo).unwrap();
    assert_eq!(engine.register(), &imported);
    ask(&mut engine, Redo).unwrap();
    let turns = ask(&mut engine, Redo).unwrap();
    assert_eq!((engine.register().settings.issuer.as_str(), turns.redo), ("乙", None));
    assert_eq!(open(&store).register(), engine.register());
    // A new deed ends what could be made again, but not the history.
    ask(&mut engine, Undo).unwrap();
    issuer(&mut engine, "丙");
    assert_eq!(ask(&mut engine, GetTurns).unwrap().redo, None);
    let told = titles(&mut engine, Subject::All);
    assert_eq!(told.len(), 11);
    assert_eq!(told[1], "撤销：修改本县设置");
    ask(&mut engine, Undo).unwrap();
    assert_eq!(engine.register().settings.issuer, "甲");
}

#[test]
fn what_cannot_be_stored_has_not_happened() {
    let store = kept(&county());
    let mut engine = open(&store);
    issuer(&mut engine, "甲");
    let before = engine.register().clone();
    for error in [StoreError::Full, StoreError::Conflict] {
        store.fail_next(error);
        assert!(ask(&mut engine, Undo).is_err());
        assert_eq!(engine.register(), &before);
        assert_eq!(ask(&mut engine, GetTurns).unwrap().redo, None);
    }
    let settings = Settings { issuer: "乙".into(), ..before.settings.clone() };
    store.fail_next(StoreError::Full);
    assert!(ask(&mut engine, PutSettings { settings }).is_err());
    assert_eq!(titles(&mut engine, Subject::All).len(), 1);
    assert_eq!(engine.register(), &before);
    ask(&mut engine, Undo).unwrap();
    assert_eq!(open(&store).register(), engine.register());
    assert_eq!(titles(&mut open(&store), Subject::All).len(), 2);
}

#[test]
fn files_read_before_the_register_changed_are_not_accepted_over_it() {
    let mut engine = open(&kept(&county()));
    let mut sheet = county();
    sheet.grids.get_mut(&code("990127100201")).unwrap().name = "河湾新村".into();
    ask_with(&mut engine, ReadFiles, vec![workbook(&sheet, "新.xlsx")]).unwrap();
    sheet.grids.get_mut(&code("990127100201")).unwrap().name = "河湾老村".into();
    let mut other = open(&kept(&county()));
    import(&mut other, &sheet, "老.xlsx");
    // The same window: the register moves on below the proposal.
    ask(&mut engine, Accept::default()).unwrap();
    ask_with(&mut engine, ReadFiles, vec![workbook(&sheet, "老.xlsx")]).unwrap();
    ask(&mut engine, Undo).unwrap();
    let failure = ask(&mut engine, Accept::default()).unwrap_err();
    assert!(failure.message.contains("城关镇河湾村"), "{}", failure.message);
    assert_eq!(engine.register(), &county());
}

#[test]
fn the_history_of_a_grid_a_person_and_a_household() {
    let store = MemoryStore::default();
    let mut engine = open(&store);
    ask(&mut engine, PutOffice { name: " 禾溪县网格办 ".into() }).unwrap();
    assert_eq!(ask(&mut open(&store), GetOffice).unwrap(), "禾溪县网格办");
    import(&mut engine, &county(), "禾溪县.xlsx");
    let mut sheet = engine.register().clone();
    let person = engine.register().head(code("9901271002010101"), day()).unwrap().1.id;
    sheet.persons.get_mut(&person).unwrap().phone = wangge_core::domain::Phone::read("13800009999");
    let home = sheet.households.get_mut(&code("99012710020101")).unwrap().first_mut().unwrap();
    home.people = Some(4);
    let home = home.id;
    import(&mut engine, &sheet, "改.xlsx");
    issuer(&mut engine, "甲");

    let all = ask(&mut engine, GetHistory { count: 2, ..GetHistory::default() }).unwrap();
    assert_eq!((all.total, all.rows.len()), (3, 2));
    assert_eq!((all.rows[0].title.as_str(), all.rows[0].who.as_str()), ("修改本县设置", "禾溪县网格办"));
    assert_eq!((all.rows[1].counts.persons.changed, all.rows[1].place.as_str()), (1, "城关镇河湾村1组"));
    let of = Subject::Person(person);
    let page = ask(&mut engine, GetHistory { of, from: 0, count: 9 }).unwrap();
    assert_eq!(page.total, 2);
    let line = &page.rows[0].lines[0];
    assert_eq!(
        (line.field.as_str(), line.before.as_str(), line.after.as_str()),
        ("电话", "138 0000 0003", "138 0000 9999")
    );
    assert_eq!(titles(&mut engine, Subject::Household(home)), ["导入 改.xlsx", "导入 禾溪县.xlsx"]);
    assert_eq!(titles(&mut engine, Subject::Place(code("990127100202"))), ["导入 禾溪县.xlsx"]);
    ask(&mut engine, Undo).unwrap();
    ask(&mut engine, Undo).unwrap();
    let page = ask(&mut engine, GetHistory { of, from: 0, count: 1 }).unwrap();
    assert_eq!((page.total, page.rows[0].title.as_str()), (3, "撤销：导入 改.xlsx"));
    assert_eq!(page.rows[0].lines[0].after, "138 0000 0003");
    let entry = ask(&mut engine, GetEntry { id: page.rows[0].id, count: 9 }).unwrap();
    assert_eq!(entry.line_total, 2);
}

#[test]
fn what_is_new_since_the_last_publication() {
    let mut engine = open(&kept(&county()));
    issuer(&mut engine, "甲");
    let since = GetSince { mark: Mark::Published, count: 9 };
    let told = ask(&mut engine, since).unwrap();
    assert_eq!((told.millis, told.lines.len(), told.counts.settings.changed), (None, 1, 1));
    let publish = Publish { version: "1".into(), date: day(), site: String::new() };
    ask_with(&mut engine, publish, vec![]).unwrap();
    let told = ask(&mut engine, since).unwrap();
    assert_eq!((told.title.as_str(), told.line_total), ("生成发布包 1", 0));
    issuer(&mut engine, "乙");
    issuer(&mut engine, "丙");
    let told = ask(&mut engine, since).unwrap();
    assert_eq!((told.lines[0].before.as_str(), told.lines[0].after.as_str()), ("甲", "丙"));
    ask(&mut engine, Undo).unwrap();
    ask(&mut engine, Undo).unwrap();
    assert_eq!(ask(&mut engine, since).unwrap().line_total, 0, "as it was published");
    ask(&mut engine, Undo).unwrap();
    let told = ask(&mut engine, since).unwrap();
    assert_eq!((told.lines[0].before.as_str(), told.lines[0].after.as_str()), ("甲", ""));
    ask(&mut engine, Clear).unwrap();
    assert!(titles(&mut engine, Subject::All).is_empty());
}

#[test]
fn who_held_a_post_on_a_day() {
    let mut register = county();
    let grid = code("9901271002010101");
    let on = |text: &str| text.parse().unwrap();
    let list = register.appointments.get_mut(&grid).unwrap();
    let mut next = list[0].clone();
    list[0].to = Some(on("2026-05-02"));
    next.person = register.persons.keys().next().copied().unwrap();
    next.from = Some(on("2026-05-03"));
    list.push(next);
    let mut engine = open(&kept(&register));
    let mut names = |day: &str| -> Vec<String> {
        let held = ask(&mut engine, HolderOn { grid, day: on(day) }).unwrap();
        held.into_iter().map(|h| format!("{}{}", h.post, h.name)).collect()
    };
    assert_eq!(names("2026-05-02"), ["网格员第1网格长"]);
    assert_eq!(names("2026-05-03"), ["网格员城关镇长"]);
}
