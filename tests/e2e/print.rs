//! Cards and boards as Chromium prints them: every page measured, every code read by a decoder
//! that did not make it.
use wangge_core::directory::{Manifest, PublicVillage};
use wangge_tests::browser::Browser;
use wangge_tests::printed::{check_board, check_cards};
use wangge_tests::site::Site;
use wangge_tests::{dist, root};

/// The villages of the demo publication, the one with most grids first.
fn villages() -> Vec<PublicVillage> {
    let read = |path: &str| std::fs::read(root().join("public").join(path)).unwrap();
    let manifest: Manifest = serde_json::from_slice(&read("data/manifest.json")).unwrap();
    let files = manifest.villages.iter().map(|(_, file)| serde_json::from_slice(&read(&file.path)).unwrap());
    let mut villages: Vec<PublicVillage> = files.collect();
    villages.sort_by_key(|v| (std::cmp::Reverse(v.grids.len()), v.village.code));
    villages
}

#[tokio::test]
async fn cards_ten_on_a4_with_their_backs_behind_them() {
    let village = villages().remove(0);
    assert!(village.grids.len() > 10, "a village of more than one sheet");
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    browser.goto(&format!("{}card/?c={}", site.address(), village.village.code)).await;
    browser.role("heading", &village.village.name).await;
    let pdf = browser.print().await;
    check_cards(&pdf, &village, site.address(), 1, true);
    pdf.keep(1, "print-cards");
    pdf.keep(2, "print-backs");

    // A sheet that is partly used up, and a printer that prints one side.
    browser
        .script(
            "const places = document.querySelector('main select'); places.value = '9'; \
         places.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await;
    browser.click("checkbox", "正反两面").await;
    browser.until("fronts only", "return !document.querySelector('.sheet-back')").await;
    check_cards(&browser.print().await, &village, site.address(), 9, false);
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn a_board_on_a3_holds_everybody() {
    let villages = villages();
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    for village in [villages.first(), villages.last()].into_iter().flatten() {
        browser.goto(&format!("{}board/?c={}", site.address(), village.village.code)).await;
        browser.role("heading", &village.village.name).await;
        let pdf = browser.print().await;
        check_board(&pdf, village, site.address());
        pdf.keep(1, &format!("print-board-{}", village.grids.len()));
    }
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn a_code_that_is_not_there_says_so() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    for (address, words) in [
        ("card/?c=990127100299", "没有找到这个网格的公开数据"),
        ("board/?c=9901271", "请先选择一个村或网格"),
        ("card/", "请先选择一个村或网格"),
    ] {
        browser.goto(&format!("{}{address}", site.address())).await;
        browser.sees(words).await;
        browser.role("link", "查找网格员").await;
    }
    browser.close().await;
}
