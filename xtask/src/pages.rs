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
use wangge_core::texts::{elder as elder_words, find, frame, near, offline, verify};
use xtask_kit::files::{read, read_text, write};
use xtask_kit::steps::root;

/// What every other page fetches ahead: the app and what it asks for first.
const HEAD: &str = "\
<link rel=\"apple-touch-icon\" href=\"{{root}}apple-touch-icon.png\">
    <link rel=\"stylesheet\" href=\"{{app}}app.css\">
    <link rel=\"modulepreload\" href=\"{{app}}wangge.js\">
    <link rel=\"modulepreload\" href=\"{{app}}__wasm_split.js\">
    <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{{app}}wangge_bg.wasm\">
    <link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin href=\"{{root}}data/manifest.json\">
    <script type=\"module\" src=\"{{app}}wait.js\"></script>";

/// What the first page fetches ahead: the data that it finds in. Its style and its first step are
/// in the page: while the data is asked for, the line would have nothing else to do.
const FIRST_HEAD: &str = "\
<script>{{kept}}</script>
    <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{{root}}data/find.txt\">
    <style>{{style}}</style>";

/// Writes the page of every route. `first` holds the first page's compiled first step.
///
/// # Errors
/// A template that cannot be read, a page that cannot be written.
pub fn write_all(dist: &Path, app: &str, first: &Path) -> Result<()> {
    let old = read_text(&root().join("src/pages/old.js"))?;
    let template = with_script(&read_text(&root().join("index.html"))?, &format!("{}\n{old}", elder::BEFORE));
    let template = template.replace("{{description}}", find::lead(Lang::Zh));
    let waiting = with_words(&read_text(&root().join("src/pages/waiting.html"))?);
    let step = FirstStep::read(first)?;
    let first = with_words(&read_text(&root().join("src/pages/find/first.html"))?);
    let style = first_styles()?;
    let kept = read_text(&root().join("crates/first/kept.js"))?;
    for route in ROUTES {
        let up = "../".repeat(route.matches('/').count());
        let up = if up.is_empty() { "./" } else { &up };
        let page = if route.is_empty() {
            let page = template.replace("{{head}}", FIRST_HEAD).replace("{{shell}}", &first);
            let kept = filled(&squeeze_js(&kept), up, app);
            let page =
                allowed(&filled(&page, up, app), "script-src 'self'", &kept).replace("{{kept}}", &kept);
            step.put_in(&with_style(&page, &style))
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
    let hash = |text: &str| format!("'sha256-{}'", hash(text));
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
    let hash = hash(inside);
    page.replace(rule, &format!("{rule} 'sha256-{hash}'"))
}

/// The hash of what stands in a page, as its policy names it.
fn hash(inside: &str) -> String {
    STANDARD.encode(Sha256::digest(inside.as_bytes()))
}

/// The first page's first step, as it stands in the page: the script, and the wasm as text.
struct FirstStep {
    script: String,
    part: String,
}

impl FirstStep {
    fn read(dir: &Path) -> Result<Self> {
        let glue = read_text(&dir.join("first.js"))?;
        let script = squeeze_js(&(glue + &read_text(&dir.join("start.js"))?));
        Ok(Self { script, part: as_text(&read(&dir.join("first_bg.wasm"))?) })
    }

    fn put_in(&self, page: &str) -> String {
        let Self { script, part } = self;
        let step = format!(
            "<script type=\"application/octet-stream\" id=\"first-part\">{part}</script>\n<script>{script}</script>\n"
        );
        allowed(page, "script-src 'self'", script).replace("</body>", &(step + "</body>"))
    }
}

/// Bytes as characters that HTML leaves as they are, one each, so that they compress as well as
/// the bytes do. Turned over with [`TURN`], so that the commonest are a byte long; what HTML would
/// read as something else – zero, carriage return, `<` – stands 256 higher. `start.js` reads it.
fn as_text(bytes: &[u8]) -> String {
    let character = |byte: u8| match byte ^ TURN {
        turned @ (0 | b'\r' | b'<') => char::from_u32(u32::from(turned) + 256).unwrap_or_default(),
        turned => char::from(turned),
    };
    bytes.iter().copied().map(character).collect()
}

/// See [`as_text`].
const TURN: u8 = 0x55;

/// Without indentation and lines that are only remarks.
fn squeeze_js(script: &str) -> String {
    let remark =
        |line: &&str| !["//", "/*", "*/", "* "].iter().any(|start| line.starts_with(start)) && *line != "*";
    let lines: Vec<&str> = script.lines().map(str::trim).filter(|l| !l.is_empty()).filter(remark).collect();
    lines.join("\n")
}

/// The words that are seen before the app can choose a language.
fn with_words(page: &str) -> String {
    let (switch, bar) = (elder::switch(Lang::Zh), elder::bar(Lang::Zh));
    let words = [
        ("elder", switch.as_str()),
        ("elder_bar", bar.as_str()),
        ("by_place", elder_words::by_place(Lang::Zh)),
        ("near", near::title(Lang::Zh)),
        ("verify", verify::title(Lang::Zh)),
        ("offline", offline::title(Lang::Zh)),
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
        ("late", frame::late(Lang::Zh)),
        ("again", frame::again(Lang::Zh)),
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
    fn bytes_as_text_are_read_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        let text = as_text(&bytes);
        assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
        // As `start.js` does it.
        let read: Vec<u8> = text.chars().map(|c| (u32::from(c) ^ u32::from(TURN)) as u8).collect();
        assert_eq!(read, bytes);
        let start = read_text(&root().join("crates/first/start.js")).unwrap();
        assert!(start.contains(&format!("charCodeAt(at) ^ {TURN:#x}")));
    }

    #[test]
    fn a_script_inside_is_allowed_by_its_hash() {
        let step = FirstStep {
            script: squeeze_js("// a\n  b();\n\n/** c\n * d\n */\n  e * f;\n"),
            part: "p".into(),
        };
        assert_eq!(step.script, "b();\ne * f;");
        let page = step.put_in("script-src 'self' 'wasm-unsafe-eval'; <body></body>");
        assert!(
            page.contains(&format!("script-src 'self' 'sha256-{}' 'wasm-unsafe-eval'", hash("b();\ne * f;")))
        );
        assert!(page.ends_with(">p</script>\n<script>b();\ne * f;</script>\n</body>"), "{page}");
    }

    #[test]
    fn what_is_inside_is_allowed_by_its_hash() {
        let page = with_style("style-src 'self'; {{style}}", "a{}");
        assert_eq!(page, "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; a{}");
        let page = with_script("script-src 'self'; {{before}}", "a{}");
        assert_eq!(page, "script-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; a{}");
    }
}
