//! The static page of a grid: what the QR code of a card opens. It answers one question
//! before any script runs: whom do I call?
use super::html::{LANG, Page, call, escape, frame, give, read};
use super::list;
use crate::directory::{Answering, Former, Manifest, PublicGrid, PublicPost, PublicVillage, spoken};
use crate::domain::{GridCode, Level, Post, Register};
use crate::site;
use chrono::NaiveDate;
use wangge_texts::{elder as e, people, publish as t, share};

/// The way up from a grid's page to the site's root.
pub(super) const UP: &str = "../../";

/// The page of a village, a group or a household-level grid.
pub(super) fn page(manifest: &Manifest, village: &PublicVillage, grid: &PublicGrid) -> String {
    let place = place(village, grid);
    let above: Vec<&PublicGrid> = village.chain(grid.code).skip(1).collect();
    let mut body = list::path(manifest, &above);
    body.push_str(&heading(&place, grid));
    let other = village.answering(grid.code).find(|a| a.grid.code != grid.code);
    body.push_str(&who(grid, other.as_ref(), &place, manifest.date));
    body.push_str(&chats(grid));
    body.push_str(&give(&village.words(grid.code, LANG)));
    body.push_str(&others(grid));
    body.push_str(&office(grid));
    body.push_str(&list::below(village, grid));
    if !above.is_empty() {
        body.push_str(&format!("<section><h2>{}</h2>", t::above(LANG)));
        for up in &above {
            body.push_str(&line(up));
        }
        body.push_str("</section>");
    }
    body.push_str(&links(grid.code));
    frame(manifest, &Page { place: &place, up: UP, body: &body })
}

/// The page of a town.
pub(super) fn town(manifest: &Manifest, register: &Register, grid: &PublicGrid, on: NaiveDate) -> String {
    let code = grid.code;
    let mut body = list::path(manifest, &[]);
    body.push_str(&heading(&grid.name, grid));
    body.push_str(&who(grid, None, &grid.name, manifest.date));
    body.push_str(&others(grid));
    body.push_str(&office(grid));
    body.push_str(&list::villages(register, code, on));
    body.push_str(&links(code));
    frame(manifest, &Page { place: &grid.name, up: UP, body: &body })
}

/// `河湾村3组第2网格`: the names from the village down.
fn place(village: &PublicVillage, grid: &PublicGrid) -> String {
    let mut names: Vec<&str> = village
        .chain(grid.code)
        .filter(|g| g.code.level() >= Level::Village)
        .map(|g| g.name.as_str())
        .collect();
    names.reverse();
    names.concat()
}

fn heading(place: &str, grid: &PublicGrid) -> String {
    let mut facts = Vec::new();
    if !grid.range.is_empty() {
        facts.push(t::range(LANG, &grid.range));
    }
    facts.push(t::households(LANG, &grid.households));
    format!("<h1>{}</h1><p class=\"soft\">{}</p>", escape(place), escape(&facts.join("　")))
}

/// The responsible person with the number to tap; where the post is vacant, who answers instead.
fn who(grid: &PublicGrid, other: Option<&Answering>, place: &str, date: NaiveDate) -> String {
    let level = grid.code.level();
    let words = match grid.head() {
        Some(head) => {
            person(head, level, date)
                + &head.telephone().map_or_else(
                    || format!("<p class=\"mind\">{}</p>{}", t::no_phone(LANG), instead(other, date)),
                    |number| call(&number, &head.name, "big"),
                )
        }
        None => format!(
            "<p class=\"mind\">{}。{}</p>{}",
            t::vacant(LANG, &Post::Head.name(level, LANG)),
            t::vacant_ask(LANG),
            instead(other, date)
        ),
    };
    let said = read(&spoken::answer(grid, other, place, LANG));
    format!("<section class=\"who\">{words}{said}{}</section>", former(grid))
}

/// Who can be called of the levels above; where there is nobody, the hotline.
fn instead(other: Option<&Answering>, date: NaiveDate) -> String {
    match other {
        Some(other) => {
            let words = match other.person {
                Some(head) => person(head, other.grid.code.level(), date),
                None => format!(
                    "<p class=\"name\">{}</p><p class=\"soft\">{}</p>",
                    escape(other.name()),
                    other.post(LANG)
                ),
            };
            words + &call(&other.phone, other.name(), "big")
        }
        None => spoken::HOTLINE.parse().map_or_else(
            |_| String::new(),
            |n| format!("<p class=\"name\">{0}</p>{1}", e::hotline(LANG), call(&n, e::hotline(LANG), "big")),
        ),
    }
}

