//! What a bare machine lacks: the wasm32 target, and for tests a browser, its driver, Chinese
//! fonts, PDF tools and axe-core. Skips what is there; says plainly what to do where it cannot.
use anyhow::{Result, bail};
use std::path::PathBuf;
use xtask_kit::steps::{output, root, run, run_with, step};

/// Debian packages that the browser tests need, with the program that shows each is there.
const PACKAGES: [(&str, &str); 4] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    ("fonts-wqy-zenhei", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    ("poppler-utils", "/usr/bin/pdftoppm"),
];

/// Accessibility rules for the browser tests, from the npm registry.
const AXE: &str = "4.14.1";

/// The target that browsers run.
///
/// # Errors
/// Where rustup is missing or cannot fetch it.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output("rustc", &["--print", "sysroot"]).unwrap_or_default();
    let there = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    if there.exists() {
        return Ok(());
    }
    step("fetching the wasm32 target (about 10 s)", || {
        if run("rustup", &["target", "add", TARGET]).is_err() {
            bail!("the target {TARGET} is missing. Install Rust by rustup, then: rustup target add {TARGET}");
        }
        Ok(())
    })
}

/// The browser, its driver, fonts and PDF tools.
///
/// # Errors
/// Where something is missing and cannot be installed: names the packages.
pub fn browser() -> Result<()> {
    let missing: Vec<&str> =
        PACKAGES.iter().filter(|(_, file)| !PathBuf::from(file).exists()).map(|(p, _)| *p).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let by_hand =
        format!("the browser tests need these Debian packages: {list}\n  as root: apt-get install {list}");
    if output("apt-get", &["--version"]).is_none() {
        bail!(
            "this is not a Debian system. {by_hand}\n  (on other systems: Chromium, ChromeDriver, poppler and a Chinese font)"
        );
    }
    if output("id", &["-u"]).is_none_or(|id| id.trim() != "0") {
        bail!("not root. {by_hand}");
    }
    step(&format!("installing {list} by apt (about 30 s)"), || {
        run("apt-get", &["-qq", "update"])?;
        let mut args = vec!["-qq", "-y", "--no-install-recommends", "install"];
        args.extend(missing.iter().copied());
        run_with("apt-get", &args, &[("DEBIAN_FRONTEND", "noninteractive")])
    })
}

/// axe-core into `target/tools`.
///
/// # Errors
/// Where npm is missing or the registry does not answer.
pub fn axe() -> Result<()> {
    let dir = root().join("target/tools");
    let script = dir.join("node_modules/axe-core/axe.min.js");
    let version = std::fs::read_to_string(dir.join("node_modules/axe-core/package.json")).unwrap_or_default();
    if script.exists() && version.contains(&format!("\"version\": \"{AXE}\"")) {
        return Ok(());
    }
    step("installing axe-core by npm (about 5 s)", || {
        std::fs::create_dir_all(&dir)?;
        let package = format!("axe-core@{AXE}");
        let prefix = dir.display().to_string();
        let args = ["install", "--silent", "--no-save", "--prefix", &prefix, &package];
        if run("npm", &args).is_err() {
            bail!(
                "axe-core could not be installed. Node with npm is needed: npm install --prefix target/tools {package}"
            );
        }
        Ok(())
    })
}
