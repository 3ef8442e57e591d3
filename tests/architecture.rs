//! The rules of ARCHITECTURE.md that the compiler does not keep.
use std::path::{Path, PathBuf};
use wangge_tests::root;

fn files(dir: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(dir)];
    while let Some(at) = open.pop() {
        let entries = std::fs::read_dir(&at).unwrap_or_else(|e| panic!("{}: {e}", at.display()));
        for path in entries.flatten().map(|e| e.path()) {
            if path.is_dir() && !path.ends_with("target") {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                found.push((path.strip_prefix(root()).unwrap_or(&path).to_path_buf(), text));
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} in {dir}");
    found.sort();
    found
}

/// The code of a file, without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod").next().unwrap_or(text)
}

fn is_test(path: &Path) -> bool {
    path.components().any(|c| c.as_os_str() == "tests") || path.ends_with("tests.rs")
}

#[test]
fn pure_crates_name_no_browser_clock_or_io() {
    let banned = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "std::fs",
        "std::net",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "thread_rng",
    ];
    for dir in
        ["crates/core/src", "crates/exchange/src", "crates/demo/src", "crates/texts/src", "crates/pinyin/src"]
    {
        for (path, text) in files(dir, ".rs").into_iter().filter(|(p, _)| !is_test(p)) {
            for word in banned {
                assert!(!code(&text).contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn core_depends_on_little() {
    let allowed =
        ["base64", "chrono", "qrcodegen", "serde", "serde_json", "sha2", "thiserror", "wangge-texts"];
    let manifest = std::fs::read_to_string(root().join("crates/core/Cargo.toml")).unwrap();
    let part = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in part.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let name = line.split([' ', '=']).next().unwrap();
        assert!(allowed.contains(&name), "core depends on {name}");
    }
}

#[test]
fn a_resident_s_app_does_not_depend_on_the_office_s_parts() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let part = manifest.split("\n[dependencies]").nth(1).unwrap().split("\n[profile").next().unwrap();
    for heavy in [
        "calamine",
        "rust_xlsxwriter",
        "zip",
        "wangge-exchange",
        "wangge-pinyin",
        "wangge-demo",
        "wangge-worker",
    ] {
        assert!(!part.lines().any(|l| l.starts_with(heavy)), "the app depends on {heavy}");
    }
}

#[test]
fn nothing_panics_on_purpose() {
    for dir in ["src", "crates", "xtask"] {
        for (path, text) in
            files(dir, ".rs").into_iter().filter(|(p, _)| !is_test(p) && !p.ends_with("build.rs"))
        {
            for word in [".unwrap()", ".expect(", "todo!(", "unimplemented!(", "dbg!("] {
                let found =
                    code(&text).lines().find(|l| l.contains(word) && !l.trim_start().starts_with("//"));
                assert_eq!(found, None, "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn no_file_holds_two_concepts() {
    for dir in ["src", "crates", "xtask", "tests"] {
        for (path, text) in files(dir, ".rs") {
            let lines = text.lines().count();
            assert!(lines <= 300, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn every_word_a_person_reads_lives_in_locales() {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for (path, text) in files("src", ".rs") {
        for line in code(&text).lines() {
            let text = line.split("//").next().unwrap_or_default();
            assert!(!text.chars().any(chinese), "{}: {line}", path.display());
        }
    }
}

/// Cases, people's payments, all of it: what becomes public is written by code that does not know of
/// them. Of the ledgers only a chat group's name and picture are for the public (PRODUCT.md 4).
#[test]
fn nothing_public_reads_a_ledger() {
    for dir in
        ["crates/core/src/publish", "crates/core/src/directory", "crates/core/src/print", "crates/first"]
    {
        for (path, text) in files(dir, ".rs") {
            let rest = code(&text).replace("ledger::chat::", "").replace("register.ledgers.groups", "");
            assert!(!rest.contains("ledger"), "{} names a ledger", path.display());
        }
    }
}

/// The privacy page tells of what is kept: a new name must be put into its list, and told of.
#[test]
fn nothing_is_kept_on_a_device_that_the_privacy_page_does_not_tell_of() {
    let mut sources = files("src", ".rs");
    sources.extend(files("public", ".js"));
    sources.extend(files("crates/first", ".js"));
    let mut found = std::collections::BTreeSet::new();
    for (path, text) in &sources {
        for name in text.split(['"', '\'', '`']).filter(|part| part.starts_with("wangge.")) {
            if name.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'-')) {
                found.insert(name.to_owned());
            }
        }
        for word in ["document.cookie", "sessionStorage", "SessionStorage"] {
            assert!(!text.contains(word), "{} uses {word}", path.display());
        }
    }
    let told: std::collections::BTreeSet<String> =
        wangge_core::site::DEVICE_KEYS.iter().map(|k| (*k).to_owned()).collect();
    assert_eq!(found, told, "src/pages/privacy and core::site::DEVICE_KEYS");
}

#[test]
fn colours_stand_in_the_tokens_only() {
    for (path, text) in
        files("style", ".css").into_iter().filter(|(p, _)| !p.to_string_lossy().ends_with("tokens.css"))
    {
        for line in text.lines() {
            let literal = line.contains("rgb(")
                || line.contains("hsl(")
                || line.split('#').skip(1).any(|rest| {
                    let hex = rest.chars().take_while(char::is_ascii_hexdigit).count();
                    matches!(hex, 3 | 6 | 8)
                        && rest.chars().nth(hex).is_none_or(|c| !c.is_alphanumeric() && c != '-')
                        && line.contains(':')
                });
            assert!(!literal, "{}: {line}", path.display());
        }
    }
}

#[test]
fn a_class_has_its_rule_in_one_style_file() {
    let mut seen = std::collections::BTreeMap::<String, PathBuf>::new();
    for (path, text) in files("style", ".css") {
        // At the file's top level, a class alone; what stands in a medium or under another is a case of it.
        let plain = text.lines().filter(|line| line.starts_with('.'));
        let names = plain.filter_map(|line| line.split_once('{')).map(|(name, _)| name.trim());
        for name in names.filter(|n| n[1..].chars().all(|c| c.is_ascii_alphanumeric() || c == '-')) {
            let first = seen.entry(name.to_owned()).or_insert_with(|| path.clone());
            assert_eq!(*first, path, "{name} has two rules, and the later one wins");
        }
    }
}
