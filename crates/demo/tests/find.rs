//! The look-up on the two hundred queries of the whole county.
use wangge_core::directory::{Index, Lookup, Manifest, MoreSounds, Note};
use wangge_core::domain::{GridCode, Level, Register};
use wangge_core::publish::{Publication, PublishOptions, publish};
use wangge_demo::queries::queries;
use wangge_demo::{Plan, county, reference_date};
use wangge_pinyin::Hanzi;

fn file<'a>(publication: &'a Publication, path: &str) -> &'a [u8] {
    &publication.files.iter().find(|f| f.path == path).unwrap().bytes
}

fn parts(publication: &Publication) -> (Lookup, MoreSounds) {
    let manifest: Manifest = serde_json::from_slice(file(publication, "data/manifest.json")).unwrap();
    let index = std::str::from_utf8(file(publication, &manifest.index.path)).unwrap();
    let index = Index::of_text(index).unwrap();
    let sounds = manifest.sounds.unwrap().path;
    let more: MoreSounds = serde_json::from_slice(file(publication, &sounds)).unwrap();
    (index.unfold(), more)
}

fn whole_county() -> (Register, Lookup) {
    let register = county(&Plan::default());
    let options = PublishOptions { date: reference_date(), version: "1".into() };
    let (lookup, more) = parts(&publish(&register, &options, &Hanzi, &mut |_, _| {}).unwrap());
    (register, lookup.learn(&more))
}

#[test]
fn every_query_is_answered_in_the_first_ten_and_nearly_all_first() {
    let (register, lookup) = whole_county();
    let queries = queries(&register, &Hanzi, 7);
    assert_eq!(queries.len(), 200);
    let (mut short, mut wrong) = (Vec::new(), Vec::new());
    for query in &queries {
        let hits: Vec<GridCode> = lookup.find(&query.text).hits.iter().map(|h| h.code).take(10).collect();
        let found = query.wanted.iter().filter(|w| hits.iter().any(|h| w.contains(h))).count();
        if found < query.wanted.len().min(10) {
            short.push(format!("{} “{}”: {found} of {}", query.class, query.text, query.wanted.len()));
        }
        if !hits.first().is_some_and(|h| query.wanted.iter().any(|w| w.contains(h))) {
            wrong.push(format!("{} “{}”", query.class, query.text));
        }
    }
    assert!(short.is_empty(), "not in the first ten: {short:#?}");
    assert!(wrong.len() * 100 <= 3 * queries.len(), "not first: {wrong:#?}");
}

#[test]
fn what_is_not_clear_is_asked_and_what_is_not_there_is_said() {
    let (register, lookup) = whole_county();
    let check = |typed: &str, fits: fn(&Option<Note>) -> bool, hits: std::ops::RangeInclusive<usize>| {
        let answer = lookup.find(typed);
        assert!(fits(&answer.note) && hits.contains(&answer.hits.len()), "{typed}: {answer:?}");
        answer.hits.first().map(|h| lookup.path(h.code).concat()).unwrap_or_default()
    };
    let village = check("河湾村", Option::is_none, 1..=30);
    assert!(village.ends_with("河湾村"), "{village}");
    check("前川村3组", |n| *n == Some(Note::Choose), 2..=10);
    check("3组12号", |n| *n == Some(Note::Choose), 10..=30);
    check("河湾村99组1号", |n| matches!(n, Some(Note::NoGroup { group: 99, .. })), 1..=1);
    check("河湾村3组999号", |n| matches!(n, Some(Note::NoDoor { .. })), 1..=1);
    check("海南省三亚市", |n| *n == Some(Note::Unknown), 0..=0);
    check("zzzz", |n| *n == Some(Note::Unknown), 0..=0);
    let near = check("合湾村3组12号", |n| *n == Some(Note::Near), 1..=5);
    assert!(near.contains("河湾村3组"), "{near}");
    check("", Option::is_none, 0..=0);
    check("  —— ", Option::is_none, 0..=0);

    // By a number: whole, or nothing.
    let on = reference_date();
    let (grid, number) = register
        .grids_of(Level::Household, on)
        .find_map(|g| Some((g.code, register.head(g.code, on)?.1.phone.valid()?.to_string())))
        .unwrap();
    for typed in [number.clone(), grid.to_string(), full_width(&number)] {
        let answer = lookup.find(&typed);
        assert!(answer.note.is_none() && answer.hits.iter().any(|h| h.code == grid), "{typed}: {answer:?}");
    }
    check(&number[..10], |n| *n == Some(Note::UnknownNumber), 0..=0);
    check("19900000000", |n| *n == Some(Note::UnknownNumber), 0..=0);
}

#[test]
fn a_character_of_no_name_is_wondered_at_until_its_sound_is_learnt() {
    let register = county(&Plan::default());
    let options = PublishOptions { date: reference_date(), version: "1".into() };
    let publication = publish(&register, &options, &Hanzi, &mut |_, _| {}).unwrap();
    let (plain, more) = parts(&publication);
    assert!(plain.wonders_at("鲸") && !plain.wonders_at("hwc3") && !plain.wonders_at("河湾村3组"));
    // Two of three characters are others that sound the same: no single slip.
    assert_eq!(plain.find("喝弯村1组").note, Some(Note::Unknown));
    let learnt = plain.learn(&more);
    assert!(!learnt.wonders_at("鲸"));
    let answer = learnt.find("喝弯村1组");
    assert_eq!(answer.note, Some(Note::Near));
    assert!(learnt.path(answer.hits[0].code).concat().ends_with("河湾村1组"));
}

fn full_width(digits: &str) -> String {
    digits.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
}
