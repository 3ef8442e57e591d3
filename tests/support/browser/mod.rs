//! A real Chromium, used as a person uses it: things are found by role and visible name.
mod evidence;
mod look;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A browser with a profile of its own.
pub struct Browser {
    client: Client,
    driver: Child,
    port: u16,
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
    /// A phone of 360 × 740.
    pub async fn phone() -> Self {
        Self::open(360, 740, true).await
    }

    /// A desktop of 1280 × 800.
    pub async fn desktop() -> Self {
        Self::open(1280, 800, false).await
    }

    async fn open(width: u32, height: u32, phone: bool) -> Self {
        let home = TempDir::new().expect("a folder");
        let mut driver =
            Command::new("/usr/bin/chromedriver")
                .arg("--port=0")
                .args(std::env::var("DLOG").ok().map(|d| {
                    format!("--log-path={d}-{}", home.path().display().to_string().replace('/', "_"))
                }))
                .arg("--verbose")
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("chromedriver: run `cargo xtask test`");
        let port = port_of(&mut driver);
        let downloads = home.path().join("downloads");
        std::fs::create_dir_all(&downloads).expect("a folder");
        let mut options = json!({
            "args": [
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                "--lang=zh-CN", format!("--window-size={width},{height}"),
                format!("--user-data-dir={}", home.path().join("profile").display()),
            ],
            "prefs": { "download.default_directory": downloads.display().to_string() },
        });
        if phone {
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true } });
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            // A page that never comes is told, rather than waited for.
            "timeouts": { "pageLoad": 30_000, "script": 30_000 },
            "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().expect("an object"))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a session of Chromium");
        let browser = Self { client, driver, port, home };
        if !phone {
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        }
        browser
    }

    /// Opens an address.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.expect("the address opens");
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

    /// The DevTools protocol, for what WebDriver has no word for.
    pub async fn cdp(&self, command: &str, params: Value) -> Value {
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
        // Asked to, it ends its browser too, also after a test that failed; killed, it would not.
        if let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.port)) {
            let asked = b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            drop(driver.write_all(asked).and_then(|()| driver.read_to_end(&mut Vec::new())));
        }
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// The port that chromedriver chose, from what it says when it starts.
fn port_of(driver: &mut Child) -> u16 {
    let out = driver.stdout.take().expect("its words");
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let line = lines.find(|l| l.contains("started successfully on port")).expect("chromedriver starts");
    // What it says later must have somewhere to go.
    std::thread::spawn(move || lines.for_each(drop));
    let digits: String =
        line.rsplit("port ").next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a port")
}
