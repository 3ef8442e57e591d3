//! The data that a device keeps: broken, old, newer.
use crate::offline::{kept, look_again};
use std::fs;
use wangge_core::domain::{Phone, Telephone};
use wangge_tests::browser::Browser;
use wangge_tests::replace::{copy_of_dist, other_publication, villages_of};
use wangge_tests::site::Site;

#[tokio::test]
async fn a_broken_file_is_neither_shown_nor_kept() {
    let dir = copy_of_dist();
    let site = Site::serve(dir.path(), "wg");
    let (path, village) = villages_of(dir.path()).swap_remove(0);
    let grid = &village.grids[0];
    let phone = grid.head().unwrap().phone.clone().unwrap();
    let whole = fs::read_to_string(dir.path().join(&path)).unwrap();
    // As long as the right one, with another number in it.
    let other = "13800009999";
    fs::write(dir.path().join(&path), whole.replace(&phone, other)).unwrap();
    let browser = Browser::phone().await;
    browser.goto(&format!("{}grid/?c={}", site.address(), grid.code)).await;
    browser.sees("数据文件不完整").await;
    let shown = other.parse::<Telephone>().unwrap().spaced();
    assert!(!browser.text().await.contains(&shown));
    browser.goto(&format!("{}offline/", site.address())).await;
    browser.click("button", "整县下载").await;
    browser.sees("有文件与公布的不一致").await;
    fs::write(dir.path().join(&path), whole).unwrap();
    browser.goto(&format!("{}grid/?c={}", site.address(), grid.code)).await;
    browser.role("link", &phone.parse::<Telephone>().unwrap().spaced()).await;
    browser.close().await;
}

#[tokio::test]
async fn old_data_say_so_and_new_ones_take_their_place_at_once() {
    let dir = copy_of_dist();
    other_publication(dir.path(), "2026-11-01", |register| register.settings.fresh_days = 1);
    let mut site = Site::serve(dir.path(), "wg");
    let villages = villages_of(dir.path());
    let (one, two) = (&villages[0].1, &villages[1].1);
    let head = one.grids[0].head().unwrap();
    let numbers = [one, two].map(|v| v.grids[0].head().unwrap().phone.clone().unwrap());
    let page = format!("{}grid/?c={}", site.address(), one.grids[0].code);
    let browser = Browser::phone().await;
    browser.goto(&page).await;
    browser.role("link", &head.telephone().unwrap().spaced()).await;
    browser.sees("这份数据公布于 2026-11-01").await;
    browser.click("button", "看看有没有新的").await;
    browser.sees("已经是最新一期").await;
    browser.screenshot("news-old-phone").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    browser.click("link", "找网格员").await;
    browser.fill("searchbox", "住址", &two.village.name).await;
    browser.role("link", &two.village.name).await;
    browser.sees("这份数据公布于 2026-11-01").await;
    kept(&browser).await;

    // A new one with other numbers, for ever fresh; the files of the old one are gone.
    let other = "13800009999";
    other_publication(dir.path(), "2026-12-01", |register| {
        register.settings.fresh_days = u16::MAX;
        let phone = |p: &Phone| p.to_string().replace(' ', "");
        for person in register.persons.values_mut().filter(|p| numbers.contains(&phone(&p.phone))) {
            person.phone = Phone::read(other);
        }
    });
    browser.click("link", &two.village.name).await;
    browser.role("heading", &two.village.name).await;
    browser.sees("2026-12-01-1").await;
    assert!(!browser.text().await.contains("这份数据公布于"));
    look_again(&browser).await;
    let new = "const open = indexedDB.open('wangge-public /wg/'); open.onsuccess = () => {\
        const get = open.result.transaction('files').objectStore('files').get('data/manifest.json');\
        get.onsuccess = () => { window.keeps = new TextDecoder().decode(get.result).includes('2026-12-01-1'); open.result.close(); }; };\
        return window.keeps === true";
    browser.until("the new one is kept", new).await;
    // What was seen of the old one is kept of the new one.
    site.stop();
    browser.goto(&page).await;
    browser.role("link", &other.parse::<Telephone>().unwrap().spaced()).await;
    browser.sees("2026-12-01-1").await;
    browser.close().await;
}
