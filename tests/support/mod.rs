//! What the whole-app tests stand on: a plain file server, a browser driven as a person
//! would, a reader of the PDFs it prints. Must never wait for a time: only for a condition.
#![forbid(unsafe_code)]
pub mod browser;
pub mod pdf;
pub mod printed;
pub mod site;

use std::path::{Path, PathBuf};

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
