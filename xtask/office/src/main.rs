//! `demo`, `demo-publication` and `publish`: the commands that work on sheets. A program of its
//! own, called by `xtask`, so that nobody who serves the app waits for Excel to compile.
#![forbid(unsafe_code)]
mod demo;
mod publish;

use anyhow::{Result, bail};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match command(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: &[String]) -> Result<()> {
    match args.split_first() {
        Some((name, rest)) if name == "demo" => demo::run(rest),
        Some((name, rest)) if name == "publish" => publish::run(rest),
        Some((name, [])) if name == "demo-publication" => publish::demo_publication(),
        _ => bail!("demo, demo-publication or publish"),
    }
}
