//! Kindness: the electronic card, sharing, the contact file, a report to the gridworker, and
//! what a messenger's own browser is told.
use crate::find::village;
use crate::offline::kept;
use serde_json::{Value, json};
use wangge_core::directory::{PublicGrid, PublicVillage};
use wangge_tests::browser::Browser;
use wangge_tests::contact;
use wangge_tests::dist;
use wangge_tests::pdf::Raster;
use wangge_tests::site::Site;

const WECHAT: &str = "Mozilla/5.0 (Linux; Android 13; V2183A Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64";

/// The village's first grid, whose gridworker can be called.
fn first(village: &PublicVillage) -> (PublicGrid, String, String) {
    let grid = village.grids.first().unwrap().clone();
    let head = grid.head().unwrap();
    (grid.clone(), head.name.clone(), head.telephone().unwrap().spaced())
}

/// Before any script of the page: what it would say to the share sheet is kept, what it copies
/// as well.
async fn listen(browser: &Browser, share: bool, clipboard: bool) {
    let mut script = String::from("window.given = [];");
    let define = |name: &str, value: &str| {
        format!("Object.defineProperty(navigator, '{name}', {{ configurable: true, value: {value} }});")
    };
    let sheet = "d => { given.push({ text: d.text, url: d.url, files: (d.files || []).map(f => [f.name, f.type, f.size]) }); return Promise.resolve(); }";
    script += &define("share", if share { sheet } else { "undefined" });
    script += &define("canShare", if share { "d => !!d.files" } else { "undefined" });
    let copy = "{ writeText: t => { given.push({ copied: t }); return Promise.resolve(); } }";
    script += &define("clipboard", if clipboard { copy } else { "undefined" });
    if !clipboard {
        script += "Document.prototype.execCommand = () => false;";
    }
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
}

