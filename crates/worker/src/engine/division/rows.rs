//! What of a file of points was not used, in words: every row, each reason once. Says nothing of people.
use std::fmt::Display;
use wangge_core::Lang;
use wangge_core::texts::divisions as t;
use wangge_exchange::geo::{GeoFile, Why};

/// Rows that one sentence names; of more it says how many there are.
const NAMED: usize = 30;

type Words = fn(Lang, &dyn Display, &dyn Display) -> String;

/// A sentence for each reason, with the rows: those whose household is not known here, those whose
/// household came before, and what is no place.
pub(super) fn notes(geo: &GeoFile, unknown: &[u32], twice: &[u32], lang: Lang) -> Vec<String> {
    let of = |why: Why| -> Vec<u32> { geo.wrong.iter().filter(|w| w.why == why).map(|w| w.row).collect() };
    let reasons: [(Vec<u32>, Words); 6] = [
        (of(Why::Swapped), t::points_swapped),
        (of(Why::Outside), t::points_outside),
        (of(Why::NoNumbers), t::points_numbers),
        (of(Why::NoPlace), t::points_passed),
        (unknown.to_vec(), t::points_unknown),
        (twice.to_vec(), t::points_twice),
    ];
    let said = |(rows, words): (Vec<u32>, Words)| {
        (!rows.is_empty()).then(|| words(lang, &rows.len(), &named(&rows, geo.list, lang)))
    };
    reasons.into_iter().filter_map(said).collect()
}

/// Rows by their numbers.
fn named(rows: &[u32], list: bool, lang: Lang) -> String {
    let first: Vec<String> = rows.iter().take(NAMED).map(u32::to_string).collect();
    let numbers = first.join(t::rows_between(lang));
    let numbers = if rows.len() > NAMED { t::rows_more(lang, &numbers) } else { numbers };
    if list { t::rows_of_list(lang, &numbers) } else { t::rows_of_map(lang, &numbers) }
}
