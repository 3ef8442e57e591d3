//! `cargo xtask serve`: builds, serves as a plain file host does (no rewriting), rebuilds
//! when a source changes and reloads the page.
use crate::assemble;
use crate::compile::Mode;
use crate::files::walk;
use crate::steps::{root, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};
use tiny_http::{Header, Request, Response, Server};

const RELOAD: &str = "\
let known;
setInterval(async () => {
  try {
    const now = await (await fetch('/__build')).text();
    if (known !== undefined && known !== now) location.reload();
    known = now;
  } catch {}
}, 1000);
";

/// Serves until it is stopped.
///
/// # Errors
/// Wrong arguments, a build that fails, no free port.
pub fn run(args: &[String]) -> Result<()> {
    let (mut mode, mut port, mut show) = (Mode::Dev, 8080_u16, true);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--release" => mode = Mode::Release,
            "--no-open" => show = false,
            "--port" => {
                port = args.next().and_then(|p| p.parse().ok()).context("--port needs a number")?;
            }
            other => bail!("serve does not know {other} (--release, --port N, --no-open)"),
        }
    }
    let dist = assemble::build(mode, true)?;
    let (server, port) = bind(port)?;
    let address = format!("http://localhost:{port}/");
    say(&format!("serving {address} – stop with Ctrl+C; a changed source is rebuilt and the page reloads"));
    if show {
        open(&address);
    }
    let build = Arc::new(AtomicU64::new(1));
    watch(mode, Arc::clone(&build));
    for request in server.incoming_requests() {
        answer(request, &dist, build.load(Ordering::Relaxed));
    }
    Ok(())
}

fn bind(wanted: u16) -> Result<(Server, u16)> {
    for port in wanted..wanted.saturating_add(20) {
        match Server::http(("0.0.0.0", port)) {
            Ok(server) => return Ok((server, port)),
            Err(_) => say(&format!("port {port} is taken, trying the next")),
        }
    }
    bail!("no free port from {wanted} on; choose one with --port N")
}

fn open(address: &str) {
    if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
        // It may live as long as the browser: nobody waits for it.
        let quiet = Command::new("xdg-open").arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        if quiet.is_err() {
            say(&format!("open {address} in a browser"));
        }
    }
}

fn answer(request: Request, dist: &Path, build: u64) {
    let path = request.url().split('?').next().unwrap_or_default().to_owned();
    let response = match path.as_str() {
        "/__build" => Response::from_data(build.to_string()),
        "/__reload.js" => Response::from_data(RELOAD).with_header(header("Content-Type", "text/javascript")),
        _ => match file_for(dist, &path) {
            Some((file, bytes)) => {
                let kind = mime(&file);
                Response::from_data(with_reload(kind, bytes)).with_header(header("Content-Type", kind))
            }
            None => {
                let page = fs::read(dist.join("404.html")).unwrap_or_default();
                let kind = header("Content-Type", "text/html; charset=utf-8");
                Response::from_data(page).with_header(kind).with_status_code(404)
            }
        },
    };
    let _ = request.respond(response.with_header(header("Cache-Control", "no-store")));
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("names and values are our own ASCII"))
}

/// Only files below the folder: no `..`, no links out of it are asked for by our pages.
fn file_for(dist: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let inner = Path::new(path.trim_start_matches('/'));
    if inner.components().any(|c| !matches!(c, Component::Normal(_))) {
        return None;
    }
    let mut file = dist.join(inner);
    if path.ends_with('/') {
        file = file.join("index.html");
    }
    fs::read(&file).ok().map(|bytes| (file, bytes))
}

fn with_reload(kind: &str, bytes: Vec<u8>) -> Vec<u8> {
    if !kind.starts_with("text/html") {
        return bytes;
    }
    let page = String::from_utf8_lossy(&bytes).into_owned();
    page.replace("</body>", "<script src=\"/__reload.js\"></script></body>").into_bytes()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn watch(mode: Mode, build: Arc<AtomicU64>) {
    thread::spawn(move || {
        let mut seen = sources();
        loop {
            thread::sleep(Duration::from_millis(700));
            let now = sources();
            if now != seen {
                seen = now;
                match assemble::build(mode, true) {
                    Ok(_) => {
                        build.fetch_add(1, Ordering::Relaxed);
                    }
                    Err(error) => eprintln!("✗ {error:#}\n  waiting for the next change"),
                }
            }
        }
    });
}

/// How many sources there are, and the time of the newest.
fn sources() -> (usize, Option<SystemTime>) {
    let mut files = vec![root().join("index.html"), root().join("Cargo.toml")];
    for dir in ["src", "crates", "style", "locales", "public"] {
        let dir = root().join(dir);
        files.extend(walk(&dir).unwrap_or_default().iter().map(|inner| dir.join(inner)));
    }
    let newest = files.iter().filter_map(|f| fs::metadata(f).ok()?.modified().ok()).max();
    (files.len(), newest)
}
