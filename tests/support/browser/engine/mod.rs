//! The engines that pages are tried in. Each is a Debian package with a WebDriver of its own;
//! what one cannot do is listed in docs/browsers.md. Must never skip an engine that is missing:
//! a test of it fails and says what to install.
mod chromium;
mod firefox;
mod webkit;

use super::driver::Driver;
use serde_json::Value;
use std::path::Path;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by ChromeDriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, on a screen that nobody sees.
    WebKit,
}

/// What is opened: a window of so many CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    pub width: u32,
    pub height: u32,
    /// A phone's finger and viewport, where the engine can be told so.
    pub phone: bool,
    /// Whether pages may run scripts.
    pub script: bool,
}

impl Engine {
    /// The engine that a story without one of its own runs in: Chromium, unless the environment's
    /// `WANGGE_ENGINE` (`firefox`, `webkit`) asks for another, to try what is told of one in all.
    pub(super) fn asked_for() -> Self {
        match std::env::var("WANGGE_ENGINE").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            _ => Self::Chromium,
        }
    }

    /// Starts the engine's driver. `home` is an empty folder for all that the browser writes.
    ///
    /// # Errors
    /// What the driver said last.
    pub(super) fn start(self, home: &Path) -> Result<Driver, String> {
        match self {
            Self::Chromium => chromium::start(),
            Self::Firefox => firefox::start(home),
            Self::WebKit => webkit::start(home),
        }
    }

    /// What the driver is asked to open. What goes to another host goes through `trap`.
    pub(super) fn capabilities(self, home: &Path, screen: &Screen, trap: u16) -> Value {
        let mut all = match self {
            Self::Chromium => chromium::capabilities(home, screen),
            Self::Firefox => firefox::capabilities(home, screen, trap),
            Self::WebKit => webkit::capabilities(home, screen, trap),
        };
        // A page that never comes is told, rather than waited for.
        all["timeouts"] = serde_json::json!({ "pageLoad": 60_000, "script": 60_000 });
        all
    }

    /// Fails where a program of the engine is missing, in words that say what to do.
    pub(super) fn assert_there(self) {
        let needs: Vec<std::path::PathBuf> = match self {
            Self::Chromium => vec!["/usr/bin/chromium".into(), "/usr/bin/chromedriver".into()],
            Self::Firefox => vec!["/usr/bin/firefox-esr".into(), firefox::driver()],
            Self::WebKit => {
                vec!["/usr/bin/WebKitWebDriver".into(), "/usr/bin/Xvfb".into(), webkit::program()]
            }
        };
        for file in needs {
            assert!(
                file.exists(),
                "{self:?} cannot be tried: {} is missing. On Debian, as root, `cargo xtask test e2e` installs it",
                file.display()
            );
        }
    }
}
