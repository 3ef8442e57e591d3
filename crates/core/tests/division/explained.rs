//! What a person is told of lists that lack what division would like to have: each gives a sensible
//! division, and words that say what was taken for granted.
use crate::support::{at, group, home, rows, sizes, sound};
use wangge_core::Lang;
use wangge_core::division::{Division, Home, Wishes, divide};

fn told(homes: Vec<Home>) -> (Division, String) {
    let group = group(homes);
    let division = divide(&group, &Wishes::default());
    sound(&group, &division);
    let words: Vec<String> = division.findings.iter().map(|f| f.message(Lang::Zh)).collect();
    let words = words.join("\n");
    (division, words)
}

#[test]
fn a_list_without_coordinates() {
    let (division, words) = told((0..54).map(|i| home(i, None)).collect());
    assert_eq!(sizes(&division), [18, 18, 18]);
    assert_eq!(division.measures.door_runs, 3, "each grid is one run of doors");
    assert_eq!(words, "本组住户没有坐标，按门牌顺序划分。");
    // Nor doors: by the list, and a person is asked to look.
    let (division, words) = told((0..36).map(|i| Home { door: None, ..home(i, None) }).collect());
    assert_eq!(sizes(&division), [18, 18]);
    assert_eq!(words, "本组住户没有坐标，按门牌顺序划分。\n本组住户也没有门牌号，按名册顺序划分。请核对。");
}

#[test]
fn a_tenth_without_coordinates() {
    let mut homes = rows(90);
    homes.iter_mut().filter(|h| h.id.0 % 10 == 4).for_each(|h| h.position = None);
    let (division, words) = told(homes);
    assert!(sizes(&division).iter().all(|n| (15..=20).contains(n)));
    assert_eq!(words, "9 户没有坐标，按前后门牌推定位置。");
    // With most missing, those few are no map.
    let mut homes = rows(54);
    homes.iter_mut().filter(|h| h.id.0 > 12).for_each(|h| h.position = None);
    let (division, words) = told(homes);
    assert_eq!(division.measures.door_runs, 3);
    assert_eq!(words, "全组 54 户中只有 13 户有坐标，不足一半，按门牌顺序划分。");
}

#[test]
fn all_in_one_place() {
    let (division, words) = told((0..40).map(|i| home(i, Some(at(0.0, 0.0)))).collect());
    assert_eq!(division.measures.door_runs, 2);
    assert_eq!(words, "有坐标的 40 户都标在同一个点上，坐标不可用，按门牌顺序划分。");
}

#[test]
fn two_far_hamlets() {
    let apart = |first: u32, count: u32| {
        let mut homes = rows(count);
        homes.iter_mut().filter(|h| h.id.0 >= first).for_each(|h| {
            h.position = h.position.map(|p| wangge_core::domain::Position { lon: p.lon + 0.02, ..p });
        });
        homes
    };
    let (division, words) = told(apart(17, 35));
    assert_eq!((sizes(&division), words.as_str()), (vec![17, 18], ""));
    let (division, words) = told(apart(32, 37));
    assert_eq!(division.grids.len(), 2);
    assert!(
        words.contains("分在几处（") && words.contains(" + 5 户）") && words.contains("如需例外，请手工调整"),
        "{words}"
    );
}
