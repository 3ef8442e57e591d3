//! One `index.html` a route, from the one template: where the root is, where the app's files are,
//! what to fetch ahead, and what is seen before the app is there.
use crate::assemble::first_styles;
use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;
use wangge_core::Lang;
use wangge_core::publish::{STYLE, elder};
use wangge_core::site::ROUTES;
use wangge_core::texts::{elder as elder_words, find, frame};
use xtask_kit::files::{read_text, write};
use xtask_kit::steps::root;

/// What every other page fetches ahead: the app and what it asks for first.
const HEAD: &str = "\
<link rel=\"stylesheet\" href=\"{{app}}app.css\">
    <link rel=\"modulepreload\" href=\"{{app}}wangge.js\">
    <link rel=\"modulepreload\" href=\"{{app}}__wasm_split.js\">
    <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{{app}}wangge_bg.wasm\">
    <link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin href=\"{{root}}data/manifest.json\">
    <script type=\"module\" src=\"{{app}}wait.js\"></script>";

/// What the first page fetches ahead: its first step and the data that it finds in. Its style is
/// in the page, so that it is seen after one round trip.
const FIRST_HEAD: &str = "\
<style>{{style}}</style>
    <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{{root}}data/find.txt\">
    <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{{app}}first_bg.wasm\">
    <link rel=\"modulepreload\" href=\"{{app}}first.js\">
    <script type=\"module\" src=\"{{app}}start.js\"></script>";

/// Writes the page of every route.
///
/// # Errors
/// A template that cannot be read, a page that cannot be written.
pub fn write_all(dist: &Path, app: &str) -> Result<()> {
    let old = read_text(&root().join("src/pages/old.js"))?;
    let template = with_script(&read_text(&root().join("index.html"))?, &format!("{}\n{old}", elder::BEFORE));
    let waiting = with_words(&read_text(&root().join("src/pages/waiting.html"))?);
    let first = with_words(&read_text(&root().join("src/pages/find/first.html"))?);
    let style = first_styles()?;
    for route in ROUTES {
        let up = "../".repeat(route.matches('/').count());
        let up = if up.is_empty() { "./" } else { &up };
        let page = if route.is_empty() {
            let page = template.replace("{{head}}", FIRST_HEAD).replace("{{shell}}", &first);
            with_style(&filled(&page, up, app), &style)
        } else {
            filled(&template.replace("{{head}}", HEAD).replace("{{shell}}", &waiting), up, app)
        };
        write(&dist.join(route).join("index.html"), page.as_bytes())?;
    }
    Ok(())
}

/// The page for what is not there, with the look of a static page. It may be shown at any depth, so
/// only its script can tell where the root is; without one it has a number to call and no link.
///
/// # Errors
/// Its script cannot be read.
pub fn missing(page: &str) -> Result<String> {
    let script = read_text(&root().join("src/pages/missing.js"))?;
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    Ok(with_words(page)
        .replace("{{script_hash}}", &hash(&script))
        .replace("{{style_hash}}", &hash(STYLE))
        .replace("{{script}}", &script)
        .replace("{{style}}", STYLE))
}

/// A page with the way up to the root and to the app's files.
fn filled(page: &str, up: &str, app: &str) -> String {
    page.replace("{{app}}", &format!("{up}{app}")).replace("{{root}}", up)
}

/// A page with its style inside, which its policy then allows by hash.
fn with_style(page: &str, style: &str) -> String {
    allowed(page, "style-src 'self'", style).replace("{{style}}", style)
}

/// A page with the script inside that runs before anything is painted.
fn with_script(page: &str, script: &str) -> String {
    allowed(page, "script-src 'self'", script).replace("{{before}}", script)
}

/// A page whose policy allows what stands inside it, by hash.
fn allowed(page: &str, rule: &str, inside: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(inside.as_bytes()));
    page.replace(rule, &format!("{rule} 'sha256-{hash}'"))
}

/// The words that are seen before the app can choose a language.
fn with_words(page: &str) -> String {
    let (switch, bar) = (elder::switch(Lang::Zh), elder::bar(Lang::Zh));
    let words = [
        ("elder", switch.as_str()),
        ("elder_bar", bar.as_str()),
        ("by_place", elder_words::by_place(Lang::Zh)),
        ("to_app", elder_words::to_app(Lang::Zh)),
        ("hotline", elder_words::hotline(Lang::Zh)),
        ("not_here", elder_words::not_here(Lang::Zh)),
        ("not_here_en", elder_words::not_here(Lang::En)),
        ("missing_title", frame::missing_title(Lang::Zh)),
        ("brand", frame::brand(Lang::Zh)),
        ("nav_find", frame::find(Lang::Zh)),
        ("nav_office", frame::office(Lang::Zh)),
        ("nav_about", frame::about(Lang::Zh)),
        ("nav", frame::nav(Lang::Zh)),
        ("waiting", frame::waiting(Lang::Zh)),
        ("too_old", frame::too_old(Lang::Zh)),
        ("no_script", frame::no_script(Lang::Zh)),
        ("title", find::title(Lang::Zh)),
        ("lead", find::lead(Lang::Zh)),
        ("label", find::label(Lang::Zh)),
        ("placeholder", find::placeholder(Lang::Zh)),
        ("hint", find::hint(Lang::Zh)),
        ("results", find::results(Lang::Zh)),
    ];
    words.iter().fold(page.to_owned(), |page, (name, word)| page.replace(&format!("{{{{{name}}}}}"), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_up_to_the_root() {
        let made = filled(&format!("<a href=\"{{{{root}}}}x\">{HEAD}"), "../../", "a/1f/");
        assert!(made.contains("href=\"../../x\"") && made.contains("href=\"../../a/1f/app.css\""));
        assert!(made.contains("href=\"../../data/manifest.json\"") && !made.contains("{{"));
    }

    #[test]
    fn every_word_of_the_templates_is_filled_in() {
        for name in ["src/pages/waiting.html", "src/pages/find/first.html"] {
            let page = filled(&with_words(&read_text(&root().join(name)).unwrap()), "./", "a/1f/");
            assert!(!page.contains("{{"), "{name}: {page}");
        }
    }

    #[test]
    fn what_is_inside_is_allowed_by_its_hash() {
        let page = with_style("style-src 'self'; {{style}}", "a{}");
        assert_eq!(page, "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; a{}");
        let page = with_script("script-src 'self'; {{before}}", "a{}");
        assert_eq!(page, "script-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; a{}");
    }
}
