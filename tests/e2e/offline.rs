//! What is kept, and what takes its place: updates under an open page, cleared storage, no service
//! worker, the whole county without a network, the home screen.
use serde_json::json;
use std::fs;
use wangge_tests::browser::{Browser, Engine};
use wangge_tests::in_each_engine;
use wangge_tests::replace::{build_of, copy_of_dist, manifest_of, other_build, villages_of};
use wangge_tests::site::Site;

in_each_engine!(a_start_that_is_broken_off_is_begun_anew);

/// Waits until the service worker keeps the app and answers for this page.
pub async fn kept(browser: &Browser) {
    browser.until("the app is kept", "return !!navigator.serviceWorker.controller").await;
}

/// As when the network has come back: the app asks for what is newer.
pub async fn look_again(browser: &Browser) {
    browser.script("dispatchEvent(new Event('online'))").await;
}

/// How often a part of the build's name stands in names of caches.
fn cached(name: &str) -> String {
    format!("caches.keys().then((all) => {{ window.cached = all.some((n) => n.endsWith(' {name}')); }});")
}

#[tokio::test]
async fn an_update_comes_whole_or_not_at_all_and_never_under_the_hands() {
    let dir = copy_of_dist();
    let (old, site) = (build_of(dir.path()), Site::serve(dir.path(), "wg"));
    let browser = Browser::phone().await;
    browser.goto(&format!("{}grid/?c=990127100201", site.address())).await;
    kept(&browser).await;
    browser.script("window.mark = 1").await;

    // A build whose upload is not complete: the old one stays, and says nothing.
    other_build(dir.path(), "0123456789");
    let part = dir.path().join("a/0123456789/app.css");
    let away = dir.path().join("app.css.away");
    fs::rename(&part, &away).unwrap();
    browser
        .script(
            "navigator.serviceWorker.getRegistration().then((r) => { r.onupdatefound = () => {\
               const worker = r.installing; worker.onstatechange = () => { window.state = worker.state; }; }; });",
        )
        .await;
    look_again(&browser).await;
    browser.until("the update fails", "return window.state === 'redundant'").await;
    assert!(!browser.text().await.contains("新版本"));

    // Complete: a word, and nothing more. Parts of the old one still open, from what was kept.
    fs::rename(&away, &part).unwrap();
    look_again(&browser).await;
    browser.sees("网站有新版本").await;
    browser.screenshot("news-newer-phone").await;
    browser.click("link", "关于").await;
    browser.role("heading", "关于本站").await;
    browser.until("the page is the same", "return window.mark === 1").await;
    browser.script(&cached(&old)).await;
    browser.until("the old app is still kept", "return window.cached === true").await;

    browser.click("button", "刷新").await;
    let new = "return !window.mark && document.querySelector('meta[name=wangge-app]')?.content.includes('0123456789')";
    browser.until("the new app", new).await;
    browser.role("heading", "关于本站").await;
    assert!(!browser.has("button", "刷新").await);
    // No page of the old one is open any more.
    browser.goto("about:blank").await;
    browser.goto(site.address()).await;
    browser.until("the old app goes", &format!("{} return window.cached === false", cached(&old))).await;
    browser.close().await;
}

