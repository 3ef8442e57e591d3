//! A resident finds the gridworker: by door, by what is not there, without a network, without
//! a script.
use serde_json::Value;
use wangge_core::directory::{Manifest, PublicVillage};
use wangge_core::domain::DoorRange;
use wangge_tests::browser::{Browser, Engine};
use wangge_tests::site::Site;
use wangge_tests::{dist, in_each_engine, root};

in_each_engine!(
    by_door_number_on_a_phone,
    what_is_not_there_is_said_and_the_way_back_keeps_the_words,
    down_the_list_to_page_board_and_card,
    a_second_visit_needs_no_network,
    the_static_page_needs_no_script,
);

/// A village of the demo publication with a grid that has a gridworker and a range of doors.
pub fn village() -> PublicVillage {
    let read = |path: &str| std::fs::read(root().join("public").join(path)).unwrap();
    let manifest: Manifest = serde_json::from_slice(&read("data/manifest.json")).unwrap();
    let villages =
        manifest.villages.iter().map(|(_, file)| serde_json::from_slice(&read(&file.path)).unwrap());
    villages
        .into_iter()
        .find(|v: &PublicVillage| {
            v.grids.first().is_some_and(|g| g.head().is_some_and(|h| h.phone.is_some()))
        })
        .expect("a village with a gridworker")
}

async fn by_door_number_on_a_phone(engine: Engine) {
    let village = village();
    let grid = village.grids.first().unwrap();
    let head = grid.head().unwrap();
    let group = village.groups.first().unwrap();
    let door = DoorRange::parse_list(&grid.range).unwrap()[0].first();
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone_in(engine).await;
    browser.goto(site.address()).await;
    browser.fill("searchbox", "住址", &format!("{}{}{door}", village.village.name, group.name)).await;
    browser.screenshot("find-phone").await;
    browser.click("link", &head.name).await;
    browser.role("heading", &village.village.name).await;
    let phone = head.telephone().unwrap();
    let call = browser.role("link", &phone.spaced()).await;
    assert_eq!(call.attr("href").await.unwrap().as_deref(), Some(format!("tel:{phone}").as_str()));
    assert!(browser.address().await.ends_with(&format!("grid/?c={}", grid.code)));
    browser.screenshot("grid-phone").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    let wide = browser.script("return document.documentElement.scrollWidth <= 360").await;
    assert_eq!(wide, Value::Bool(true), "the page is wider than the phone");
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

async fn what_is_not_there_is_said_and_the_way_back_keeps_the_words(engine: Engine) {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop_in(engine).await;
    browser.goto(site.address()).await;
    browser.fill("searchbox", "住址", "无此地方").await;
    browser.sees("没有找到“无此地方”").await;
    browser.role("link", "12345").await;
    let name = village().village.name;
    browser.fill("searchbox", "住址", &format!("{name}99组1号")).await;
    browser.sees("没有 99 组").await;
    browser.fill("searchbox", "住址", &name).await;
    browser.click("link", &name).await;
    browser.role("heading", &name).await;
    // The address follows what is seen.
    browser.until("the page of the village", "return location.pathname.endsWith('/grid/')").await;
    browser.script("history.back()").await;
    browser
        .until(
            "the words are there again",
            &format!("return document.querySelector('#find-input')?.value === '{name}'"),
        )
        .await;
    browser.goto(&format!("{}grid/?c=9901279999999999", site.address())).await;
    browser.role("heading", "没有这个网格").await;
    browser.close().await;
}

async fn a_second_visit_needs_no_network(engine: Engine) {
    let village = village();
    let grid = village.grids.first().unwrap();
    let mut site = Site::serve(&dist(), "wg");
    let browser = Browser::phone_in(engine).await;
    let page = format!("{}grid/?c={}", site.address(), grid.code);
    browser.goto(&page).await;
    let name = grid.head().unwrap().name.clone();
    browser.sees(&name).await;
    browser.goto(site.address()).await;
    browser.fill("searchbox", "住址", &village.village.name).await;
    browser.role("link", &village.village.name).await;
    // It may have begun its work while this page was on its way: then it has the next one, and in WebKit is
    // active with it. Whether it does its work is seen when the network is gone.
    let ready = "return navigator.serviceWorker.getRegistration().then(r => !!r?.active)";
    browser.until("the app is kept", ready).await;
    site.stop();
    browser.goto(&page).await;
    browser.sees(&name).await;
    browser.goto(site.address()).await;
    browser.sees("现在没有网络").await;
    browser.fill("searchbox", "住址", &village.village.name).await;
    browser.role("link", &village.village.name).await;
    browser.close().await;
}

async fn the_static_page_needs_no_script(engine: Engine) {
    let village = village();
    let grid = village.grids.first().unwrap();
    let head = grid.head().unwrap();
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone_without_script_in(engine).await;
    browser.goto(&format!("{}g/{}/", site.address(), grid.code)).await;
    let call = browser.role("link", &head.telephone().unwrap().spaced()).await;
    assert_eq!(call.attr("href").await.unwrap(), head.phone.as_ref().map(|p| format!("tel:{p}")));
    browser.screenshot("static-phone").await;
    // Nothing of the page has run.
    let quiet = browser
        .script("return performance.getEntriesByType('resource').some(e => e.initiatorType === 'script')");
    assert_eq!(quiet.await, Value::Bool(false), "a script was loaded");
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

/// For whoever would rather not type: town, village, group, grid; then its board and card.
async fn down_the_list_to_page_board_and_card(engine: Engine) {
    let village = village();
    let grid = village.grids.first().unwrap();
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone_in(engine).await;
    browser.goto(site.address()).await;
    let group = village.groups.iter().find(|g| grid.code.parent() == Some(g.code)).unwrap();
    for name in [&village.town.name, &village.village.name, &group.name] {
        browser.click("button", name).await;
    }
    browser.click("link", &grid.name).await;
    browser.role("heading", &village.village.name).await;
    browser.sees(&grid.head().unwrap().name).await;
    for (route, words) in [("board/", "公示牌"), ("card/", "联系卡")] {
        browser.goto(&format!("{}{route}?c={}", site.address(), village.village.code)).await;
        browser.role("heading", &village.village.name).await;
        browser.sees(words).await;
        browser.sees(&grid.head().unwrap().name).await;
    }
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
