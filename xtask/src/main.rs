//! `cargo xtask …`: the commands of the README. Sets up what a command needs, says what it
//! does, and fails loudly.
#![forbid(unsafe_code)]
mod assemble;
mod bench;
mod compile;
mod icons;
mod lint;
mod pack;
mod pages;
mod parts;
mod serve;
mod setup;
mod size;
mod suites;

use anyhow::{Context, Result, bail};
use std::process::{Command, ExitCode};
use xtask_kit::steps::{cargo, root, say};

const USAGE: &str = "\
cargo xtask serve [--release] [--port N] [--no-open]   build and serve the app with the demo county
cargo xtask build [--without-demo]                     release into dist/, ready for any static host
cargo xtask test [native|wasm|e2e]                     all tests, or one kind
cargo xtask lint                                       format and clippy, native and wasm32
cargo xtask size [--whole]                             JSON: bytes of all that a first visit loads, of the demo
                                                       county's publication or a whole county's
cargo xtask bench [search|firstload|gridpage|lighthouse|division|office] [--runs N]
                                                       JSON lines: our figures beside our peers'
cargo xtask icons                                      draw the home screen's icons from public/icon.svg
cargo xtask demo --seed N [--towns N] [--households N] --out DIR
                                                       a fictional county as sheets (xlsx, csv)
cargo xtask demo-publication                           renew the demo publication in public/
cargo xtask publish --sheets DIR --out DIR             sheets to a publication, as the office does it
";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        // Without the trace of our own code: the words say what happened and what to do.
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "serve" => serve::run(rest),
        "build" => {
            only(rest, &["--without-demo"])?;
            let dist = assemble::build(compile::Mode::Release, rest.is_empty())?;
            say(&format!("{} is ready for any static host, under any path", dist.display()));
            Ok(())
        }
        "test" => suites::run(rest),
        "lint" => only(rest, &[]).and_then(|()| lint::run()),
        "size" => only(rest, &["--whole"]).and_then(|()| size::run(!rest.is_empty())),
        "bench" => bench::run(rest),
        "icons" => only(rest, &[]).and_then(|()| icons::run_icons()),
        "demo" | "demo-publication" | "publish" => with_sheets(&args),
        // The runner of browser tests: cargo calls it with a wasm file.
        "wasm-test-runner" => {
            let args = std::iter::once("wasm-bindgen-test-runner".to_owned()).chain(rest.iter().cloned());
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(args)
        }
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("no such command: {other}\n\n{USAGE}"),
    }
}

/// The commands that work on sheets are a program of their own, which nobody else waits for.
/// Runs where we were called, so that folders mean what they say.
fn with_sheets(args: &[String]) -> Result<()> {
    let manifest = root().join("Cargo.toml");
    let mut command = Command::new(cargo());
    command.args(["run", "--quiet", "--package", "xtask-office", "--manifest-path"]).arg(manifest);
    let status = command.arg("--").args(args).status().context("`cargo` could not be started")?;
    if !status.success() {
        bail!("nothing more was done");
    }
    Ok(())
}

/// Refuses what a command does not know, rather than doing something else than was meant.
fn only(args: &[String], known: &[&str]) -> Result<()> {
    match args.iter().find(|a| !known.contains(&a.as_str())) {
        Some(other) => bail!("{other} is not known here\n\n{USAGE}"),
        None => Ok(()),
    }
}
