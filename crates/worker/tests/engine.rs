//! The engine over the in-memory store: what it answers, and what it keeps.
mod support;

use std::io::{Cursor, Read};
use support::{ask, ask_with, code, county, day, kept, open};
use wangge_core::Lang;
use wangge_core::domain::audit::Severity;
use wangge_core::domain::{Register, Settings};
use wangge_core::office::{
    Accept, Clear, Discard, FailureKind, GetAudit, GetDeliveries, GetNode, GetPlaces, GetPreviewPage,
    GetSettings, GetStatus, GetTemplate, GetTree, GetVillage, Publish, PutSettings, ReadFiles,
};
use wangge_exchange::write::{sheets_of, write_xlsx};
use wangge_store::{MemoryStore, Store, StoreError};
use wangge_worker::engine::{Engine, InFile, MAX_FILE};

fn publish(version: &str) -> Publish {
    Publish { version: version.into(), date: day(), site: "https://wg.example.cn/".into() }
}

#[test]
fn an_empty_store_is_an_empty_office() {
    let mut engine = open(&MemoryStore::default());
    let status = ask(&mut engine, GetStatus).unwrap();
    assert!(status.empty && !status.pending && !status.has_issuer);
    assert!(ask(&mut engine, GetTree).unwrap().is_empty());
    let failure = ask(&mut engine, Accept::default()).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Said);
    assert!(failure.message.contains("重新选择文件"), "{}", failure.message);
    assert!(ask(&mut engine, publish("1")).is_err());
}

#[test]
fn counts_are_per_level_and_per_node() {
    let mut engine = open(&kept(&county()));
    let status = ask(&mut engine, GetStatus).unwrap();
    assert_eq!(status.county, "禾溪县");
    assert_eq!((status.counts.grids, status.counts.vacant), ([1, 2, 3, 3], [0, 0, 0, 1]));
    assert_eq!((status.counts.households, status.counts.covered), (46, 45));
    let nodes = ask(&mut engine, GetTree).unwrap();
    let told: Vec<_> = nodes.iter().map(|n| (n.code.to_string(), n.grids, n.vacant, n.households)).collect();
    assert_eq!(told.len(), 10);
    assert_eq!(told[0], ("990127".into(), [1, 2, 3, 3], [0, 0, 0, 1], 46));
    assert_eq!(told[2], ("990127100201".into(), [0, 0, 2, 2], [0, 0, 0, 0], 31));
    assert_eq!(told[4], ("9901271002010101".into(), [0; 4], [0; 4], 15));
    assert_eq!(told[9], ("9901271002020101".into(), [0; 4], [0, 0, 0, 1], 14));
}

#[test]
fn the_audit_is_filtered_and_paged() {
    let mut engine = open(&kept(&county()));
    let whole = ask(&mut engine, GetAudit { count: 50, ..GetAudit::default() }).unwrap();
    assert_eq!(whole.total, whole.rows.len());
    assert_eq!(whole.issues.iter().sum::<usize>(), whole.total);
    assert!(whole.rows.is_sorted_by_key(|r| r.severity));
    let errors = GetAudit { severity: Some(Severity::Error), count: 1, ..GetAudit::default() };
    let errors = ask(&mut engine, errors).unwrap();
    assert_eq!((errors.total, errors.rows.len()), (whole.issues[0], 1));
    let kind = whole.groups[0].clone();
    let one =
        ask(&mut engine, GetAudit { title: Some(kind.title), count: 9, ..GetAudit::default() }).unwrap();
    assert_eq!(one.total, kind.count);
    let within = Some(code("990127100201"));
    let village = ask(&mut engine, GetAudit { within, count: 9, ..GetAudit::default() }).unwrap();
    assert_eq!(village.issues, [0, 0, 1], "two gridworkers of one name, nothing else");
}

#[test]
fn a_node_tells_its_people_and_issues() {
    let mut engine = open(&kept(&county()));
    let node = ask(&mut engine, GetNode { code: code("990127100202") }).unwrap();
    assert_eq!((node.name.as_str(), node.full_name.as_str()), ("柳林村", "城关镇柳林村"));
    assert_eq!((node.heads[0].name.as_str(), node.heads[0].phone.as_str()), ("柳林村长", "138 0000 0006"));
    assert_eq!((node.households, node.issue_total), (15, node.issues.len()));
    assert!(node.issue_total >= 2, "a vacancy and a household in no grid");
    assert!(ask(&mut engine, GetNode { code: code("990128") }).is_err());
}

