//! Who answers for a grid when it is vacant or its gridworker has no number: the levels above,
//! nearest first. One rule for pages, cards, contact files and reports.
use super::{PublicGrid, PublicPost, PublicVillage};
use crate::domain::{GridCode, Level, Post, Telephone};
use wangge_texts::{Lang, share};

/// Somebody who can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering<'a> {
    /// The grid that they answer for.
    pub grid: &'a PublicGrid,
    /// The responsible person; `None` where it is the office of the town or village.
    pub person: Option<&'a PublicPost>,
    /// Their number.
    pub phone: Telephone,
}

impl Answering<'_> {
    /// The person's name, or the office's.
    #[must_use]
    pub fn name(&self) -> &str {
        self.person.map_or(&self.grid.name, |p| &p.name)
    }

    /// The post's name, or the words for an office's telephone.
    #[must_use]
    pub fn post(&self, lang: Lang) -> &'static str {
        match self.person {
            Some(_) => Post::Head.name(self.grid.code.level(), lang),
            None => wangge_texts::print::office_phone(lang),
        }
    }
}

impl PublicVillage {
    /// Who can be called for a grid, nearest first: of each level its responsible person, or
    /// else its office.
    pub fn answering(&self, code: GridCode) -> impl Iterator<Item = Answering<'_>> {
        self.chain(code).filter_map(|grid| {
            let person = grid.head().and_then(|p| Some((Some(p), p.telephone()?)));
            let office = || Some((None, grid.phone.as_ref()?.parse().ok()?));
            person.or_else(office).map(|(person, phone)| Answering { grid, person, phone })
        })
    }

    /// `河湾村3组第2网格`: the names from the village down to a grid; of a town, its own.
    #[must_use]
    pub fn place(&self, code: GridCode) -> String {
        let names = self.place_names(code);
        if names.is_empty() { self.town.name.clone() } else { names.concat() }
    }

    /// Whom to call for a grid, as words to send to somebody.
    #[must_use]
    pub fn words(&self, code: GridCode, lang: Lang) -> String {
        let mut words = String::new();
        let first = self.answering(code).next();
        if first.as_ref().is_none_or(|a| a.grid.code != code) {
            words.push_str(&self.place(code));
        }
        if let Some(a) = first {
            let lines = if words.is_empty() { "" } else { "\n" };
            words.push_str(lines);
            let place = self.place(a.grid.code);
            words.push_str(&share::who(lang, &place, &a.post(lang), &a.name(), &a.phone.spaced()));
        }
        words
    }

    /// The names from the village down to a grid.
    #[must_use]
    pub fn place_names(&self, code: GridCode) -> Vec<&str> {
        let levels = Level::GRIDS.into_iter().filter(|l| *l >= Level::Village);
        levels.filter_map(|l| Some(self.grid(code.at(l)?)?.name.as_str())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(code: &str, name: &str, head: Option<(&str, &str)>, office: &str) -> PublicGrid {
        let post = |(name, phone): (&str, &str)| {
            let phone = Some(phone.to_owned()).filter(|p| !p.is_empty());
            serde_json::from_value(serde_json::json!({ "post": "head", "name": name, "phone": phone }))
                .unwrap()
        };
        let phone = Some(office).filter(|p| !p.is_empty());
        let bare = serde_json::json!({ "code": code, "name": name, "households": 9, "phone": phone });
        PublicGrid { posts: head.into_iter().map(post).collect(), ..serde_json::from_value(bare).unwrap() }
    }

    fn village() -> PublicVillage {
        PublicVillage {
            town: grid("990127100", "云岭镇", Some(("陈立新", "13800009001")), ""),
            village: grid("990127100201", "河湾村", Some(("李建军", "")), "0917-1234567"),
            groups: vec![grid("99012710020101", "1组", None, "")],
            grids: vec![
                grid("9901271002010101", "第1网格", Some(("王静", "13800000002")), ""),
                grid("9901271002010102", "第2网格", None, ""),
            ],
        }
    }

    #[test]
    fn the_nearest_who_can_be_called() {
        let check = |code: &str, expect: &[&str]| {
            let (village, code) = (village(), code.parse().unwrap());
            let answering = village.answering(code);
            let told: Vec<String> = answering
                .map(|a| format!("{} {} {}", a.post(Lang::Zh), a.name(), a.phone.spaced()))
                .collect();
            assert_eq!(told, expect, "{}", village.place(code));
        };
        let (office, town) = ("办公电话 河湾村 0917-123 4567", "一级网格长 陈立新 138 0000 9001");
        check("9901271002010101", &["网格员 王静 138 0000 0002", office, town]);
        check("9901271002010102", &[office, town]);
        check("99012710020101", &[office, town]);
        check("990127100", &[town]);
    }

    #[test]
    fn words_to_send() {
        let check = |code: &str, expect: &str| {
            assert_eq!(village().words(code.parse().unwrap(), Lang::Zh), expect);
        };
        check("9901271002010101", "河湾村1组第1网格的网格员：王静\n电话：138 0000 0002");
        check("9901271002010102", "河湾村1组第2网格\n河湾村的办公电话：河湾村\n电话：0917-123 4567");
        check("990127100", "云岭镇的一级网格长：陈立新\n电话：138 0000 9001");
    }
}
