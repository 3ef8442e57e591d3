//! A contact file that a phone's address book takes: vCard 3.0 (RFC 2426), UTF-8, CRLF, lines
//! folded at 75 bytes. Must never use what address books of phones stumble over: a CHARSET, a
//! quoted-printable value, a group, a property of version 4.
use super::{Manifest, PublicVillage};
use crate::domain::{GridCode, Telephone};
use wangge_texts::{Lang, share as t};

/// A contact file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactFile {
    /// `王静.vcf`
    pub name: String,
    /// Its content.
    pub text: String,
}

/// The contact file of whoever answers for a grid. `address` is the grid's page; `None` where
/// nobody can be called.
#[must_use]
pub fn contact_file(
    manifest: &Manifest,
    village: &PublicVillage,
    code: GridCode,
    address: &str,
    lang: Lang,
) -> Option<ContactFile> {
    let answering = village.answering(code).next()?;
    let (own, place) = (village.place(answering.grid.code), village.place(code));
    let (post, grid) = (answering.post(lang), village.grid(code));
    let range = grid.map(|g| g.range.as_str()).filter(|r| !r.is_empty());
    let note = match range {
        Some(range) => t::contact_note_range(lang, &place, &range, &manifest.date),
        None => t::contact_note(lang, &place, &manifest.date),
    };
    let office = answering.person.map_or("", |p| p.office.as_str());
    let title = if office.is_empty() { post.to_owned() } else { format!("{post}，{office}") };
    let town = &village.town.name;
    let text: String = [
        ("BEGIN", vec!["VCARD"]),
        ("VERSION", vec!["3.0"]),
        // The family name and the given one are not told apart in public lists: as one word it is
        // shown whole and sorted rightly.
        ("N", vec![answering.name(), "", "", "", ""]),
        ("FN", vec![&t::contact_name(lang, &answering.name(), &post)]),
        ("ORG", vec![&own]),
        ("TITLE", vec![&title]),
        (kind(&answering.phone), vec![&answering.phone.to_string()]),
        // Box, extended, street, town, region, postal code, country.
        ("ADR;TYPE=WORK", vec!["", "", &place, town, &manifest.name, "", ""]),
        ("URL", vec![address]),
        ("NOTE", vec![&note]),
        ("REV", vec![&format!("{}T00:00:00Z", manifest.date)]),
        ("END", vec!["VCARD"]),
    ]
    .into_iter()
    .map(|(name, parts)| line(name, &parts))
    .collect();
    Some(ContactFile { name: format!("{}.vcf", file_name(answering.name())), text })
}

/// One kind only: address books of older phones do not take a list.
fn kind(phone: &Telephone) -> &'static str {
    match phone {
        Telephone::Mobile(_) => "TEL;TYPE=CELL",
        _ => "TEL;TYPE=WORK",
    }
}

/// Without what a file system refuses.
fn file_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c)).collect()
}

/// A folded line of a property, its parts escaped.
fn line(name: &str, parts: &[&str]) -> String {
    let is_address = name == "URL";
    let of = |part: &&str| if is_address { part.replace(['\r', '\n'], "") } else { escape(part) };
    let parts: Vec<String> = parts.iter().map(of).collect();
    fold(&format!("{name}:{}", parts.join(";")))
}

/// RFC 2426, 4: backslash, comma, semicolon and line ends are escaped in values.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\r', "").replace('\n', "\\n")
}

/// RFC 2426, 2.6: no line over 75 bytes; a continued one begins with a space. Characters
/// are not cut.
fn fold(line: &str) -> String {
    let (mut out, mut length) = (String::with_capacity(line.len() + 8), 0);
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}
