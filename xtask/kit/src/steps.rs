//! Says what is being done and how long it took; runs programs and fails with their name.
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The workspace's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// A line for the person who waits.
pub fn say(words: &str) {
    eprintln!("▸ {words}");
}

/// Does one step: says what, does it, says how long it took.
///
/// # Errors
/// Those of the step.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(what);
    let start = Instant::now();
    let done = work().with_context(|| what.to_owned())?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds > 0.5 {
        eprintln!("  {seconds:.1} s");
    }
    Ok(done)
}

/// Does two things side by side, for a machine of two cores where one of them would wait.
///
/// # Errors
/// Those of either, when both have ended.
pub fn both(one: impl FnOnce() -> Result<()>, other: impl FnOnce() -> Result<()> + Send) -> Result<()> {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        let other = other.join().unwrap_or_else(|_| bail!("a step did not come to its end"));
        one.and(other)
    })
}

/// Runs a program in the workspace's root and lets it print.
///
/// # Errors
/// If it cannot be started or does not end well.
pub fn run(program: &str, args: &[&str]) -> Result<()> {
    run_with(program, args, &[])
}

/// [`run`] with variables in its environment.
///
/// # Errors
/// As [`run`].
pub fn run_with(program: &str, args: &[&str], env: &[(&str, &str)]) -> Result<()> {
    let mut command = Command::new(program);
    command.args(args).current_dir(root()).stdin(Stdio::null());
    command.envs(env.iter().copied());
    let status = command.status().with_context(|| format!("`{program}` could not be started"))?;
    if !status.success() {
        bail!("`{program} {}` ended with {status}", args.join(" "));
    }
    Ok(())
}

/// What a program prints, if it is there and ends well.
pub fn output(program: &str, args: &[&str]) -> Option<String> {
    let out = Command::new(program).args(args).current_dir(root()).stdin(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned())
}

/// The `cargo` that runs us.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
