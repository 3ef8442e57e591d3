//! A real browser, used as a person uses it: things are found by role and visible name. Chromium
//! unless a test names another engine; what only Chromium can (the DevTools protocol: print,
//! emulation, its network log) says so when it is asked of another.
mod driver;
mod engine;
mod evidence;
mod look;
mod stored;
mod tabs;
mod trap;

pub use engine::Engine;
pub use tabs::Tab;

use driver::Driver;
use engine::Screen;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::time::Duration;
use tempfile::TempDir;
use trap::Trap;

/// How often a browser that does not start is started again.
const TRIES: usize = 3;
/// How long a session may take to come up on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);
/// So often it is looked whether the page has taken on its size, twenty times a second.
const LOOKS: usize = 10;

const PHONE: Screen = Screen { width: 360, height: 740, phone: true, script: true };
const DESKTOP: Screen = Screen { width: 1280, height: 800, phone: false, script: true };

/// A browser with a profile of its own.
pub struct Browser {
    engine: Engine,
    client: Client,
    session: String,
    driver: Driver,
    trap: Trap,
    /// Holds the profile and the downloads.
    home: TempDir,
}

/// A command of the driver that fantoccini has no name for.
#[derive(Debug)]
struct Raw {
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

impl Browser {
    /// A phone of 360 × 740: Chromium, or what `WANGGE_ENGINE` names.
    pub async fn phone() -> Self {
        Self::phone_in(Engine::asked_for()).await
    }

    /// A desktop of 1280 × 800: Chromium, or what `WANGGE_ENGINE` names.
    pub async fn desktop() -> Self {
        Self::desktop_in(Engine::asked_for()).await
    }

    /// A phone of 360 × 740 with this engine. Only Chromium has a finger and two device pixels
    /// a CSS pixel; the others have a window of that size.
    pub async fn phone_in(engine: Engine) -> Self {
        Self::open(engine, PHONE).await
    }

    /// A desktop of 1280 × 800 with this engine.
    pub async fn desktop_in(engine: Engine) -> Self {
        Self::open(engine, DESKTOP).await
    }

    /// A phone that runs no script of any page.
    pub async fn phone_without_script_in(engine: Engine) -> Self {
        Self::open(engine, Screen { script: false, ..PHONE }).await
    }

    async fn open(engine: Engine, screen: Screen) -> Self {
        engine.assert_there();
        let mut trouble = String::new();
        for _ in 0..TRIES {
            match Self::start(engine, &screen).await {
                Ok(browser) => return browser,
                Err(why) => trouble = why,
            }
        }
        panic!("{engine:?} did not start, {TRIES} times over: {trouble}");
    }

    async fn start(engine: Engine, screen: &Screen) -> Result<Self, String> {
        let home = TempDir::new().map_err(|e| e.to_string())?;
        std::fs::create_dir_all(home.path().join("downloads")).map_err(|e| e.to_string())?;
        let trap = Trap::set().map_err(|e| e.to_string())?;
        let driver = engine.start(home.path())?;
        let capabilities = engine.capabilities(home.path(), screen, trap.port());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
        let address = format!("http://127.0.0.1:{}", driver.port());
        let client = tokio::time::timeout(PATIENCE, builder.connect(&address)).await;
        let trouble = |why: &dyn std::fmt::Display| format!("{why}\n{}", driver.said().join("\n"));
        let client = client.map_err(|e| trouble(&e))?.map_err(|e| trouble(&e))?;
        let session = client.session_id().await.ok().flatten().unwrap_or_default();
        let browser = Self { engine, client, session, driver, trap, home };
        browser.fit(screen).await?;
        Ok(browser)
    }

    /// Makes the page as large as it was asked for.
    async fn fit(&self, screen: &Screen) -> Result<(), String> {
        let Screen { width, height, phone, script } = *screen;
        if self.engine == Engine::Chromium {
            if !phone {
                let metrics =
                    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
            }
            self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !script })).await;
            return Ok(());
        }
        // A bar may be left over the page.
        let mut bar = 0;
        let mut inner = Value::Null;
        for _ in 0..2 {
            self.client.set_window_rect(0, 0, width, height + bar).await.map_err(|e| e.to_string())?;
            // The page follows its window after a while.
            for _ in 0..LOOKS {
                inner = self.script("return [innerWidth, innerHeight]").await;
                if inner == json!([width, height]) {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            let high = inner[1].as_u64().and_then(|h| u32::try_from(h).ok()).unwrap_or(height);
            bar = (height + bar).saturating_sub(high);
        }
        Err(format!("the page is {inner} and should be {width} × {height}"))
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens an address.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|e| panic!("{address} does not open: {e}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page reloads");
    }

    /// The page's address.
    pub async fn address(&self) -> String {
        self.client.current_url().await.map(String::from).unwrap_or_default()
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.expect("the script runs")
    }

    /// The DevTools protocol, for what WebDriver has no word for: Chromium only.
    pub async fn cdp(&self, command: &str, params: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{command} is a word of Chromium's");
        self.raw("goog/cdp/execute", Some(json!({ "cmd": command, "params": params }))).await.expect(command)
    }

    async fn raw(&self, path: &str, body: Option<Value>) -> Result<Value, fantoccini::error::CmdError> {
        self.client.issue_cmd(Raw { path: path.to_owned(), body }).await
    }

    /// Ends the browser.
    pub async fn close(self) {
        drop(self.client.clone().close().await);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Also after a test that failed: the driver ends its browser with the session.
        let _ = self.driver.ask("DELETE", &format!("/session/{}", self.session));
    }
}
