//! `cargo xtask size`: what a first visit to the first page loads, in bytes raw, gzip and
//! brotli, as JSON. Apart from it, what a resident's service worker then fetches at leisure so
//! that the next visit needs no network, and what only the office loads.
use crate::pack::is_office;
use crate::{assemble, compile::Mode};
use anyhow::Result;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use xtask_kit::files::{as_address, read, read_text, walk};
use xtask_kit::steps::root;

/// Builds the release and prints the sizes.
///
/// # Errors
/// Those of the build, or a file that cannot be read.
pub fn run() -> Result<()> {
    let dist = assemble::build(Mode::Release, true)?;
    let index = read_text(&dist.join("index.html"))?;
    let manifest: Value = serde_json::from_slice(&read(&dist.join("data/manifest.json")).unwrap_or_default())
        .unwrap_or_default();
    let data_index = manifest.pointer("/index/path").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (mut first, mut later, mut office) = (Vec::new(), Vec::new(), Vec::new());
    for inner in walk(&dist)? {
        let address = as_address(&inner);
        let name = inner.file_name().unwrap_or_default().to_string_lossy();
        let in_index = index.contains(&format!("\"./{address}\""));
        if in_index || ["index.html", &data_index].contains(&address.as_str()) {
            first.push(sizes(&dist, &address)?);
        } else if address.starts_with("a/") && is_office(&name) {
            office.push(sizes(&dist, &address)?);
        } else if address.starts_with("a/") || address == "sw.js" {
            later.push(sizes(&dist, &address)?);
        }
    }
    let total = |list: &[Value], key: &str| list.iter().filter_map(|f| f.get(key)?.as_u64()).sum::<u64>();
    let sum = |list: &[Value]| json!({ "raw": total(list, "raw"), "gzip": total(list, "gzip"), "brotli": total(list, "brotli") });
    let report = json!({
        "dist": dist.strip_prefix(root()).unwrap_or(&dist),
        "first_visit": first,
        "first_visit_total": sum(&first),
        "kept_for_later": later,
        "kept_for_later_total": sum(&later),
        "office_only": office,
        "office_only_total": sum(&office),
    });
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

fn sizes(dist: &Path, address: &str) -> Result<Value> {
    let bytes = read(&dist.join(address))?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bytes)?;
    let mut small = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &params)?;
    Ok(json!({ "file": address, "raw": bytes.len(), "gzip": gzip.finish()?.len(), "brotli": small.len() }))
}
