//! Several windows of one office: each shows what is stored, one at a time writes.
mod support;

use support::{ask, ask_with, code, county, kept, open};
use wangge_core::domain::Settings;
use wangge_core::office::{
    Accept, Clear, FailureKind, GetNode, GetSettings, GetStatus, GetTurns, PutSettings, ReadFiles, Undo,
};
use wangge_exchange::write::{sheets_of, write_xlsx};
use wangge_worker::engine::InFile;

fn issuer(issuer: &str) -> PutSettings {
    PutSettings { settings: Settings { issuer: issuer.into(), ..Settings::default() } }
}

#[test]
fn the_others_follow_and_do_not_write_over_what_they_have_not_seen() {
    let store = kept(&county());
    let (mut one, mut two) = (open(&store), open(&store));
    ask(&mut one, issuer("甲")).unwrap();
    assert_eq!(ask(&mut two, GetSettings).unwrap().issuer, "甲");
    assert_eq!(ask(&mut two, GetTurns).unwrap().undo.as_deref(), Some("修改本县设置"));
    // Both write: the one that has not seen the other's is told, and has it before it then.
    ask(&mut one, issuer("乙")).unwrap();
    let failure = ask(&mut two, issuer("丙")).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Conflict);
    assert!(failure.message.contains("另一个窗口"), "{}", failure.message);
    assert_eq!(two.register().settings.issuer, "乙");
    ask(&mut two, issuer("丙")).unwrap();
    assert_eq!(ask(&mut one, Undo).unwrap_err().kind, FailureKind::Conflict);
    ask(&mut one, Undo).unwrap();
    assert_eq!(ask(&mut two, GetSettings).unwrap().issuer, "乙");
    ask(&mut two, Clear).unwrap();
    assert!(ask(&mut one, GetStatus).unwrap().empty);
    assert!(ask(&mut one, GetNode { code: code("990127") }).is_err());
}

#[test]
fn a_proposal_survives_what_another_window_does_where_it_still_fits() {
    let store = kept(&county());
    let (mut one, mut two) = (open(&store), open(&store));
    let mut sheet = county();
    sheet.grids.get_mut(&code("990127100201")).unwrap().name = "河湾新村".into();
    let bytes = write_xlsx(&sheets_of(&sheet)).unwrap();
    let file = InFile { name: "新.xlsx".into(), size: bytes.len() as u64, bytes: Some(bytes) };
    ask_with(&mut one, ReadFiles, vec![file]).unwrap();
    ask(&mut two, issuer("甲")).unwrap();
    assert_eq!(ask(&mut one, Accept::default()).unwrap_err().kind, FailureKind::Conflict);
    ask(&mut one, Accept::default()).unwrap();
    assert_eq!(ask(&mut two, GetNode { code: code("990127100201") }).unwrap().name, "河湾新村");
    assert_eq!(two.register(), one.register());
}
