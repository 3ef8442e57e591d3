//! A device whose clock is moved: in its pages by the DevTools protocol, in its worker by a line before
//! the worker's own script, which asks the host how far.
use serde_json::json;
use tempfile::TempDir;
use wangge_tests::browser::Browser;
use wangge_tests::replace::{build_of, copy_of_dist};
use wangge_tests::site::Site;

/// Moves a scope's clock so many milliseconds ahead of the device's; what was moved before is forgotten.
pub const MOVE: &str = "\
function move(ahead) {
  const real = (self.unmoved ??= Date);
  self.Date = class extends real {
    constructor(...of) { super(...(of.length ? of : [real.now() + ahead])); }
    static now() { return real.now() + ahead; }
  };
}
";

/// Asks the host for a word, in a worker.
pub const ASKED: &str = "\
function asked(what) {
  const ask = new XMLHttpRequest();
  ask.open('GET', new URL(`../../${what}?${Math.random()}`, self.location), false);
  ask.send();
  return ask.status === 200 ? ask.responseText : '';
}
";

/// A copy of the site whose worker runs this first; `clock` beside its pages moves the worker's clock.
pub fn site_with(first: &str) -> (TempDir, Site) {
    let dir = copy_of_dist();
    let boot = dir.path().join("a").join(build_of(dir.path())).join("worker-boot.js");
    let script = std::fs::read_to_string(&boot).unwrap();
    let clock = "move(Number(asked('clock')));\n";
    std::fs::write(&boot, format!("{ASKED}{MOVE}{clock}{first}{script}")).unwrap();
    let site = Site::serve(dir.path(), "wg");
    (dir, site)
}

/// Moves the device's clock so many days ahead, for the pages and workers that are opened from now on.
pub async fn days_ahead(browser: &Browser, dir: &TempDir, days: u64) {
    let millis = days * 24 * 3600 * 1000;
    std::fs::write(dir.path().join("clock"), millis.to_string()).unwrap();
    let source = format!("{MOVE}move({millis});");
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
}
