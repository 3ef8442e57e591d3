//! How Chinese characters are read, for the index of a publication. The table is large:
//! it must never come into a resident's download.
#![forbid(unsafe_code)]
use pinyin::ToPinyin;
use wangge_core::directory::Readings;

/// The table of readings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hanzi;

/// Family names that are read otherwise than the character usually is (《现代汉语词典》,
/// entries marked as family names).
const SURNAMES: [(char, &str); 24] = [
    ('单', "shan"),
    ('仇', "qiu"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('查', "zha"),
    ('区', "ou"),
    ('朴', "piao"),
    ('盖', "ge"),
    ('任', "ren"),
    ('华', "hua"),
    ('翟', "zhai"),
    ('尉', "wei"),
    ('乐', "yue"),
    ('员', "yun"),
    ('缪', "miao"),
    ('繁', "po"),
    ('覃', "qin"),
    ('折', "she"),
    ('洗', "xian"),
    ('秘', "bi"),
    ('种', "chong"),
    ('重', "chong"),
    ('那', "na"),
    ('燕', "yan"),
];

/// Characters whose usual reading in names and places is not the table's first.
const USUAL: [(char, &str); 6] =
    [('堡', "bao"), ('塬', "yuan"), ('峪', "yu"), ('咀', "zui"), ('行', "hang"), ('长', "chang")];

impl Readings for Hanzi {
    fn usual(&self, character: char) -> Option<&str> {
        if let Some((_, reading)) = USUAL.iter().find(|(c, _)| *c == character) {
            return Some(reading);
        }
        character.to_pinyin().map(|p| p.plain())
    }

    fn surname(&self, character: char) -> Option<&str> {
        let reading = SURNAMES.iter().find(|(c, _)| *c == character).map(|(_, r)| *r)?;
        (self.usual(character) != Some(reading)).then_some(reading)
    }

    fn common(&self) -> Vec<char> {
        // GB 2312-80, level 1: rows 16–55, of which the last has 89 characters.
        let bytes: Vec<u8> = (0xB0..=0xD7_u8)
            .flat_map(|row| (0xA1..=0xFE_u8).map(move |cell| (row, cell)))
            .filter(|&(row, cell)| (row, cell) <= (0xD7, 0xF9))
            .flat_map(|(row, cell)| [row, cell])
            .collect();
        encoding_rs::GBK.decode(&bytes).0.chars().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings() {
        let check = |c, usual, surname| {
            assert_eq!((Hanzi.usual(c), Hanzi.surname(c)), (usual, surname), "{c}");
        };
        check('王', Some("wang"), None);
        check('单', Some("dan"), Some("shan"));
        check('解', Some("jie"), Some("xie"));
        check('曾', Some("ceng"), Some("zeng"));
        check('咀', Some("zui"), None);
        check('女', Some("nü"), None);
        check('a', None, None);
    }

    #[test]
    fn common_characters_are_those_of_the_standard_and_all_are_read() {
        let common = Hanzi.common();
        assert_eq!((common.len(), common[0], common[3754]), (3755, '啊', '座'));
        assert!(common.iter().all(|c| Hanzi.usual(*c).is_some()));
    }
}
