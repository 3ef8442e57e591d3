//! What a test keeps or judges of a page: its print, a picture, what it asked of the network,
//! what it complained of, what axe-core finds.
use super::Browser;
use crate::pdf::Pdf;
use crate::root;
use serde_json::{Value, json};

impl Browser {
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

    /// What was asked of the network since this was looked at last.
    pub async fn asked(&self) -> Vec<String> {
        let asked = |entry: Value| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let is_request = message["method"] == "Network.requestWillBeSent";
            is_request.then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        };
        self.log("performance").await.into_iter().filter_map(asked).collect()
    }

    /// Nothing was asked of any other host, and the browser complained of nothing (a
    /// violated policy is a complaint).
    pub async fn assert_clean(&self, site: &str) {
        self.assert_clean_but(site, "\0").await;
    }

    /// The same, where one complaint is as it should be: that which holds these words.
    pub async fn assert_clean_but(&self, site: &str, expected: &str) {
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
            let words = entry["message"].as_str().unwrap_or_default();
            let fine = entry["level"] != "SEVERE" || words.contains(expected);
            assert!(fine, "the browser complains: {words}");
        }
    }

    /// What the site keeps on the device: cookies, names in storage, databases and caches.
    pub async fn kept(&self) -> Value {
        let script = "return (async () => ({ cookies: document.cookie, local: Object.keys(localStorage), \
            session: Object.keys(sessionStorage), databases: (await indexedDB.databases()).map(d => d.name), \
            caches: await caches.keys() }))()";
        self.script(script).await
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
}
