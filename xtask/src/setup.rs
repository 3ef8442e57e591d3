//! What a bare machine lacks: the wasm32 target, and for tests three browsers, their drivers,
//! Chinese fonts, PDF tools and axe-core. Skips what is there; says plainly what to do where it
//! cannot.
use anyhow::{Result, bail};
use std::path::PathBuf;
use xtask_kit::steps::{cargo, output, root, run, run_with, say, step};

/// A Debian package, with a file that shows it is there.
type Package = (&'static str, &'static str);

/// What every browser test needs.
const CHROMIUM: &[Package] = &[
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    ("fonts-wqy-zenhei", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    ("poppler-utils", "/usr/bin/pdftoppm"),
];

/// What the whole-app tests need beside: Firefox, WebKitGTK and a screen for it. Chromium's tests
/// run without them.
const ENGINES: &[Package] = &[
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
    ("xvfb", "/usr/bin/Xvfb"),
];

/// Firefox's driver, which Debian does not have, from crates.io.
const GECKODRIVER: &str = "0.37.1";

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

/// Chromium, its driver, fonts and PDF tools; with `every_engine` the other engines too. One of
/// those that cannot be had is named, and its tests will fail.
///
/// # Errors
/// Where something of Chromium's is missing and cannot be installed: names the packages.
pub fn browsers(every_engine: bool) -> Result<()> {
    let missing = |list: &[Package]| -> Vec<&str> {
        list.iter().filter(|(_, file)| !PathBuf::from(file).exists()).map(|(package, _)| *package).collect()
    };
    let needed = missing(CHROMIUM);
    let others = if every_engine { missing(ENGINES) } else { Vec::new() };
    match apt(&[needed.clone(), others].concat()) {
        Err(error) if needed.is_empty() => {
            say(&format!("{error:#}\n  The tests of these engines will fail."));
            Ok(())
        }
        done => done,
    }
}

/// LibreOffice, for the test that sends sheets through it.
///
/// # Errors
/// Where it is missing and cannot be installed: names the package.
pub fn libreoffice() -> Result<()> {
    let there = PathBuf::from("/usr/bin/soffice").exists();
    apt(if there { &[] } else { &["libreoffice-calc"] })
}

/// Installs Debian packages.
fn apt(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let by_hand = format!("the tests need these Debian packages: {list}\n  as root: apt-get install {list}");
    if output("apt-get", &["--version"]).is_none() {
        bail!(
            "this is not a Debian system. {by_hand}\n  (on other systems: Chromium, ChromeDriver, poppler, a Chinese font, Firefox, WebKitGTK with its driver, Xvfb, where Debian puts them)"
        );
    }
    if output("id", &["-u"]).is_none_or(|id| id.trim() != "0") {
        bail!("not root. {by_hand}");
    }
    step(&format!("installing {list} by apt (about 1 minute)"), || {
        run("apt-get", &["-qq", "update"])?;
        let mut args = vec!["-qq", "-y", "--no-install-recommends", "install"];
        args.extend(packages);
        run_with("apt-get", &args, &[("DEBIAN_FRONTEND", "noninteractive")])
    })
}

/// geckodriver into `target/tools`, compiled here: its makers' programs lie where not every
/// machine can fetch them. Where it cannot be had, says so; Firefox's tests will fail.
pub fn geckodriver() {
    let tools = root().join("target/tools");
    let program = tools.join("bin/geckodriver").display().to_string();
    if output(&program, &["--version"]).is_some_and(|v| v.split_whitespace().nth(1) == Some(GECKODRIVER)) {
        return;
    }
    let (version, dir) = (format!("={GECKODRIVER}"), tools.display().to_string());
    // It hands words on: quickly compiled is better than quick.
    let quick = [
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
        ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_STRIP", "true"),
    ];
    let args =
        ["install", "--quiet", "--locked", "--force", "--root", &dir, "--version", &version, "geckodriver"];
    let built = step("compiling geckodriver, Firefox's driver (once, 2 to 4 minutes)", || {
        run_with(&cargo(), &args, &quick)
    });
    if let Err(error) = built {
        say(&format!("{error:#}\n  The tests in Firefox will fail."));
    }
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
