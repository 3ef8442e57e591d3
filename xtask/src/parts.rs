//! Where the bytes of a wasm file go: its sections, and its code by crate, from the names that
//! the linker leaves. For `cargo xtask size`.
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload};
use xtask_kit::files::read;

/// Sections and crates with their raw bytes, the largest first. Names for debuggers are left out:
/// they are in no download.
///
/// # Errors
/// A file that cannot be read or is no wasm.
pub fn parts(file: &Path) -> Result<Value> {
    let bytes = read(file)?;
    let (mut sections, mut bodies, mut names) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
    let mut imported = 0_u32;
    for payload in Parser::new(0).parse_all(&bytes) {
        let payload = payload.with_context(|| file.display().to_string())?;
        match &payload {
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(reader) = custom.as_known() {
                    for part in reader {
                        if let Name::Function(map) = part? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            Payload::DataSection(section) => drop(sections.insert("data", section.range().len())),
            Payload::ElementSection(section) => drop(sections.insert("table", section.range().len())),
            _ => {}
        }
    }
    let mut crates: BTreeMap<String, usize> = BTreeMap::new();
    for (index, length) in (imported..).zip(&bodies) {
        let name = names.get(&index).map_or("?", String::as_str);
        *crates.entry(home(&format!("{:#}", rustc_demangle::demangle(name)))).or_default() += length;
    }
    sections.insert("code", bodies.iter().sum());
    let mut crates: Vec<(String, usize)> = crates.into_iter().collect();
    crates.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    let crates: Vec<Value> =
        crates.iter().map(|(name, length)| json!({ "crate": name, "raw": length })).collect();
    Ok(json!({ "sections": sections, "code": crates }))
}

/// The crate in which a function was written.
fn home(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '(', '[']).trim_start_matches("dyn ");
    let path = path.strip_prefix("mut ").unwrap_or(path);
    // `<core::… as wangge_core::…>`: the one that wrote the trait's code is not known; the type's.
    let word: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if word.is_empty() || !path.contains("::") { "runtime".to_owned() } else { word }
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn a_function_s_home() {
        for (name, crate_) in [
            ("wangge_core::directory::find::answer", "wangge_core"),
            ("<wangge_core::domain::code::GridCode as core::fmt::Display>::fmt", "wangge_core"),
            ("<&mut core::fmt::Formatter as core::fmt::Write>::write_str", "core"),
            ("memcpy", "runtime"),
        ] {
            assert_eq!(home(name), crate_, "{name}");
        }
    }
}
