//! A site that changes while people use it: another build, another publication, put over the one
//! that is served, as a county does it.
use crate::{dist, files_of, put};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use wangge_core::directory::{Manifest, PublicVillage, Readings};
use wangge_core::domain::Register;
use wangge_core::publish::{PublishOptions, publish};
use wangge_demo::{Plan, county};

/// A copy of the release build, to be changed while it is served.
#[must_use]
pub fn copy_of_dist() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    for (path, bytes) in files_of(&dist()) {
        put(&dir.path().join(path), &bytes);
    }
    dir
}

/// The build that a site is of: the folder of its app files.
#[must_use]
pub fn build_of(dir: &Path) -> String {
    let mut builds = fs::read_dir(dir.join("a")).expect("app files").flatten();
    builds.next().expect("a build").file_name().to_string_lossy().into_owned()
}

/// Puts a build of another name in the place of a site's, and takes the old one's files away.
/// What it does is the same: only names tell them apart.
pub fn other_build(dir: &Path, name: &str) {
    let old = build_of(dir);
    fs::rename(dir.join("a").join(&old), dir.join("a").join(name)).expect("the folder is renamed");
    for (path, bytes) in files_of(dir) {
        if path == "sw.js" || (path.ends_with(".html") && !path.starts_with("g/")) {
            let text = String::from_utf8(bytes).expect("text");
            put(&dir.join(path), text.replace(&old, name).as_bytes());
        }
    }
}

struct NoReadings;

impl Readings for NoReadings {
    fn usual(&self, _: char) -> Option<&str> {
        None
    }

    fn surname(&self, _: char) -> Option<&str> {
        None
    }

    fn common(&self) -> Vec<char> {
        Vec::new()
    }
}

/// Puts a publication of the small demo county in the place of a site's, and takes the old one's
/// files away. `change` may change the county before.
pub fn other_publication(dir: &Path, date: &str, change: impl FnOnce(&mut Register)) {
    let mut register = county(&Plan { seed: 1, towns: 2, households: 2200 });
    change(&mut register);
    let options = PublishOptions { date: date.parse().expect("a date"), version: format!("{date}-1") };
    let made = publish(&register, &options, &NoReadings, &mut |_, _| {}).expect("a publication");
    for old in ["data", "g"] {
        fs::remove_dir_all(dir.join(old)).expect("the old one goes");
    }
    for file in made.files {
        put(&dir.join(file.path), &file.bytes);
    }
}

/// What a served site publishes.
#[must_use]
pub fn manifest_of(dir: &Path) -> Manifest {
    serde_json::from_slice(&fs::read(dir.join("data/manifest.json")).expect("a manifest")).expect("JSON")
}

/// Its villages that have a gridworker with a number, each with the path of its file.
#[must_use]
pub fn villages_of(dir: &Path) -> Vec<(String, PublicVillage)> {
    let all = manifest_of(dir).villages.into_iter().map(|(_, file)| {
        let bytes = fs::read(dir.join(&file.path)).expect("a village");
        (file.path, serde_json::from_slice::<PublicVillage>(&bytes).expect("JSON"))
    });
    all.filter(|(_, v)| v.grids.first().is_some_and(|g| g.head().is_some_and(|h| h.phone.is_some())))
        .collect()
}
