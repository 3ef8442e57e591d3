//! The first page before the app is there: finds as one types, and hands over what is typed.
use crate::find::village;
use serde_json::Value;
use wangge_tests::browser::{Browser, Engine};
use wangge_tests::site::Site;
use wangge_tests::{dist, in_each_engine};

in_each_engine!(it_finds_before_the_app_is_there, the_app_takes_over_words_focus_and_caret);

async fn it_finds_before_the_app_is_there(engine: Engine) {
    let village = village();
    let site = Site::serve_without(&dist(), "wg", &["boot.js", "wangge_bg.wasm"]);
    let grid = village.grids.first().unwrap();
    let head = grid.head().unwrap();
    let browser = Browser::phone_in(engine).await;
    browser.goto(site.address()).await;
    let text = format!("{}{}", village.village.name, head.name);
    browser.fill("searchbox", "住址", &text).await;
    let call = browser.role("link", &head.telephone().unwrap().spaced()).await;
    assert_eq!(call.attr("href").await.unwrap(), head.phone.as_ref().map(|p| format!("tel:{p}")));
    browser.sees("2026-11-01-1").await;
    browser.screenshot("first-phone").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    let wide = browser.script("return document.documentElement.scrollWidth <= 360").await;
    assert_eq!(wide, Value::Bool(true), "the page is wider than the phone");
    browser.fill("searchbox", "住址", "无此地方<b>").await;
    browser.sees("没有找到“无此地方<b>”").await;
    browser.close().await;
}

async fn the_app_takes_over_words_focus_and_caret(engine: Engine) {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop_in(engine).await;
    browser.goto(site.address()).await;
    let first = "return !!document.querySelector('#shell[data-ready]')";
    browser.until("the first step is there", first).await;
    let name = village().village.name;
    let typed = format!(
        "const box = document.getElementById('first-input'); box.focus(); box.value = '{name}';\
         box.setSelectionRange(1, 1); box.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    browser.script(&typed).await;
    browser.until("the app is there", "return !document.getElementById('shell')").await;
    let kept = format!(
        "const box = document.getElementById('find-input');\
         return document.activeElement === box && box.value === '{name}' && box.selectionStart === 1"
    );
    browser.until("words, focus and caret are kept", &kept).await;
    browser.role("link", &name).await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

/// Where the first step cannot do it, the app comes at once; the words of the way back are kept.
#[tokio::test]
async fn the_way_back_keeps_its_words_where_the_app_comes_at_once() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    browser.goto(&format!("{}about/", site.address())).await;
    browser.click("button", "English").await;
    let name = village().village.name;
    browser.goto(&format!("{}#q={name}", site.address())).await;
    browser.until("the app is there", "return !document.getElementById('shell')").await;
    let kept = format!("return document.getElementById('find-input')?.value === '{name}'");
    browser.until("the words are there again", &kept).await;
    browser.role("link", &name).await;
    browser.close().await;
}

#[tokio::test]
async fn without_data_the_app_says_so() {
    let home = tempfile::TempDir::new().unwrap();
    wangge_tests::bare_app(home.path());
    let site = Site::serve(home.path(), "wg");
    let browser = Browser::phone().await;
    browser.goto(site.address()).await;
    browser.sees("这里还没有公布网格数据").await;
    browser.close().await;
}
