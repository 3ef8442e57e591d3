//! What is read aloud: an answer in natural words, telephones digit by digit as people say them
//! (幺三八 零零零零 幺二三四). Must never be longer than one likes to listen to.
use super::lookup::{Lookup, Node};
use super::model::PublicGrid;
use super::{Answer, Answering};
use crate::domain::{GridCode, Level, Post, Telephone};
use wangge_texts::{Lang, elder as t, find};

/// So many hits are read; the rest is only counted.
const READ: usize = 3;
/// 政务服务热线, for when nobody else can be called.
pub const HOTLINE: &str = "12345";

/// A number digit by digit, with a pause between its groups.
#[must_use]
pub fn digits(number: &str, lang: Lang) -> String {
    let words: Vec<&str> = t::digits(lang).split(' ').collect();
    let (between, pause) = if lang == Lang::Zh { ("", " ") } else { (" ", ", ") };
    let group = |group: &str| -> String {
        let said: Vec<&str> =
            group.chars().filter_map(|c| words.get(c.to_digit(10)? as usize).copied()).collect();
        said.join(between)
    };
    let groups: Vec<String> = number.split([' ', '-']).map(group).filter(|g| !g.is_empty()).collect();
    groups.join(pause)
}

fn telephone(number: &Telephone, lang: Lang) -> String {
    t::say_phone(lang, &digits(&number.spaced(), lang))
}

/// Who answers for a grid, and the number. `other` is who can be called where its own gridworker
/// cannot.
#[must_use]
pub fn answer(grid: &PublicGrid, other: Option<&Answering>, place: &str, lang: Lang) -> String {
    let post = Post::Head.name(grid.code.level(), lang);
    let mut said = match grid.head() {
        Some(head) => t::say_who(lang, &place, &post, &head.name),
        None => t::say_vacant(lang, &place, &post),
    };
    if let Some(head) = grid.head() {
        match head.telephone() {
            Some(number) => return said + &telephone(&number, lang),
            None => said.push_str(&t::say_no_phone(lang, &head.name)),
        }
    }
    match other {
        Some(other) => {
            let post = if other.person.is_some() { other.post(lang) } else { "" };
            said.push_str(&t::say_instead(lang, &post, &other.name()));
            said.push_str(&telephone(&other.phone, lang));
        }
        None => said.push_str(&t::say_nobody(lang, &digits(HOTLINE, lang))),
    }
    said
}

/// What the look-up found: how many, and the first of them with their numbers.
#[must_use]
pub fn found(lookup: &Lookup, answer: &Answer, lang: Lang) -> String {
    let mut said = find::count(lang, &answer.hits.len());
    said.push_str(t::pause(lang));
    for hit in answer.hits.iter().take(READ) {
        said.push_str(&grid(lookup, hit.code, lang));
    }
    said
}

/// Who answers for a grid of the look-up, and the number.
#[must_use]
pub fn grid(lookup: &Lookup, code: GridCode, lang: Lang) -> String {
    let Some(node) = lookup.node(code) else { return String::new() };
    let place: String =
        Level::GRIDS.into_iter().filter_map(|level| code.at(level)).map(|c| lookup.name(c)).collect();
    let post = Post::Head.name(code.level(), lang);
    if node.head.is_empty() {
        let instead = lookup.instead(code).filter(|n| !n.head.is_empty());
        let vacant = t::say_vacant(lang, &place, &post);
        return match instead {
            Some(n) => {
                let post = Post::Head.name(n.code.level(), lang);
                vacant + &t::say_instead(lang, &post, &n.head) + &number(n, lang)
            }
            None => vacant,
        };
    }
    t::say_who(lang, &place, &post, &node.head) + &number(node, lang)
}

fn number(node: &Node, lang: Lang) -> String {
    match node.phone.parse::<Telephone>() {
        Ok(number) => telephone(&number, lang),
        Err(_) => t::say_no_phone(lang, &node.head),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{Index, PublicPost};

    fn check(number: &str, zh: &str, en: &str) {
        let number: Telephone = number.parse().unwrap();
        assert_eq!(digits(&number.spaced(), Lang::Zh), zh);
        assert_eq!(digits(&number.spaced(), Lang::En), en);
    }

    #[test]
    fn numbers_are_said_digit_by_digit() {
        check(
            "13800001234",
            "幺三八 零零零零 幺二三四",
            "one three eight, zero zero zero zero, one two three four",
        );
        check("110", "幺幺零", "one one zero");
        assert_eq!(digits("0917-123 4567", Lang::Zh), "零九幺七 幺二三 四五六七");
    }

    fn public(code: &str, head: Option<(&str, Option<&str>)>) -> PublicGrid {
        let post = |(name, phone): (&str, Option<&str>)| PublicPost {
            post: Post::Head,
            name: name.to_owned(),
            office: String::new(),
            phone: phone.map(str::to_owned),
            since: None,
            photo: None,
        };
        PublicGrid {
            code: code.parse().unwrap(),
            name: "河湾村".to_owned(),
            range: String::new(),
            households: 0,
            phone: None,
            posts: head.map(post).into_iter().collect(),
            former: Vec::new(),
            chats: vec![],
        }
    }

    #[test]
    fn an_answer_always_names_somebody_to_call() {
        let village = public("990127100201", Some(("李川", Some("13800000001"))));
        let phone = "13800000001".parse().unwrap();
        let above = Answering { grid: &village, person: village.head(), phone };
        let grid = |head| public("9901271002010101", head);
        let said = |head| answer(&grid(head), Some(&above), "河湾村1组第1网格", Lang::Zh);
        let own = said(Some(("陈安", Some("13800000002"))));
        assert_eq!(own, "河湾村1组第1网格，由网格员陈安负责。电话：幺三八 零零零零 零零零二。");
        let vacant = said(None);
        assert_eq!(
            vacant,
            "河湾村1组第1网格，网格员暂缺。请联系二级网格长李川。电话：幺三八 零零零零 零零零幺。"
        );
        let silent = said(Some(("陈安", None)));
        assert!(silent.contains("陈安的电话登记中。请联系二级网格长李川。"), "{silent}");
        let office = Answering { person: None, ..above.clone() };
        let office = answer(&grid(None), Some(&office), "河湾村1组", Lang::Zh);
        assert!(office.ends_with("请联系河湾村。电话：幺三八 零零零零 零零零幺。"), "{office}");
        let nobody = answer(&public("990127100201", None), None, "河湾村", Lang::Zh);
        assert!(nobody.ends_with("幺二三四五。"), "{nobody}");
    }

    #[test]
    fn results_are_counted_and_the_first_are_read() {
        let text = "wangge-find 1\nv\t2026-11-24\t990127\t县\t\n0\n100\n八渡镇\n\n王静\n13800000001\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
        let lookup = Index::of_text(text).unwrap().unfold();
        let said = found(&lookup, &lookup.find("王静"), Lang::Zh);
        assert_eq!(said, "找到 1 个网格。八渡镇，由一级网格长王静负责。电话：幺三八 零零零零 零零零幺。");
    }
}