#[tokio::test]
async fn without_a_service_worker_it_works_as_long_as_the_network() {
    let dir = copy_of_dist();
    let mut site = Site::serve(dir.path(), "wg");
    // An address that the browser does not trust: no service worker, no persistent storage.
    let address = site.address().replace("127.0.0.1", "0.0.0.0");
    let villages = villages_of(dir.path());
    let browser = Browser::phone().await;
    browser.goto(&format!("{address}offline/")).await;
    browser.sees("这个浏览器不能离线打开本站").await;
    assert!(!browser.has("button", "整县下载").await);
    browser.sees("再选“添加到主屏幕”").await;
    browser.goto(&format!("{address}grid/?c={}", villages[0].1.village.code)).await;
    browser.role("heading", &villages[0].1.village.name).await;

    // The host has another build: a part of this one is gone.
    other_build(dir.path(), "0123456789");
    browser.click("link", "关于").await;
    browser.sees("这一页没能打开").await;
    browser.screenshot("news-gone-phone").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    browser.click("button", "刷新").await;
    browser
        .until(
            "the new app",
            "return document.querySelector('meta[name=wangge-app]')?.content.includes('0123456789')",
        )
        .await;
    browser.role("heading", "").await;

    // No network: what is open says so.
    browser.goto(&address).await;
    browser.role("searchbox", "住址").await;
    browser.until("the app is there", "return !document.getElementById('shell')").await;
    site.stop();
    browser.fill("searchbox", "住址", &villages[1].1.village.name).await;
    browser.click("link", &villages[1].1.village.name).await;
    browser.sees("没有网络，本机也没有存过").await;
    browser.close().await;
}

