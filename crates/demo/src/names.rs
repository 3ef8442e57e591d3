//! Invented names and numbers. Surnames are as frequent as in China at large; in a group,
//! one or two families prevail.
use fastrand::Rng;
use wangge_core::domain::{Phone, Sex};

/// Offices and gridworkers have 1380000 0000–6999, households 7000–9999, so that no
/// household's number is ever one that is published.
pub(crate) const OFFICE_NUMBERS: usize = 7000;

/// Surnames with their weights.
const SURNAMES: &[(&str, u32)] = &[
    ("王", 72),
    ("李", 70),
    ("张", 66),
    ("刘", 52),
    ("陈", 43),
    ("杨", 30),
    ("赵", 22),
    ("黄", 21),
    ("周", 20),
    ("吴", 19),
    ("徐", 16),
    ("孙", 15),
    ("马", 14),
    ("朱", 13),
    ("胡", 12),
    ("郭", 12),
    ("何", 11),
    ("高", 10),
    ("林", 10),
    ("罗", 9),
    ("郑", 8),
    ("梁", 8),
    ("谢", 7),
    ("宋", 7),
    ("唐", 6),
    ("许", 6),
    ("邓", 6),
    ("韩", 6),
    ("冯", 6),
    ("曹", 6),
    ("彭", 5),
    ("曾", 5),
    ("肖", 5),
    ("田", 5),
    ("董", 5),
    ("袁", 4),
    ("潘", 4),
    ("蒋", 4),
    ("蔡", 4),
    ("余", 4),
    ("杜", 4),
    ("叶", 4),
    ("程", 4),
    ("苏", 4),
    ("魏", 4),
    ("吕", 4),
    ("丁", 4),
    ("任", 4),
    ("沈", 3),
    ("姚", 3),
    ("卢", 3),
    ("姜", 3),
    ("崔", 3),
    ("钟", 3),
    ("谭", 3),
    ("汪", 3),
    ("范", 3),
    ("石", 3),
    ("贾", 3),
    ("夏", 3),
    ("方", 3),
    ("白", 3),
    ("孟", 3),
    ("秦", 3),
    ("薛", 2),
    ("闫", 2),
    ("段", 2),
    ("雷", 2),
    ("侯", 2),
    ("史", 2),
    ("贺", 2),
    ("郝", 2),
    ("龚", 2),
    ("邵", 2),
    ("苟", 2),
    ("单", 1),
    ("仇", 1),
    ("解", 1),
    ("欧阳", 1),
    ("上官", 1),
];
const MALE: &[&str] = &[
    "建", "国", "军", "志", "永", "文", "明", "德", "成", "宝", "来", "生", "平", "春", "林", "海", "涛",
    "强", "勇", "伟", "斌", "刚", "荣", "贵", "福", "全", "兴", "旺", "喜", "学", "忠", "义", "云", "龙",
    "虎", "东",
];
const FEMALE: &[&str] = &[
    "秀", "英", "芳", "兰", "凤", "玉", "梅", "琴", "桂", "珍", "霞", "丽", "娟", "红", "艳", "静", "敏",
    "慧", "萍", "燕", "莲", "翠", "香", "彩", "巧", "爱", "淑", "亚", "雪", "妮",
];
const TOWNS: &[&str] = &[
    "云岭", "禾川", "石门", "青溪", "双河", "龙泉", "白塔", "柳湾", "南坪", "北塬", "东岭", "西川", "长坪",
    "红岩", "桃花", "永和", "三岔", "新店", "古渡", "平川",
];
const VILLAGES: &[&str] = &[
    "河湾",
    "石咀",
    "苟家塬",
    "柳树沟",
    "杨家坪",
    "上庄",
    "下庄",
    "前川",
    "后川",
    "东坡",
    "西坡",
    "槐树院",
    "龙泉",
    "白杨",
    "双庙",
    "三官庙",
    "石桥",
    "梨园",
    "枣林",
    "桃园",
    "核桃湾",
    "青山",
    "红崖",
    "黑沟",
    "大坪",
    "小坪",
    "王家庄",
    "李家沟",
    "张家塬",
    "赵家河",
    "陈家山",
    "马家店",
    "高家崖",
    "刘家坡",
    "寺坪",
    "庙沟",
    "水磨",
    "油坊",
    "瓦窑",
    "铁炉",
    "新庄",
    "老庄",
    "新民",
    "和平",
    "团结",
    "永丰",
    "兴隆",
    "太平",
    "五里",
    "八里铺",
    "店子",
    "关口",
    "堡子",
    "岭上",
    "塬上",
    "川口",
    "沟口",
    "河西",
    "河东",
    "南寨",
    "北寨",
    "石嘴",
    "茍家塬",
    "头道河",
    "二道河",
    "花石",
    "银杏",
    "竹园",
];
const COMMUNITIES: &[&str] =
    &["东街", "西街", "南关", "北关", "河滨", "新城", "站前", "广场", "学府", "文苑"];
