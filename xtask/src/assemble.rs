//! Puts the site together: the compiled app under `a/<hash>/`, a real file for each route,
//! and what lies in `public/`. All links are relative, so any host and any path will do.
use crate::compile::{FIRST, Mode, compile};
use crate::pack::is_office;
use crate::pages;
use crate::setup;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use wangge_core::Lang;
use wangge_core::publish::elder;
use wangge_core::site::ROUTES;
use wangge_core::texts::frame;
use xtask_kit::files::{as_address, fresh_dir, hash_of_dir, read, read_text, walk, write};
use xtask_kit::steps::{root, say, step};

/// Starts the app. Keeps the browser's offer to install it, which may come earlier. Says what is
/// wrong where it cannot start: the browser is too old, or a file could not be had.
const BOOT: &str = "\
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  window.wanggeInstall = event;
});
let gone = false;
function lost(error) {
  gone = !(error instanceof SyntaxError);
  throw error;
}
const wasm = fetch(new URL('./wangge_bg.wasm', import.meta.url))
  .then((response) => (response.ok ? response : lost(new Error(response.status))), lost);
wasm.catch(() => {});
import('./wangge.js').catch(lost).then((app) => app.default({ module_or_path: wasm })).catch((error) => {
  const words = document.getElementById('shell-failed');
  if (words) {
    if (gone) {
      const again = document.createElement('a');
      again.href = '';
      again.textContent = {{again}};
      words.replaceChildren({{gone}}, ' ', again);
    }
    words.hidden = false;
  }
  console.error(error);
});
";

const WORKER_BOOT: &str = "\
importScripts(new URL('./worker.js', self.location).href);
wasm_bindgen({ module_or_path: new URL('./worker_bg.wasm', self.location).href });
";

/// Builds the site: `dist/` for a release, `target/serve/` for work on the code.
///
/// # Errors
/// Those of its steps.
pub fn build(mode: Mode, with_demo: bool) -> Result<PathBuf> {
    setup::wasm_target()?;
    let dist = match mode {
        Mode::Release => root().join("dist"),
        Mode::Dev => root().join("target/serve"),
    };
    let _alone = alone()?;
    let staged = root().join("target/staged");
    fresh_dir(&staged)?;
    compile(mode, &staged)?;
    let (made, first) = (root().join("target/assembled"), staged.join(FIRST));
    step("putting the site together", || {
        write(&staged.join("app.css"), styles()?.as_bytes())?;
        write(&staged.join("boot.js"), boot()?.as_bytes())?;
        write(&staged.join("worker-boot.js"), WORKER_BOOT.as_bytes())?;
        let start = read_text(&root().join("crates/first/start.js"))?;
        write(&first.join("start.js"), with_buttons(&start).as_bytes())?;
        write(&staged.join("wait.js"), with_buttons(&boot()?).as_bytes())?;
        let app = format!("a/{}/", hash_of_dir(&staged)?);
        fresh_dir(&made)?;
        for inner in walk(&staged)?.iter().filter(|inner| !inner.starts_with(FIRST)) {
            write(&made.join(&app).join(inner), &read(&staged.join(inner))?)?;
        }
        // For the next visit: see `kept.js`.
        write(&made.join(&app).join("first.wasm"), &read(&first.join("first_bg.wasm"))?)?;
        pages::write_all(&made, &app, &first)?;
        public(&made, &app, mode, with_demo)?;
        // At once, so that whoever reads the old one never sees half a site.
        if dist.exists() {
            fs::remove_dir_all(&dist).with_context(|| format!("emptying {}", dist.display()))?;
        }
        fs::rename(&made, &dist).with_context(|| format!("making {}", dist.display()))
    })?;
    Ok(dist)
}

/// `boot.js` with its words.
fn boot() -> Result<String> {
    let word = |word: &str| serde_json::to_string(word);
    let gone = BOOT.replace("{{gone}}", &word(frame::gone(Lang::Zh))?);
    Ok(gone.replace("{{again}}", &word(frame::again(Lang::Zh))?))
}

/// A script of a page that is seen before the app is there: the switch to 长辈版 works at once.
fn with_buttons(script: &str) -> String {
    format!("{}{script}", elder::BUTTONS)
}

