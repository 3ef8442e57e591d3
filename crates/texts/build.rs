//! Turns `locales/<lang>/<area>.json` into one Rust function a text. A key or a
//! `{parameter}` that is missing in one language stops the build and is named.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

type Texts = BTreeMap<String, String>;

fn main() {
    let root = Path::new("../../locales");
    println!("cargo:rerun-if-changed={}", root.display());
    let zh = areas(&root.join("zh-CN"));
    let en = areas(&root.join("en"));
    let mut out = String::new();
    let names: BTreeSet<&String> = zh.keys().chain(en.keys()).collect();
    for area in names {
        let (Some(zh), Some(en)) = (zh.get(area), en.get(area)) else {
            panic!("locales: {area}.json is not there in both languages");
        };
        let _ =
            writeln!(out, "/// The texts of `locales/*/{area}.json`.\npub mod {area} {{\n    use super::*;");
        let keys: BTreeSet<&String> = zh.keys().chain(en.keys()).collect();
        for key in keys {
            let (Some(z), Some(e)) = (zh.get(key), en.get(key)) else {
                panic!("locales: {area}.json: “{key}” is not there in both languages");
            };
            function(&mut out, area, key, z, e);
        }
        out.push_str("}\n");
    }
    let dir = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    if let Err(e) = std::fs::write(dir.join("texts.rs"), out) {
        panic!("locales: could not write the generated code: {e}");
    }
}

fn areas(dir: &Path) -> BTreeMap<String, Texts> {
    println!("cargo:rerun-if-changed={}", dir.display());
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) => panic!("locales: {}: {e}", dir.display()),
    };
    let mut found = BTreeMap::new();
    for path in entries.flatten().map(|e| e.path()) {
        if path.extension().is_none_or(|x| x != "json") {
            continue;
        }
        println!("cargo:rerun-if-changed={}", path.display());
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) => panic!("locales: {}: {e}", path.display()),
        };
        let texts: Texts = match serde_json::from_str(&text) {
            Ok(texts) => texts,
            Err(e) => panic!("locales: {}: {e}", path.display()),
        };
        if let Some(stem) = path.file_stem() {
            found.insert(stem.to_string_lossy().into_owned(), texts);
        }
    }
    found
}

/// Splits `第 {row} 行` into its parameter names, in the order they appear.
fn parameters(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.iter().any(|n| n == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}

fn indexed(text: &str, names: &[String]) -> String {
    names
        .iter()
        .enumerate()
        .fold(text.to_owned(), |t, (i, n)| t.replace(&format!("{{{n}}}"), &format!("{{{i}}}")))
}

fn function(out: &mut String, area: &str, key: &str, zh: &str, en: &str) {
    let names = parameters(zh);
    let (mut a, mut b) = (names.clone(), parameters(en));
    a.sort();
    b.sort();
    assert!(a == b, "locales: {area}.json: “{key}” has other parameters in the two languages");
    assert!(names.len() <= 10, "locales: {area}.json: “{key}” has over ten parameters");
    let doc = zh.replace('\n', " ");
    let _ = writeln!(out, "    /// {doc}");
    if names.is_empty() {
        let _ = writeln!(
            out,
            "    #[must_use]\n    pub fn {key}(lang: Lang) -> &'static str {{ pick(lang, {zh:?}, {en:?}) }}"
        );
    } else {
        let args: Vec<String> = names.iter().map(|n| format!("{n}: &dyn Display")).collect();
        let (z, e) = (indexed(zh, &names), indexed(en, &names));
        let _ = writeln!(
            out,
            "    #[must_use]\n    pub fn {key}(lang: Lang, {}) -> String {{ fill(pick(lang, {z:?}, {e:?}), &[{}]) }}",
            args.join(", "),
            names.join(", ")
        );
    }
}
