//! The index as text: a line a column, so that it compresses well and is read by a few lines of
//! code. A resident's first page holds these instead of a reader of JSON, which is ten times as
//! large. The format is written down in ARCHITECTURE.md.
use super::index::{Columns, Index};
use crate::domain::Level;
use std::fmt::{Display, Write};
use std::str::{FromStr, Lines};

/// The first line; another number is another format.
const HEAD: &str = "wangge-find 1";

impl Index {
    /// The content of `data/find.txt`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{HEAD}\n");
        let county = self.county.to_string();
        line(&mut out, '\t', [&self.version, &self.date, &county, &self.name, &self.issuer, &self.foot]);
        for level in &self.levels {
            line(&mut out, ' ', &level.up);
            line(&mut out, ' ', &level.number);
            for column in [&level.name, &level.range, &level.head, &level.phone] {
                line(&mut out, '\t', column);
            }
        }
        for sounds in [&self.readings, &self.surnames] {
            line(
                &mut out,
                '\t',
                sounds.iter().map(|(reading, characters)| format!("{reading} {characters}")),
            );
        }
        out
    }

    /// Reads it; `None` where it is not one, or of another format.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != HEAD {
            return None;
        }
        let mut facts = lines.next()?.split('\t').map(str::to_owned);
        let mut fact = || facts.next();
        let (version, date, county, name, issuer) = (fact()?, fact()?, fact()?, fact()?, fact()?);
        // Older publications have no more.
        let foot = fact().unwrap_or_default();
        let mut levels: [Columns; 4] = Default::default();
        for level in levels.iter_mut().take(Level::GRIDS.len()) {
            *level = Columns {
                up: numbers(&mut lines)?,
                number: numbers(&mut lines)?,
                name: words(&mut lines)?,
                range: words(&mut lines)?,
                head: words(&mut lines)?,
                phone: words(&mut lines)?,
            };
        }
        let (readings, surnames) = (sounds(&mut lines)?, sounds(&mut lines)?);
        Some(Self {
            version,
            date,
            county: county.parse().ok()?,
            name,
            issuer,
            foot,
            levels,
            readings,
            surnames,
        })
    }
}

/// A line of values; what would break a line becomes a space.
fn line<T: Display>(out: &mut String, between: char, values: impl IntoIterator<Item = T>) {
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            out.push(between);
        }
        let start = out.len();
        let _ = write!(out, "{value}");
        if out.get(start..).is_some_and(|v| v.contains(char::is_control)) {
            let clean: String = out.drain(start..).map(|c| if c.is_control() { ' ' } else { c }).collect();
            out.push_str(&clean);
        }
    }
    out.push('\n');
}

fn numbers<T: FromStr>(lines: &mut Lines<'_>) -> Option<Vec<T>> {
    lines.next()?.split_ascii_whitespace().map(|n| n.parse().ok()).collect()
}

fn words(lines: &mut Lines<'_>) -> Option<Vec<String>> {
    Some(lines.next()?.split('\t').map(str::to_owned).collect())
}

fn sounds(lines: &mut Lines<'_>) -> Option<Vec<(String, String)>> {
    let groups = lines.next()?.split('\t').filter(|g| !g.is_empty());
    groups.map(|g| g.split_once(' ').map(|(reading, all)| (reading.to_owned(), all.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let columns = |n: u16| Columns {
            up: vec![0, 0],
            number: vec![100, n],
            name: vec!["云岭镇".into(), String::new()],
            range: vec![String::new(), "1–18号、20号".into()],
            head: vec!["王静".into(), String::new()],
            phone: vec![String::new(), "13800000001".into()],
        };
        Index {
            version: "2026-11-24-1".into(),
            date: "2026-11-24".into(),
            county: "990127".parse().unwrap(),
            name: "禾溪县".into(),
            issuer: "中心".into(),
            foot: "主办单位：县政府".into(),
            levels: [columns(101), columns(3), columns(1), columns(2)],
            readings: vec![("jing".into(), "静".into()), ("wang".into(), "王汪".into())],
            surnames: vec![],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Index::of_text(&index().to_text()), Some(index()));
        let mut odd = index();
        odd.levels[0].name = vec!["云\t岭\n镇".into(), "\u{1}".into()];
        let read = Index::of_text(&odd.to_text()).unwrap();
        assert_eq!(read.levels[0].name, ["云 岭 镇", " "]);
        assert_eq!(read.levels[1], odd.levels[1]);
    }

    #[test]
    fn one_of_an_older_version_has_no_foot() {
        let older = index().to_text().replacen("\t主办单位：县政府", "", 1);
        assert_eq!(Index::of_text(&older), Some(Index { foot: String::new(), ..index() }));
    }

    #[test]
    fn what_is_not_an_index_is_nothing() {
        let text = index().to_text();
        for wrong in
            ["", "{}", "wangge-find 2\n", "<!doctype html>", text.get(..text.len() / 2).unwrap_or_default()]
        {
            assert_eq!(Index::of_text(wrong), None, "{wrong}");
        }
    }
}