async fn fits_a_phone(browser: &Browser) {
    let wide = browser.script("return document.documentElement.scrollWidth <= 360").await;
    assert_eq!(wide, Value::Bool(true), "the page is wider than the phone");
    assert_eq!(browser.axe().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_card_to_keep_and_to_forward() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let (grid, name, phone) = first(&village);
    let browser = Browser::phone().await;
    listen(&browser, true, true).await;
    browser.goto(&format!("{}grid/?c={}", site.address(), grid.code)).await;
    browser.role("link", &phone).await;
    browser.screenshot("kindness-grid").await;
    browser.click("link", "电子联系卡").await;
    let picture = browser.role("img", &phone).await;
    let alt = picture.attr("alt").await.unwrap().unwrap();
    assert!(alt.contains(&name) && alt.contains(&village.place(grid.code)), "{alt}");
    browser.sees("长按图片").await;
    browser.screenshot("kindness-ecard").await;
    fits_a_phone(&browser).await;

    browser.click("button", "保存图片").await;
    let file = browser.download(".png").await;
    assert_eq!(file.file_stem().unwrap().to_string_lossy(), format!("{}联系卡", village.place(grid.code)));
    let png = std::fs::read(&file).unwrap();
    std::fs::copy(&file, wangge_tests::root().join("target/screenshots/kindness-ecard-saved.png")).unwrap();
    let raster = Raster::of_png(&png);
    let (width, height) = raster.size();
    assert!(width == 1080 && (1400..2400).contains(&height), "{width} × {height}");
    assert_eq!(raster.codes(), [format!("{}g/{}/", site.address(), grid.code)]);

    browser.click("button", "分享图片").await;
    browser.sees("已打开手机的分享").await;
    let given = browser.script("return given.pop().files[0]").await;
    assert_eq!(given[1], "image/png");
    assert_eq!(given[2], png.len(), "the file that is shared is the one that is saved");
    browser.click("button", "复制文字").await;
    browser.sees("已复制").await;
    let copied = browser.script("return given.pop().copied").await;
    let address = format!("{}g/{}/", site.address(), grid.code);
    assert_eq!(copied, format!("{}的网格员：{name}\n电话：{phone}\n{address}", village.place(grid.code)));
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn sharing_falls_back_and_the_contact_file_is_one() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let (grid, name, phone) = first(&village);
    let page = format!("{}grid/?c={}", site.address(), grid.code);
    let words = format!("{}的网格员：{name}\n电话：{phone}", village.place(grid.code));
    let address = format!("{}g/{}/", site.address(), grid.code);

    let browser = Browser::phone().await;
    listen(&browser, true, true).await;
    browser.goto(&page).await;
    browser.click("button", "分享").await;
    browser.sees("已打开手机的分享").await;
    let given = browser.script("return given.pop()").await;
    assert_eq!(given, json!({ "text": words, "url": address, "files": [] }));
    browser.click("button", "存入通讯录").await;
    let file = std::fs::read(browser.download(".vcf").await).unwrap();
    let contact = contact::read(&file);
    assert_eq!((contact.family, contact.phone), (name, phone.replace(' ', "")));
    assert_eq!((contact.street, contact.address), (village.place(grid.code), address.clone()));
    browser.close().await;

    // Neither a share sheet nor a clipboard: the words are there to be copied by hand.
    let browser = Browser::phone().await;
    listen(&browser, false, false).await;
    browser.goto(&page).await;
    browser.click("button", "分享").await;
    let field = browser.role("textbox", "要复制的文字").await;
    assert_eq!(field.prop("value").await.unwrap().unwrap(), format!("{words}\n{address}"));
    fits_a_phone(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn a_report_is_a_text_and_leaves_nothing_behind() {
    let (village, mut site) = (village(), Site::serve(&dist(), "wg"));
    let (grid, name, phone) = first(&village);
    let digits = phone.replace(' ', "");
    let browser = Browser::phone().await;
    listen(&browser, false, true).await;
    browser.goto(&format!("{}grid/?c={}", site.address(), grid.code)).await;
    kept(&browser).await;
    browser.click("link", "反映情况").await;
    browser.role("link", "110").await;
    browser.sees("本站不发送、不保存").await;
    browser.role("link", &format!("打电话给{name}")).await;
    fits_a_phone(&browser).await;

    // From here on there is no network.
    site.stop();
    let before = stored(&browser).await;
    browser.asked().await;
    browser.click("radio", "安全隐患").await;
    browser.click("radio", "今天").await;
    browser.fill("textbox", "在哪里", "河边老水塘").await;
    browser.fill("textbox", "具体情况", "栏杆断了，孩子常去").await;
    browser.fill("textbox", "姓名", "李阿婆").await;
    browser.fill("textbox", "电话", "13800009999").await;
    let text = format!(
        "{name}您好，我想反映一件事。\n事情：安全隐患\n地点：河边老水塘\n时间：今天\n情况：栏杆断了，孩子常去\n我是李阿婆，电话 13800009999。"
    );
    browser
        .until(
            "the text as it stands",
            &format!("return document.querySelector('.report-text')?.textContent === {}", json!(text)),
        )
        .await;
    browser.screenshot("kindness-report").await;
    let call = browser.role("link", &format!("打电话给{name}")).await;
    assert_eq!(call.attr("href").await.unwrap().unwrap(), format!("tel:{digits}"));
    let sms = browser.role("link", "发短信").await.attr("href").await.unwrap().unwrap();
    let sms = url::Url::parse(&sms).unwrap();
    assert_eq!((sms.scheme(), sms.path()), ("sms", digits.as_str()));
    assert_eq!(sms.query_pairs().next().unwrap(), ("body".into(), text.as_str().into()));
    browser.click("button", "复制这段话").await;
    browser.sees("已复制").await;
    assert_eq!(browser.script("return given.pop().copied").await, text);
    fits_a_phone(&browser).await;
    assert_eq!(stored(&browser).await, before, "something was kept");
    assert!(!browser.address().await.contains("%"), "something is in the address");
    assert_eq!(browser.asked().await, Vec::<String>::new(), "something was sent");

    // Loaded again, without a network: the page is there, what was written is not.
    browser.reload().await;
    browser.role("textbox", "具体情况").await;
    browser.until("nothing is left", "return document.getElementById('words').value === ''").await;
    browser.close().await;
}

/// Everything that the browser keeps for the site, as words to compare.
async fn stored(browser: &Browser) -> Value {
    let script = "
        const out = { local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie,
          state: JSON.stringify(history.state), bases: [], caches: [] };
        for (const name of (await caches.keys()).sort()) {
          out.caches.push([name, (await (await caches.open(name)).keys()).map(r => r.url).sort()]);
        }
        for (const { name } of await indexedDB.databases()) {
          const base = await new Promise((yes, no) => { const r = indexedDB.open(name); r.onsuccess = () => yes(r.result); r.onerror = no; });
          for (const store of base.objectStoreNames) {
            const keys = await new Promise((yes, no) => { const r = base.transaction(store).objectStore(store).getAllKeys(); r.onsuccess = () => yes(r.result); r.onerror = no; });
            out.bases.push([name, store, keys]);
          }
          base.close();
        }
        return out;";
    let expression = format!("(async () => {{ {script} }})()");
    let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let answer = browser.cdp("Runtime.evaluate", params).await;
    assert!(answer["exceptionDetails"].is_null(), "{answer}");
    answer["result"]["value"].clone()
}

#[tokio::test]
async fn inside_wechat_nothing_is_dead_and_the_way_out_is_told() {
    let (village, site) = (village(), Site::serve(&dist(), "wg"));
    let (grid, _, phone) = first(&village);
    let browser = Browser::phone().await;
    browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": WECHAT })).await;
    listen(&browser, true, true).await;
    browser.goto(&format!("{}grid/?c={}", site.address(), grid.code)).await;
    browser.role("link", &phone).await;
    assert!(!browser.has("link", "打印联系卡").await, "a button that does nothing in WeChat");
    browser.click("button", "存入通讯录").await;
    browser.sees("微信里不能存入通讯录").await;
    browser.sees("在浏览器打开").await;
    browser.screenshot("kindness-wechat").await;
    fits_a_phone(&browser).await;
    browser.click("button", "分享").await;
    browser.sees("直接转发本页").await;
    let given = browser.script("return given.map(g => Object.keys(g)[0])").await;
    assert_eq!(given, json!(["copied"]), "the share sheet of the view inside WeChat opens nothing");

    browser.click("link", "电子联系卡").await;
    browser.role("img", &phone).await;
    for dead in ["保存图片", "分享图片"] {
        assert!(!browser.has("button", dead).await, "{dead} does nothing in WeChat");
    }
    for page in ["card", "board"] {
        browser.goto(&format!("{}{page}/?c={}", site.address(), grid.code)).await;
        browser.sees("微信里不能打印").await;
        assert!(!browser.has("button", "打印").await, "{page}: print does nothing in WeChat");
        fits_a_phone(&browser).await;
    }
    browser.screenshot("kindness-wechat-board").await;
    browser.goto(&format!("{}office/", site.address())).await;
    browser.sees("微信里打不开和存不了文件").await;
    browser.close().await;
}
