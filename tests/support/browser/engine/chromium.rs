//! Chromium, without a window.
use super::Screen;
use crate::browser::driver::Driver;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// ChromeDriver, on a port that it chooses.
pub fn start() -> Result<Driver, String> {
    let mut command = Command::new("/usr/bin/chromedriver");
    Driver::that_says_its_port(command.arg("--port=0"), "started successfully on port")
}

/// Chromium's own options. Whether scripts run is for the protocol to say: axe-core needs them
/// on the same page again.
pub fn capabilities(home: &Path, screen: &Screen) -> Value {
    let Screen { width, height, .. } = screen;
    let mut options = json!({
        "args": [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            "--lang=zh-CN", format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", home.join("profile").display()),
        ],
        "prefs": { "download.default_directory": home.join("downloads").display().to_string() },
    });
    if screen.phone {
        let metrics = json!({ "width": width, "height": height, "pixelRatio": 2.0, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    })
}
