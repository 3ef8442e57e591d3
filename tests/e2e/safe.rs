//! The register is lost by nothing: not by a tab that is killed, a full disk or a transaction that
//! ends; and it is not left readable where it was locked.
use crate::clock::site_with;
use crate::office::import;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;
use wangge_tests::browser::{Browser, Tab};
use wangge_tests::site::Site;
use wangge_tests::{dist, sheets};

/// A passphrase.
pub const WORDS: &str = "三棵老柳树下歇凉";

/// Before the worker's own script: the first and the twentieth document of a transaction ask the host
/// what is wished. `hold` stays at the twentieth for ever, `hold first` at the first, `abort` ends
/// the transaction.
const HOOK: &str = "\
const put = IDBObjectStore.prototype.put, seen = new WeakMap();
IDBObjectStore.prototype.put = function (...what) {
  const made = put.apply(this, what), count = (seen.get(this.transaction) ?? 0) + 1;
  seen.set(this.transaction, count);
  const wish = count === 20 ? asked('wish') : count === 1 && asked('wish') === 'hold first' ? 'hold' : '';
  if (wish === 'abort') this.transaction.abort();
  if (wish === 'hold') { new BroadcastChannel('held').postMessage(1); for (;;); }
  return made;
};
";

/// A site whose worker can be held in the middle of writing.
fn hooked() -> (TempDir, Site) {
    site_with(HOOK)
}

fn wish(dir: &Path, what: Option<&str>) {
    let path = dir.join("wish");
    match what {
        Some(what) => std::fs::write(path, what).unwrap(),
        None => std::fs::remove_file(path).unwrap(),
    }
}

/// Does something that writes, in a tab of its own that is killed in the middle of it.
async fn killed_at(browser: &Browser, dir: &Path, home: &Tab, button: &str, at: &str) {
    wish(dir, Some(at));
    let listen =
        "window.held = false; new BroadcastChannel('held').onmessage = () => { window.held = true; };";
    browser.script(listen).await;
    browser.click("button", button).await;
    browser.until("it is in the middle of writing", "return window.held").await;
    browser.kill_tab(home).await;
    wish(dir, None);
}

/// Opens a page of the office.
pub async fn page(browser: &Browser, site: &Site, page: &str) {
    browser.goto(&format!("{}office/{page}", site.address())).await;
}

/// What is stored of the register itself: neither the history nor what is this device's own.
async fn facts(browser: &Browser) -> BTreeMap<String, String> {
    let own = ["grids/", "posts/", "people/", "households/", "settings"];
    let all = browser.documents().await.into_iter();
    all.filter(|(key, _)| own.iter().any(|start| key.starts_with(start))).collect()
}

async fn read_backup(browser: &Browser, file: &Path, words: &str) {
    browser.upload(&[file.to_path_buf()]).await;
    let show = "const f = document.querySelector('#restore-secret'); f.focus(); f.select();";
    browser.script(show).await;
    browser.press(words).await;
    browser.click("button", "读取备份").await;
}

/// Types where the label is not alone on the page.
pub async fn type_into(browser: &Browser, id: &str, words: &str) {
    browser.until("the field is there", &format!("return !!document.querySelector('#{id}')")).await;
    browser.script(&format!("document.querySelector('#{id}').focus()")).await;
    browser.press(words).await;
}

