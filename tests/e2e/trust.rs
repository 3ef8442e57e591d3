//! Whom a resident may trust: is the number in the register, who holds the badge's grid, where an
//! old code leads, which village is near, what stays on the device.
use crate::offline::kept;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use wangge_core::directory::{Manifest, PublicGrid, PublicVillage, RetiredCodes, VillagePoints};
use wangge_core::domain::{GridCode, Level, Post};
use wangge_core::site::{DEVICE_KEYS, ROUTES};
use wangge_tests::browser::Browser;
use wangge_tests::site::Site;
use wangge_tests::{dist, root};

/// A file of the publication.
fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root().join("public").join(path)).unwrap()
}

fn manifest() -> Manifest {
    serde_json::from_slice(&bytes("data/manifest.json")).unwrap()
}

fn villages() -> Vec<PublicVillage> {
    manifest().villages.iter().map(|(_, file)| serde_json::from_slice(&bytes(&file.path)).unwrap()).collect()
}

/// A grid of the publication for which something holds.
fn grid(holds: impl Fn(&PublicGrid) -> bool) -> PublicGrid {
    let all = villages().into_iter().flat_map(|v| v.grids.into_iter().chain(v.groups));
    all.into_iter().find(|g| holds(g)).expect("such a grid")
}

/// Types a number and presses the button.
async fn verify(browser: &Browser, number: &str) {
    browser.fill("textbox", "对方的完整电话", number).await;
    browser.click("button", "核验").await;
}

#[tokio::test]
async fn a_number_is_in_the_register_or_it_is_not() {
    let mut site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    let page = format!("{}verify/", site.address());
    let shown = grid(|g| g.head().is_some_and(|h| h.photo.is_some() && h.phone.is_some()));
    let head = shown.head().unwrap();
    let number = head.phone.clone().unwrap();
    browser.goto(&page).await;
    // A part of a number gets nothing, however long.
    verify(&browser, &number[..10]).await;
    browser.sees("号码不完整：现在是 10 位").await;
    assert!(!browser.text().await.contains(&head.name), "a part of a number tells whose it is");
    verify(&browser, &number).await;
    browser.sees("在册").await;
    browser.sees(&head.name).await;
    browser.role("img", &format!("{}的照片", head.name)).await;
    let drawn =
        "const face = document.querySelector('img.face'); return face.complete && face.naturalWidth > 0";
    browser.until("the photograph is drawn", drawn).await;
    browser.sees(&format!("{} 公布的名册", manifest().date)).await;
    browser.screenshot("verify-yes").await;
    let wide = browser.script("return document.documentElement.scrollWidth <= 360").await;
    assert_eq!(wide, Value::Bool(true), "the page is wider than the phone");
    browser.script("document.querySelector('.verdict').scrollIntoView()").await;
    browser.screenshot("verify-yes-person").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());

    // A deputy stands in no index, and is known all the same.
    let village = villages().remove(0);
    let deputy = village.town.posts.iter().find(|p| p.post == Post::Deputy && p.phone.is_some()).unwrap();
    verify(&browser, deputy.phone.as_ref().unwrap()).await;
    browser.sees(&deputy.name).await;
    browser.sees("副网格长").await;

    verify(&browser, "139 0000 0001").await;
    browser.sees("不在册").await;
    browser.role("link", "110").await;
    browser.screenshot("verify-no").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());

    // Who left is named at the grid, and cannot be called.
    let left = grid(|g| !g.former.is_empty());
    browser.goto(&format!("{page}?c={}", left.code)).await;
    browser.sees(&format!("{}已于 {} 离任", left.former[0].name, left.former[0].until)).await;
    browser.screenshot("verify-badge").await;

    kept(&browser).await;
    browser.assert_clean(site.address()).await;
    site.stop();
    browser.goto(&page).await;
    verify(&browser, &number).await;
    browser.sees("在册").await;
    browser.sees(&head.name).await;
    browser.close().await;
}

