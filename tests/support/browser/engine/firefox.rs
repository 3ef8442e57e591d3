//! Firefox, without a window.
use super::Screen;
use crate::browser::driver::Driver;
use crate::root;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Its own bars stay away and let the window be as narrow as a phone.
const PAGE_ONLY: &str = ":root, body { min-width: 0 !important; min-height: 0 !important; }\n\
                         #navigator-toolbox { display: none !important; }\n";

/// Where `cargo xtask test` puts geckodriver.
pub fn driver() -> PathBuf {
    root().join("target/tools/bin/geckodriver")
}

/// geckodriver, on a port that it chooses.
pub fn start(home: &Path) -> Result<Driver, String> {
    let chrome = home.join("profile/chrome");
    std::fs::create_dir_all(&chrome).map_err(|e| e.to_string())?;
    std::fs::write(chrome.join("userChrome.css"), PAGE_ONLY).map_err(|e| e.to_string())?;
    let mut command = Command::new(driver());
    command.args(["--port=0", "--websocket-port=0", "--binary=/usr/bin/firefox-esr"]).env("HOME", home);
    // Lets the preference below keep it from asking its makers for settings.
    command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    Driver::that_says_its_port(&mut command, "Listening on")
}

/// Firefox's own options.
pub fn capabilities(home: &Path, screen: &Screen, trap: u16) -> Value {
    let profile = home.join("profile").display().to_string();
    json!({
        "browserName": "firefox",
        "proxy": {
            "proxyType": "manual",
            "httpProxy": format!("127.0.0.1:{trap}"),
            "sslProxy": format!("127.0.0.1:{trap}"),
            "noProxy": ["127.0.0.1"],
        },
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "browser.download.dir": home.join("downloads").display().to_string(),
                "browser.download.folderList": 2,
                "intl.accept_languages": "zh-CN",
                "javascript.enabled": screen.script,
                "services.settings.server": "data:,#remote-settings-dummy/v1",
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
            },
        },
    })
}
