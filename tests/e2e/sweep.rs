//! Every page, measured: on a phone and on a desktop, light and dark, with larger letters and by
//! keyboard alone. One browser goes through all of them; what it finds is told at once.
use crate::find::village;
use crate::office::import;
use serde_json::json;
use wangge_core::directory::PublicVillage;
use wangge_core::site::{ROUTES, grid_page};
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

/// What a version of the pages owes to the eye and the finger, in CSS pixels.
struct Norm {
    name: &'static str,
    /// What is tapped is at least so large.
    tap: u32,
    /// Letters are at least so large.
    letters: u32,
    /// Whether large letters may stand out less, as WCAG allows.
    large: bool,
}

const STANDARD: Norm = Norm { name: "standard", tap: 44, letters: 12, large: true };
/// 长辈版: the elder norms of PRODUCT.md, in the size that it begins with.
const ELDER: Norm = Norm { name: "elder", tap: 60, letters: 18, large: false };

#[tokio::test]
async fn every_page_holds_the_norms() {
    sweep(&STANDARD).await;
}

#[tokio::test]
async fn every_page_of_large_print_holds_the_norms() {
    sweep(&ELDER).await;
}

/// The pages, relative to the site's root: every route with something on it, what is not there,
/// and pages that stand for themselves.
fn pages(village: &PublicVillage) -> Vec<String> {
    let (code, grid) = (village.village.code, village.grids.first().unwrap().code);
    let mut pages: Vec<String> = ROUTES
        .iter()
        .map(|route| match *route {
            "grid/" | "ecard/" | "report/" | "verify/" => format!("{route}?c={grid}"),
            "board/" | "card/" => format!("{route}?c={code}"),
            other => other.to_owned(),
        })
        .collect();
    pages.push(format!("#q={}", village.village.name));
    pages.push(format!("grid/?c={code}"));
    pages.push("grid/?c=9901279999999999".to_owned());
    pages.push(grid_page(grid));
    pages.push(grid_page(code));
    pages
}

async fn sweep(norm: &Norm) {
    let (village, site) = (village(), Site::serve(&dist(), "a/b"));
    let browser = Browser::desktop().await;
    // The office's pages with a register in them.
    import(&browser, &site).await;
    if norm.name == ELDER.name {
        browser.script("localStorage.setItem('wangge.elder', '20')").await;
    }
    let mut found = Vec::new();
    for (width, height) in [(1280, 800), (360, 740)] {
        size(&browser, width, height).await;
        for page in pages(&village) {
            let here = format!("/{page} at {width}, {}", norm.name);
            let note = |what: Vec<String>, how: &str| -> Vec<String> {
                what.into_iter().map(|w| format!("{here}{how}: {w}")).collect()
            };
            browser.goto(&format!("{}{page}", site.address())).await;
            // What can be undone is asked for beside the page's own content: the import always can.
            let there = "const main = document.querySelector('main');\
                         return !!main?.querySelector('h1') && !main.innerText.includes('正在读取')\
                             && !document.querySelector('.turns[hidden]')";
            browser.until("the page is there", there).await;
            found.extend(note(by_keyboard(&browser).await, ", by keyboard"));
            found.extend(note(measured(&browser, norm).await, ""));
            scheme(&browser, "dark").await;
            found.extend(note(seen(&browser, norm).await, ", dark"));
            scheme(&browser, "light").await;
            let larger = "(() => { const back = larger(1.5), out = edges(); back(); return out; })()";
            found.extend(note(browser.measure(larger).await, ", letters half as large again"));
            let name = page.replace(['/', '?', '='], "-");
            browser.screenshot(&format!("{}-{width}-{name}", norm.name)).await;
        }
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    browser.close().await;
}

/// Makes the window so large; a narrow one is a phone's.
async fn size(browser: &Browser, width: u32, height: u32) {
    let phone = width < 600;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
    browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
}

async fn scheme(browser: &Browser, scheme: &str) {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    browser.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

async fn measured(browser: &Browser, norm: &Norm) -> Vec<String> {
    let Norm { tap, letters, .. } = norm;
    let sizes = format!("[...edges(), ...taps({tap}), ...letters({letters}, 1.3)]");
    let mut found = browser.measure(&sizes).await;
    found.extend(seen(browser, norm).await);
    found
}

/// What colours decide.
async fn seen(browser: &Browser, norm: &Norm) -> Vec<String> {
    let mut found = browser.measure(&format!("contrast(4.5, {})", norm.large)).await;
    found.extend(browser.axe().await);
    found
}

/// Goes through the page with the Tab key until it is where it was before.
async fn by_keyboard(browser: &Browser) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..400 {
        let key = json!({ "type": "keyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
        browser.cdp("Input.dispatchKeyEvent", key).await;
        match browser.measure("[focus()]").await.pop().as_deref() {
            Some("end") => break,
            Some("") | None => {}
            Some(words) => found.push(words.to_owned()),
        }
    }
    found.extend(browser.measure("missed()").await);
    // Back on the way in, the link over the head shows: what follows measures the page without it.
    browser.script("document.activeElement.blur()").await;
    found
}
