//! What the look-up found, as HTML with the classes of the app's own page.
use std::fmt::Write;
use wangge_core::directory::{Answer, Hit, Lookup, Node, Note, Span};
use wangge_core::domain::{GridCode, Level, Telephone};
use wangge_core::publish::escape;
use wangge_texts::{Lang, find as t};

/// The app shows the rest.
const SHOWN: usize = 10;
const LANG: Lang = Lang::Zh;

/// The results for a typed text; empty for an empty one.
#[must_use]
pub fn results(lookup: &Lookup, typed: &str, root: &str) -> String {
    let answer = lookup.find(typed);
    let mut out = String::new();
    if let Some(note) = &answer.note {
        let _ = write!(out, "<div class=\"notice\">{}</div>", say(note, lookup, typed));
    }
    out.push_str("<ul class=\"hits\">");
    for hit in answer.hits.iter().take(SHOWN) {
        line(lookup, hit, root, &mut out);
    }
    out.push_str("</ul>");
    if answer == Answer::default() { String::new() } else { out }
}

fn line(lookup: &Lookup, hit: &Hit, root: &str, out: &mut String) {
    let Some(node) = lookup.node(hit.code) else { return };
    let _ = write!(out, "<li class=\"hit\"><a class=\"hit-link\" href=\"{root}grid/?c={}\">", hit.code);
    out.push_str("<span class=\"hit-place\">");
    for code in Level::GRIDS.into_iter().filter_map(|level| hit.code.at(level)) {
        let span = hit.in_place.filter(|(c, _)| *c == code).map(|(_, s)| s);
        let _ = write!(out, "<span class=\"hit-part\">{}</span>", marked(lookup.name(code), span));
    }
    let _ = write!(out, "</span><span class=\"hit-who\">{}</span>", who(lookup, node, hit.in_head));
    if !node.range.is_empty() {
        let _ = write!(out, "<span class=\"soft small\">{}</span>", escape(&node.range));
    }
    out.push_str("</a>");
    if !node.head.is_empty()
        && let Ok(number) = node.phone.parse::<Telephone>()
    {
        out.push_str(&call(&number, &node.head, &number.spaced()));
    }
    out.push_str("</li>");
}

fn call(number: &Telephone, name: &str, words: &str) -> String {
    let label = escape(&t::call(LANG, &name, &number.spaced()));
    format!(
        "<a class=\"button button-main hit-call number\" href=\"tel:{number}\" aria-label=\"{label}\">{}</a>",
        escape(words)
    )
}

fn who(lookup: &Lookup, node: &Node, span: Option<Span>) -> String {
    if !node.head.is_empty() {
        let missing = if node.phone.is_empty() {
            format!(" <span class=\"soft small\">{}</span>", t::no_phone(LANG))
        } else {
            String::new()
        };
        return format!("<strong>{}</strong>{missing}", marked(&node.head, span));
    }
    let instead = lookup.instead(node.code).filter(|n| !n.head.is_empty());
    let words = instead.map_or_else(|| t::vacant_none(LANG).to_owned(), |n| t::vacant(LANG, &n.head));
    format!("<span class=\"soft\">{}</span>", escape(&words))
}

/// A name with the part that fits what was typed.
fn marked(name: &str, span: Option<Span>) -> String {
    let Some(span) = span else { return escape(name) };
    let part = |from: usize, to: usize| {
        escape(&name.chars().skip(from).take(to.saturating_sub(from)).collect::<String>())
    };
    let (before, inner, after) =
        (part(0, span.start), part(span.start, span.end), part(span.end, usize::MAX));
    format!("{before}<mark>{inner}</mark>{after}")
}

/// The word to the person, with a number to call where the look-up does not know.
fn say(note: &Note, lookup: &Lookup, typed: &str) -> String {
    let words = match note {
        Note::Choose => t::choose(LANG).to_owned(),
        Note::Near => t::near(LANG).to_owned(),
        Note::NoGroup { village, group } => t::no_group(LANG, &lookup.name(*village), group),
        Note::NoDoor { place, door } => {
            t::no_door(LANG, &lookup.path(*place).into_iter().skip(1).collect::<String>(), door)
        }
        Note::Unknown => t::unknown(LANG, &typed.trim()),
        Note::UnknownNumber => t::unknown_number(LANG).to_owned(),
    };
    let village: Option<GridCode> = match note {
        Note::NoGroup { village, .. } => Some(*village),
        Note::NoDoor { place, .. } => place.at(Level::Village),
        _ => None,
    };
    let mut out = format!("<p>{}</p>", escape(&words));
    let node = village.and_then(|v| lookup.node(v));
    if let Some((node, number)) = node.and_then(|n| Some((n, n.phone.parse::<Telephone>().ok()?))) {
        let words = format!("{} {}", t::village_phone(LANG, &node.name), number.spaced());
        let _ = write!(out, "<p>{}</p>", call(&number, &node.name, &words));
    }
    if matches!(note, Note::Unknown | Note::UnknownNumber) {
        let _ = write!(out, "<p><a href=\"tel:12345\">{}</a></p>", t::ask_12345(LANG));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wangge_core::directory::Index;

    #[test]
    fn nothing_that_is_typed_or_published_runs() {
        let text = "wangge-find 1\nv\t2026-11-24\t990127\t县\t\n0\n100\n<i>镇\n\n王\"静\n13800000001\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
        let lookup = Index::of_text(text).unwrap().unfold();
        let found = results(&lookup, "王", "./");
        assert!(found.contains("&lt;i&gt;镇") && found.contains("<mark>王</mark>&quot;静"), "{found}");
        assert!(found.contains("href=\"tel:13800000001\"") && found.contains("href=\"./grid/?c=990127100\""));
        let unknown = results(&lookup, "<script>", "./");
        assert!(!unknown.contains("<script") && unknown.contains("&lt;script&gt;"), "{unknown}");
        assert_eq!(results(&lookup, "", "./"), "");
    }
}
