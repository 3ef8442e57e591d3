//! The ledgers through the engine: entered, stored, taken back; a case from a gridworker up and down
//! again; nothing of it in a publication, all of it in the documents.
mod support;

use support::{ask, code, county, day, kept, now, open};
use wangge_core::ledger::case::{Deed, Ending, Phase};
use wangge_core::ledger::{RecordId, RecordKey, RecordKind};
use wangge_core::office::{
    GetCase, GetRecord, GetRecords, GetTodo, PutRecord, ReadSaid, RecordFilter, RecordSaved, RemoveRecords,
    StepCase, TodoItem, Undo, WhichCases,
};
use wangge_store::Store;

const GRID: &str = "9901271002010101";

fn cells(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| (*t).to_owned()).collect()
}

fn put(kind: RecordKind, texts: &[&str]) -> PutRecord {
    PutRecord { kind, key: None, cells: cells(texts), places: vec![] }
}

fn number(saved: &RecordSaved) -> RecordId {
    assert_eq!(saved.wrong, []);
    saved.keys[0].number().unwrap()
}

#[test]
fn a_case_goes_up_and_down_and_is_closed() {
    let store = kept(&county());
    let mut engine = open(&store);
    let found = (day() - chrono::Days::new(5)).to_string();
    let texts = ["邻里纠纷", "两家为排水沟争吵", GRID, &format!("{found} 09:00"), "第1网格长"];
    let wrong = ask(&mut engine, put(RecordKind::Case, &["", "", GRID, &found, "甲"])).unwrap();
    assert_eq!(wrong.wrong.iter().map(|w| w.column).collect::<Vec<_>>(), [Some(0), Some(1)]);
    let id = number(&ask(&mut engine, put(RecordKind::Case, &texts)).unwrap());
    let mut step = |deed: Deed, words: &str| {
        let at = (day() - chrono::Days::new(1)).and_hms_opt(10, 0, 0).unwrap();
        ask(&mut engine, StepCase { id, deed, at, by: "1组长".into(), words: words.into() }).unwrap()
    };
    assert_eq!(step(Deed::Accept, "").wrong, []);
    assert!(step(Deed::PassUp, "").wrong[0].message.contains("写明"));
    for _ in 0..3 {
        assert_eq!(step(Deed::PassUp, "调解不成").wrong, []);
    }
    assert_eq!(step(Deed::PassDown(code("990127100201")), "请村里调解").wrong, []);
    for deed in [Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Ending::Settled)] {
        assert_eq!(step(deed, "双方和解").wrong, []);
    }
    let view = ask(&mut engine, GetCase { id }).unwrap();
    assert_eq!((view.phase, view.steps.len(), view.term), (Phase::Closed, 9, None));
    assert_eq!(view.at_name, "二级：城关镇河湾村");
    let levels: Vec<&str> = view.steps.iter().map(|s| s.level.as_str()).collect();
    assert_eq!(levels, ["四级", "四级", "三级", "二级", "一级", "二级", "二级", "二级", "二级"]);
    assert!(view.steps[5].by.starts_with("1组长"), "{:?}", view.steps[5]);
    // Taken back, it is open and overdue again; another engine reads the same.
    ask(&mut engine, Undo).unwrap();
    let mut again = open(&store);
    let ask_for = |cases| GetRecords {
        filter: RecordFilter { cases, words: "排水沟".into(), ..RecordFilter::of(RecordKind::Case) },
        from: 0,
        count: 50,
    };
    let page = ask(&mut again, ask_for(WhichCases::Overdue)).unwrap();
    assert_eq!((page.total, page.rows[0].mark.as_ref().unwrap().1.as_str()), (1, "超期 2 天"));
    assert_eq!(ask(&mut again, ask_for(WhichCases::Closed)).unwrap().total, 0);
    let documents = now(store.load()).unwrap().documents;
    let own = format!("ledger/case/990127100201/{}", &found[..4]);
    assert!(
        documents.iter().any(|(key, _)| *key == own),
        "{:?}",
        documents.iter().map(|d| &d.0).collect::<Vec<_>>()
    );
    // Cases are never published, so none of this waits for a publication.
    let todo = ask(&mut again, GetTodo).unwrap();
    let unpublished = |i: &&TodoItem| matches!(i, TodoItem::Unpublished { count, .. } if *count > 0);
    assert_eq!(todo.items.iter().filter(unpublished).count(), 0, "{:?}", todo.items);
}

#[test]
fn many_at_once_and_what_the_next_one_begins_with() {
    let store = kept(&county());
    let mut engine = open(&store);
    let on = day().to_string();
    let mut many = put(RecordKind::Publicity, &["入户宣讲", "森林防火", GRID, &on, "0", "1", "第1网格长"]);
    many.places = vec![(code(GRID), 15), (code("9901271002010201"), 16)];
    let saved = ask(&mut engine, many).unwrap();
    assert_eq!(saved.keys.len(), 2);
    let all = GetRecords { filter: RecordFilter::of(RecordKind::Publicity), from: 0, count: 9 };
    let page = ask(&mut engine, all.clone()).unwrap();
    assert_eq!((page.total, page.rows[0].cells[1].as_str()), (2, "城关镇河湾村2组第1网格"));
    assert_eq!(page.rows[0].cells[3], "16");
    let form = ask(&mut engine, GetRecord { kind: RecordKind::Publicity, key: None, place: None }).unwrap();
    assert_eq!(form.fields[2].text, "9901271002010201");
    assert_eq!(form.fields[6].text, "第1网格长（城关镇河湾村2组第1网格）");
    ask(&mut engine, RemoveRecords { keys: saved.keys }).unwrap();
    assert_eq!(ask(&mut engine, all.clone()).unwrap().total, 0);
    ask(&mut engine, Undo).unwrap();
    assert_eq!(ask(&mut engine, all).unwrap().total, 2);
    let limits =
        |texts: &[&str]| PutRecord { key: Some(RecordKey::Limits), ..put(RecordKind::Limits, texts) };
    assert_eq!(ask(&mut engine, limits(&["0", "5", "9", "15"])).unwrap().wrong, []);
    assert!(
        ask(&mut engine, limits(&["9", "5", "9", "15"])).unwrap().wrong[0].message.contains("一级比一级")
    );
    assert_eq!(open(&store).register().ledgers.limits.ordinary, 5);
}

#[test]
fn a_message_is_read() {
    let mut engine = open(&kept(&county()));
    let text = "我是李桂芳，河湾村1组这边两家为排水沟吵起来了，电话13800001234".to_owned();
    let said = ask(&mut engine, ReadSaid { text, here: None }).unwrap();
    assert_eq!(said.kinds[0], "邻里纠纷");
    assert_eq!(said.places[0], (code("99012710020101"), "城关镇河湾村1组".to_owned()));
    assert_eq!(said.people, ["李桂芳"]);
    assert_eq!(said.phones, ["13800001234"]);
}
