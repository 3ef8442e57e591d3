//! The rows of the tree and what keys do in it, case by case.
use std::collections::BTreeSet;
use wangge_core::domain::{GridCode, Level};
use wangge_core::office::tree::{Node, Press, Tree};

fn code(text: &str) -> GridCode {
    text.parse().unwrap()
}

/// A county with two towns; the first has two villages, of which the first has two groups.
/// The last node's parent is missing.
fn tree() -> Tree {
    let names = [
        ("990127", "禾溪县"),
        ("990127100", "城关镇"),
        ("990127100201", "河湾村"),
        ("99012710020101", "1组"),
        ("99012710020102", "2组"),
        ("990127100202", "柳林村"),
        ("990127101", "石桥镇"),
        ("99012710120103", "3组"),
    ];
    let node = |(c, name): (&str, &str)| Node {
        code: code(c),
        name: name.to_owned(),
        grids: [0; 4],
        vacant: [0; 4],
        households: 0,
    };
    Tree::new(names.map(node).to_vec())
}

fn open(codes: &[&str]) -> BTreeSet<GridCode> {
    codes.iter().map(|c| code(c)).collect()
}

fn check_rows(codes: &[&str], names: &[&str]) {
    let tree = tree();
    let rows = tree.rows(&open(codes));
    let seen: Vec<&str> = rows.iter().map(|&i| tree.node(i).unwrap().name.as_str()).collect();
    assert_eq!(seen, names, "{codes:?}");
}

#[test]
fn rows_are_those_whose_ancestors_are_all_open() {
    check_rows(&[], &["禾溪县"]);
    check_rows(&["990127"], &["禾溪县", "城关镇", "石桥镇"]);
    check_rows(&["990127", "990127101"], &["禾溪县", "城关镇", "石桥镇", "3组"]);
    check_rows(&["990127100", "990127100201"], &["禾溪县"]);
    check_rows(
        &["990127", "990127100", "990127100201"],
        &["禾溪县", "城关镇", "河湾村", "1组", "2组", "柳林村", "石桥镇"],
    );
    let all: BTreeSet<GridCode> = tree().open_to(Level::Household).collect();
    assert_eq!(all.len(), 4);
    assert_eq!(tree().rows(&all).len(), tree().len());
}

#[test]
fn where_each_stands() {
    let tree = tree();
    let stands = |c: &str| {
        let place = tree.find(code(c)).and_then(|i| tree.place(i)).unwrap();
        (place.level, place.position, place.siblings)
    };
    assert_eq!(stands("990127"), (1, 1, 1));
    assert_eq!(stands("990127101"), (2, 2, 2));
    assert_eq!(stands("99012710020102"), (4, 2, 2));
    assert_eq!(stands("99012710120103"), (3, 1, 1), "below its nearest ancestor");
    let above: Vec<String> = tree.above(code("99012710020102")).map(|c| c.to_string()).collect();
    assert_eq!(above, ["990127100201", "990127100", "990127"]);
}

fn check_key(opened: &[&str], at: &str, key: &str, expect: Option<Press>) {
    assert_eq!(tree().press(&open(opened), code(at), key), expect, "{key} at {at}");
}

#[test]
fn keys() {
    let focus = |c: &str| Some(Press::Focus(code(c)));
    let county = &["990127"];
    check_key(county, "990127100", "ArrowDown", focus("990127101"));
    check_key(county, "990127101", "ArrowDown", focus("990127101"));
    check_key(county, "990127100", "ArrowUp", focus("990127"));
    check_key(county, "990127", "End", focus("990127101"));
    check_key(county, "990127101", "Home", focus("990127"));
    check_key(county, "990127", "PageDown", focus("990127101"));
    check_key(county, "990127", "ArrowRight", focus("990127100"));
    check_key(county, "990127100", "ArrowRight", Some(Press::Open(vec![code("990127100")])));
    check_key(county, "990127100202", "ArrowRight", None);
    check_key(county, "990127", "ArrowLeft", Some(Press::Close(code("990127"))));
    check_key(county, "990127100", "ArrowLeft", focus("990127"));
    check_key(&[], "990127", "ArrowLeft", None);
    check_key(county, "990127100", "*", Some(Press::Open(vec![code("990127100"), code("990127101")])));
    check_key(county, "990127100", "Enter", Some(Press::Choose(code("990127100"))));
    check_key(county, "990127100", "Tab", None);
}

#[test]
fn typing_goes_to_the_next_name() {
    let tree = tree();
    let all = open(&["990127", "990127100", "990127100201"]);
    let typed = |at: &str, text: &str| tree.type_ahead(&all, code(at), text).map(|c| c.to_string());
    assert_eq!(typed("990127", "2").as_deref(), Some("99012710020102"));
    assert_eq!(typed("990127101", "禾").as_deref(), Some("990127"), "round the end");
    assert_eq!(typed("990127100201", "河湾").as_deref(), Some("990127100201"), "stays while typing on");
    assert_eq!(typed("990127", "西"), None);
}

#[test]
fn nodes_travel_short() {
    let tree = tree();
    let json = serde_json::to_string(tree.node(1).unwrap()).unwrap();
    assert_eq!(json, r#"["990127100","城关镇",[0,0,0,0],[0,0,0,0],0]"#);
    assert_eq!(&serde_json::from_str::<Node>(&json).unwrap(), tree.node(1).unwrap());
}
