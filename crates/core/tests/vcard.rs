//! Contact files, read by a parser that did not write them and held to vCard 3.0 by its
//! validator.
use serde_json::json;
use vcard::prop::{
    adr::ADR, r#fn::FN, n::N, note::NOTE, org::ORG, rev::REV, tel::TEL, title::TITLE, url::URL,
};
use vcard::tree::cst::VcardCst;
use wangge_core::Lang;
use wangge_core::directory::{ContactFile, Manifest, PublicVillage, contact_file};

const ADDRESS: &str = "https://wg.hexi.example.cn/g/9901271002010101/";

/// The file of a grid whose gridworker has this name, number, and whose range is this.
fn file(name: &str, phone: Option<&str>, range: &str, lang: Lang) -> Option<ContactFile> {
    let file = json!({ "path": "data/find.txt", "sha256": "", "bytes": 0 });
    let manifest: Manifest = serde_json::from_value(json!({
        "format": 1, "version": "2026-11-24-1", "date": "2026-11-24", "county": "990127", "name": "禾溪县",
        "issuer": "", "site": "", "supervision": "", "hotlines": [], "grids": [1, 1, 1, 1], "households": 17,
        "index": file, "villages": [],
    }))
    .unwrap();
    let post = json!({ "post": "head", "name": name, "office": "村民代表", "phone": phone });
    let village: PublicVillage = serde_json::from_value(json!({
        "town": { "code": "990127100", "name": "云岭镇", "households": 17 },
        "village": { "code": "990127100201", "name": "河湾村", "households": 17, "phone": "0917-1234567" },
        "groups": [{ "code": "99012710020101", "name": "3组", "households": 17 }],
        "grids": [{ "code": "9901271002010101", "name": "第2网格", "range": range, "households": 17, "posts": [post] }],
    }))
    .unwrap();
    contact_file(&manifest, &village, "9901271002010101".parse().unwrap(), ADDRESS, lang)
}

/// What the foreign parser reads: name, shown name, organisation, title, number, street, town,
/// county, address, note, date.
fn read(text: &str) -> Vec<String> {
    let card = VcardCst::parse(text).unwrap();
    let valid = card.decode().validate();
    assert!(valid.is_ok(), "{:?}", valid.err());
    let place = card.prop::<ADR>().unwrap();
    vec![
        card.prop::<N>().unwrap().family.concat(),
        card.prop::<FN>().unwrap().0.to_string(),
        card.prop::<ORG>().unwrap().0.concat(),
        card.prop::<TITLE>().unwrap().0.to_string(),
        card.prop::<TEL>().unwrap().0.to_string(),
        place.street.concat(),
        place.locality.concat(),
        place.region.concat(),
        card.prop::<URL>().unwrap().0.to_string(),
        card.prop::<NOTE>().unwrap().0.to_string(),
        card.prop::<REV>().unwrap().0.to_string(),
    ]
}

/// The golden file has plain line ends. `WANGGE_GOLDEN=write` renews it.
fn golden(text: &str) {
    let (path, made) = (concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vcard.txt"), text.replace("\r\n", "\n"));
    if std::env::var("WANGGE_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(path, &made).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == made, "vcard.txt has changed:\n{made}");
}

#[test]
fn a_gridworker_s_file_is_read_as_it_was_meant() {
    let file = file("王静", Some("13800001234"), "1–18号、20号", Lang::Zh).unwrap();
    assert_eq!(file.name, "王静.vcf");
    golden(&file.text);
    assert!(file.text.contains("\r\nTEL;TYPE=CELL:13800001234\r\n"), "{}", file.text);
    let place = "河湾村3组第2网格";
    let expect = [
        "王静",
        "王静（网格员）",
        place,
        "网格员，村民代表",
        "13800001234",
        place,
        "云岭镇",
        "禾溪县",
        ADDRESS,
        "河湾村3组第2网格，范围：1–18号、20号。资料日期 2026-11-24，人员变动以网页为准。",
        "2026-11-24T00:00:00Z",
    ];
    assert_eq!(read(&file.text), expect);
}

#[test]
fn whatever_a_name_or_a_range_holds_stays_one_value() {
    let names =
        ["王,静;\\", "阿卜杜热西提·买买提·阿卜杜拉·艾合买提·吐尔逊江·努尔麦麦提", "O'Brien: x", "王\n静/?"];
    for (name, lang) in names.into_iter().flat_map(|n| [(n, Lang::Zh), (n, Lang::En)]) {
        let range = format!("{name}；{}", "1–18号、".repeat(40));
        let file = file(name, Some("13800001234"), &range, lang).unwrap();
        assert!(!file.name.contains(['/', '\\', '\n', '?', ':']), "{}", file.name);
        assert_eq!(file.text.matches('\n').count(), file.text.matches("\r\n").count());
        assert!(file.text.split("\r\n").all(|line| line.len() <= 75), "{}", file.text);
        let read = read(&file.text);
        assert_eq!(read.first().map(String::as_str), Some(name));
        assert!(read.iter().any(|value| value.contains(&range)), "the range is not whole: {read:?}");
    }
}

#[test]
fn who_has_no_number_is_stood_in_for() {
    let file = file("王静", None, "", Lang::Zh).unwrap();
    assert!(file.text.contains("\r\nTEL;TYPE=WORK:09171234567\r\n"), "{}", file.text);
    let read = read(&file.text);
    assert_eq!(
        read[..5],
        ["河湾村", "河湾村（办公电话）", "河湾村", "办公电话", "09171234567"].map(str::to_owned)
    );
}
