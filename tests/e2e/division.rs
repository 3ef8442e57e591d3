//! A village is divided: proposed, looked at, one household moved by keyboard, accepted, taken back;
//! printed to be posted; its sketch on the board. A river is drawn, kept, and there a year later; groups
//! are merged whose chat group and open case go along.
use crate::office::import;
use crate::safe::page;
use serde_json::json;
use wangge_core::change::Stamp;
use wangge_core::domain::Register;
use wangge_core::ledger::case::{Case, CaseKind, Dispute};
use wangge_core::ledger::{By, RecordId};
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

/// Opens the page and chooses the first town and village.
async fn first_village(browser: &Browser, site: &Site) {
    page(browser, site, "division/").await;
    for select in ["town", "village"] {
        browser.choose_first(select).await;
    }
}

/// Asks for a proposal for that village.
async fn propose(browser: &Browser, site: &Site) {
    first_village(browser, site).await;
    browser.click("button", "生成划分方案").await;
    browser.sees("的划分方案").await;
    let drawn = "return document.querySelectorAll('.map-area').length > 2";
    browser.until("the map is drawn", drawn).await;
}

/// Draws a river through the village, keeps it; a year later it is there, and goes into the division.
async fn a_river_is_kept(browser: &Browser, site: &Site) {
    propose(browser, site).await;
    browser.click("button", "画界线").await;
    let press = "const map = document.querySelector('.map'), r = map.getBoundingClientRect();\
        for (const [x, y] of [[0.05, 0.45], [0.95, 0.55]]) for (const type of ['pointerdown', 'pointerup'])\
        map.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 3, clientX: r.x + x * r.width, clientY: r.y + y * r.height }));";
    browser.script(press).await;
    browser.click("button", "画好了（2 个点）").await;
    browser.sees("界线 1（2 个点）").await;
    browser.click("button", "保存界线和标记").await;
    browser.sees("界线和标记已保存在台账").await;
    browser.screenshot("division-river").await;
    browser.reload().await;
    assert!(!browser.text().await.contains("界线 1（2 个点）"), "the village is not chosen yet");
    propose(browser, site).await;
    browser.sees("界线 1（2 个点）").await;
    browser.sees("界线和标记已保存在台账").await;
    browser.until("it is on the map", "return document.querySelectorAll('.map-line').length === 1").await;
    browser.screenshot("division-river-next").await;
    browser.click("button", "撤销").await;
    browser.sees("已撤销：").await;
    browser.until("it is gone", "return !document.body.innerText.includes('界线 1（')").await;
}

/// A chat group and an open case of the village's second group, as the ledgers keep them.
fn hanging(village: &str) -> Vec<(String, String)> {
    let id = |millis| RecordId(Stamp { millis, counter: 0, node: 1 });
    let grid = format!("{village}0201");
    let mut register = Register::default();
    let found = "2026-10-01T09:00:00".parse().unwrap();
    let kind = CaseKind::Dispute(Dispute::Neighbours);
    let case = Case::new(id(1), kind, grid.parse().unwrap(), found, By::named("甲"), "两家为排水沟争吵");
    register.ledgers.cases.insert(id(1), case);
    let group = json!({
        "id": id(2).to_string(), "name": "二组群", "level": "Household", "grids": [grid], "purpose": "liaison",
        "founded": "2025-01-01", "members": 30, "households": 16, "status": "normal",
        "filed_by": { "name": "甲" }, "filed": "2025-01-01",
    });
    register.ledgers.groups.insert(id(2), serde_json::from_value(group).unwrap());
    let documents = wangge_store::documents::all(&register).unwrap().puts.into_iter();
    let ledgers = documents.filter(|(key, _)| key.starts_with("ledger/"));
    ledgers.map(|(key, bytes)| (key, String::from_utf8(bytes).unwrap())).collect()
}

/// Two groups become one: what becomes of the chat group and the open case of the second is asked.
async fn what_hangs_on_a_group_is_asked(browser: &Browser, site: &Site, village: &str) {
    let before = hanging(village);
    browser.put_documents(&before, false).await;
    first_village(browser, site).await;
    browser.script("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    let tick = "const all = [...document.querySelectorAll('fieldset .option input[type=checkbox]')];\
                if (all.length < 2) return false; all.slice(0, 2).forEach(c => c.click()); return true";
    browser.until("there are groups to merge", tick).await;
    browser.click("button", "合并选中的 2 个").await;
    browser.sees("微信群“二组群”怎样处理？").await;
    browser.sees("未办结的事件“邻里纠纷：两家为排水沟争吵”由哪里接着办？").await;
    // Nothing is done while a question is open; the two are answered each by its own, the rest end.
    let closed =
        "return [...document.querySelectorAll('button')].find(b => b.textContent === '确认').disabled";
    browser.until("it cannot be done yet", closed).await;
    browser.click("button", "其余都结束").await;
    browser.sees("还有 1 件没有决定").await;
    let case = "for (const label of document.querySelectorAll('.division-plan label')) {\
                if (!/二组群|事件/.test(label.textContent)) continue;\
                const s = document.getElementById(label.htmlFor); s.value = '0';\
                s.dispatchEvent(new Event('change', { bubbles: true })); }";
    browser.script(case).await;
    browser.screenshot("division-hanging").await;
    browser.click("button", "确认").await;
    browser.sees("已调整").await;
    let gone = format!("{village}0201");
    let stands = browser.documents().await;
    for (key, _) in &before {
        assert!(
            !stands.get(key).is_some_and(|text| text.contains(&format!("\"place\":\"{gone}\""))),
            "{key}"
        );
    }
    let ledgers: String =
        stands.iter().filter(|(k, _)| k.starts_with("ledger/")).map(|(_, v)| v.as_str()).collect();
    assert!(ledgers.contains("网格调整：由"), "the case says that it was handed over");
    browser.click("button", "撤销").await;
    browser.sees("已撤销：").await;
    let back = browser.documents().await;
    for (key, text) in &before {
        assert_eq!(back.get(key), Some(text), "one change, taken back as one");
    }
}

#[tokio::test]
async fn a_village_is_divided_corrected_accepted_and_posted() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    first_village(&browser, &site).await;
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

    let village = browser.script("return document.querySelector('#village').value").await;
    let village = village.as_str().unwrap();
    a_river_is_kept(&browser, &site).await;
    what_hangs_on_a_group_is_asked(&browser, &site, village).await;

    // The board has the sketch.
    page(&browser, &site, &format!("print/?c={village}&w=board")).await;
    browser.role("img", "网格示意图").await;
    let pdf = browser.print().await;
    pdf.keep(1, "division-board");
    assert!(pdf.text(1).contains("网格示意图"));
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
