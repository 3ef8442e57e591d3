//! The native half of `cargo xtask bench`: `make DIR` makes the whole demo county's publication,
//! the records that the peers find in, and the queries; `time DIR` times the look-up natively,
//! `divide DIR` division.
#![forbid(unsafe_code)]
#[cfg(not(target_arch = "wasm32"))]
mod make;
#[cfg(not(target_arch = "wasm32"))]
mod time;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", dir] => make::run(dir.as_ref()),
        ["time", dir] => time::run(dir.as_ref()),
        ["divide", dir] => time::divide(dir.as_ref()),
        _ => anyhow::bail!("make DIR, time DIR or divide DIR"),
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
