//! What follows from the ledgers: sheets out and in, what is paid, groups to check, matters that
//! become cases, the report of a whole county.
mod support;

use support::{ask, ask_with, code, county, day, kept, open};
use wangge_core::ledger::case::{Deed, Ending};
use wangge_core::ledger::{RecordId, RecordKind};
use wangge_core::office::{
    AcceptRecords, ExportPayList, ExportRecords, GetAwards, GetChat, GetFigureRows, GetFigures, GetMatters,
    GetOwn, GetPayList, GetRecords, GetUntrained, Pay, PayListOf, PutRecord, RaiseMatter, ReadRecords,
    RecordFilter, RecordSaved, StepCase,
};
use wangge_worker::engine::InFile;

const GRID: &str = "9901271002010101";

fn put(kind: RecordKind, texts: &[&str]) -> PutRecord {
    PutRecord { kind, key: None, cells: texts.iter().map(|t| (*t).to_owned()).collect(), places: vec![] }
}

fn number(saved: &RecordSaved) -> RecordId {
    assert_eq!(saved.wrong, []);
    saved.keys[0].number().unwrap()
}

fn file(name: &str, bytes: Vec<u8>) -> Vec<InFile> {
    vec![InFile { name: name.into(), size: bytes.len() as u64, bytes: Some(bytes) }]
}

#[test]
fn a_sheet_comes_in_as_it_went_out() {
    let mut register = county();
    // Every person of the small county has a name of their own here.
    for (n, person) in register.persons.values_mut().enumerate() {
        person.name = format!("网格员{n}");
    }
    let register = wangge_demo::ledgers::with_year(register);
    let store = kept(&register);
    let mut engine = open(&store);
    for kind in RecordKind::ALL.iter().copied().filter(|k| *k != RecordKind::Payment) {
        let filter = RecordFilter::of(kind);
        let total = ask(&mut engine, GetRecords { filter: filter.clone(), from: 0, count: 1 }).unwrap().total;
        let export = ExportRecords { filter, empty: false };
        let (made, bytes) = ask_with(&mut engine, export, vec![]).unwrap();
        assert!(made.name.ends_with(".xlsx"));
        let (view, _) = ask_with(&mut engine, ReadRecords { kind }, file("a.xlsx", bytes.unwrap())).unwrap();
        assert_eq!(
            (view.same, view.added, view.changed, view.wrong_total),
            (total, 0, 0, 0),
            "{kind:?}: {view:?}"
        );
    }
    let csv = format!(
        "方式,主题,地点,日期,涉及户数,条（件）次,谁做的\n入户宣讲,防溺水,{GRID},2026-07-01,12,2,网格员1\n口头,防溺水,{GRID},2026-07-01,1,1,甲\n"
    );
    let read = ReadRecords { kind: RecordKind::Publicity };
    let (view, _) = ask_with(&mut engine, read, file("b.csv", csv.into_bytes())).unwrap();
    assert_eq!((view.added, view.wrong_total), (1, 1), "{view:?}");
    assert!(view.wrong[0].contains("第 3 行"), "{view:?}");
    assert_eq!(ask(&mut engine, AcceptRecords).unwrap().keys.len(), 1);
    assert_eq!(open(&store).register().ledgers.publicity.len(), 20_217);
}

