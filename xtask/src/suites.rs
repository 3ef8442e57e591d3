//! `cargo xtask test`: native tests, store tests in a real browser, whole-app tests.
use crate::{assemble, compile::Mode, setup};
use anyhow::{Context, Result, bail};
use std::time::Instant;
use xtask_kit::steps::{self, cargo, root, run_with, say, step};

/// Runs all suites, or the one that is named.
///
/// # Errors
/// The first suite that does not pass.
pub fn run(args: &[String]) -> Result<()> {
    let all = ["native", "wasm", "e2e"];
    let wanted: Vec<&str> = match args.first().map(String::as_str) {
        None => all.to_vec(),
        Some(one) if all.contains(&one) || one == "office-suite" => vec![one],
        Some(other) => bail!("no such kind of test: {other} (native, wasm, e2e or office-suite)"),
    };
    if wanted.contains(&"office-suite") {
        return office_suite();
    }
    setup::wasm_target()?;
    if wanted.iter().any(|suite| *suite != "native") {
        setup::browsers(wanted.contains(&"e2e"))?;
    }
    if wanted.contains(&"e2e") {
        setup::axe()?;
        setup::geckodriver();
    }
    let mut times = Vec::new();
    for suite in wanted {
        let start = Instant::now();
        match suite {
            "native" => native()?,
            "wasm" => wasm()?,
            _ => e2e(args.get(1).map(String::as_str))?,
        }
        times.push(format!("{suite} {:.0} s", start.elapsed().as_secs_f32()));
    }
    say(&format!("all passed: {}", times.join(", ")));
    Ok(())
}

fn native() -> Result<()> {
    step("native tests (first time 2 minutes)", || {
        let skip = ["--exclude", "wangge", "--exclude", "wangge-tests"];
        let mut args = vec!["test", "--workspace"];
        args.extend(skip);
        run_with(&cargo(), &args, &[])?;
        run_with(&cargo(), &["test", "-p", "wangge-tests", "--test", "architecture"], &[])
    })
}

/// Sheets through LibreOffice and back. By name only: over 200 MB that nothing else needs.
fn office_suite() -> Result<()> {
    setup::libreoffice()?;
    step("a county's sheets through LibreOffice (about 1 minute)", || {
        let args = ["test", "-p", "wangge-exchange", "--test", "office_suite", "--", "--ignored"];
        run_with(&cargo(), &args, &[])
    })
}

fn wasm() -> Result<()> {
    step("store tests in Chromium (first time 1 minute)", || {
        let me = std::env::current_exe().context("where xtask itself is")?;
        let runner = format!("{} wasm-test-runner", me.display());
        let env = [
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner.as_str()),
            ("CHROMEDRIVER", "/usr/bin/chromedriver"),
            ("WASM_BINDGEN_TEST_TIMEOUT", "120"),
        ];
        run_with(&cargo(), &["test", "--target", "wasm32-unknown-unknown", "-p", "wangge-store"], &env)
    })
}

fn e2e(filter: Option<&str>) -> Result<()> {
    // The stories are compiled while the app is linked.
    let stories = ["test", "--no-run", "-p", "wangge-tests", "--test", "e2e"];
    steps::both(|| assemble::build(Mode::Release, true).map(drop), || steps::run(&cargo(), &stories))?;
    let sheets = root().join("target/demo/small");
    let out = sheets.display().to_string();
    step("making the small demo county's sheets", || {
        let args = ["demo", "--seed", "1", "--towns", "2", "--households", "2200", "--out", out.as_str()];
        crate::with_sheets(&args.map(str::to_owned))
    })?;
    step("whole-app tests in Chromium, Firefox and WebKit (first time 6 minutes)", || {
        let mut args = vec!["test", "-p", "wangge-tests", "--test", "e2e", "--"];
        args.extend(["--test-threads", "3"]);
        args.extend(filter);
        run_with(&cargo(), &args, &[])
    })
}
