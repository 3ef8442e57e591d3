//! A real Chromium, used as a person uses it: things are found by role and visible name.
use crate::pdf::Pdf;
use crate::root;
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(40);
/// Between two looks at a condition.
const LOOK: Duration = Duration::from_millis(60);

/// A browser with a profile of its own.
pub struct Browser {
    client: Client,
    driver: Child,
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

/// Where an element of a role may be.
fn candidates(role: &str) -> &'static str {
    match role {
        "button" => "button, [role=button], input[type=submit], summary",
        "link" => "a[href], [role=link]",
        "heading" => "h1, h2, h3, h4, [role=heading]",
        "searchbox" => "input[type=search], [role=searchbox]",
        "textbox" => "input, textarea, [role=textbox]",
        "combobox" => "select, [role=combobox]",
        "checkbox" => "input[type=checkbox], [role=checkbox]",
        "radio" => "input[type=radio], [role=radio]",
        "tree" => "[role=tree]",
        "treeitem" => "[role=treeitem]",
        "table" => "table, [role=table]",
        "status" => "[role=status], output",
        "alert" => "[role=alert]",
        "navigation" => "nav",
        "img" => "img, svg[role=img]",
        other => panic!("no candidates for the role {other}"),
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
        let mut driver = Command::new("/usr/bin/chromedriver")
            .arg("--port=0")
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
            "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().expect("an object"))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a session of Chromium");
        let browser = Self { client, driver, home };
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

    /// The element of a role with a visible name that holds `name`; waits until it is there.
    pub async fn role(&self, role: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            if let Some(found) = self.look_for(role, name).await {
                return found;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no {role} “{name}” on {}:\n{}",
                self.address().await,
                self.text().await
            );
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Whether such an element is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.look_for(role, name).await.is_some()
    }

    async fn look_for(&self, role: &str, name: &str) -> Option<Element> {
        let all = self.client.find_all(Locator::Css(candidates(role))).await.ok()?;
        let mut part = None;
        for element in all {
            let path = format!("element/{}/computedlabel", element.element_id().as_ref());
            let Ok(Value::String(label)) = self.raw(&path, None).await else { continue };
            if !label.contains(name) || !element.is_displayed().await.unwrap_or(false) {
                continue;
            }
            if label.trim() == name {
                return Some(element);
            }
            part = part.or(Some(element));
        }
        part
    }

    /// Clicks the element of a role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.role(role, name).await.click().await.unwrap_or_else(|e| panic!("{role} “{name}”: {e}"));
    }

    /// Types into the field of a label.
    pub async fn fill(&self, role: &str, label: &str, text: &str) {
        let field = self.role(role, label).await;
        field.clear().await.expect("the field empties");
        field.send_keys(text).await.expect("the field takes text");
    }

    /// Chooses files for the page's file input.
    pub async fn upload(&self, files: &[PathBuf]) {
        let input =
            self.client.wait().for_element(Locator::Css("input[type=file]")).await.expect("a file input");
        let paths: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        input.send_keys(&paths.join("\n")).await.expect("the input takes files");
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &str) {
        let active = self.client.active_element().await.expect("a focused element");
        active.send_keys(keys).await.expect("keys");
    }

    /// The text that is to be seen on the page.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page's text holds the words.
    pub async fn sees(&self, words: &str) {
        let start = Instant::now();
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "“{words}” does not appear on {}:\n{text}",
                self.address().await
            );
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.script(script).await != Value::Bool(true) {
            assert!(start.elapsed() < PATIENCE, "never came true: {what}");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits for a download with this ending to be complete.
    pub async fn download(&self, ending: &str) -> PathBuf {
        let dir = self.home.path().join("downloads");
        let start = Instant::now();
        loop {
            let files = std::fs::read_dir(&dir).expect("downloads").flatten().map(|e| e.path());
            if let Some(done) = files.into_iter().find(|f| f.to_string_lossy().ends_with(ending)) {
                return done;
            }
            assert!(start.elapsed() < PATIENCE, "no download *{ending}");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Prints the page as Chromium prints it, with the page sizes of its styles.
    pub async fn print(&self) -> Pdf {
        let params = json!({ "preferCSSPageSize": true, "printBackground": true });
        let answer = self.cdp("Page.printToPDF", params).await;
        Pdf::of_base64(answer["data"].as_str().expect("a PDF"))
    }

    /// A picture of the page, to be looked at, in `target/screenshots/`.
    pub async fn screenshot(&self, name: &str) {
        let dir = root().join("target/screenshots");
        std::fs::create_dir_all(&dir).expect("a folder");
        let png = self.client.screenshot().await.expect("a picture");
        std::fs::write(dir.join(format!("{name}.png")), png).expect("a file");
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let answer = self.raw("se/log", Some(json!({ "type": kind }))).await.expect("the log");
        answer.as_array().cloned().unwrap_or_default()
    }

    /// Nothing was asked of any other host, and the browser complained of nothing (a
    /// violated policy is a complaint).
    pub async fn assert_clean(&self, site: &str) {
        let origin = url::Url::parse(site).expect("an address").origin().ascii_serialization();
        for entry in self.log("performance").await {
            let message: Value =
                entry["message"].as_str().and_then(|m| serde_json::from_str(m).ok()).unwrap_or_default();
            if message["message"]["method"] != "Network.requestWillBeSent" {
                continue;
            }
            let asked = message["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
            let own = ["data:", "blob:", "chrome", "about:"].iter().any(|s| asked.starts_with(s));
            assert!(own || asked.starts_with(&origin), "asked of another host: {asked}");
        }
        for entry in self.log("browser").await {
            assert!(entry["level"] != "SEVERE", "the browser complains: {}", entry["message"]);
        }
    }

    /// What axe-core finds against WCAG 2.2 AA, one line each.
    pub async fn axe(&self) -> Vec<String> {
        let file = root().join("target/tools/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(file).expect("axe-core: run `cargo xtask test`");
        // By the protocol, so that the page's policy need not allow it.
        self.cdp("Runtime.evaluate", json!({ "expression": axe })).await;
        let run = "axe.run({ runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] })\
            .then(r => r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).slice(0, 3).join(' | ')))";
        let params = json!({ "expression": run, "awaitPromise": true, "returnByValue": true });
        let found = self.cdp("Runtime.evaluate", params).await;
        let list = found["result"]["value"].as_array().cloned().expect("axe ran");
        list.iter().map(|v| v.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Ends the browser.
    pub async fn close(self) {
        drop(self.client.clone().close().await);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
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
