//! Makes what all contestants get: one county, one list of queries with the right answers.
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;
use wangge_bench::divide::Groups;
use wangge_core::directory::{Index, Lookup, Node, Readings};
use wangge_core::domain::{DoorRange, Level};
use wangge_core::publish::{INDEX, Publication, PublishOptions, publish};
use wangge_demo::queries::{Query, queries};
use wangge_demo::{Plan, county, reference_date};
use wangge_pinyin::Hanzi;
use xtask_kit::files::{fresh_dir, write};

/// The seed of the list, as in the test of the look-up.
const SEED: u64 = 7;

/// Writes the publication to `site/`, the look-up's two files under fixed names, `records.json`,
/// `queries.json` and `groups.json`.
///
/// # Errors
/// A file that cannot be written.
pub fn run(dir: &Path) -> Result<()> {
    let register = county(&Plan::default());
    let options = PublishOptions { date: reference_date(), version: format!("{}-1", reference_date()) };
    let publication = publish(&register, &options, &Hanzi, &mut |_, _| {})?;
    fresh_dir(dir)?;
    for file in &publication.files {
        write(&dir.join("site").join(&file.path), &file.bytes)?;
    }
    write(&dir.join("groups.json"), &serde_json::to_vec(&groups(&register))?)?;
    let index = bytes(&publication, INDEX)?;
    write(&dir.join("find.txt"), index)?;
    write(&dir.join("sounds.json"), bytes(&publication, "data/sounds.")?)?;
    let index = std::str::from_utf8(index).context("the index is not UTF-8")?;
    let lookup = Index::of_text(index).context("the index cannot be read")?.unfold();
    let records: Vec<Value> = lookup.nodes().iter().map(|node| record(&lookup, node)).collect();
    write(&dir.join("records.json"), &serde_json::to_vec(&records)?)?;
    let list = queries(&register, &Hanzi, SEED);
    write(&dir.join("queries.json"), &serde_json::to_vec(&asked(&list))?)
}

fn bytes<'a>(publication: &'a Publication, path: &str) -> Result<&'a [u8]> {
    let file = publication.files.iter().find(|f| f.path.starts_with(path));
    file.map(|f| f.bytes.as_slice()).with_context(|| format!("no {path} in the publication"))
}

/// A grid as the peers get it: with all readings and each door of its range, which our own
/// look-up has to make out for itself.
fn record(lookup: &Lookup, node: &Node) -> Value {
    let at = |level| node.code.at(level).map_or("", |code| lookup.name(code));
    let doors = DoorRange::parse_list(&node.range).unwrap_or_default();
    let doors: Vec<u32> = doors.iter().flat_map(|r| r.first().number()..=r.last().number()).collect();
    let (town, village) = (at(Level::Town), at(Level::Village));
    json!({
        "code": node.code.to_string(), "town": town, "village": village, "group": at(Level::Group),
        "grid": at(Level::Household), "head": node.head, "phone": node.phone, "doors": doors,
        "town_read": read(town, false), "village_read": read(village, false), "head_read": read(&node.head, true),
    })
}

/// Groups whose sizes can be met, for division. A household without coordinates is put half way
/// between its neighbours by door, for all contestants alike.
fn groups(register: &wangge_core::domain::Register) -> Groups {
    let rule = register.settings.size;
    let fit = |n: usize| n >= usize::from(rule.min) && rule.divides(n);
    let lists = register.households.values().filter(|list| fit(list.len()));
    let places = lists.map(|list| {
        let known = |at: usize| list.get(at).and_then(|h| h.position).map(|p| (p.lon, p.lat));
        let place = |at: usize| {
            let before = (0..=at).rev().find_map(known);
            let after = (at..list.len()).find_map(known);
            let ((ax, ay), (bx, by)) = (before.or(after)?, after.or(before)?);
            Some(((ax + bx) / 2.0, (ay + by) / 2.0))
        };
        (0..list.len()).filter_map(place).collect()
    });
    Groups { groups: places.collect() }
}

/// How a name is read, by characters.
fn read(name: &str, person: bool) -> Vec<String> {
    let reading = |(i, c): (usize, char)| {
        let surname = if person && i == 0 { Hanzi.surname(c) } else { None };
        surname.or_else(|| Hanzi.usual(c)).map_or_else(|| c.to_string(), |r| r.replace('ü', "v"))
    };
    name.chars().enumerate().map(reading).collect()
}

/// The queries, and what is typed key by key on the way to every fourth of them.
fn asked(list: &[Query]) -> Value {
    let queries: Vec<Value> = list
        .iter()
        .map(|q| {
            let wanted = |set: &std::collections::BTreeSet<_>| -> Vec<String> {
                set.iter().map(ToString::to_string).collect()
            };
            json!({ "class": q.class, "text": q.text, "wanted": q.wanted.iter().map(wanted).collect::<Vec<_>>() })
        })
        .collect();
    let keys: Vec<String> = list
        .iter()
        .step_by(4)
        .flat_map(|q| (1..=q.text.chars().count()).map(|n| q.text.chars().take(n).collect::<String>()))
        .collect();
    json!({ "queries": queries, "keys": keys })
}