/// Waits until no other build (that of a `serve`, say) uses the folders between the steps.
fn alone() -> Result<File> {
    let target = root().join("target");
    fs::create_dir_all(&target).with_context(|| format!("making {}", target.display()))?;
    let file = File::create(target.join("xtask.lock")).context("target/xtask.lock")?;
    if file.try_lock().is_err() {
        say("another build is running, waiting for it");
        file.lock().context("target/xtask.lock")?;
    }
    Ok(file)
}

/// The sheets that the first page's first step needs; the app brings all of them.
pub fn first_styles() -> Result<String> {
    let dir = root().join("style");
    let sheets = ["tokens.css", "base.css", "ways.css", "find.css", "first.css"];
    sheets.iter().map(|name| Ok(squeeze_css(&read_text(&dir.join(name))?))).collect()
}

/// Tokens first, then the ground, then one sheet a component, 长辈版 and print last.
fn styles() -> Result<String> {
    let dir = root().join("style");
    let mut names: Vec<String> = walk(&dir)?.iter().map(|p| as_address(p)).collect();
    names.retain(|n| n.ends_with(".css"));
    let rank = |name: &str| match name {
        "tokens.css" | "print-tokens.css" => 0,
        "base.css" => 1,
        "parts.css" => 2,
        "elder.css" => 4,
        "print.css" => 5,
        _ => 3,
    };
    names.sort_by_key(|n| (rank(n), n.clone()));
    let mut all = String::new();
    for name in names {
        all.push_str(&squeeze_css(&read_text(&dir.join(name))?));
    }
    Ok(all)
}

/// Without comments, indentation and empty lines.
fn squeeze_css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n") + "\n"
}

/// Work on the code wants no kept app: this one takes an older one away.
const NO_SERVICE_WORKER: &str = "\
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', async () => {
  await self.registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
});
";

fn public(dist: &Path, app: &str, mode: Mode, with_demo: bool) -> Result<()> {
    let dir = root().join("public");
    for inner in walk(&dir)? {
        let address = as_address(&inner);
        let is_demo = address.starts_with("data/") || address.starts_with("g/");
        if is_demo && !with_demo {
            continue;
        }
        let bytes = read(&dir.join(&inner))?;
        if address == "sw.js" && mode == Mode::Dev {
            write(&dist.join(&inner), NO_SERVICE_WORKER.as_bytes())?;
        } else if address == "page.js" {
            let text = String::from_utf8(bytes).context("public/page.js is not UTF-8")?;
            write(&dist.join(&inner), with_buttons(&text).as_bytes())?;
        } else if address == "404.html" {
            let text = String::from_utf8(bytes).context("public/404.html is not UTF-8")?;
            write(&dist.join(&inner), pages::missing(&text)?.as_bytes())?;
        } else if address == "sw.js" {
            let text = String::from_utf8(bytes).context("public/sw.js is not UTF-8")?;
            write(&dist.join(&inner), service_worker(&text, dist, app)?.as_bytes())?;
        } else {
            write(&dist.join(&inner), &bytes)?;
        }
    }
    Ok(())
}

/// The service worker with the build's hash and the list of files to keep: what a resident may
/// open. The office's files are kept when they are first used.
fn service_worker(text: &str, dist: &Path, app: &str) -> Result<String> {
    let mut keep: Vec<String> = ROUTES.iter().map(|r| (*r).to_owned()).collect();
    for inner in walk(&dist.join(app))? {
        let name = as_address(&inner);
        if !is_office(&name) {
            keep.push(format!("{app}{name}"));
        }
    }
    let icons =
        fs::read_dir(root().join("public"))?.flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    let kept = [".svg", ".png", ".webmanifest", ".js"];
    let kept = |name: &String| kept.iter().any(|end| name.ends_with(end)) && name != "sw.js";
    let mut icons: Vec<String> = icons.filter(kept).collect();
    icons.sort();
    keep.append(&mut icons);
    let hash = app.trim_start_matches("a/").trim_end_matches('/');
    Ok(text.replace("{{precache}}", &serde_json::to_string(&keep)?).replace("{{hash}}", hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn css_without_comments() {
        assert_eq!(squeeze_css("/* a */\n  b {\n    c: d; /* e */\n\n }\n"), "b {\nc: d;\n}\n");
    }
}