#[tokio::test]
async fn the_camera_reads_a_badge_and_refuses_another_site_s() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    // This browser has no reader of codes; one that has is like this one.
    let reader = "window.BarcodeDetector = class { async detect() { return window.seen ? [{ rawValue: window.seen }] : []; } };\
        const draw = document.createElement('canvas'); const ink = draw.getContext('2d');\
        setInterval(() => ink.fillRect(0, 0, Math.random() * 9, 9), 50);\
        navigator.mediaDevices.getUserMedia = async () => window.lastStream = draw.captureStream(5);";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": reader })).await;
    browser.goto(&format!("{}verify/", site.address())).await;
    browser.click("button", "扫证件上的二维码").await;
    browser.sees("请把二维码放进画面").await;
    browser.script("window.seen = 'https://evil.example/g/9901271002010101/'").await;
    browser.sees("指向别的网站（evil.example）").await;
    browser
        .until(
            "the camera is out",
            "return window.lastStream.getTracks().every(t => t.readyState === 'ended')",
        )
        .await;
    browser.script("window.seen = null").await;
    browser.click("button", "扫证件上的二维码").await;
    browser.sees("请把二维码放进画面").await;
    let held = grid(|g| g.head().is_some());
    browser.script(&format!("window.seen = '{}g/{}/'", site.address(), held.code)).await;
    browser.sees("证件上的网格").await;
    browser.sees(&held.head().unwrap().name).await;
    assert!(browser.address().await.ends_with(&format!("verify/?c={}", held.code)));
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn the_nearest_villages_are_asked_for_and_chosen() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    let points: VillagePoints = serde_json::from_slice(&bytes(&manifest().points.unwrap().path)).unwrap();
    let (code, point) = points.all[3];
    let near = villages().into_iter().find(|v| v.village.code == code).unwrap().village.name;
    let origin = url::Url::parse(site.address()).unwrap().origin().ascii_serialization();
    let allow = json!({ "origin": origin, "permissions": ["geolocation"] });
    let stand = async |lon: f64, lat: f64| {
        let at = json!({ "longitude": lon, "latitude": lat, "accuracy": 20 });
        browser.cdp("Emulation.setGeolocationOverride", at).await;
    };
    browser.goto(&format!("{}near/", site.address())).await;
    let refuse = json!({ "origin": origin, "permission": { "name": "geolocation" }, "setting": "denied" });
    browser.cdp("Browser.setPermission", refuse).await;
    browser.click("button", "查我附近的村").await;
    browser.sees("没有得到使用位置的许可").await;
    browser.screenshot("near-denied").await;

    browser.cdp("Browser.grantPermissions", allow).await;
    // A degree of latitude is 111.2 km.
    stand(point.lon(), point.lat() + 0.002).await;
    browser.click("button", "再查一次").await;
    browser.sees("离您最近的村").await;
    let first = format!("return document.querySelector('.near-line').textContent.includes('{near}')");
    browser.until("the nearest is the first", &first).await;
    browser.sees("约 220 米").await;
    browser.screenshot("near-list").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());

    stand(116.4, 39.9).await;
    browser.click("button", "再查一次").await;
    browser.sees("看来不在本县").await;
    browser.assert_clean(site.address()).await;
    browser.click("link", &near).await;
    browser.role("heading", &near).await;
    browser.close().await;
}

#[tokio::test]
async fn an_old_code_leads_on_and_an_unknown_one_says_what_to_check() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    let all: BTreeMap<GridCode, Value> =
        serde_json::from_slice(&bytes(&manifest().retired.clone().unwrap().path)).unwrap();
    let codes: RetiredCodes = serde_json::from_slice(&bytes(&manifest().retired.unwrap().path)).unwrap();
    let (old, gone) = all
        .keys()
        .filter(|c| c.level() == Level::Household)
        .find_map(|c| codes.of(*c).filter(|g| g.heirs.len() == 2).map(|g| (*c, g.clone())))
        .expect("a grid that was split");
    browser.goto(site.address()).await;
    browser.until("the app is there", "return !document.getElementById('shell')").await;
    browser.fill("searchbox", "住址", &old.to_string()).await;
    browser.sees("这个网格已调整").await;
    browser.sees(&gone.name).await;
    for heir in &gone.heirs {
        let there = format!("return !!document.querySelector('a.hit-link[href*=\"{heir}\"]')");
        browser.until("a link to who took over", &there).await;
    }
    browser.screenshot("code-old").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    let village = old.at(Level::Village).unwrap();
    browser.fill("searchbox", "住址", &format!("{village}7701")).await;
    browser.sees("没有编号为 77 的组级网格").await;
    browser.fill("searchbox", "住址", &format!("{village}010")).await;
    browser.sees("现在是 15 位").await;

    browser.goto(&format!("{}grid/?c={old}", site.address())).await;
    browser.sees("这个网格已调整").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn every_page_says_who_runs_it_and_keeps_only_what_it_says() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    let footer = manifest().footer;
    let held = grid(|g| g.head().is_some());
    let pages = ROUTES.iter().filter(|r| !r.starts_with("office/")).map(|r| (*r).to_owned());
    for page in pages.chain([format!("g/{}/", held.code), format!("grid/?c={}", held.code)]) {
        browser.goto(&format!("{}{page}", site.address())).await;
        browser.sees(&format!("主办单位：{}", footer.sponsor)).await;
        for words in [&footer.icp, &footer.police, &footer.site_code] {
            browser.sees(words).await;
        }
    }
    browser.goto(&format!("{}privacy/", site.address())).await;
    browser.role("heading", "您的隐私").await;
    browser.screenshot("privacy").await;
    browser.click("button", "English").await;
    browser.role("heading", "Your privacy").await;
    kept(&browser).await;
    let kept = browser.kept().await;
    assert_eq!(kept["cookies"], json!(""), "no cookie");
    assert_eq!(kept["session"], json!([]), "nothing for the session");
    for key in kept["local"].as_array().unwrap() {
        assert!(DEVICE_KEYS.contains(&key.as_str().unwrap()), "{key} is not told of");
    }
    assert!(kept["local"].as_array().unwrap().contains(&json!("wangge.lang")), "what is looked for is there");
    for name in kept["databases"].as_array().unwrap().iter().chain(kept["caches"].as_array().unwrap()) {
        let name = name.as_str().unwrap();
        let told =
            ["wangge-public ", "wangge-office ", "wangge http"].iter().any(|known| name.starts_with(known));
        assert!(told, "{name} is not told of");
    }
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
