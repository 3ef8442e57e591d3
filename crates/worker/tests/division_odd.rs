//! Lists as offices have them, through the import into a division: without coordinates, with some
//! missing, all in one place, two far hamlets. Each gives legal grids, and says in words what was done.
//! Places by files of maps, and all that is wrong in them.
mod placed;
mod support;

use placed::placed;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use support::{ask, ask_with, code, county, kept, open};
use wangge_core::division::Wishes;
use wangge_core::domain::HouseholdId;
use wangge_core::office::{
    Accept, AcceptPoints, Datum, DivisionGroup, ExportPoints, GetDivisionGroup, GetDivisionMap,
    ProposeDivision, ReadFiles, ReadPoints,
};
use wangge_worker::engine::InFile;

const VILLAGE: &str = "990127100201";
const GROUP: &str = "99012710020101";

/// Metres east and north of a place in the county, as a sheet has degrees.
fn degrees(east: f64, north: f64) -> String {
    format!("{:.7},{:.7}", 123.2 + east / 97_440.0, 28.8 + north / 111_195.0)
}

/// The division of a group that came from a sheet with so many households, each where `at` says.
fn divided(homes: u32, at: impl Fn(u32) -> Option<(f64, f64)>) -> (DivisionGroup, usize) {
    let mut sheet = "户主,门牌号,组编码,经度,纬度\n".to_owned();
    for door in 1..=homes {
        let place = at(door).map_or_else(|| ",".to_owned(), |(east, north)| degrees(east, north));
        writeln!(sheet, "住户{door},{door}号,{GROUP},{place}").unwrap();
    }
    let mut register = county();
    register.households.clear();
    let mut engine = open(&kept(&register));
    let file = InFile { name: "住户.csv".into(), size: sheet.len() as u64, bytes: Some(sheet.into()) };
    let (preview, _) = ask_with(&mut engine, ReadFiles, vec![file]).unwrap();
    assert_eq!(preview.issues[0], 0, "{preview:?}");
    ask(&mut engine, Accept::default()).unwrap();
    let group = code(GROUP);
    assert_eq!(engine.register().households_in(group).count(), homes as usize);
    let request = ProposeDivision { place: group, wishes: Wishes::default(), candidates: vec![] };
    ask(&mut engine, request).unwrap();
    let map = ask(&mut engine, GetDivisionMap { within: group }).unwrap();
    let made = ask(&mut engine, GetDivisionGroup { group }).unwrap();
    assert_eq!(made.homes.iter().map(|h| h.id).collect::<BTreeSet<_>>().len(), homes as usize);
    assert!(made.row.sizes.iter().all(|n| (15..=20).contains(n)), "{:?}", made.row.sizes);
    (made, map.groups.len())
}

fn words(made: &DivisionGroup) -> Vec<&str> {
    made.row.findings.iter().map(|f| f.message.as_str()).collect()
}

/// Doors of each grid, in order.
fn doors(made: &DivisionGroup) -> BTreeMap<usize, Vec<u32>> {
    let mut doors: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for home in &made.homes {
        doors.entry(home.grid).or_default().push(home.door.trim_end_matches('号').parse().unwrap());
    }
    doors
}

/// Two rows of 18 houses, 400 m from each other; by door one row, then the other.
fn rows(door: u32) -> (f64, f64) {
    let at = door - 1;
    (f64::from(at % 18) * 20.0, if at < 18 { 0.0 } else { 400.0 })
}

#[test]
fn without_coordinates_doors_decide_and_there_is_no_map() {
    let (made, drawn) = divided(36, |_| None);
    assert_eq!((made.metric, drawn), (false, 0));
    assert_eq!(words(&made), ["本组住户没有坐标，按门牌顺序划分。"]);
    let runs = doors(&made);
    assert!(runs.values().all(|d| d.windows(2).all(|w| w[1] == w[0] + 1)), "{runs:?}");
}

#[test]
fn one_in_ten_without_stands_between_its_neighbours() {
    let (made, drawn) = divided(36, |door| (door % 10 != 0).then(|| rows(door)));
    assert_eq!((made.metric, drawn), (true, 1));
    assert_eq!(words(&made), ["3 户没有坐标，按前后门牌推定位置。"]);
    let guessed: Vec<&str> = made.homes.iter().filter(|h| !h.own).map(|h| h.door.as_str()).collect();
    assert_eq!(guessed, ["10号", "20号", "30号"]);
    assert!(made.homes.iter().all(|h| h.spot.is_some()), "they are on the map, too");
    // The rows are the grids, with the guessed among their neighbours.
    assert_eq!(doors(&made).values().map(Vec::len).collect::<Vec<_>>(), [18, 18]);
    assert!(doors(&made).values().all(|d| d.windows(2).all(|w| w[1] == w[0] + 1)));
}

#[test]
fn less_than_half_with_coordinates_is_divided_by_doors() {
    let (made, _) = divided(36, |door| (door % 3 == 0).then(|| rows(door)));
    assert!(!made.metric);
    assert_eq!(words(&made), ["全组 36 户中只有 12 户有坐标，不足一半，按门牌顺序划分。"]);
}

