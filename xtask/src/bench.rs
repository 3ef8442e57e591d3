//! `cargo xtask bench [NAME]`: measures what we promise, beside others that do the same work, in
//! one run. The measuring itself is in `bench/`; here is all that it needs: a browser, the peers,
//! the site as it is released, a whole county's publication, the look-up on its own. Everything
//! lies in `target/bench`.
use crate::compile::{self, As, Mode};
use crate::{assemble, setup};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xtask_kit::files::{fresh_dir, hash_of_dir, read, read_text, walk, write};
use xtask_kit::steps::{cargo, root, run_with, step};

/// What can be measured, each a script of that name in `bench/`.
const NAMES: [&str; 6] = ["search", "firstload", "gridpage", "lighthouse", "division", "office"];

/// Measures one or all; prints a JSON object a line.
///
/// # Errors
/// Wrong arguments, what is missing and cannot be had, a measure that fails.
pub fn run(args: &[String]) -> Result<()> {
    let (name, rest) = match args.split_first() {
        Some((name, rest)) if !name.starts_with("--") => (Some(name.as_str()), rest),
        _ => (None, args),
    };
    let wanted: Vec<&str> = NAMES.into_iter().filter(|n| name.is_none_or(|one| one == *n)).collect();
    let runs: &[String] = match rest {
        [] => &[],
        [flag, number] if flag == "--runs" && number.parse::<u32>().is_ok_and(|n| n > 0) => rest,
        _ => bail!("bench knows one NAME ({}) and --runs N", NAMES.join(", ")),
    };
    if wanted.is_empty() {
        bail!("no such measure: {} ({})", name.unwrap_or_default(), NAMES.join(", "));
    }
    setup::wasm_target()?;
    setup::browsers(false)?;
    let home = packages()?;
    // Division needs no site: whoever asks for it alone does not wait for one.
    let site = match wanted.as_slice() {
        ["division"] => PathBuf::new(),
        _ => assemble::build(Mode::Release, true)?,
    };
    let county = county()?;
    for (measure, folder, kind) in [("search", "lookup", As::App), ("division", "divider", As::Worker)] {
        if wanted.contains(&measure) {
            fresh_dir(&home.join(folder))?;
            compile::one("wangge-bench", kind, &home.join(folder))?;
        }
    }
    let sheets = if wanted.contains(&"office") { sheets()? } else { PathBuf::new() };
    let python = if wanted.contains(&"division") { python()? } else { PathBuf::new() };
    for name in wanted {
        let what = format!("measuring {name} (some minutes; leave the machine alone)");
        step(&what, || {
            let text = |path: &Path| path.display().to_string();
            let script = text(&home.join(format!("{name}.mjs")));
            let mut args = vec![script, "--site".into(), text(&site), "--county".into(), text(&county)];
            args.extend(["--locales".into(), text(&root().join("locales/zh-CN"))]);
            args.extend(["--out".into(), text(&home.join("pages")), "--lookup".into(), text(&home)]);
            args.extend(["--native".into(), text(&native()), "--python".into(), text(&python)]);
            if name == "office" {
                args.extend(["--sheets".into(), text(&sheets)]);
            }
            args.extend(runs.iter().cloned());
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            run_with("node", &args, &[])
        })?;
    }
    Ok(())
}

/// The scripts and the packages of their lock file.
fn packages() -> Result<PathBuf> {
    let (from, home) = (root().join("bench"), root().join("target/bench/run"));
    for inner in walk(&from)? {
        let kind = inner.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if ["mjs", "js", "css", "json", "py"].contains(&kind) {
            write(&home.join(&inner), &read(&from.join(&inner))?)?;
        }
    }
    let (lock, installed) =
        (read_text(&from.join("package-lock.json"))?, home.join("node_modules/.installed"));
    if read_text(&installed).is_ok_and(|text| text == lock) {
        return Ok(home);
    }
    step("installing the peers and Lighthouse by npm (about 30 s)", || {
        let prefix = home.display().to_string();
        let args = ["ci", "--silent", "--no-audit", "--no-fund", "--prefix", &prefix];
        run_with("npm", &args, &[("PUPPETEER_SKIP_DOWNLOAD", "1")])
            .context("Node with npm is needed, and its registry")?;
        write(&installed, lock.as_bytes())
    })?;
    Ok(home)
}

/// The Python that has division's peers, in a place of its own. Nothing else needs it.
fn python() -> Result<PathBuf> {
    let (wanted, home) = (root().join("bench/division/requirements.txt"), root().join("target/bench/python"));
    let (list, installed) = (read_text(&wanted)?, home.join("installed.txt"));
    let program = home.join("bin/python");
    if read_text(&installed).is_ok_and(|text| text == list) {
        return Ok(program);
    }
    step("installing division's peers by pip (about 2 minutes)", || {
        let text = |path: &Path| path.display().to_string();
        run_with("python3", &["-m", "venv", &text(&home)], &[]).context("Python 3 with venv is needed")?;
        run_with(&text(&program), &["-m", "pip", "install", "--quiet", "-r", &text(&wanted)], &[])?;
        write(&installed, list.as_bytes())
    })?;
    Ok(program)
}

/// The sheets of a county of 90,000 households, as an office has them.
fn sheets() -> Result<PathBuf> {
    let out = root().join("target/bench/sheets");
    let place = out.display().to_string();
    step("making the sheets of a whole county: 90,000 households (about 1 minute)", || {
        let args = ["demo", "--seed", "1", "--out", place.as_str()];
        crate::with_sheets(&args.map(str::to_owned))
    })?;
    Ok(out)
}

/// The native half.
fn native() -> PathBuf {
    root().join("target/release/wangge-bench")
}

/// The whole county's publication in `site/`, with the records and queries beside it; made
/// anew when what makes it is another.
///
/// # Errors
/// What does not compile, a file that cannot be written.
pub fn county() -> Result<PathBuf> {
    step("compiling what makes the whole county, release (first time 1 minute)", || {
        run_with(
            &cargo(),
            &["build", "--quiet", "--release", "-p", "wangge-bench", "--bin", "wangge-bench"],
            &[],
        )
    })?;
    let dir = root().join("target/bench/county");
    let stamp = root().join("target/bench/county.made");
    let maker = root().join("target/bench/maker");
    fresh_dir(&maker)?;
    write(&maker.join("bytes"), &read(&native())?)?;
    let hash = hash_of_dir(&maker)?;
    if read_text(&stamp).is_ok_and(|made| made == hash) && dir.join("queries.json").exists() {
        return Ok(dir);
    }
    step("making the whole county: 4,957 grids of level 4 (about 10 s)", || {
        let program = native().display().to_string();
        run_with(&program, &["make", &dir.display().to_string()], &[])?;
        write(&stamp, hash.as_bytes())
    })?;
    Ok(dir)
}
