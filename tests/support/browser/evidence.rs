//! What a test keeps or judges of a page: its print, a picture, what it asked of the network,
//! what the browser complained of, what axe-core finds.
use super::{Browser, Engine};
use crate::pdf::Pdf;
use crate::root;
use serde_json::{Value, json};

/// Functions that measure a page in the page.
const MEASURE: &str = include_str!("measure.js");

impl Browser {
    /// What one of the functions of `measure.js` finds, one line each: `taps(44)`.
    pub async fn measure(&self, what: &str) -> Vec<String> {
        lines(&self.script(&format!("{MEASURE}\nreturn {what};")).await)
    }

    /// Prints the page as Chromium prints it, with the page sizes of its styles: WebDriver's own
    /// print leaves those out.
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
        let engine =
            if self.engine == Engine::Chromium { String::new() } else { format!("{:?}-", self.engine) };
        let name = format!("{}{name}", engine.to_lowercase());
        std::fs::write(dir.join(format!("{name}.png")), png).expect("a file");
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let answer = self.raw("se/log", Some(json!({ "type": kind }))).await.expect("the log");
        answer.as_array().cloned().unwrap_or_default()
    }

    /// Nothing was asked of any other host, and the browser complained of nothing (a
    /// violated policy is a complaint). What each engine tells is in docs/browsers.md.
    pub async fn assert_clean(&self, site: &str) {
        self.assert_clean_but(site, "\0").await;
    }

    /// The same, where one complaint is as it should be: that which holds these words.
    pub async fn assert_clean_but(&self, site: &str, expected: &str) {
        let origin = url::Url::parse(site).expect("an address").origin().ascii_serialization();
        for asked in self.asked().await {
            let own = ["data:", "blob:", "chrome", "about:"].iter().any(|s| asked.starts_with(s));
            assert!(own || asked.starts_with(&origin), "asked of another host: {asked}");
        }
        for words in self.complaints().await {
            assert!(words.contains(expected), "the browser complains: {words}");
        }
    }

    /// What was asked of the network: by Chromium's log, since this was looked at last; else by
    /// the page's own list and what the other engines sent to their proxy.
    pub async fn asked(&self) -> Vec<String> {
        if self.engine == Engine::Chromium {
            let log = self.log("performance").await.into_iter();
            let messages = log.filter_map(|e| serde_json::from_str::<Value>(e["message"].as_str()?).ok());
            return messages
                .filter(|m| m["message"]["method"] == "Network.requestWillBeSent")
                .filter_map(|m| m["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
                .collect();
        }
        let list = "return performance.getEntriesByType('resource').map(e => e.name)";
        let list = self.script(list).await.as_array().cloned().unwrap_or_default();
        let list = list.iter().filter_map(Value::as_str).map(str::to_owned);
        self.trap.asked().into_iter().chain(list).collect()
    }

    /// What Chromium wrote to its console, what Firefox wrote of scripts that failed. WebKit's
    /// driver tells neither.
    async fn complaints(&self) -> Vec<String> {
        if self.engine == Engine::Chromium {
            let log = self.log("browser").await.into_iter().filter(|e| e["level"] == "SEVERE");
            return log.filter_map(|e| e["message"].as_str().map(str::to_owned)).collect();
        }
        self.driver.said().into_iter().filter(|line| line.starts_with("JavaScript error: http")).collect()
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
        if self.script("return typeof axe === 'undefined'").await == Value::Bool(true) {
            self.script(&axe).await;
        }
        let run = "return axe.run({ runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] })\
            .then(r => r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).slice(0, 3).join(' | ')))";
        lines(&self.script(run).await)
    }
}

/// A list of findings as a script gives it.
fn lines(found: &Value) -> Vec<String> {
    let list = found.as_array().unwrap_or_else(|| panic!("no list of findings: {found}"));
    list.iter().map(|v| v.as_str().unwrap_or_default().to_owned()).collect()
}
