//! Boards of few and of many.
use super::*;
use crate::directory::{PublicGrid, PublicPost, PublicVillage};
use crate::domain::{GridCode, Post};
use crate::print::PrintHead;
use wangge_texts::Lang;

fn grid(code: GridCode, name: String, range: String) -> PublicGrid {
    let post = PublicPost {
        post: Post::Head,
        name: "王建国".into(),
        office: String::new(),
        phone: Some("13800001234".into()),
        since: None,
        photo: None,
    };
    PublicGrid {
        code,
        name,
        range,
        households: 18,
        phone: None,
        posts: vec![post],
        former: vec![],
        chats: vec![],
    }
}

fn board(grids: u16, range: &str) -> NoticeBoard {
    let town: GridCode = "990127100".parse().unwrap();
    let village = town.child(201).unwrap();
    let per_group = 6;
    let groups: Vec<PublicGrid> = (1..=grids.div_ceil(per_group))
        .map(|g| grid(village.child(g).unwrap(), format!("{g}组"), String::new()))
        .collect();
    let leaves = (0..grids)
        .map(|i| {
            let code = village.child(i / per_group + 1).unwrap().child(i % per_group + 1).unwrap();
            grid(code, format!("第{}网格", i % per_group + 1), range.to_owned())
        })
        .collect();
    let village = PublicVillage {
        town: grid(town, "云岭镇".into(), String::new()),
        village: grid(village, "河湾村".into(), String::new()),
        groups,
        grids: leaves,
    };
    let head = PrintHead {
        sponsor: String::new(),
        issuer: "禾溪县".into(),
        root: "https://wg.example.cn/".into(),
        supervision: None,
        hotlines: vec![],
        version: "1".into(),
        date: "2026-11-01".parse().unwrap(),
    };
    NoticeBoard::of(&village, &head, Lang::Zh).unwrap()
}

#[test]
fn four_to_a_hundred_and_twenty_fit_without_a_cut_or_a_half_empty_board() {
    let paper = BoardPaper::A3Landscape;
    let (width, height) = paper.table_mm();
    for (range, least) in [("1–18号", 3.0), ("1–18号、20号、22–23号", 2.6)] {
        for grids in 4..=120 {
            let layout = BoardLayout::of(&board(grids, range), paper);
            let rows: usize = layout.columns.iter().flatten().filter(|r| !r.group).count();
            assert_eq!(rows, usize::from(grids));
            assert!(layout.height_mm() <= height + 1e-6, "{grids}: {}", layout.height_mm());
            assert!(layout.height_mm() >= 0.55 * height, "{grids}: half empty, {}", layout.height_mm());
            assert!(layout.type_mm >= least, "{grids}: type of {} mm", layout.type_mm);
            let used = layout.columns.len() as f64 * (layout.column_mm + GAP) - GAP;
            assert!(used <= width + 1e-6);
            assert!(layout.cells_mm.iter().sum::<f64>() <= layout.column_mm + 1e-6);
            assert!(
                layout.columns.iter().all(|c| !c.last().unwrap().group),
                "{grids}: a group's row ends a column"
            );
        }
    }
}

#[test]
fn a_long_range_breaks_between_its_runs() {
    assert_eq!(wrap("1–3号、5号、7–9号", 8.0), ["1–3号、5号", "7–9号"]);
    assert_eq!(wrap("", 8.0), Vec::<String>::new());
}
#[test]
fn a_sketch_stands_beside_where_letters_stay_large() {
    let paper = BoardPaper::A3Landscape;
    let few = BoardLayout::beside_sketch(&board(13, "1–18号"), paper).unwrap();
    assert!(few.type_mm >= 6.0 && few.columns.len() == 1, "{}", few.type_mm);
    assert!(few.cells_mm.iter().sum::<f64>() <= paper.narrow_mm() + 0.1);
    assert_eq!(BoardLayout::beside_sketch(&board(120, "1–18号、20号、22–23号"), paper), None);
}
