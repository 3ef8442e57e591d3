//! A village is divided: proposed, looked at, one household moved by keyboard, accepted, taken back;
//! printed to be posted; its sketch on the board.
use crate::office::import;
use crate::safe::page;
use serde_json::json;
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

/// Sees the page as a phone shows it, from its map on.
async fn on_a_phone(browser: &Browser, name: &str) {
    let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
    browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    browser.script("window.dispatchEvent(new Event('resize'))").await;
    for (at, part) in [".division-slider", ".map", ".division-grids", ".strip"].into_iter().enumerate() {
        browser
            .script(&format!("document.querySelector('{part}').scrollIntoView({{ block: 'start' }})"))
            .await;
        browser.screenshot(&format!("{name}-phone-{at}")).await;
    }
    let found = browser.measure("[...edges(), ...taps(44)]").await;
    assert!(found.is_empty(), "{found:#?}");
    browser.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await;
}

#[tokio::test]
async fn a_village_is_divided_corrected_accepted_and_posted() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    page(&browser, &site, "division/").await;
    for select in ["town", "village"] {
        browser.choose_first(select).await;
    }
    let most = "const f = document.querySelector('#size-max'); f.value = '19';\
                f.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.script(most).await;
    browser.click("button", "生成划分方案").await;
    browser.sees("的划分方案").await;
    browser.role("img", "上北下南").await;
    let drawn = "return document.querySelectorAll('.map-area').length > 2\
                 && document.querySelectorAll('.map-house').length > 14";
    browser.until("the map is drawn", drawn).await;
    browser.screenshot("division-top").await;
    browser.script("document.querySelector('.division').scrollIntoView()").await;
    browser.screenshot("division-map").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);

    // One household by keyboard: select it by its door, then go to the other grid's button.
    browser.script("document.querySelector('.door').focus()").await;
    browser.press(" ").await;
    browser.sees("已选 1 户").await;
    let other = "const own = document.querySelector('.door .door-grid').textContent;\
                 const all = [...document.querySelectorAll('.division-grid')];\
                 const to = all.find(g => g.querySelector('.door-grid').textContent !== own);\
                 to.querySelector('button').focus(); return to.querySelector('button').textContent";
    assert!(browser.script(other).await.as_str().unwrap().starts_with("移入 1 户"));
    browser.press("\u{e007}").await;
    browser.sees("已移动 1 户").await;
    browser.role("button", "撤回手工调整（1）").await;
    browser.screenshot("division-moved").await;
    browser.click("button", "撤回手工调整").await;
    browser.sees("已撤回一次手工调整").await;
    on_a_phone(&browser, "division").await;

    // A house is carried over the map as a finger does it.
    let carry = "const map = document.querySelector('.map');\
         const houses = [...document.querySelectorAll('.map-house')];\
         const tone = h => [...h.classList].find(c => c.startsWith('tone-'));\
         const box = h => { const r = h.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; };\
         const from = houses[0], to = houses.find(h => tone(h) !== tone(from));\
         const send = (el, type, [x, y]) => el.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, clientX: x, clientY: y }));\
         send(from.querySelector('path'), 'pointerdown', box(from));\
         send(map, 'pointermove', box(to)); send(map, 'pointerup', box(to));";
    browser.script(carry).await;
    browser.role("button", "撤回手工调整（1）").await;

    // The paper: two pages or more of A4, no household's head on it, no dot.
    let heads =
        browser.script("return [...document.querySelectorAll('.door-head')].map(e => e.textContent)").await;
    browser.click("button", "制作打印稿").await;
    browser.until("the pages are made", "return document.querySelectorAll('.paper').length > 1").await;
    let pdf = browser.print().await;
    let pages = pdf.pages_mm();
    assert!(pages.len() > 1, "{pages:?}");
    for (width, height) in &pages {
        assert!((width - 210.0).abs() < 0.5 && (height - 297.0).abs() < 0.5, "{width} × {height}");
    }
    let text: String =
        (1..=pages.len()).map(|n| pdf.text(n)).collect::<String>().split_whitespace().collect();
    assert!(text.contains("网格划分方案公示") && text.contains("公示期"), "{text}");
    let workers = browser
        .script("return [...document.querySelectorAll('.division-grid')].map(e => e.textContent).join()")
        .await;
    for head in heads.as_array().unwrap().iter().filter_map(|h| h.as_str()) {
        let worker = workers.as_str().unwrap_or_default().contains(head);
        assert!(worker || head.chars().count() < 3 || !text.contains(head), "{head} is on the paper");
    }
    pdf.keep(1, "division-paper-1");
    pdf.keep(2, "division-paper-2");

    // Accepted as one change, taken back as one.
    browser.click("button", "采用前核对").await;
    browser.sees("采用后会怎样").await;
    if browser.has("button", "其余都转到接替的网格").await {
        browser.click("button", "其余都转到接替的网格").await;
    }
    let fill = "document.querySelectorAll('.division-plan select').forEach(s => { if (!s.value) {\
                s.value = s.options[s.options.length - 1].value;\
                s.dispatchEvent(new Event('change', { bubbles: true })); } })";
    browser.script(fill).await;
    browser.screenshot("division-questions").await;
    browser.click("button", "确认").await;
    browser.sees("已采用划分方案").await;
    browser.click("button", "撤销").await;
    browser.sees("已撤销：划分网格").await;

    // The board has the sketch.
    let village = browser.script("return document.querySelector('#village').value").await;
    page(&browser, &site, &format!("print/?c={}&w=board", village.as_str().unwrap())).await;
    browser.role("img", "网格示意图").await;
    let pdf = browser.print().await;
    pdf.keep(1, "division-board");
    assert!(pdf.text(1).contains("网格示意图"));
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
