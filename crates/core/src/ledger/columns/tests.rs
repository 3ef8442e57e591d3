//! What a ledger writes is read again as it was, for a record of every kind.
use super::*;
use crate::change::Stamp;
use crate::domain::{GridCode, Level};
use crate::ledger::figures::tests::year;

fn texts() -> Vec<(RecordKind, Vec<&'static str>)> {
    let grid = "6103271002010101";
    vec![
        (
            RecordKind::Case,
            vec![
                "邻里纠纷",
                "两家为排水沟争吵",
                grid,
                "2025-03-01 09:00",
                "网格员1",
                "走访",
                "一般事项",
                "低",
                "王静 13800001234",
                "3",
                "",
                "2025-03-01 10:00 | 受理 |  | 网格员1\n2025-03-02 10:00 | 上报 |  | 网格员1 | 调解不成",
                "待受理",
                "三级",
                "2025-03-04",
                "",
            ],
        ),
        (RecordKind::Publicity, vec!["入户宣讲", "森林防火", grid, "2025-03-01", "18", "1", "网格员1"]),
        (RecordKind::Service, vec!["代办", "代缴医保", grid, "2025-03-01", "1", "2", "村医"]),
        (
            RecordKind::Group,
            vec![
                "第1网格群",
                "四级",
                grid,
                "网格员0",
                "",
                "网格联络",
                "",
                "",
                "2025-01-01",
                "30",
                "15",
                "村干部、律师",
                "2025年版",
                "正常",
                "",
                "网格员1",
                "2025-01-01",
                "2025-03-01",
            ],
        ),
        (
            RecordKind::Session,
            vec![
                "调解技巧",
                "610327100201",
                "三级、四级",
                "2025-03-01",
                "村部",
                "90",
                "调解不熟",
                "讲义",
                "网格员0、网格员1",
                "2",
            ],
        ),
        (
            RecordKind::Meeting,
            vec![
                "610327100201",
                "2025-03-01 15:00",
                "网格员0",
                "李镇长",
                "河堤有裂缝 | 网格员0 | 上报",
                "下周再议",
                "1",
            ],
        ),
        (RecordKind::Assessment, vec!["网格员0", grid, "2025-01-01", "2025-06-30", "优秀", "走访勤", "李四"]),
        (RecordKind::Honour, vec!["优秀网格员", "网格员0", grid, "2025-12-01", "禾溪县", "", "2028-12-01"]),
        (RecordKind::Share, vec!["610327100201", "2025", "1,000.00", "网格员0 2\n网格员1 1", "2025-12-01"]),
        (RecordKind::Welfare, vec!["保洁员", "网格员0", grid, "500.00", "2025-01-01", ""]),
        (RecordKind::Rate, vec!["以案定补：一般事项", "200.00", "2025-01-01", ""]),
        (RecordKind::Salaried, vec!["网格员3"]),
        (RecordKind::Limits, vec!["0", "3", "7", "15", "邻里纠纷 | 疑难事项\n安全隐患：防火 | 当场办理"]),
    ]
}

fn id() -> RecordId {
    RecordId(Stamp { millis: 7, counter: 0, node: 1 })
}

#[test]
fn a_record_of_every_kind_reads_back() {
    let register = year::register();
    let index = Index::of(&register);
    let today = "2025-12-31".parse().unwrap();
    let cx = Reading { index: &index, id: id(), today, lang: Lang::Zh };
    for (kind, texts) in texts() {
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        assert_eq!(texts.len(), columns(kind).len(), "{kind:?}");
        let record = read(cx, kind, None, &texts).unwrap_or_else(|w| panic!("{kind:?}: {w:?}"));
        let mut written = cells(&index, &record, Lang::Zh);
        // Places have no names but their codes here, which are written with their parents'.
        for (cell, text) in written.iter_mut().zip(&texts) {
            if text.parse::<GridCode>().is_ok_and(|c| index.place(cell) == Some(c)) {
                cell.clone_from(text);
            }
        }
        let trimmed = |list: &[String]| list.iter().map(|c| c.trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(trimmed(&written), trimmed(&texts), "{kind:?}");
        let again = read(cx, kind, Some(&record), &cells(&index, &record, Lang::Zh));
        assert_eq!(again.as_ref(), Ok(&record), "{kind:?}");
        assert!(!title(&register, &record, Lang::Zh).is_empty());
        let mut register = register.clone();
        register.ledgers.put(record.clone());
        assert_eq!(register.ledgers.record(&record.key()), Some(record.clone()));
        register.ledgers.take_out(&record.key());
        assert_eq!(register.ledgers, year::register().ledgers);
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let register = year::register();
    let index = Index::of(&register);
    let cx = Reading { index: &index, id: id(), today: "2025-12-31".parse().unwrap(), lang: Lang::Zh };
    let wrong = |kind, texts: &[&str]| -> Vec<(Option<usize>, String)> {
        let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
        read(cx, kind, None, &texts).unwrap_err().into_iter().map(|w| (w.column, w.message)).collect()
    };
    let found = wrong(RecordKind::Publicity, &["口头", "", "没有村", "昨天", "x", "1", ""]);
    let columns: Vec<_> = found.iter().map(|(c, _)| c.unwrap()).collect();
    assert_eq!(columns, [0, 1, 2, 3, 4, 6], "{found:?}");
    let found = wrong(RecordKind::Case, &["其他", "事", "610327100201", "2026-01-01", "甲"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.contains("还没有到"));
    assert_eq!(wrong(RecordKind::Payment, &[]).len(), 1);
    let cut =
        ["邻里纠纷", "事", "610327100201", "2025-03-01", "甲", "", "", "", "", "", "", "2025-03-02 | 归档"];
    assert!(wrong(RecordKind::Case, &cut)[0].1.contains("归档"));
}

#[test]
fn places_and_people_by_their_names() {
    let mut register = year::register();
    let code: GridCode = "6103271002010101".parse().unwrap();
    for (level, name) in [(Level::Town, "八渡镇"), (Level::Village, "河湾村"), (Level::Group, "3组")] {
        register.grids.get_mut(&code.at(level).unwrap()).unwrap().name = name.into();
    }
    register.grids.get_mut(&code).unwrap().name = "第2网格".into();
    for id in [0, 2000] {
        register.persons.get_mut(&crate::domain::PersonId(id)).unwrap().name = "王静".into();
    }
    let index = Index::of(&register);
    assert_eq!(index.place("八渡镇河湾村 3组第2网格"), Some(code));
    assert_eq!(index.place("河湾村3组第2网格"), Some(code));
    assert_eq!(index.place_word(code), "八渡镇河湾村3组第2网格");
    let word = index.person_word(crate::domain::PersonId(0), Lang::Zh);
    assert_eq!(word, "王静（八渡镇河湾村3组第2网格）");
    assert_eq!(index.persons(&word, None), [crate::domain::PersonId(0)]);
    assert_eq!(index.persons("王静", code.at(Level::Village)), [crate::domain::PersonId(0)]);
    assert_eq!(index.persons("王静", None).len(), 2);
    assert_eq!(index.by("王静", None).person, None);
}