#[test]
fn all_in_one_place_is_said_and_divided_by_doors() {
    let (made, drawn) = divided(36, |_| Some((0.0, 0.0)));
    assert_eq!((made.metric, drawn), (false, 0));
    assert_eq!(words(&made), ["有坐标的 36 户都标在同一个点上，坐标不可用，按门牌顺序划分。"]);
}

#[test]
fn two_far_hamlets_are_grids_of_their_own_where_sizes_allow() {
    let hamlets = |first: u32| {
        move |door: u32| Some((f64::from(door % 6) * 20.0 + if door <= first { 0.0 } else { 3_000.0 }, 0.0))
    };
    let (made, _) = divided(36, hamlets(18));
    assert_eq!((words(&made), made.row.sizes.clone()), (vec![], vec![18, 18]));
    assert!(made.row.new.measures.longest_walk.unwrap() < 200.0);
    // Ten are too few for a grid: they share one, which is named with its way.
    let (made, _) = divided(36, hamlets(10));
    let said = words(&made);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("的住户分在几处") && said[0].contains("相隔约 2900 米"), "{said:?}");
    let of_first: BTreeSet<usize> =
        doors(&made).into_iter().filter(|(_, d)| d.iter().any(|n| *n <= 10)).map(|(g, _)| g).collect();
    assert_eq!(of_first.len(), 1, "the ten stay together");
}

#[test]
fn places_go_out_and_come_back_by_both_systems() {
    let store = kept(&placed());
    for (geojson, datum) in [(true, Datum::Wgs84), (true, Datum::Gcj02), (false, Datum::Gcj02)] {
        let mut engine = open(&store);
        let out = ExportPoints { within: code(VILLAGE), datum, geojson };
        let (made, bytes) = ask_with(&mut engine, out, vec![]).unwrap();
        assert_eq!((made.homes, made.without), (31, 0));
        let bytes = bytes.unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("户主"), "no names of people");
        let file = |bytes: Vec<u8>| {
            vec![InFile { name: made.file.name.clone(), size: bytes.len() as u64, bytes: Some(bytes) }]
        };
        let back = ReadPoints { within: code(VILLAGE), datum: Datum::Wgs84 };
        let (read, _) = ask_with(&mut engine, back, file(bytes.clone())).unwrap();
        assert_eq!((read.moved, read.same, read.lines.len()), (0, 31, 0), "{:?}", read.notes);
        assert!(ask(&mut engine, AcceptPoints).is_err());
        // Elsewhere nobody is meant.
        let away = ReadPoints { within: code("990127100202"), datum: Datum::Wgs84 };
        let (read, _) = ask_with(&mut engine, away, file(bytes)).unwrap();
        assert_eq!(read.moved + read.same, 0);
        assert!(
            read.notes.iter().any(|n| n.contains("31 个点对不上") && n.contains(" 等")),
            "{:?}",
            read.notes
        );
    }
    let mut engine = open(&store);
    let list = "门牌号,经度,纬度\n1号,123.21,28.81\n99号,123.2,28.8\n2号,x,\n3号,28.8,123.2\n4号,2.3,48.9\n";
    let file = InFile { name: "点.csv".into(), size: 60, bytes: Some(list.as_bytes().to_vec()) };
    let back = ReadPoints { within: code(GROUP), datum: Datum::Gcj02 };
    let (read, _) = ask_with(&mut engine, back, vec![file]).unwrap();
    assert_eq!((read.moved, read.notes.len()), (1, 5), "{:?}", read.notes);
    let told = [
        "GCJ-02",
        "填反了，没有使用：第 5 行",
        "不在中国，没有使用：第 6 行",
        "不是数，没有使用：第 4 行",
        "对不上住户，没有使用：第 3 行",
    ];
    assert!(told.iter().zip(&read.notes).all(|(told, note)| note.contains(told)), "{:?}", read.notes);
    let half = InFile { name: "半.geojson".into(), size: 9, bytes: Some(b"{\n\"type\"".to_vec()) };
    let back = ReadPoints { within: code(GROUP), datum: Datum::Wgs84 };
    let failed = ask_with(&mut engine, back, vec![half]).unwrap_err();
    assert!(failed.message.contains("“半.geojson”不完整，第 2 行起"), "{}", failed.message);
    let file = InFile { name: "点.csv".into(), size: 60, bytes: Some(list.as_bytes().to_vec()) };
    let back = ReadPoints { within: code(GROUP), datum: Datum::Gcj02 };
    ask_with(&mut engine, back, vec![file]).unwrap();
    let done = ask(&mut engine, AcceptPoints).unwrap();
    assert_eq!((done.changed, done.undo.as_deref()), (1, Some("导入 点.csv")));
    let stands = engine.register().households_in(code(GROUP)).find(|h| h.id == HouseholdId(14)).unwrap();
    let at = stands.position.unwrap();
    assert!((at.lon - 123.21).abs() > 0.001, "converted, {at:?}");
}
