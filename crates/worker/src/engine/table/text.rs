//! Text as rows are searched by it: folded, and as it sounds, in full and by initials. What a
//! name sounds like is kept while the register changes: names hardly do.
use std::collections::HashMap;
use std::rc::Rc;
use wangge_core::directory::Readings;
use wangge_core::domain::{fold_variant, fold_width};
use wangge_pinyin::Hanzi;

/// How a name is found and sorted.
#[derive(Debug)]
pub(super) struct Spelled {
    /// `王静|wangjing|wj`
    pub(super) all: String,
    /// Where the sound begins in `all`.
    sound: usize,
}

impl Spelled {
    /// What it is sorted by: the sound, then the characters.
    pub(super) fn order(&self) -> (&str, &str) {
        (self.all.get(self.sound..).unwrap_or_default(), &self.all)
    }
}

/// Names spelled so far.
#[derive(Debug, Default)]
pub(super) struct Speller {
    names: HashMap<String, Rc<Spelled>>,
}

impl Speller {
    /// A name, spelled. `person`: the first character may be read as a family name.
    pub(super) fn spell(&mut self, name: &str, person: bool) -> Rc<Spelled> {
        if let Some(known) = self.names.get(name) {
            return Rc::clone(known);
        }
        let spelled = Rc::new(spelled(name, person));
        self.names.insert(name.to_owned(), Rc::clone(&spelled));
        spelled
    }
}

fn spelled(name: &str, person: bool) -> Spelled {
    let folded = fold(name);
    let (mut full, mut initials) = (String::new(), String::new());
    for (at, c) in folded.chars().enumerate() {
        let surname = (person && at == 0).then(|| Hanzi.surname(c)).flatten();
        match surname.or_else(|| Hanzi.usual(c)) {
            Some(sound) => {
                full.push_str(sound);
                initials.extend(sound.chars().next());
            }
            None => {
                full.push(c);
                initials.push(c);
            }
        }
    }
    let sound = folded.len() + 1;
    let all = if full == folded { format!("{folded}|{full}") } else { format!("{folded}|{full}|{initials}") };
    Spelled { all, sound }
}

/// Letters small, full-width signs plain, variants as one, no white space.
fn fold(text: &str) -> String {
    let wide = fold_width(text);
    let plain = wide.chars().filter(|c| !c.is_whitespace() && *c != '|');
    plain.map(|c| fold_variant(c.to_ascii_lowercase())).collect()
}

/// The words that were typed, each to be found; digits without the signs between them.
pub(super) fn words(typed: &str) -> Vec<String> {
    fold_width(typed).split_whitespace().map(fold).filter(|w| !w.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_it_is_written_and_as_it_sounds() {
        let check = |name: &str, person, all: &str| assert_eq!(spelled(name, person).all, all);
        check("王静", true, "王静|wangjing|wj");
        check("单玉", true, "单玉|shanyu|sy");
        check("茍 Ａ1", false, "苟a1|goua1|ga1");
        check("H12", false, "h12|h12");
        assert_eq!(words(" 王　ＪＩＮＧ "), ["王", "jing"]);
    }
}
