//! What the whole-app tests stand on: a plain file server, browsers driven as a person
//! would, a reader of the PDFs they print. Must never wait for a time: only for a condition.
#![forbid(unsafe_code)]
pub mod browser;
pub mod contact;
pub mod pdf;
pub mod printed;
pub mod replace;
pub mod site;

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// One test of each story for each engine, named `story::chromium`, `story::firefox` and
/// `story::webkit`. A story takes the engine that it is told in.
#[macro_export]
macro_rules! in_each_engine {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use $crate::browser::Engine;

            #[tokio::test]
            async fn chromium() {
                super::$story(Engine::Chromium).await;
            }

            #[tokio::test]
            async fn firefox() {
                super::$story(Engine::Firefox).await;
            }

            #[tokio::test]
            async fn webkit() {
                super::$story(Engine::WebKit).await;
            }
        }
    )+};
}

/// The workspace's root.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The release build, which `cargo xtask test e2e` makes first.
#[must_use]
pub fn dist() -> PathBuf {
    let dist = root().join("dist");
    assert!(dist.join("index.html").exists(), "no build: run `cargo xtask test e2e`");
    dist
}

/// The small demo county's sheets, which `cargo xtask test e2e` makes first.
#[must_use]
pub fn sheets() -> PathBuf {
    let sheets = root().join("target/demo/small");
    assert!(sheets.join("county.xlsx").exists(), "no sheets: run `cargo xtask test e2e`");
    sheets
}

/// The program behind `cargo xtask publish`, which `cargo xtask test e2e` has made.
#[must_use]
pub fn office_commands() -> PathBuf {
    let own = std::env::current_exe().expect("where this test is");
    // target/debug/deps/e2e-…
    own.ancestors().nth(2).unwrap_or(&own).join("xtask-office")
}

/// Copies the release build without its demo publication.
pub fn bare_app(to: &Path) {
    for (path, bytes) in files_of(&dist()) {
        if !path.starts_with("data/") && !path.starts_with("g/") {
            put(&to.join(path), &bytes);
        }
    }
}

/// Unpacks a zip into a folder, over what is there.
pub fn unpack(zip: &[u8], to: &Path) {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    archive.extract(to).expect("every file of the zip");
}

/// All texts of a workbook, as they lie in its zip.
#[must_use]
pub fn xlsx_texts(file: &Path) -> String {
    let bytes = fs::read(file).expect("a workbook");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut texts = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        let own = part.name().is_ok_and(|n| n.ends_with(".xml"));
        if own {
            std::io::Read::read_to_string(&mut part, &mut texts).expect("text");
        }
    }
    texts
}

/// All files of a folder by their path in it, with `/` between the parts.
#[must_use]
pub fn files_of(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![dir.to_path_buf()]);
    while let Some(at) = open.pop() {
        for path in fs::read_dir(&at).expect("a folder").flatten().map(|e| e.path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let inner = path.strip_prefix(dir).expect("inside").to_string_lossy().replace('\\', "/");
                found.insert(inner, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap_or(path)).expect("a folder");
    fs::write(path, bytes).expect("a file");
}