#[tokio::test]
async fn a_killed_tab_leaves_the_old_or_the_new_and_a_backup_brings_all_back() {
    let (dir, site) = hooked();
    let browser = Browser::desktop().await;
    let home = browser.tab().await;
    page(&browser, &site, "").await;
    browser.sees("从现有名单开始").await;

    // In the middle of an import: nothing of it is there.
    browser.new_tab().await;
    page(&browser, &site, "import/").await;
    browser.upload(&[sheets().join("county.xlsx")]).await;
    browser.sees("导入预览").await;
    killed_at(&browser, dir.path(), &home, "确认导入", "hold").await;
    page(&browser, &site, "").await;
    browser.sees("从现有名单开始").await;
    assert!(facts(&browser).await.is_empty());
    import(&browser, &site).await;
    let before = facts(&browser).await;
    assert!(before.len() > 20, "{} documents", before.len());

    // While a publication is made: it is not noted as published, and nothing else is another.
    browser.new_tab().await;
    page(&browser, &site, "publish/").await;
    killed_at(&browser, dir.path(), &home, "生成发布包", "hold first").await;
    page(&browser, &site, "").await;
    browser.sees("台账还没有发布过").await;
    assert_eq!(facts(&browser).await, before);

    page(&browser, &site, "safe/").await;
    browser.sees("本机还没有备份过").await;
    type_into(&browser, "backup-secret", "12345678").await;
    browser.sees("容易被猜中").await;
    browser.script("document.querySelector('#backup-secret').select()").await;
    browser.press(WORDS).await;
    type_into(&browser, "backup-secret-again", "三棵老柳树上歇凉").await;
    browser.sees("两遍输入的口令不一样").await;
    browser.screenshot("safe-backup").await;
    browser.script("document.querySelector('#backup-secret-again').select()").await;
    browser.press(WORDS).await;
    browser.click("button", "生成备份").await;
    browser.sees("备份已生成").await;
    browser.sees("之后没有改动").await;
    let backup = browser.download(".wgbackup").await;

    page(&browser, &site, "settings/").await;
    browser.click("button", "清空本机台账").await;
    browser.click("button", "确认清空").await;
    browser.sees("本机台账已清空").await;
    assert!(facts(&browser).await.is_empty());

    // Another passphrase, no backup, then in the middle of restoring: nothing of it is there.
    browser.new_tab().await;
    page(&browser, &site, "safe/").await;
    browser.sees("没有可备份的内容").await;
    read_backup(&browser, &backup, "三棵老柳树上歇凉").await;
    browser.sees("口令不对").await;
    read_backup(&browser, &sheets().join("county.xlsx"), WORDS).await;
    browser.sees("这不是本系统的备份文件").await;
    read_backup(&browser, &backup, WORDS).await;
    browser.sees("恢复会改动什么").await;
    browser.sees("2,200").await;
    browser.screenshot("safe-restore").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    killed_at(&browser, dir.path(), &home, "恢复这份备份", "hold").await;
    page(&browser, &site, "safe/").await;
    browser.sees("没有可备份的内容").await;
    assert!(facts(&browser).await.is_empty());
    read_backup(&browser, &backup, WORDS).await;
    browser.click("button", "恢复这份备份").await;
    browser.sees("已从备份恢复").await;
    assert_eq!(facts(&browser).await, before);

    // Into a used register it is a step that can be undone.
    page(&browser, &site, "settings/").await;
    browser.fill("textbox", "发布单位", "禾溪县网格中心").await;
    browser.click("button", "保存设置").await;
    browser.sees("设置已保存").await;
    let used = facts(&browser).await;
    page(&browser, &site, "safe/").await;
    read_backup(&browser, &backup, WORDS).await;
    browser.sees("之后可以撤销").await;
    browser.click("button", "恢复这份备份").await;
    browser.sees("已从备份恢复").await;
    // A register that never had settings has none stored; now they are stored as they were: empty.
    let mut restored = facts(&browser).await;
    assert!(!restored.remove("settings").unwrap_or_default().contains("网格中心"));
    let mut wanted = before.clone();
    wanted.remove("settings");
    assert!(restored == wanted);
    browser.click("button", "撤销恢复").await;
    browser.sees("已撤销恢复").await;
    assert_eq!(facts(&browser).await, used);
    browser.close().await;
}

