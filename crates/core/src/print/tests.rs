//! What a small village's cards and board say, and at which sizes, against golden files.
//! `WANGGE_GOLDEN=write cargo test -p wangge-core golden` renews them; read the difference.
use super::*;
use crate::directory::{PublicGrid, PublicPost, PublicVillage};
use crate::domain::{GridCode, Post, Settings};
use std::fmt::Write;
use wangge_texts::Lang;

fn post(post: Post, name: &str, office: &str, phone: &str) -> PublicPost {
    let phone = Some(phone.to_owned()).filter(|p| !p.is_empty());
    PublicPost { post, name: name.into(), office: office.into(), phone, since: None, photo: None }
}

fn grid(code: &str, name: &str, range: &str, posts: Vec<PublicPost>) -> PublicGrid {
    let code = code.parse().unwrap();
    PublicGrid {
        code,
        name: name.into(),
        range: range.into(),
        households: 17,
        phone: None,
        posts,
        former: vec![],
        chats: vec![],
    }
}

/// A village with a vacant grid, a gridworker without a number, a vacant group and a long name.
fn village() -> PublicVillage {
    let head = |name: &str, phone: &str| vec![post(Post::Head, name, "村民代表", phone)];
    let town = vec![
        post(Post::Head, "陈立新", "镇党委书记", "13800009001"),
        post(Post::Deputy, "赵明", "镇党委副书记", "13800009002"),
    ];
    let leaders = vec![
        post(Post::Head, "李建军", "村党支部书记", "13800009003"),
        post(Post::Police, "马文斌", "云岭派出所", "09171234567"),
    ];
    PublicVillage {
        town: grid("990127100", "云岭镇", "", town),
        village: grid("990127100201", "河湾村", "", leaders),
        groups: vec![
            grid("99012710020101", "1组", "", head("朱秀英", "13800000001")),
            grid("99012710020102", "2组", "", vec![]),
        ],
        grids: vec![
            grid("9901271002010101", "第1网格", "1–18号、20号", head("王静", "13800000002")),
            grid("9901271002010102", "第2网格", "19号、21–40号", vec![]),
            grid("9901271002010103", "第3网格", "41–58号", head("杨军", "")),
            grid("9901271002010201", "第1网格", "1–16号", head("阿卜杜热西提·买买提", "13800000004")),
            grid("9901271002010202", "第2网格", "", vec![]),
        ],
    }
}

fn head() -> PrintHead {
    let settings = Settings {
        issuer: "禾溪县社会治理网格化服务中心".into(),
        site: "https://wg.hexi.example.cn".into(),
        supervision: "0917-1234567".into(),
        ..Settings::default()
    };
    PrintHead::of_settings(&settings, "", "2026-11-24-1", "2026-11-24".parse().unwrap())
}

fn golden(name: &str, made: &str) {
    let path = format!("{}/src/print/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("WANGGE_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(kept == made, "{name} has changed:\n{made}");
}

fn told(card: &ContactCard) -> String {
    let person = |p: &Option<CardPerson>| {
        p.as_ref().map_or_else(|| "–".to_owned(), |p| format!("{} {} {}", p.post, p.name, p.phone))
    };
    let size = card.type_mm("网格员");
    let mut out = format!("{}  {}\n", card.place(), card.address);
    let _ = writeln!(out, "  calls    {}", person(&card.person));
    let _ = writeln!(out, "  instead  {} of {:?}", card.stands_in, card.unreachable);
    let _ = writeln!(out, "  above    {}", person(&card.above));
    let _ = writeln!(out, "  for      {}", card.delivery);
    let _ = writeln!(
        out,
        "  code     {} modules, {:.2} mm at 25 mm",
        card.qr.modules(),
        25.0 / f64::from(card.qr.modules())
    );
    let _ = writeln!(
        out,
        "  type     place {} name {} telephone {} above {}",
        size.place, size.name, size.phone, size.above
    );
    out
}

#[test]
fn golden_cards() {
    let (village, head) = (village(), head());
    let code = village.village.code;
    let mut made: String = cards_of(&village, &head, code, Lang::Zh).unwrap().iter().map(told).collect();
    let door = |grid: &str, door: &str| Delivery { grid: grid.parse().unwrap(), door: door.into() };
    let doors = [
        door("9901271002010101", "12号"),
        door("9901271002010101", "12号附1"),
        door("9901271002010201", "村口老屋"),
        door("9901271003010101", "9号"),
    ];
    made.extend(cards_for_doors(&village, &head, &doors, Lang::Zh).unwrap().iter().map(told));
    let _ = writeln!(made, "hotlines at {} mm", head.hotline_mm());
    golden("cards.txt", &made);
}

#[test]
fn golden_electronic_card() {
    let (village, head) = (village(), head());
    let mut made = String::new();
    for code in ["9901271002010101", "9901271002010103", "9901271002010201", "990127100201"] {
        let card = card_of(&village, &head, code.parse().unwrap(), Lang::Zh).unwrap().unwrap();
        let picture = electronic_card(&card, &head, "禾溪县", "云岭镇", Lang::Zh);
        let _ = writeln!(made, "{code}  {} × {}", picture.width, picture.height);
        for draw in &picture.draws {
            let _ = writeln!(made, "  {draw}");
        }
    }
    golden("ecard.txt", &made);
}

#[test]
fn golden_board() {
    let board = NoticeBoard::of(&village(), &head(), Lang::Zh).unwrap();
    let layout = BoardLayout::of(&board, BoardPaper::A3Landscape);
    let mut made = format!("{} {} {} {}\n", board.code, board.town, board.village, board.address);
    for l in &board.leaders {
        let _ = writeln!(made, "{} | {} | {} | {}", l.post, l.office, l.name, l.phone);
    }
    let _ = writeln!(
        made,
        "type {} line {:.2} column {:.1} cells {:.1?}",
        layout.type_mm, layout.line_mm, layout.column_mm, layout.cells_mm
    );
    for (i, column) in layout.columns.iter().enumerate() {
        for r in column {
            let mark = if r.group { "■" } else { " " };
            let range = r.range.join(" / ");
            let _ = writeln!(
                made,
                "{i}{mark}{} | {range} | {} ×{:.2} | {}",
                r.name, r.person, r.person_scale, r.phone
            );
        }
    }
    golden("board.txt", &made);
}

#[test]
fn a_site_with_a_long_address_prints_nothing() {
    let head = PrintHead { root: format!("https://{}/", "a".repeat(40)), ..head() };
    let code: GridCode = "9901271002010101".parse().unwrap();
    assert_eq!(cards_of(&village(), &head, code, Lang::Zh), Err(QrError::AddressTooLong(68)));
    assert!(NoticeBoard::of(&village(), &head, Lang::Zh).is_err());
}
