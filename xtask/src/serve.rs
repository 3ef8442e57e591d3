//! `cargo xtask serve`: builds, serves as a plain file host does (no rewriting), rebuilds
//! when a source changes and reloads the page.
use crate::assemble;
use crate::compile::Mode;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};
use std::{fs, thread};
use wangge_host::{Host, Reply, file};
use xtask_kit::files::walk;
use xtask_kit::steps::{root, say};

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
    let build = Arc::new(AtomicU64::new(1));
    let mut host = start(port, &dist, &build)?;
    let address = format!("http://localhost:{}/", host.port());
    say(&format!("serving {address} – stop with Ctrl+C; a changed source is rebuilt and the page reloads"));
    if show {
        open(&address);
    }
    watch(mode, build);
    host.wait();
    Ok(())
}

fn start(wanted: u16, dist: &Path, build: &Arc<AtomicU64>) -> Result<Host> {
    for port in wanted..wanted.saturating_add(20) {
        let (dist, build) = (dist.to_path_buf(), Arc::clone(build));
        match Host::start(port, move |path| answer(path, &dist, build.load(Ordering::Relaxed))) {
            Ok(host) => return Ok(host),
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

fn answer(path: &str, dist: &Path, build: u64) -> Reply {
    let mut reply = match path {
        "/__build" => Reply::found("text/plain", build.to_string()),
        "/__reload.js" => Reply::found("text/javascript", RELOAD),
        _ => file(dist, path.trim_start_matches('/')).unwrap_or_else(|| {
            let page = fs::read(dist.join("404.html")).unwrap_or_default();
            Reply { status: 404, kind: "text/html; charset=utf-8", body: page }
        }),
    };
    if reply.kind.starts_with("text/html") {
        let page = String::from_utf8_lossy(&reply.body);
        reply.body = page.replace("</body>", "<script src=\"/__reload.js\"></script></body>").into_bytes();
    }
    reply
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
