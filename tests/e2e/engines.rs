//! What the tests say of an engine is true: a request to another host is seen in each.
use tempfile::TempDir;
use wangge_tests::browser::{Browser, Engine};
use wangge_tests::site::Site;

/// Opens a page that asks for a picture of another host and says that nothing was asked.
async fn careless(engine: Engine) {
    let home = TempDir::new().unwrap();
    let page = "<!doctype html><title>x</title><img src='http://outside.invalid/x.png' alt=''>";
    std::fs::write(home.path().join("index.html"), page).unwrap();
    let site = Site::serve(home.path(), "wg");
    let browser = Browser::phone_in(engine).await;
    browser.goto(site.address()).await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
#[should_panic(expected = "asked of another host")]
async fn chromium_shows_what_is_asked_of_others() {
    careless(Engine::Chromium).await;
}

#[tokio::test]
#[should_panic(expected = "asked of another host")]
async fn firefox_shows_what_is_asked_of_others() {
    careless(Engine::Firefox).await;
}

#[tokio::test]
#[should_panic(expected = "asked of another host")]
async fn webkit_shows_what_is_asked_of_others() {
    careless(Engine::WebKit).await;
}
