//! Times the look-up natively: milliseconds to open a county, for each query, for each key; and
//! division.
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use wangge_bench::divide::{all, read};
use wangge_bench::{codes, open};
use wangge_core::directory::Lookup;
use xtask_kit::files::read_text;

const MOST: usize = 10;
/// Passes over the list, of which the last counts.
const PASSES: usize = 3;

/// Prints one JSON object: `build`, `queries`, `keys` in milliseconds, `answers` as codes.
///
/// # Errors
/// A file that is missing or not what it should be.
pub fn run(dir: &Path) -> Result<()> {
    let (index, sounds) = (read_text(&dir.join("find.txt"))?, read_text(&dir.join("sounds.json"))?);
    let asked: Value = serde_json::from_str(&read_text(&dir.join("queries.json"))?)?;
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let queries: Vec<String> =
        list(asked.get("queries")).iter().filter_map(|q| Some(q.get("text")?.as_str()?.to_owned())).collect();
    let keys: Vec<String> =
        list(asked.get("keys")).iter().filter_map(|k| k.as_str().map(str::to_owned)).collect();
    let start = Instant::now();
    let lookup = open(&index, &sounds).context("find.txt or sounds.json is not what it should be")?;
    let build = milliseconds(start);
    let answers: Vec<Vec<String>> = queries.iter().map(|q| codes(&lookup, q, MOST)).collect();
    let report = json!({
        "build": build,
        "queries": times(&lookup, &queries),
        "keys": times(&lookup, &keys),
        "answers": answers,
    });
    println!("{report}");
    Ok(())
}

/// Divides `groups.json`; prints one JSON object: `ms` for the county, `grids` of each household,
/// `doors` by runs of doors, and `large`, the milliseconds for one group of a hundred, a thousand,
/// ten thousand households.
///
/// # Errors
/// A file that is missing.
pub fn divide(dir: &Path) -> Result<()> {
    let groups = read(&read_text(&dir.join("groups.json"))?);
    let start = Instant::now();
    let ours = all(&groups, false);
    let ms = milliseconds(start);
    let mut large = serde_json::Map::new();
    for count in [100, 1_000, 10_000_u32] {
        let square = f64::from(count).sqrt() * 0.000_3;
        let mut rng = fastrand::Rng::with_seed(1);
        let places: Vec<(f64, f64)> =
            (0..count).map(|_| (123.2 + rng.f64() * square, 28.8 + rng.f64() * square)).collect();
        let one = read(&json!({ "groups": [places] }).to_string());
        let start = Instant::now();
        std::hint::black_box(all(&one, false));
        large.insert(count.to_string(), json!(milliseconds(start)));
    }
    println!(
        "{}",
        json!({ "ms": ms, "grids": ours.grids, "doors": all(&groups, true).grids, "large": large })
    );
    Ok(())
}

fn times(lookup: &Lookup, texts: &[String]) -> Vec<f64> {
    let mut taken = Vec::new();
    for _ in 0..PASSES {
        taken = texts
            .iter()
            .map(|text| {
                let start = Instant::now();
                std::hint::black_box(codes(lookup, text, MOST));
                milliseconds(start)
            })
            .collect();
    }
    taken
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
