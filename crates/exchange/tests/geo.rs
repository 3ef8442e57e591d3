//! Places and lines as files: there and back by both systems, what is passed over, what is refused.
use wangge_exchange::datum::Datum;
use wangge_exchange::geo::{GeoError, GeoFile, GeoHome, GeoShape, Why, read_geo, write_csv, write_geojson};

fn home(id: u32, at: (f64, f64)) -> GeoHome {
    let door = if id == 2 { "=1+1".to_owned() } else { format!("{id}号") };
    GeoHome {
        at,
        id,
        code: String::new(),
        group: "99012710020103".into(),
        grid: "9901271002010301".into(),
        door,
    }
}

fn near((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> bool {
    (ax - bx).abs() < 3e-7 && (ay - by).abs() < 3e-7
}

#[test]
fn there_and_back_by_both_systems() {
    let homes = [home(1, (123.2001234, 28.8005678)), home(2, (106.85, 34.89))];
    let shapes = [
        GeoShape {
            grid: true,
            name: "第1网格".into(),
            corners: vec![(123.2, 28.8), (123.3, 28.8), (123.3, 28.9)],
        },
        GeoShape { grid: false, name: String::new(), corners: vec![(123.2, 28.8), (123.3, 28.9)] },
    ];
    for datum in [Datum::Wgs84, Datum::Gcj02] {
        let json = read_geo("a.geojson", &write_geojson(&homes, &shapes, datum), Datum::Wgs84).unwrap();
        let csv = read_geo("a.csv", &write_csv(&homes, datum), Datum::Wgs84).unwrap();
        assert_eq!(
            (json.lines.len(), json.wrong.len(), csv.wrong.len()),
            (1, 0, 0),
            "a grid's outline is no barrier"
        );
        for file in [&json, &csv] {
            assert_eq!(file.points.len(), 2);
            for (point, home) in file.points.iter().zip(&homes) {
                assert!(near(point.at, home.at), "{point:?} {home:?}");
                assert_eq!((point.id, &point.group, &point.door), (Some(home.id), &home.group, &home.door));
            }
        }
        assert_eq!(csv.named, Some(datum));
    }
    // Half a kilometre apart: whoever assumes the wrong one is half a kilometre off.
    let (lon, lat) = Datum::Gcj02.of_wgs84(123.2, 28.8);
    assert!((lon - 123.2).abs() + (lat - 28.8).abs() > 0.002);
}

#[test]
fn what_a_file_says_of_its_system_comes_first() {
    let point = r#"{"type":"Point","coordinates":[123.2,28.8,310]}"#;
    let assumed = read_geo("a.json", point.as_bytes(), Datum::Gcj02).unwrap();
    assert!(!near(assumed.points[0].at, (123.2, 28.8)) && assumed.named.is_none());
    let named = format!(
        r#"{{"type":"FeatureCollection","crs":{{"properties":{{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}},
        "features":[{{"type":"Feature","geometry":{point},"properties":{{"door":12}}}},
        {{"type":"Feature","geometry":null,"properties":null}},
        {{"type":"Feature","geometry":{{"type":"Point","coordinates":[1000,2]}}}},
        {{"type":"Feature","geometry":{{"type":"LineString","coordinates":[[123.2,28.8]]}}}}]}}"#
    );
    let named = read_geo("a.json", named.as_bytes(), Datum::Gcj02).unwrap();
    assert!(near(named.points[0].at, (123.2, 28.8)));
    assert_eq!((named.points[0].door.as_str(), named.wrong.len()), ("12", 3));
    let other = "经度,纬度,坐标系\n123.2,28.8,BD-09\nx,1,\n";
    let other = read_geo("a.csv", other.as_bytes(), Datum::Wgs84).unwrap();
    assert_eq!((other.unknown.as_deref(), other.wrong.len()), (Some("BD-09"), 1));
}

#[test]
fn what_is_no_map_is_refused() {
    assert_eq!(read_geo("a.json", b"{\"type\":\"Topology\"}", Datum::Wgs84), Err(GeoError::NotGeo));
    assert_eq!(read_geo("a.json", b"{\n half", Datum::Wgs84), Err(GeoError::Broken(2)));
    assert_eq!(read_geo("a.csv", "姓名,电话\n甲,1\n".as_bytes(), Datum::Wgs84), Err(GeoError::NoColumns));
    assert!(matches!(read_geo("a.csv", b"", Datum::Wgs84), Err(GeoError::File(_))));
}

/// All that a file gives wrong, by its numbers.
fn wrong(file: &GeoFile) -> Vec<(u32, Why)> {
    file.wrong.iter().map(|w| (w.row, w.why)).collect()
}

#[test]
fn every_wrong_row_is_named_with_its_reason() {
    let list = "门牌号,经度,纬度\n1号,28.8,123.2\n2号,123.2,28.8\n3号,2.35,48.86\n4号,,28.8\n5号,东,北\n";
    let list = read_geo("a.csv", list.as_bytes(), Datum::Gcj02).unwrap();
    assert!(list.list);
    let told = [(2, Why::Swapped), (4, Why::Outside), (5, Why::NoNumbers), (6, Why::NoNumbers)];
    assert_eq!((wrong(&list), list.points[0].row), (told.to_vec(), 3));
    let point =
        |at: &str| format!(r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":{at}}}}}"#);
    let river =
        r#"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[123.2,28.8],[28.9,123.2]]}}"#;
    let features =
        [point("[28.8,123.2]"), point("[0,0]"), point("[]"), river.to_owned(), point("[123.2,28.8]")];
    let json = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let json = read_geo("a.json", json.as_bytes(), Datum::Wgs84).unwrap();
    let told = [(1, Why::Swapped), (2, Why::Outside), (3, Why::NoNumbers), (4, Why::Swapped)];
    assert_eq!(wrong(&json), told, "a line with one corner elsewhere is another line");
    assert_eq!((json.points.len(), json.lines.len(), json.points[0].row), (1, 0, 5));
}