fn person(post: &PublicPost, level: Level, date: NaiveDate) -> String {
    let facts = post.facts(level, date, LANG);
    format!(
        "{}<p class=\"name\">{}</p><p class=\"soft facts\">{}</p>",
        face(post),
        escape(&post.name),
        facts.iter().map(|fact| format!("<span>{}</span> ", escape(fact))).collect::<String>()
    )
}

/// The photograph, which is all that a page asks the site for besides itself.
fn face(post: &PublicPost) -> String {
    post.photo.as_ref().map_or_else(String::new, |path| {
        format!(
            "<img class=\"face\" src=\"../../{}\" width=\"96\" height=\"128\" loading=\"lazy\" alt=\"{}\">",
            escape(path),
            escape(&people::photo(LANG, &post.name))
        )
    })
}

/// Who held the post before: so that whoever has their name on a card knows.
fn former(grid: &PublicGrid) -> String {
    let level = grid.code.level();
    let words = |f: &Former| people::former(LANG, &f.post.name(level, LANG), &f.name, &f.until);
    grid.former.iter().map(|f| format!("<p class=\"soft\">{}</p>", escape(&words(f)))).collect()
}

/// Deputies, the police officer, the legal adviser.
fn others(grid: &PublicGrid) -> String {
    let mut out = String::new();
    for post in grid.posts.iter().filter(|p| p.post != Post::Head) {
        out.push_str(&named_line(post.post.name(grid.code.level(), LANG), post));
    }
    out
}

fn named_line(what: &str, post: &PublicPost) -> String {
    let number = post.telephone().map_or_else(String::new, |n| call(&n, &post.name, "tel"));
    format!(
        "<p class=\"line\"><span><span class=\"soft\">{}</span> <b>{}</b></span>{number}</p>",
        escape(what),
        escape(&post.name)
    )
}

fn office(grid: &PublicGrid) -> String {
    let number = grid.phone.as_ref().and_then(|p| p.parse().ok());
    number.map_or_else(String::new, |n| {
        let words = t::office_phone(LANG);
        format!("<p class=\"line\"><span class=\"soft\">{words}</span>{}</p>", call(&n, words, "tel"))
    })
}

/// A level above in one line: its name, its responsible person, the number.
fn line(grid: &PublicGrid) -> String {
    grid.head().map_or_else(
        || office(grid),
        |head| named_line(&format!("{} {}", grid.name, head.post.name(grid.code.level(), LANG)), head),
    )
}

/// The way to the pictures of the grid's chat groups. The app's page knows the day and leaves out what
/// is over; this page is done with one request.
fn chats(grid: &PublicGrid) -> String {
    let Some(until) = grid.chats.iter().map(|c| c.until).max() else { return String::new() };
    let words = t::to_chat(LANG, &until);
    format!("<p><a class=\"go\" href=\"../../grid/?c={}\">{words}</a></p>", grid.code)
}

/// The ways on into the app, for a grid in force.
fn links(code: GridCode) -> String {
    let to = |page: &str, words: &str| {
        format!("<p><a class=\"go\" href=\"../../{page}/?c={code}\">{words}</a></p>")
    };
    let verify = site::verify_page(code);
    let mut ways = format!("<p><a class=\"go\" href=\"../../{verify}\">{}</a></p>", t::to_verify(LANG));
    if code.level() >= Level::Village {
        ways.push_str(&to("report", share::report(LANG)));
        ways.push_str(&to("ecard", share::ecard(LANG)));
    }
    if code.level() == Level::Household {
        ways.push_str(&to("card", t::to_card(LANG)));
    }
    ways + &onward(code)
}

/// The way to find another grid.
pub(super) fn onward(code: GridCode) -> String {
    format!(
        "<p><a class=\"go\" href=\"../../\">{}</a> <a class=\"go\" href=\"../\">{}</a></p><p class=\"soft\">{}</p>",
        t::to_app(LANG),
        e::by_place(LANG),
        t::code(LANG, &code)
    )
}