/// What stands in a door column that is no number.
const OLD_HOUSES: &[&str] = &["村口老屋", "原小学院内", "水库管理房", "果园看护房", "老供销社"];

pub(crate) fn one<'a>(list: &[&'a str], rng: &mut Rng) -> &'a str {
    list.get(rng.usize(..list.len().max(1))).copied().unwrap_or_default()
}

/// The index of a weight, by chance.
pub(crate) fn weighted(weights: impl Iterator<Item = u32> + Clone, rng: &mut Rng) -> usize {
    let mut at = rng.u32(..weights.clone().sum::<u32>().max(1));
    for (i, weight) in weights.enumerate() {
        if at < weight {
            return i;
        }
        at -= weight;
    }
    0
}

/// Whether something that happens so many times in a thousand happens.
pub(crate) fn chance(per_mille: u32, rng: &mut Rng) -> bool {
    rng.u32(..1000) < per_mille
}

pub(crate) fn surname(rng: &mut Rng) -> &'static str {
    let at = weighted(SURNAMES.iter().map(|(_, w)| *w), rng);
    SURNAMES.get(at).map_or("王", |(s, _)| s)
}

/// A full name. The surname 苟 is now and then written 茍, as in real lists.
pub(crate) fn person(surname: &str, sex: Sex, rng: &mut Rng) -> String {
    let given = if sex == Sex::Male { MALE } else { FEMALE };
    let surname = if surname == "苟" && chance(120, rng) { "茍" } else { surname };
    let first = one(given, rng);
    if chance(180, rng) {
        return format!("{surname}{first}");
    }
    let second = one(given, rng);
    format!("{surname}{first}{second}")
}

/// So many different town names.
pub(crate) fn towns(count: usize, rng: &mut Rng) -> Vec<String> {
    let mut pool: Vec<String> = TOWNS.iter().map(|t| (*t).to_owned()).collect();
    rng.shuffle(&mut pool);
    for prefix in ["上", "下", "前", "后"] {
        pool.extend(TOWNS.iter().map(|t| format!("{prefix}{t}")));
    }
    pool.into_iter().take(count).map(|t| format!("{t}镇")).collect()
}

/// Names of a town's communities and villages: different within the town, repeated across towns.
pub(crate) fn villages(communities: usize, villages: usize, rng: &mut Rng) -> Vec<String> {
    let mut pool: Vec<&str> = VILLAGES.to_vec();
    rng.shuffle(&mut pool);
    let mut streets: Vec<&str> = COMMUNITIES.to_vec();
    rng.shuffle(&mut streets);
    let streets = streets.into_iter().cycle().take(communities).map(|n| format!("{n}社区"));
    streets.chain(pool.into_iter().take(villages).map(|n| format!("{n}村"))).collect()
}

/// How many villages a town can have at most.
pub(crate) const fn village_names() -> usize {
    VILLAGES.len()
}

pub(crate) fn old_house(rng: &mut Rng) -> &'static str {
    one(OLD_HOUSES, rng)
}

/// The n-th number of offices and gridworkers.
pub(crate) fn office_number(n: usize) -> String {
    format!("1380000{:04}", n % OFFICE_NUMBERS)
}

/// A household's number.
pub(crate) fn household_number(rng: &mut Rng) -> String {
    format!("1380000{:04}", OFFICE_NUMBERS + rng.usize(..10_000 - OFFICE_NUMBERS))
}

/// A number as a sheet holds it: 15 in a thousand are broken.
pub(crate) fn written(number: String, rng: &mut Rng) -> Phone {
    if !chance(15, rng) {
        return Phone::read(&number);
    }
    let broken = match rng.u32(..5) {
        0 => number.chars().take(10).collect(),
        1 => format!("{number}1"),
        2 => format!("{}O{}", number.get(..9).unwrap_or_default(), number.get(10..).unwrap_or_default()),
        3 => "空号".to_owned(),
        _ => format!("12{}", number.get(2..).unwrap_or_default()),
    };
    Phone::read(&broken)
}
