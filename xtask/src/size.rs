//! `cargo xtask size`: where every byte of a first visit goes, raw, gzip and brotli, as JSON. Up
//! to the first answer; then what the browser fetches at leisure, so that the next visit needs no
//! network; what is fetched when it is asked for; what only the office loads; and a card's page.
use crate::pack::is_office;
use crate::parts::parts;
use crate::{assemble, bench, compile::Mode};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use xtask_kit::files::{as_address, read, read_text, walk};
use xtask_kit::steps::root;

/// Digits of a household-level grid's code.
const HOUSEHOLD: usize = 16;

/// The app's files and the publication's, which may lie apart.
struct Site {
    dist: PathBuf,
    publication: PathBuf,
}

impl Site {
    fn path(&self, address: &str) -> PathBuf {
        let own = address.starts_with("data/") || address.starts_with("g/");
        if own { &self.publication } else { &self.dist }.join(address)
    }

    fn sizes(&self, addresses: &BTreeSet<String>) -> Result<Value> {
        let files = addresses.iter().map(|a| sized(a, &read(&self.path(a))?)).collect::<Result<Vec<_>>>()?;
        let total = |key: &str| files.iter().filter_map(|f| f.get(key)?.as_u64()).sum::<u64>();
        Ok(json!({
            "total": { "files": files.len(), "raw": total("raw"), "gzip": total("gzip"), "brotli": total("brotli") },
            "files": files,
        }))
    }
}

/// Builds the release and prints the sizes; with the whole county's publication or the demo's.
///
/// # Errors
/// Those of the build, or a file that cannot be read.
pub fn run(whole: bool) -> Result<()> {
    let dist = assemble::build(Mode::Release, true)?;
    let publication = if whole { bench::county()?.join("site") } else { dist.clone() };
    let site = Site { dist, publication };
    let page = read_text(&site.dist.join("index.html"))?;
    let first = first_visit(&site, &page)?;
    let kept = kept(&site)?;
    let mut later: BTreeSet<String> = kept.difference(&first).cloned().collect();
    later.insert("data/manifest.json".to_owned());
    let all: Vec<String> = walk(&site.dist)?.iter().map(|inner| as_address(inner)).collect();
    let app = |a: &&String| a.starts_with("a/") && !first.contains(*a) && !later.contains(*a);
    let (office, asked): (BTreeSet<String>, BTreeSet<String>) =
        all.iter().filter(app).cloned().partition(|a| is_office(a.rsplit('/').next().unwrap_or_default()));
    let report = json!({
        "publication": if whole { "whole county, 4,957 grids of level 4" } else { "demo" },
        "first_visit": site.sizes(&first)?,
        "first_page_parts": page_parts(&page)?,
        "first_step_parts": parts(&root().join("target/wasm32-unknown-unknown/wasm/wangge_first.wasm"))?,
        "at_leisure": site.sizes(&later)?,
        "when_asked_for": site.sizes(&asked)?,
        "office_only": site.sizes(&office)?,
        "grid_page": site.sizes(&grid_page(&site)?)?,
    });
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

/// The first page and all that it names: nothing else is needed for an answer.
fn first_visit(site: &Site, page: &str) -> Result<BTreeSet<String>> {
    let mut first = BTreeSet::from(["index.html".to_owned()]);
    for address in page.split('"').filter_map(|part| part.strip_prefix("./")) {
        if site.path(address).is_file() {
            first.insert(address.to_owned());
        }
    }
    let find = "data/find.txt".to_owned();
    first.contains(&find).then_some(first).context("the first page does not ask for data/find.txt")
}

/// What the service worker keeps, by its list, and the worker itself.
fn kept(site: &Site) -> Result<BTreeSet<String>> {
    let worker = read_text(&site.dist.join("sw.js"))?;
    let named = worker.split('"').map(|part| {
        if part.is_empty() || part.ends_with('/') { format!("{part}index.html") } else { part.to_owned() }
    });
    let mut kept: BTreeSet<String> = named.filter(|address| site.path(address).is_file()).collect();
    kept.insert("sw.js".to_owned());
    Ok(kept)
}

/// The static page of a household-level grid: the one in the middle by size.
fn grid_page(site: &Site) -> Result<BTreeSet<String>> {
    let home = site.publication.join("g");
    let mut pages: Vec<(usize, String)> = Vec::new();
    for inner in walk(&home)? {
        let address = as_address(&inner);
        if address.split('/').next().is_some_and(|code| code.len() == HOUSEHOLD) {
            pages.push((read(&home.join(&inner))?.len(), format!("g/{address}")));
        }
    }
    pages.sort();
    let middle =
        pages.get(pages.len() / 2).context("the publication has no page of a household-level grid")?;
    Ok(BTreeSet::from([middle.1.clone()]))
}

/// The first page's style apart from its words: both are in the one file.
fn page_parts(page: &str) -> Result<Value> {
    let (before, rest) = page.split_once("<style>").context("the first page has no style inside")?;
    let (style, after) = rest.split_once("</style>").context("the first page has no style inside")?;
    Ok(json!([sized("style", style.as_bytes())?, sized("the rest", [before, after].concat().as_bytes())?]))
}

fn sized(name: &str, bytes: &[u8]) -> Result<Value> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    Ok(json!({ "file": name, "raw": bytes.len(), "gzip": gzip.finish()?.len(), "brotli": brotli(bytes)? }))
}

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let mut small = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut small, &params)?;
    Ok(small.len())
}