#[test]
fn cards_are_handed_out_by_grid_and_door() {
    let mut engine = open(&kept(&county()));
    let list = ask(&mut engine, GetDeliveries { code: code("990127100201") }).unwrap();
    let doors: Vec<&str> = list.grids[0].lines.iter().map(|l| l.door.as_str()).collect();
    assert_eq!((list.grids.len(), doors.len()), (2, 15));
    assert_eq!((doors[0], doors[1], doors[14]), ("1号", "2号", "15号"));
    let none = ask(&mut engine, GetDeliveries { code: code("99012710020201") }).unwrap();
    assert_eq!(none.grids[0].lines.len(), 14, "the household in no grid gets no card");
    let below = ask(&mut engine, GetPlaces { parent: Some(code("990127100")) }).unwrap();
    assert_eq!(below.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["河湾村", "柳林村"]);
    let village = ask(&mut engine, GetVillage { code: code("9901271002010201") }).unwrap();
    assert_eq!(village.village.name, "河湾村");
}

#[test]
fn a_publication_is_the_same_bytes_each_time_and_holds_no_household() {
    let store = kept(&county());
    let mut engine = open(&store);
    let (first, zip) = ask_with(&mut engine, publish("2026-11-24-1"), vec![]).unwrap();
    let (_, again) = ask_with(&mut open(&store), publish("2026-11-24-1"), vec![]).unwrap();
    assert_eq!(zip, again);
    let zip = zip.unwrap();
    assert_eq!((first.bytes, first.file.name.as_str()), (zip.len(), "wangge-2026-11-24-1.zip"));
    assert_eq!(first.pages, 9, "a page for each grid of level 1 to 4");
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    assert_eq!(archive.len(), first.files);
    let names: Vec<String> = archive.file_names().map(|n| n.unwrap().into_owned()).collect();
    assert!(names.is_sorted() && names.contains(&"data/manifest.json".to_owned()), "{names:?}");
    for name in &names {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        assert!(!text.contains("户主"), "{name}");
    }
    // The address is kept, so that cards printed later lead to the same site.
    assert_eq!(ask(&mut engine, GetSettings).unwrap().site, "https://wg.example.cn/");
    assert_eq!(open(&store).register().settings.site, "https://wg.example.cn/");
}

#[test]
fn settings_are_kept_and_the_office_can_be_emptied() {
    let store = kept(&county());
    let mut engine = open(&store);
    let settings = Settings { issuer: "禾溪县".into(), ..Settings::default() };
    ask(&mut engine, PutSettings { settings: settings.clone() }).unwrap();
    assert_eq!(open(&store).register().settings, settings);
    ask(&mut engine, Clear).unwrap();
    assert!(ask(&mut engine, GetStatus).unwrap().empty);
    assert_eq!(open(&store).register(), &Register::default());
}

#[test]
fn a_store_that_fails_changes_nothing() {
    let store = kept(&county());
    let mut engine = open(&store);
    for (error, kind) in
        [(StoreError::Full, FailureKind::Said), (StoreError::Failed("no".into()), FailureKind::Said)]
    {
        store.fail_next(error);
        assert_eq!(ask(&mut engine, Clear).unwrap_err().kind, kind);
        assert_eq!(engine.register(), &county());
    }
    // Another tab writes: this one's view is old, and it may not write over it.
    let mut other = open(&store);
    let settings = Settings { issuer: "禾溪县".into(), ..Settings::default() };
    ask(&mut other, PutSettings { settings }).unwrap();
    assert_eq!(ask(&mut engine, Clear).unwrap_err().kind, FailureKind::Conflict);
    assert!(!open(&store).register().is_empty());
}