#[test]
fn what_is_paid_follows_from_cases_and_is_paid_once() {
    let mut engine = open(&kept(&county()));
    let today = day().to_string();
    let case = put(RecordKind::Case, &["邻里纠纷", "争吵", GRID, &today, "1组长"]);
    let id = number(&ask(&mut engine, case).unwrap());
    let performed = Deed::FollowUp { performed: true };
    for deed in [Deed::Accept, Deed::Handle, Deed::Answer, Deed::Close(Ending::Settled), performed] {
        let at = day().and_hms_opt(9, 0, 0).unwrap();
        let step = StepCase { id, deed, at, by: "1组长".into(), words: "和解".into() };
        assert_eq!(ask(&mut engine, step).unwrap().wrong, []);
    }
    let year = |m, d| chrono::NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    let of = GetAwards { within: None, from: year(1, 1), to: year(12, 31) };
    let view = ask(&mut engine, of).unwrap();
    assert!(view.rows.is_empty() && view.not[0].1.contains("补贴标准"), "{view:?}");
    number(
        &ask(&mut engine, put(RecordKind::Rate, &["以案定补：一般事项", "200", "2026-01-01", ""])).unwrap(),
    );
    let welfare = ["保洁员", "2组长", GRID, "500", "2026-11-01", "2026-11-30"];
    number(&ask(&mut engine, put(RecordKind::Welfare, &welfare)).unwrap());
    let view = ask(&mut engine, of).unwrap();
    let seen: Vec<_> = view.rows.iter().map(|r| (r.channel.as_str(), r.amount.as_str())).collect();
    assert_eq!(seen, [("以案定补", "200.00"), ("公益岗位", "500.00")], "{view:?}");
    let keys: Vec<_> = view.rows.iter().map(|r| r.key).collect();
    let pay = Pay { of, keys, on: day(), approved: "李镇长".into() };
    assert_eq!(ask(&mut engine, pay.clone()).unwrap().wrong, []);
    assert_eq!(ask(&mut engine, pay).unwrap().wrong.len(), 1);
    assert!(ask(&mut engine, of).unwrap().rows.is_empty());
    let list = PayListOf { village: code("990127100201"), from: year(1, 1), to: year(12, 31) };
    let view = ask(&mut engine, GetPayList { of: list }).unwrap();
    assert_eq!((view.rows.len(), view.total.last().unwrap().as_str()), (2, "700.00"), "{view:?}");
    let (made, bytes) = ask_with(&mut engine, ExportPayList { of: list }, vec![]).unwrap();
    assert!(made.name.contains("河湾村") && bytes.unwrap().len() > 1000);
    let person = "1组长（城关镇河湾村1组）".to_owned();
    let own = ask(&mut engine, GetOwn { person, place: None, from: year(1, 1), to: year(12, 31) }).unwrap();
    assert_eq!(own.counts[1], ("办理的事件".to_owned(), 1), "{own:?}");
}

#[test]
fn groups_trainings_and_meetings() {
    let mut engine = open(&kept(&county()));
    let today = day().to_string();
    let chat = ask(&mut engine, GetChat { within: None }).unwrap();
    assert_eq!(chat.warning_total, 3, "{chat:?}");
    assert_eq!(chat.coverage[0].1, [3, 0, 46, 0]);
    let session = ["调解", "990127100201", "三级、四级", &today, "", "90", "", "", "1组长", ""];
    number(&ask(&mut engine, put(RecordKind::Session, &session)).unwrap());
    let year = |m, d| chrono::NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    let ask_for = GetUntrained { within: Some(code("990127100201")), from: year(1, 1), to: year(12, 31) };
    let left = ask(&mut engine, ask_for).unwrap();
    assert!(left.len() == 4 && left.iter().all(|p| !p.post.is_empty()), "{left:?}");
    let meeting = ["990127100201", &format!("{today} 15:00"), "", "", "河堤有裂缝 | 1组长 | 上报", "", ""];
    let id = number(&ask(&mut engine, put(RecordKind::Meeting, &meeting)).unwrap());
    let matters = ask(&mut engine, GetMatters { meeting: id }).unwrap();
    let kind = matters[0].kinds[0].clone();
    let raise = RaiseMatter { meeting: id, matter: 0, kind };
    assert_eq!(ask(&mut engine, raise.clone()).unwrap().wrong, []);
    assert!(ask(&mut engine, raise).unwrap().wrong[0].message.contains("已经登记"));
    assert!(ask(&mut engine, GetMatters { meeting: id }).unwrap()[0].case.is_some());
}

#[test]
fn a_report_and_the_rows_behind_it() {
    let mut engine = open(&kept(&wangge_demo::ledgers::with_year(county())));
    let day = |m, d| chrono::NaiveDate::from_ymd_opt(2025, m, d).unwrap();
    let of = GetFigures { within: None, from: day(1, 1), to: day(12, 31) };
    let view = ask(&mut engine, of).unwrap();
    assert!(view.paragraphs[1].contains("排查矛盾纠纷3270件，化解3246件，化解率99.27%"), "{view:?}");
    let found = view.rows.iter().position(|r| r.name == "排查矛盾纠纷").unwrap();
    let rows = ask(&mut engine, GetFigureRows { of, figure: found, from: 0, count: 5 }).unwrap();
    assert_eq!((rows.total, rows.rows.len(), view.rows[found].rows), (3270, 5, 3270));
    assert!(rows.rows.iter().all(|r| r.key.is_some()));
}