#[tokio::test]
async fn a_full_disk_and_a_transaction_that_ends_lose_nothing() {
    let (dir, site) = hooked();
    let browser = Browser::phone().await;
    // There is little room before the database is made: for some time after a writing the browser
    // takes the room that there was for granted. The pages that are kept take none of it.
    std::fs::remove_file(dir.path().join("sw.js")).unwrap();
    browser.goto(&format!("{}about/", site.address())).await;
    let origin = browser.script("return location.origin").await;
    let quota = json!({ "origin": origin, "quotaSize": 100_000 });
    browser.cdp("Storage.overrideQuotaForOrigin", quota).await;
    page(&browser, &site, "import/").await;
    browser.upload(&[sheets().join("county.xlsx")]).await;
    browser.sees("导入预览").await;
    browser.click("button", "确认导入").await;
    browser.sees("本机存储空间不足").await;
    browser.screenshot("safe-full-phone").await;
    assert!(facts(&browser).await.is_empty());
    browser.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
    wish(dir.path(), Some("abort"));
    browser.click("button", "确认导入").await;
    browser.sees("没有保存成功").await;
    wish(dir.path(), None);
    assert!(facts(&browser).await.is_empty());
    // What waited is still there, and goes in.
    browser.click("button", "确认导入").await;
    browser.sees("已保存").await;
    assert!(facts(&browser).await.len() > 20);
    browser.close().await;
}

#[tokio::test]
async fn locked_there_is_nothing_to_read_in_storage() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    let before = browser.documents().await;
    let homes = before.iter().find(|(key, _)| key.starts_with("households/")).unwrap().1;
    let homes: Value = serde_json::from_str(homes).unwrap();
    let head = homes[0]["head"].as_str().unwrap().to_owned();
    assert!(head.chars().count() > 1);

    page(&browser, &site, "safe/").await;
    browser.sees("本机已用").await;
    browser.screenshot("safe-phone").await;
    type_into(&browser, "lock-secret", WORDS).await;
    type_into(&browser, "lock-secret-again", WORDS).await;
    browser.click("button", "锁定台账").await;
    browser.sees("台账已锁定").await;
    let kept = browser.documents().await;
    let keys: Vec<&str> = kept.keys().map(String::as_str).collect();
    assert_eq!(keys, [" revision", "locked", "meta"]);
    for page_name in ["", "tree/", "settings/"] {
        page(&browser, &site, page_name).await;
        browser.sees("台账已锁定").await;
        assert!(!browser.has("button", "保存设置").await);
    }
    let text = browser.script("return document.documentElement.outerHTML").await.to_string();
    for (place, text) in kept.into_iter().chain([("page".to_owned(), text)]) {
        assert!(!text.contains(&head), "{head} in {place}");
    }
    browser.screenshot("safe-locked-phone").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    type_into(&browser, "unlock", "三棵老柳树上歇凉").await;
    browser.click("button", "解锁").await;
    browser.sees("口令不对").await;
    type_into(&browser, "unlock", WORDS).await;
    browser.click("button", "解锁").await;
    browser.role("button", "保存设置").await;
    let mut after = browser.documents().await;
    after.remove(" revision");
    let mut before = before;
    before.remove(" revision");
    assert_eq!(after, before);
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn a_clock_that_goes_back_is_said_and_the_order_of_changes_stays() {
    let (dir, site) = hooked();
    let browser = Browser::desktop().await;
    // Two days ahead, by a battery that was new; then mended.
    let clock = dir.path().join("clock");
    std::fs::write(&clock, (2 * 24 * 3600 * 1000).to_string()).unwrap();
    import(&browser, &site).await;
    std::fs::remove_file(clock).unwrap();
    page(&browser, &site, "settings/").await;
    browser.sees("发布单位").await;
    page(&browser, &site, "").await;
    browser.sees("本机时间早于最后一次改动").await;
    browser.screenshot("clock").await;
    page(&browser, &site, "settings/").await;
    browser.fill("textbox", "发布单位", "禾溪县网格中心").await;
    browser.click("button", "保存设置").await;
    browser.sees("设置已保存").await;
    // What was done last is taken back first.
    browser.click("button", "撤销：修改本县设置").await;
    browser.role("button", "撤销：导入 county.xlsx").await;
    browser.role("button", "重做：修改本县设置").await;
    browser.close().await;
}
