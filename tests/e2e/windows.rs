//! Several windows of one office, and registers of other versions of the app.
use crate::office::import;
use crate::safe::{WORDS, page, type_into};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use wangge_tests::browser::Browser;
use wangge_tests::site::Site;
use wangge_tests::{dist, root};

#[tokio::test]
async fn other_windows_follow_and_one_writes_at_a_time() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    let one = browser.tab().await;
    page(&browser, &site, "").await;
    browser.sees("从现有名单开始").await;
    let two = browser.new_tab().await;
    import(&browser, &site).await;
    browser.go_to_tab(&one).await;
    browser.sees("禾溪县工作台").await;

    // One window holds the turn to write: the other's write waits, says so, and then goes on.
    let hold = "return (async () => {\
        const held = (await navigator.locks.query()).held.map(l => l.name);\
        const name = `wangge-office ${location.pathname.split('office/')[0]}`;\
        await new Promise(ok => navigator.locks.request(name, () => { ok(); return new Promise(r => { window.give = r; }); }));\
        return held.length; })()";
    assert_eq!(browser.script(hold).await, json!(0));
    browser.go_to_tab(&two).await;
    page(&browser, &site, "settings/").await;
    browser.fill("textbox", "发布单位", "禾溪县网格中心").await;
    browser.click("button", "保存设置").await;
    browser.sees("另一个窗口正在保存").await;
    browser.screenshot("safe-waiting").await;
    assert!(!browser.text().await.contains("设置已保存"));
    browser.go_to_tab(&one).await;
    browser.script("window.give()").await;
    browser.go_to_tab(&two).await;
    browser.sees("设置已保存").await;
    assert!(!browser.text().await.contains("另一个窗口正在保存"));
    // Locked here, it is locked there.
    page(&browser, &site, "safe/").await;
    type_into(&browser, "lock-secret", WORDS).await;
    type_into(&browser, "lock-secret-again", WORDS).await;
    browser.click("button", "锁定台账").await;
    browser.sees("台账已锁定").await;
    browser.go_to_tab(&one).await;
    browser.sees("台账已锁定").await;
    browser.close().await;
}

#[tokio::test]
async fn a_register_of_the_first_schema_opens_and_one_of_a_later_is_left_alone() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    page(&browser, &site, "").await;
    browser.sees("从现有名单开始").await;
    let old = std::fs::read(root().join("crates/store/tests/fixtures/schema-1.json")).unwrap();
    let old: BTreeMap<String, Value> = serde_json::from_slice(&old).unwrap();
    let old: Vec<(String, String)> = old.into_iter().map(|(k, v)| (k, v.to_string())).collect();
    browser.put_documents(&old, true).await;
    browser.reload().await;
    browser.sees("990127工作台").await;
    page(&browser, &site, "settings/").await;
    browser.fill("textbox", "发布单位", "禾溪县网格中心").await;
    browser.click("button", "保存设置").await;
    browser.sees("设置已保存").await;
    let meta = browser.documents().await.remove("meta").unwrap();
    assert!(meta.contains("\"schema\":4"), "{meta}");

    let newer = ("meta".to_owned(), meta.replace("\"schema\":4", "\"schema\":99"));
    browser.put_documents(&[newer], false).await;
    let before = browser.documents().await;
    for name in ["", "safe/", "settings/"] {
        page(&browser, &site, name).await;
        browser.sees("由更新的版本写入").await;
    }
    browser.screenshot("safe-newer").await;
    assert_eq!(browser.documents().await, before);
    browser.close().await;
}
