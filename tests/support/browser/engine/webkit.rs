//! WebKitGTK: MiniBrowser, which is part of its library's package, on a screen of Xvfb.
use super::Screen;
use crate::browser::driver::Driver;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// MiniBrowser's bar shrinks to nothing and lets the window be as narrow as a phone.
const PAGE_ONLY: &str = "* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0;\n\
                         -gtk-icon-transform: scale(0.01); -gtk-icon-source: none; }\n";

/// Debian 12 builds the driver for GTK 3, later ones for GTK 4.
const FLAVOURS: [&str; 2] = ["webkit2gtk-4.1", "webkitgtk-6.0"];

/// Where MiniBrowser is, or where it would be.
pub fn program() -> PathBuf {
    let lib = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|e| e.path());
    let places: Vec<PathBuf> =
        lib.flat_map(|dir| FLAVOURS.map(|flavour| dir.join(flavour).join("MiniBrowser"))).collect();
    places
        .into_iter()
        .find(|file| file.exists())
        .unwrap_or_else(|| "/usr/lib/*/webkit2gtk-4.1/MiniBrowser".into())
}

/// WebKitWebDriver and the screen for its browser.
pub fn start(home: &Path) -> Result<Driver, String> {
    settings(home).map_err(|e| e.to_string())?;
    let (screen, display) = screen()?;
    let driver = Driver::with_port(|port| {
        let mut command = Command::new("/usr/bin/WebKitWebDriver");
        command.arg(format!("--port={port}"));
        command
            .env("HOME", home)
            .env("DISPLAY", &display)
            .env("LANG", "zh_CN.UTF-8")
            .env("LANGUAGE", "zh_CN");
        command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1").env("NO_AT_BRIDGE", "1");
        for theirs in
            ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_DOWNLOAD_DIR", "WAYLAND_DISPLAY"]
        {
            command.env_remove(theirs);
        }
        command
    });
    // Also where the driver did not start.
    Driver::beside(driver, screen)
}

/// Looks and folders, as a person's home would hold them.
fn settings(home: &Path) -> std::io::Result<()> {
    let config = home.join(".config");
    for gtk in ["gtk-3.0", "gtk-4.0"] {
        fs::create_dir_all(config.join(gtk))?;
        fs::write(config.join(gtk).join("gtk.css"), PAGE_ONLY)?;
    }
    fs::write(config.join("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/downloads\"\n")
}

/// A screen that nobody sees, and its name.
fn screen() -> Result<(Child, String), String> {
    let mut screen = Command::new("/usr/bin/Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let mut name = String::new();
    if let Some(out) = screen.stdout.take() {
        BufReader::new(out).read_line(&mut name).map_err(|e| e.to_string())?;
    }
    if name.trim().is_empty() {
        drop(screen.kill().and_then(|()| screen.wait()));
        return Err("Xvfb gave no screen".to_owned());
    }
    Ok((screen, format!(":{}", name.trim())))
}

/// MiniBrowser's own options.
pub fn capabilities(_: &Path, screen: &Screen, trap: u16) -> Value {
    let args = [
        "--automation".to_owned(),
        format!("--enable-javascript={}", screen.script),
        format!("--proxy=http://127.0.0.1:{trap}"),
        "--ignore-host=127.0.0.1".to_owned(),
    ];
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": program().display().to_string(), "args": args },
    })
}
