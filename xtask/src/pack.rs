//! What the splitter leaves, made fit for a slow line. It writes a file for every set of pages
//! that shares code, dozens of them and most under a kilobyte: those that a public page needs
//! become `shared.bin`, those of the office alone `office.bin`, and names for debuggers go.
//! Must never change which code a page gets.
use anyhow::{Context, Result, bail};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use wangge_core::site::ROUTES;
use xtask_kit::files::{as_address, read, read_text, walk, write};

/// Code that several pages share, at least one of them public.
const SHARED: &str = "shared.bin";
/// Code that several pages of the office share.
const OFFICE: &str = "office.bin";
/// The splitter's loader of lazy pages.
const LOADER: &str = "__wasm_split.js";

/// Reads parts of packs. Whole bytes rather than a stream: a host need not know the type of a
/// wasm file. A part that cannot be had – the host has another build by now, or there is no
/// network – is told to the app, which offers to reload (`state/updates.rs`), and asked for again
/// when the network comes back: until then the page stays as it is, rather than break.
const HELPERS: &str = "
async function bytesOf(name) {
    for (let tries = 0; ; tries++) {
        try {
            const response = await fetch(new URL(name, import.meta.url));
            if (response.ok) {
                const bytes = await response.arrayBuffer();
                if (tries > 0) dispatchEvent(new Event('wangge-come'));
                return bytes;
            }
        } catch (error) {
            console.warn(name, error);
        }
        dispatchEvent(new Event('wangge-gone'));
        await new Promise((again) => addEventListener('online', again, { once: true }));
    }
}
const packs = {};
async function packed(name, start, end) {
    packs[name] ??= bytesOf(name);
    return (await packs[name]).slice(start, end);
}
async function instantiated(src, imports) {
    return WebAssembly.instantiate(await src, imports);
}
";

/// Packs the splitter's files in `out`. `parts` names the files of each lazy page.
///
/// # Errors
/// A page that belongs to no route, a file that cannot be read or is no wasm, a loader that is not as expected.
pub fn pack(out: &Path, parts: &HashMap<String, Vec<String>>) -> Result<()> {
    if let Some(page) = parts.keys().find(|page| !is_public(page) && !is_office_page(page)) {
        bail!("the lazy page {page} is named like no route: it would be counted to the office by mistake");
    }
    let public: BTreeSet<&str> =
        parts.iter().filter(|(page, _)| is_public(page)).flat_map(|(_, p)| p).map(String::as_str).collect();
    let mut loader = read_text(&out.join(LOADER))?;
    let (mut shared, mut office) = (Vec::new(), Vec::new());
    for inner in walk(out)? {
        let name = as_address(&inner);
        let Some(stem) = name.strip_suffix(".wasm") else { continue };
        let bytes = without_custom_sections(&read(&out.join(&name))?).with_context(|| name.clone())?;
        let from = format!("fetch(new URL(\"./{name}\", import.meta.url))");
        let to = if stem.starts_with("chunk_") {
            let (pack, file) =
                if public.contains(stem) { (&mut shared, SHARED) } else { (&mut office, OFFICE) };
            let start = pack.len();
            pack.extend_from_slice(&bytes);
            fs::remove_file(out.join(&name)).with_context(|| name.clone())?;
            format!("packed(\"{file}\", {start}, {})", pack.len())
        } else {
            write(&out.join(&name), &bytes)?;
            format!("bytesOf(\"{name}\")")
        };
        if loader.matches(&from).count() != 1 {
            bail!("{LOADER} does not load {name} in the way that is known");
        }
        loader = loader.replace(&from, &to);
    }
    loader = loader.replace("WebAssembly.instantiateStreaming(src, imports)", "instantiated(src, imports)");
    if loader.contains("fetch(") || loader.contains("instantiateStreaming") {
        bail!("{LOADER} loads something that is not there");
    }
    loader.push_str(HELPERS);
    write(&out.join(LOADER), loader.as_bytes())?;
    for (name, bytes) in [(SHARED, shared), (OFFICE, office)] {
        if !bytes.is_empty() {
            write(&out.join(name), &bytes)?;
        }
    }
    Ok(())
}

/// Whether only the office loads this file of the app.
pub fn is_office(name: &str) -> bool {
    name == OFFICE
        || name.starts_with("worker")
        || name.strip_prefix("split_").is_some_and(|page| !is_public(page))
}

/// Whether a lazy page is a resident's: `__card_view_<number>` is that of the route `card/`.
fn is_public(page: &str) -> bool {
    ROUTES.contains(&format!("{}/", page_name(page)).as_str())
}

/// Whether it is the office's: `__tree_view_<number>` is that of `office/tree/`, home that of `office/`.
fn is_office_page(page: &str) -> bool {
    let name = page_name(page);
    name == "home" || ROUTES.contains(&format!("office/{name}/").as_str())
}

fn page_name(page: &str) -> &str {
    page.trim_start_matches('_').split("_view_").next().unwrap_or_default()
}

/// A wasm file without what only tools read: names, producers, features.
fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8).context("not a wasm file")?;
    if !head.starts_with(b"\0asm") {
        bail!("not a wasm file");
    }
    let mut kept = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (size, width) = leb128(after).context("a section without a size")?;
        let (section, next) = rest.split_at_checked(1 + width + size).context("a section cut short")?;
        if *kind != 0 {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Ok(kept)
}

/// An unsigned number and its width in bytes, as the WebAssembly format writes it.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (i, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((value, i + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    fn check(sections: &[&[u8]], kept: Option<&[&[u8]]>) {
        let whole = |s: &[&[u8]]| [HEAD, &s.concat()].concat();
        assert_eq!(without_custom_sections(&whole(sections)).ok(), kept.map(whole));
    }

    #[test]
    fn only_custom_sections_go() {
        check(&[], Some(&[]));
        check(&[b"\x01\x02ab", b"\0\x03xyz", b"\x0a\x01c"], Some(&[b"\x01\x02ab", b"\x0a\x01c"]));
        // A size may be written wider than it needs.
        check(&[b"\x01\x82\x80\0ab"], Some(&[b"\x01\x82\x80\0ab"]));
        check(&[b"\x01\x05ab"], None);
        check(&[b"\x01"], None);
        assert!(without_custom_sections(b"PK\x03\x04....").is_err());
    }

    #[test]
    fn a_resident_loads_no_file_of_the_office() {
        for name in
            ["wangge_bg.wasm", "app.css", SHARED, "split___card_view_66.wasm", "split___about_view_9.wasm"]
        {
            assert!(!is_office(name), "{name}");
        }
        for name in [
            OFFICE,
            "worker_bg.wasm",
            "worker-boot.js",
            "split___tree_view_2.wasm",
            "split___home_view_1.wasm",
        ] {
            assert!(is_office(name), "{name}");
        }
        assert!(is_office_page("__tree_view_2") && is_office_page("__home_view_1"));
        assert!(!is_office_page("__lost_view_3") && !is_office_page("__card_view_4"));
    }
}
