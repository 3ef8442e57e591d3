//! What a device keeps of a publication: what is there, what is missing, what a newer publication
//! must bring before it may take the older one's place, and when it is called old. Knows files by
//! their hash only; must never fetch or store one.
use super::model::{FileRef, Manifest};
use chrono::NaiveDate;

/// How much of a publication is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Villages whose file is kept.
    pub villages: usize,
    /// Files of any kind that are not.
    pub missing: usize,
    /// Bytes of those, before a host compresses them.
    pub missing_bytes: u64,
}

impl Manifest {
    /// How much is kept, where `kept` knows a file by its SHA-256.
    pub fn extent(&self, kept: impl Fn(&str) -> bool) -> Extent {
        let mut extent = Extent {
            villages: self.villages.iter().filter(|(_, file)| kept(&file.sha256)).count(),
            ..Extent::default()
        };
        for file in self.files().filter(|file| !kept(&file.sha256)) {
            extent.missing += 1;
            extent.missing_bytes += file.bytes;
        }
        extent
    }

    /// The files to fetch before this publication takes the place of `old`: the new forms of all
    /// that is kept of the old, or all, where the whole county is wished. So nothing that was seen
    /// is lost, and an interruption leaves the old one whole.
    pub fn to_fetch(&self, old: Option<&Self>, whole: bool, kept: impl Fn(&str) -> bool) -> Vec<&FileRef> {
        let had = |file: &FileRef| {
            let mut before = old.into_iter().flat_map(Self::files);
            before.any(|o| kept(&o.sha256) && stem(&o.path) == stem(&file.path))
        };
        self.files().filter(|file| !kept(&file.sha256) && (whole || had(file))).collect()
    }

    /// How many days ago it was published, where that is longer ago than the county finds good.
    #[must_use]
    pub fn old_on(&self, today: NaiveDate) -> Option<i64> {
        let days = (today - self.date).num_days();
        (days > i64::from(self.fresh_days)).then_some(days)
    }
}

/// A path without its content's hash: `data/v/990127100201`, `data/find`.
fn stem(path: &str) -> &str {
    path.rsplitn(3, '.').last().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Villages by the name of their file's hash.
    fn manifest(version: &str, index: &str, villages: &[(&str, &str)]) -> Manifest {
        let file = |path: String, hash: &str| json!({ "path": path, "sha256": hash, "bytes": 10 });
        let villages = villages.iter().map(|(code, hash)| {
            let path = format!("data/v/{code}.{hash}.json");
            json!([code, file(path, hash)])
        });
        let manifest = json!({
            "format": 1, "version": version, "date": "2026-11-24", "county": "990127", "name": "禾溪县",
            "issuer": "", "site": "", "supervision": "", "hotlines": [], "grids": [0, 0, 0, 0],
            "households": 0, "index": file("data/find.txt".into(), index),
            "villages": villages.collect::<Vec<_>>(),
        });
        serde_json::from_value(manifest).unwrap()
    }

    const A: &str = "990127100201";
    const B: &str = "990127100202";
    const C: &str = "990127100203";

    fn check(keys: &[&str], whole: bool, expect: &[&str]) {
        let old = manifest("1", "i1", &[(A, "a1"), (B, "b1")]);
        let new = manifest("2", "i2", &[(A, "a2"), (B, "b1"), (C, "c1")]);
        let found = new.to_fetch(Some(&old), whole, |hash| keys.contains(&hash));
        assert_eq!(found.iter().map(|f| f.sha256.as_str()).collect::<Vec<_>>(), expect, "{keys:?}");
    }

    #[test]
    fn what_was_kept_is_fetched_anew_and_only_where_it_changed() {
        check(&["i1", "a1", "b1"], false, &["a2", "i2"]);
        check(&["i1", "b1"], false, &["i2"]);
        check(&["a1"], false, &["a2"]);
        check(&["b1"], false, &[]);
        check(&["i1", "a1", "a2"], false, &["i2"]);
        check(&["b1"], true, &["a2", "c1", "i2"]);
        let new = manifest("1", "i1", &[(A, "a1")]);
        assert_eq!(new.to_fetch(None, false, |_| false), Vec::<&FileRef>::new());
        assert_eq!(new.to_fetch(None, true, |_| false).len(), 2);
    }

    #[test]
    fn how_much_is_kept() {
        let one = manifest("1", "i1", &[(A, "a1"), (B, "b1")]);
        let extent = one.extent(|hash| hash == "a1");
        assert_eq!(extent, Extent { villages: 1, missing: 2, missing_bytes: 20 });
    }

    #[test]
    fn old_after_the_days_of_the_county() {
        let mut one = manifest("1", "i1", &[]);
        let check =
            |m: &Manifest, day: &str, expect| assert_eq!(m.old_on(day.parse().unwrap()), expect, "{day}");
        check(&one, "2027-05-23", None);
        check(&one, "2027-05-24", Some(181));
        check(&one, "2026-01-01", None);
        one.fresh_days = 30;
        check(&one, "2026-12-25", Some(31));
    }
}