#[test]
fn what_a_newer_version_wrote_is_not_opened() {
    let store = MemoryStore::default();
    let mut batch = wangge_store::Batch::default();
    batch.puts.push(("meta".into(), br#"{"schema":99}"#.to_vec()));
    support::now(store.commit(0, batch)).unwrap();
    let failure = support::now(Engine::open(store, Lang::Zh)).err().unwrap();
    assert_eq!(failure.kind, FailureKind::CannotOpen);
    assert!(failure.message.contains("更新的版本"));
}

#[test]
fn files_that_cannot_be_read_are_refused_by_name() {
    let mut engine = open(&MemoryStore::default());
    let files = vec![
        InFile { name: "大.xlsx".into(), size: MAX_FILE + 1, bytes: None },
        InFile { name: "走了.csv".into(), size: 10, bytes: None },
        InFile { name: "空.csv".into(), size: 0, bytes: Some(vec![]) },
    ];
    let (preview, _) = ask_with(&mut engine, ReadFiles, files).unwrap();
    assert!(!preview.changes());
    assert!(preview.refused[0].message.contains("65 MB"), "{}", preview.refused[0].message);
    let names: Vec<&str> = preview.refused.iter().map(|r| r.file.as_str()).collect();
    assert_eq!(names, ["大.xlsx", "走了.csv", "空.csv"]);
}

/// The sheets of a register, as an office has them.
fn workbook(register: &Register) -> InFile {
    let bytes = write_xlsx(&sheets_of(register)).unwrap();
    InFile { name: "禾溪县.xlsx".into(), size: bytes.len() as u64, bytes: Some(bytes) }
}

#[test]
fn what_is_imported_is_stored_only_when_it_is_accepted() {
    let store = MemoryStore::default();
    let mut engine = open(&store);
    let (preview, _) = ask_with(&mut engine, ReadFiles, vec![workbook(&county())]).unwrap();
    assert_eq!((preview.refused.len(), preview.sheets.len()), (0, 4));
    assert_eq!((preview.grids.added, preview.households.added), (10, 46));
    assert!(ask(&mut engine, GetStatus).unwrap().empty && open(&store).register().is_empty());
    assert!(ask(&mut engine, GetStatus).unwrap().pending);

    store.fail_next(StoreError::Full);
    assert!(ask(&mut engine, Accept::default()).is_err());
    assert!(engine.register().is_empty(), "nothing is changed that is not stored");
    let stored = ask(&mut engine, Accept::default()).unwrap();
    assert_eq!(stored.households.added, 46);
    let again = open(&store);
    assert_eq!(again.register().all_households().count(), 46);
    assert_eq!(again.register(), engine.register(), "it is there after a reload");

    let (same, _) = ask_with(&mut engine, ReadFiles, vec![workbook(&county())]).unwrap();
    assert!(!same.changes(), "{same:?}");
    ask(&mut engine, Discard).unwrap();
    assert!(!ask(&mut engine, GetStatus).unwrap().pending);
}

#[test]
fn issues_of_an_import_come_worst_first_and_by_severity() {
    let csv =
        "姓名,联系电话,网格编码,岗位\n王静,13800000001,990127100201,网格长\n李明,123,990199100201,网格长\n";
    let file = InFile { name: "网格员.csv".into(), size: 9, bytes: Some(csv.into()) };
    let mut engine = open(&kept(&county()));
    let (preview, _) = ask_with(&mut engine, ReadFiles, vec![file]).unwrap();
    let page = ask(&mut engine, GetPreviewPage { count: 50, ..GetPreviewPage::default() }).unwrap();
    assert_eq!(page.total, preview.issues.iter().sum::<usize>());
    assert!(page.total >= 1 && page.rows.is_sorted_by_key(|r| r.severity), "{page:?}");
    assert_eq!((page.rows[0].row, page.rows[0].value.as_str()), (3, "990199100201"));
    let errors = GetPreviewPage { severity: Some(Severity::Error), count: 50, ..GetPreviewPage::default() };
    assert_eq!(ask(&mut engine, errors).unwrap().total, preview.issues[0]);
}

#[test]
fn the_template_is_a_workbook() {
    let (made, file) = ask_with(&mut open(&MemoryStore::default()), GetTemplate, vec![]).unwrap();
    assert!(made.name.ends_with(".xlsx") && file.unwrap().starts_with(b"PK"));
}
