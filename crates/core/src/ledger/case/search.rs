//! A search over cases, for the office: in their words, the names and telephones of their parties,
//! their finder and their steps.
use super::Case;
use crate::domain::{fold_width, squeeze};

/// The cases that hold each of the words, the latest found first.
#[must_use]
pub fn search<'a>(cases: impl IntoIterator<Item = &'a Case>, words: &str) -> Vec<&'a Case> {
    let words: Vec<String> = fold_width(words).split_whitespace().map(plain).collect();
    let mut found: Vec<&Case> = cases
        .into_iter()
        .filter(|case| {
            let texts = texts(case);
            words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
        })
        .collect();
    found.sort_by_key(|c| std::cmp::Reverse((c.found, c.id)));
    found
}

fn texts(case: &Case) -> Vec<String> {
    let parties = case.parties.iter().flat_map(|p| [plain(&p.name), plain(&p.phone.to_string())]);
    let steps = case.steps.iter().flat_map(|s| [plain(&s.words), plain(&s.by.name)]);
    [plain(&case.words), plain(&case.finder.name)].into_iter().chain(parties).chain(steps).collect()
}

fn plain(text: &str) -> String {
    squeeze(text).to_lowercase()
}
