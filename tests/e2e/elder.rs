//! 长辈版 and who cannot run the app: large print from the first step on, kept on the device, read
//! aloud with telephones digit by digit; the list by place without a script; an old browser; the
//! dark; paper.
use crate::find::village;
use serde_json::{Value, json};
use wangge_core::Lang;
use wangge_core::directory::spoken;
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

/// A device with one voice, of its own or not, that writes down what it is given to say.
fn voice(own: bool) -> Value {
    let source = format!(
        "window.said = []; window.SpeechSynthesisUtterance = class {{ constructor(t) {{ this.text = t; }} }};\
         Object.defineProperty(window, 'speechSynthesis', {{ value: {{ \
         getVoices: () => [{{ lang: 'zh-CN', localService: {own} }}], speak: (u) => said.push(u.text), cancel() {{}} }} }});"
    );
    json!({ "source": source })
}

const SIZE: &str = "return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";

#[tokio::test]
async fn large_print_from_the_first_step_on_everywhere_and_read_aloud() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let grid = village.grids.first().unwrap();
    let number = grid.head().unwrap().telephone().unwrap();
    let browser = Browser::phone().await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", voice(true)).await;
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*boot.js"] })).await;
    browser.goto(site.address()).await;
    assert_eq!(browser.script(SIZE).await, json!(16));
    browser.click("button", "长辈版").await;
    assert_eq!(browser.script(SIZE).await, json!(20));
    browser.click("button", "增大字号").await;
    browser.screenshot("elder-first").await;
    assert_eq!(browser.script("return localStorage.getItem('wangge.elder')").await, json!("22"));
    assert_eq!(browser.axe().await, Vec::<String>::new());

    // The app takes it over, on this page and the next.
    browser.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
    browser.goto(&format!("{}grid/?c={}", site.address(), grid.code)).await;
    browser.role("link", &number.spaced()).await;
    assert_eq!(browser.script(SIZE).await, json!(22));
    browser.click("button", "朗读").await;
    browser.role("button", "停止朗读").await;
    let said = browser.script("return said[0]").await;
    assert!(said.as_str().unwrap().contains(&spoken::digits(&number.spaced(), Lang::Zh)), "{said}");
    browser.screenshot("elder-grid").await;
    browser.click("button", "减小字号").await;
    browser.click("button", "标准版").await;
    browser.until("standard again", "return !document.documentElement.dataset.elder").await;
    assert_eq!(browser.script("return localStorage.getItem('wangge.elder')").await, Value::Null);

    // The static page has the same switch and says the same.
    browser.goto(&format!("{}g/{}/", site.address(), grid.code)).await;
    browser.click("button", "长辈版").await;
    browser.click("button", "朗读").await;
    assert_eq!(browser.script("return said[0]").await, said);
    browser.reload().await;
    assert_eq!(browser.script(SIZE).await, json!(20));
    browser.screenshot("elder-static").await;
    assert_eq!(browser.axe().await, Vec::<String>::new());
    let wide = browser.script("return document.documentElement.scrollWidth <= 360").await;
    assert_eq!(wide, Value::Bool(true), "the page is wider than the phone");
    browser.assert_clean_but(site.address(), "boot.js").await;
    browser.close().await;
}

#[tokio::test]
async fn a_text_is_never_read_elsewhere() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let code = village.village.code;
    let browser = Browser::phone().await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", voice(false)).await;
    for page in [format!("g/{code}/"), format!("grid/?c={code}")] {
        browser.goto(&format!("{}{page}", site.address())).await;
        browser.click("button", "长辈版").await;
        browser.click("button", "朗读").await;
        browser.sees("没有可用的中文语音").await;
        assert_eq!(browser.script("return said.length").await, json!(0));
        browser.click("button", "标准版").await;
    }
    browser.close().await;
}

/// Goes where a link leads, by its address: with scripts off, the driver cannot press it.
async fn follow(browser: &Browser, name: &str) {
    let href = browser.role("link", name).await.attr("href").await.unwrap().unwrap();
    let here = url::Url::parse(&browser.address().await).unwrap();
    browser.goto(here.join(&href).unwrap().as_str()).await;
}

#[tokio::test]
async fn by_place_without_a_script() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let grid = village.grids.first().unwrap();
    let browser = Browser::phone().await;
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.goto(site.address()).await;
    follow(&browser, "按地方查找").await;
    browser.role("heading", "按地方查找网格员").await;
    browser.role("link", "12345").await;
    follow(&browser, &village.town.name).await;
    follow(&browser, &village.village.name).await;
    let call = browser.role("link", &grid.head().unwrap().telephone().unwrap().spaced()).await;
    assert_eq!(
        call.attr("href").await.unwrap(),
        grid.head().unwrap().phone.as_ref().map(|p| format!("tel:{p}"))
    );
    assert!(!browser.has("button", "").await, "nothing that does nothing");
    browser.screenshot("by-place-village").await;
    browser.close().await;
}

#[tokio::test]
async fn an_old_browser_is_told_and_led_to_the_list() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    let old = json!({ "source": "delete window.WebAssembly;" });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", old).await;
    for page in ["", "about/"] {
        browser.goto(&format!("{}{page}", site.address())).await;
        browser.sees("浏览器版本过旧").await;
        browser.click("link", "按地方查找").await;
        browser.role("heading", "按地方查找网格员").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn in_the_dark_the_page_is_dark_and_paper_stays_white() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let code = village.grids.first().unwrap().code;
    let browser = Browser::phone().await;
    let dark = |media: &str| json!({ "media": media, "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    let ink = "return getComputedStyle(document.body).color";
    for page in [format!("g/{code}/"), format!("grid/?c={code}")] {
        browser.cdp("Emulation.setEmulatedMedia", dark("")).await;
        browser.goto(&format!("{}{page}", site.address())).await;
        browser.until("the page is there", "return !!document.querySelector('main h1')").await;
        assert_eq!(browser.script(ink).await, json!("rgb(241, 236, 226)"), "{page}");
        assert_eq!(browser.axe().await, Vec::<String>::new(), "{page}");
        browser.cdp("Emulation.setEmulatedMedia", dark("print")).await;
        assert_eq!(browser.script(ink).await, json!("rgb(29, 39, 37)"), "{page}");
        let seen = "return [...document.querySelectorAll('button, nav, header.page-head')].filter(e => e.offsetParent).length";
        assert_eq!(browser.script(seen).await, json!(0), "{page}: buttons on paper");
    }
    browser.close().await;
}
