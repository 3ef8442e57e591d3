//! `cargo xtask lint`: format and clippy, with no warning allowed, native and wasm32.
use crate::setup;
use anyhow::Result;
use xtask_kit::steps::{self, cargo, step};

/// Checks the whole workspace.
///
/// # Errors
/// The first check that does not pass.
pub fn run() -> Result<()> {
    setup::wasm_target()?;
    let cargo = cargo();
    step("format", || steps::run(&cargo, &["fmt", "--all", "--check"]))?;
    step("clippy, native (first time 1–2 minutes)", || {
        steps::run(
            &cargo,
            &[
                "clippy",
                "--quiet",
                "--workspace",
                "--exclude",
                "wangge",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        )
    })?;
    step("clippy, wasm32 (first time 1–2 minutes)", || {
        let target = ["--target", "wasm32-unknown-unknown"];
        let mut args = vec!["clippy", "--quiet"];
        args.extend(target);
        args.extend([
            "-p",
            "wangge",
            "-p",
            "wangge-worker",
            "-p",
            "wangge-store",
            "-p",
            "wangge-first",
            "--",
            "-D",
            "warnings",
        ]);
        steps::run(&cargo, &args)
    })
}
