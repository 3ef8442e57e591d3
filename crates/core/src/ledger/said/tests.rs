use super::*;
use crate::ledger::case::{Dispute, Hazard};

fn names() -> Names {
    let place = |code: &str, name: &str| (code.parse().unwrap(), name.to_owned());
    Names {
        places: vec![
            place("610327100", "八渡镇"),
            place("610327100201", "河湾村"),
            place("61032710020103", "3组"),
            place("61032710020113", "13组"),
            place("6103271002010302", "第2网格"),
            place("610327100202", "柳沟村"),
            place("61032710020203", "3组"),
        ],
        people: ["王静", "王静怡", "张建国"].map(str::to_owned).into(),
        here: None,
    }
}

/// Each found thing with the words it was found in.
fn check(text: &str, here: Option<&str>, expect: &[(&str, &str)]) {
    let names = Names { here: here.map(|h| h.parse().unwrap()), ..names() };
    let said = read(text, &names);
    let cut = |span: &Range<usize>| text[span.clone()].to_owned();
    let mut found: Vec<(String, String)> = Vec::new();
    found.extend(said.kinds.iter().map(|f| (format!("{:?}", f.what), cut(&f.span))));
    found.extend(said.places.iter().map(|f| (f.what.to_string(), cut(&f.span))));
    found.extend(said.people.iter().map(|f| (f.what.clone(), cut(&f.span))));
    found.extend(said.phones.iter().map(|f| (f.what.to_string(), cut(&f.span))));
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn kind_place_people_and_telephone() {
    let neighbours = format!("{:?}", CaseKind::Dispute(Dispute::Neighbours));
    let road = format!("{:?}", CaseKind::Hazard(Hazard::Road));
    check(
        "河湾村三组张建国和邻居为排水沟闹起来了，电话１３８ 0000 1234",
        None,
        &[
            (&neighbours, "邻居"),
            ("61032710020103", "三组"),
            ("张建国", "张建国"),
            ("13800001234", "１３８ 0000 1234"),
        ],
    );
    check(
        "水塘边的栏杆断了，3组，我是李桂芳，0917-1234567",
        Some("610327100201"),
        &[(&road, "栏杆"), ("61032710020103", "3组"), ("李桂芳", "李桂芳"), ("09171234567", "0917-1234567")],
    );
}

#[test]
fn nothing_is_made_up() {
    // A group of no known village; a number that is none; an identity card; a service number.
    check("3组有事，打12345，卡号610327199001011234，收了150", None, &[]);
    // 13组 is not 3组, and the grid is one of a group that was not named.
    check("河湾13组第2网格", None, &[("61032710020113", "13组")]);
    // The longer of two names; who says “我是来” names nobody.
    check("王静怡在吗，我是来问医保的", None, &[("王静怡", "王静怡")]);
    check("", None, &[]);
}

#[test]
fn what_is_left_open_is_offered_twice() {
    let both = [("61032710020103", "3组"), ("61032710020203", "3组")];
    check("河湾和柳沟3组", None, &both);
}