/// As when the network falls silent in the middle, or the page is left: no other visit is needed.
async fn a_start_that_is_broken_off_is_begun_anew(engine: Engine) {
    let dir = copy_of_dist();
    let site = Site::serve(dir.path(), "wg");
    let part = dir.path().join("about/index.html");
    let away = dir.path().join("away.html");
    fs::rename(&part, &away).unwrap();
    let browser = Browser::phone_in(engine).await;
    browser.goto(site.address()).await;
    let given_up = "return navigator.serviceWorker.getRegistration().then((r) => {\
        if (r) window.begun = true; return !r && window.begun === true; })";
    browser.until("what cannot be kept whole is not kept", given_up).await;
    fs::rename(&away, &part).unwrap();
    kept(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn what_the_browser_forgot_is_kept_again() {
    let dir = copy_of_dist();
    let mut site = Site::serve(dir.path(), "wg");
    let villages = villages_of(dir.path());
    let (one, two) = (&villages[0].1.village, &villages[1].1.village);
    let browser = Browser::phone().await;
    let page = |code| format!("{}grid/?c={code}", site.address());
    let (page_one, page_two) = (page(one.code), page(two.code));
    browser.goto(&page_one).await;
    kept(&browser).await;
    browser.role("heading", &one.name).await;

    // All of it, under an open page.
    let origin = url::Url::parse(site.address()).unwrap().origin().ascii_serialization();
    let all =
        json!({ "origin": origin, "storageTypes": "indexeddb,cache_storage,service_workers,local_storage" });
    browser.cdp("Storage.clearDataForOrigin", all).await;
    browser.click("link", "找网格员").await;
    browser.fill("searchbox", "住址", &two.name).await;
    browser.click("link", &two.name).await;
    browser.role("heading", &two.name).await;

    // The app's files alone: fetched and kept again with the next page.
    browser.goto(&page_one).await;
    kept(&browser).await;
    browser.role("heading", &one.name).await;
    browser.script("caches.keys().then((all) => Promise.all(all.map((n) => caches.delete(n)))).then(() => { window.empty = 1; })").await;
    browser.until("nothing is kept", "return window.empty === 1").await;
    browser.goto(&page_two).await;
    browser.role("heading", &two.name).await;
    let again = "caches.match(document.baseURI.split('?')[0]).then((page) => { window.again = !!page; }); return window.again === true";
    browser.until("the app is kept again", again).await;
    let files = "caches.keys().then((all) => caches.open(all.find((n) => !n.endsWith(' pages')))).then((c) => c.keys())\
        .then((k) => { window.files = k.length; }); return window.files > 20";
    browser.until("all of it", files).await;
    site.stop();
    browser.goto(&page_one).await;
    browser.sees("现在没有网络").await;
    browser.role("heading", &one.name).await;
    browser.close().await;
}

#[tokio::test]
async fn the_whole_county_without_a_network() {
    let dir = copy_of_dist();
    let mut site = Site::serve(dir.path(), "wg");
    let villages = villages_of(dir.path());
    let all = manifest_of(dir.path()).villages.len();
    let (seen, last) = (villages[0].1.grids[0].clone(), villages.last().unwrap());
    let browser = Browser::phone().await;
    browser.goto(&format!("{}g/{}/", site.address(), seen.code)).await;
    browser.goto(&format!("{}offline/", site.address())).await;
    kept(&browser).await;
    browser.goto(&format!("{}g/{}/", site.address(), seen.code)).await;
    browser.goto(&format!("{}offline/", site.address())).await;

    // The network goes in the middle, and comes back.
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.setBlockedURLs", json!({ "urls": [format!("*{}", last.0)] })).await;
    browser.click("button", "整县下载，离线也能用").await;
    browser.sees("网络断了，下载停在这里").await;
    browser.sees(&format!("共 {all} 个")).await;
    browser.screenshot("offline-broken-off-phone").await;
    browser.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
    browser.click("button", "继续下载").await;
    browser.sees("全县名册已存在本机").await;
    browser.sees(&format!("已存 {all} 个，共 {all} 个")).await;
    let asked = format!(
        "const asked = performance.getEntriesByType('resource').map((e) => e.name)\
           .filter((n) => n.includes('/data/v/') && !n.endsWith('{}'));\
         return asked.length === {} && new Set(asked).size === asked.length",
        last.0,
        all - 1
    );
    browser.until("nothing came twice", &asked).await;
    browser.screenshot("offline-phone").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    browser.assert_clean_but(site.address(), "data/v/").await;

    site.stop();
    let (village, grid) = (&last.1, &last.1.grids[0]);
    let head = grid.head().unwrap();
    let number = head.telephone().unwrap().spaced();
    browser.goto(site.address()).await;
    browser.fill("searchbox", "住址", &format!("{}{}", village.village.name, head.name)).await;
    browser.click("link", &head.name).await;
    browser.role("heading", &village.village.name).await;
    browser.role("link", &number).await;
    // A code on a card: the page as it was seen; one that was never seen, in the app.
    browser.goto(&format!("{}g/{}/", site.address(), seen.code)).await;
    browser.role("link", &seen.head().unwrap().telephone().unwrap().spaced()).await;
    assert!(browser.address().await.ends_with(&format!("g/{}/", seen.code)));
    browser.goto(&format!("{}g/{}/", site.address(), grid.code)).await;
    browser.role("link", &number).await;
    assert!(browser.address().await.ends_with(&format!("grid/?c={}", grid.code)));

    browser.goto(&format!("{}offline/", site.address())).await;
    browser.click("button", "删除下载的数据").await;
    browser.sees(&format!("已存 0 个，共 {all} 个")).await;
    browser.close().await;
}

#[tokio::test]
async fn it_can_be_put_on_the_home_screen() {
    let dir = copy_of_dist();
    let site = Site::serve(dir.path(), "a/b");
    let browser = Browser::phone().await;
    browser.goto(&format!("{}offline/", site.address())).await;
    let manifest = browser.cdp("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert_eq!(manifest["url"], json!(format!("{}manifest.webmanifest", site.address())));
    let wrong = browser.cdp("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(wrong["installabilityErrors"], json!([]));
    // Two sites of one host are two apps.
    let id = browser.cdp("Page.getAppId", json!({})).await;
    assert_eq!(id["appId"], json!(site.address()));
    // The browser offers it; its own question is not for tests to answer.
    browser.role("button", "安装到桌面").await;
    browser
        .script(
            "window.wanggeInstall = { prompt: async () => { window.asked = true; },\
               userChoice: Promise.resolve({ outcome: 'accepted' }) };",
        )
        .await;
    browser.click("button", "安装到桌面").await;
    browser.sees("已经安装好了").await;
    browser.until("the browser's question was shown", "return window.asked === true").await;
    browser.close().await;
}
