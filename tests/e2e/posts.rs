//! Persons and posts by form: a photograph and the consent to it, another person on a post, a code
//! that is given up, many appointments ended at once.
use crate::cases::put;
use crate::office::import;
use crate::register::choose;
use crate::safe::page;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use wangge_core::directory::{Manifest, PublicVillage};
use wangge_tests::browser::Browser;
use wangge_tests::site::Site;
use wangge_tests::{bare_app, dist, unpack};

/// What the camera wrote beside the picture; must not come along.
const CAMERA: &[u8] = b"KAMERA 119.4074E 28.9042N";

/// A photograph as a phone makes it: wider than tall in the file, to be turned to the right
/// (Exif orientation 6), red where the top is after turning; with the place where it was taken.
fn photograph(file: &Path) {
    let mut picture = image::RgbImage::from_pixel(800, 600, image::Rgb([20, 60, 200]));
    // Turned by 90° to the right, the left edge is the top.
    for (_, _, pixel) in picture.enumerate_pixels_mut().filter(|(x, ..)| *x < 400) {
        *pixel = image::Rgb([210, 30, 30]);
    }
    let mut jpeg = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90);
    encoder.encode_image(&picture).unwrap();
    // Exif: big endian, one entry (0x0112, SHORT, 1, 6), then what a camera notes.
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(CAMERA);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut whole = vec![0xff, 0xd8, 0xff, 0xe1];
    whole.extend_from_slice(&length);
    whole.extend_from_slice(&exif);
    whole.extend_from_slice(&jpeg[2..]);
    fs::write(file, whole).unwrap();
}

/// Publishes and unpacks over the site; gives the photographs of the publication.
async fn published(browser: &Browser, site: &Site, home: &Path) -> Vec<Vec<u8>> {
    page(browser, site, "publish/").await;
    browser.click("button", "生成发布包").await;
    browser.click("button", "保存发布包").await;
    let zip = browser.download(".zip").await;
    unpack(&fs::read(&zip).unwrap(), home);
    fs::remove_file(zip).unwrap();
    let read = |path: &str| fs::read(home.join(path)).unwrap();
    let manifest: Manifest = serde_json::from_slice(&read("data/manifest.json")).unwrap();
    let villages =
        manifest.villages.iter().map(|(_, file)| serde_json::from_slice(&read(&file.path)).unwrap());
    let mut photographs = Vec::new();
    for village in villages {
        let village: PublicVillage = village;
        let posts = village.grids.iter().chain([&village.village]).flat_map(|grid| &grid.posts);
        photographs.extend(posts.filter_map(|post| post.photo.as_deref()).map(read));
    }
    photographs
}

#[tokio::test]
async fn a_photograph_is_small_without_its_place_and_shown_only_with_consent() {
    let home = TempDir::new().unwrap();
    bare_app(home.path());
    let site = Site::serve(home.path(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let (photo, no_picture) = (home.path().join("IMG_1.jpg"), home.path().join("note.jpg"));
    photograph(&photo);
    fs::write(&no_picture, "not a picture").unwrap();
    let person = "table/?t=people#q=wangdesheng";
    page(&browser, &site, person).await;
    browser.sees("共 1 人").await;
    browser.click("gridcell", "王德生").await;
    browser.role("textbox", "工作电话").await;

    browser.upload(&[no_picture]).await;
    browser.sees("这张图片打不开").await;
    browser.upload(&[photo]).await;
    browser.role("img", "照片预览").await;
    browser.until("no complaint", "return !document.body.innerText.includes('这张图片打不开')").await;
    browser.sees("本人同意公开的日期").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.screenshot("form-photo").await;
    browser.click("button", "保存").await;
    browser.sees("已保存：王德生").await;
    assert_eq!(published(&browser, &site, home.path()).await, Vec::<Vec<u8>>::new(), "without consent none");

    page(&browser, &site, person).await;
    browser.click("gridcell", "王德生").await;
    browser.role("img", "照片预览").await;
    put(&browser, "f-consent", "'2026-03-01'").await;
    browser.click("button", "保存").await;
    browser.sees("已保存：王德生").await;
    let photographs = published(&browser, &site, home.path()).await;
    let [jpeg] = photographs.as_slice() else { panic!("{} photographs", photographs.len()) };
    assert!(jpeg.len() < 60_000, "{} bytes", jpeg.len());
    for mark in [CAMERA, b"Exif"] {
        assert!(!jpeg.windows(mark.len()).any(|w| w == mark), "what the camera wrote came along");
    }
    let picture = image::load_from_memory(jpeg).unwrap().to_rgb8();
    assert_eq!(picture.dimensions(), (360, 480));
    let (top, bottom) = (picture.get_pixel(180, 40).0, picture.get_pixel(180, 440).0);
    assert!(top[0] > 150 && top[2] < 90, "the top is red: {top:?}");
    assert!(bottom[2] > 150 && bottom[0] < 90, "the bottom is blue: {bottom:?}");

    // And taken away again.
    page(&browser, &site, person).await;
    browser.click("gridcell", "王德生").await;
    browser.click("button", "去掉照片").await;
    browser.click("button", "保存").await;
    browser.sees("已保存：王德生").await;
    assert_eq!(published(&browser, &site, home.path()).await.len(), 0);
    browser.assert_clean_but(site.address(), "data/manifest.json").await;
    browser.close().await;
}

/// Opens the form of the first household-level grid of a filter of the table.
async fn open_grid(browser: &Browser, site: &Site, code: &str) {
    page(browser, site, &format!("table/?c={code}&g={code}")).await;
    browser.role("heading", "网格信息").await;
}

#[tokio::test]
async fn another_person_takes_a_post_and_who_was_before_stays_known() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    let code = "9901271000010101";
    open_grid(&browser, &site, code).await;
    let held = "return document.querySelector('.form-panel .post strong')?.innerText ?? ''";
    browser.until("somebody holds it", &held.replace("?? ''", "?.length > 0")).await;
    let before = browser.script(held).await;
    let before = before.as_str().unwrap().to_owned();
    // On a phone the form covers the page: Tab stays in it.
    browser.script("document.querySelector('.form-panel h2').focus()").await;
    for step in 0..40 {
        browser.press("\u{e004}").await;
        let inside = "const e = document.activeElement;\
                      return e === document.body || !!e.closest('.form-panel, .told')";
        assert_eq!(browser.script(inside).await, true, "Tab {step} leads under the form");
    }
    browser.click("button", "换人").await;
    browser.click("button", "任命").await;
    browser.sees("请选一位，或新增一位").await;
    browser.fill("textbox", "任命谁", "郑晓云").await;
    browser.click("button", "新增“郑晓云”").await;
    browser.fill("textbox", "工作电话", "1380000").await;
    browser.click("button", "任命").await;
    browser.sees("这个号码打不通").await;
    browser.fill("textbox", "工作电话", "13800007711").await;
    browser.fill("textbox", "未经推荐评议的原因", "前任外出务工，镇里指定代理").await;
    browser.screenshot("form-appoint-phone").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.click("button", "任命").await;
    browser.sees("已任命郑晓云").await;
    browser.sees("未经推荐评议：前任外出务工，镇里指定代理").await;
    browser.role("link", &before).await;
    browser.sees("已离任").await;
    browser.screenshot("form-appointed-phone").await;

    // Who it was on a day, from the history of the grid.
    page(&browser, &site, &format!("history/?c={code}")).await;
    browser.sees("郑晓云").await;
    page(&browser, &site, "").await;
    browser.click("button", "撤销").await;
    browser.sees("已撤销").await;
    open_grid(&browser, &site, code).await;
    browser.until("as before", "return !document.body.innerText.includes('郑晓云')").await;
    browser.role("link", &before).await;

    // The way to the other pages is behind one button.
    browser.click("button", "关闭").await;
    browser.click("button", "菜单").await;
    browser.screenshot("menu-phone").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.click("link", "体检").await;
    browser.sees("问题清单").await;
    browser.until("the menu is shut", "return !document.querySelector('.office-pages-open')").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn a_code_is_given_up_and_many_appointments_end_at_once() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let (code, next) = ("9901271000010101", "9901271000010102");
    open_grid(&browser, &site, code).await;
    browser.click("button", "停用或删除").await;
    browser.fill("textbox", "接替网格的编码", "99012").await;
    browser.click("button", "停用网格").await;
    browser.click("button", "确认停用网格").await;
    browser.sees("接替网格的编码不对").await;
    browser.fill("textbox", "接替网格的编码", next).await;
    browser.click("button", "停用网格").await;
    browser.click("button", "确认停用网格").await;
    // Households still stand in it: it is refused, and says what to do.
    browser.sees("请先移到接替的网格").await;
    browser.screenshot("retire-refused").await;
    page(&browser, &site, &format!("table/?t=households&c={code}")).await;
    browser.until("few households", "return document.querySelector('[role=grid]')?.ariaRowCount < 40").await;
    browser.click("checkbox", "选择 ").await;
    browser.click("button", "选择全部").await;
    choose(&browser, "deed", "Move").await;
    for (level, place) in [("town", 9), ("village", 12), ("group", 14)] {
        choose(&browser, &format!("to-{level}"), &next[..place]).await;
    }
    choose(&browser, "to-grid", next).await;
    browser.click("button", "移到网格（").await;
    browser.sees("没有符合条件的").await;

    open_grid(&browser, &site, code).await;
    browser.click("button", "停用或删除").await;
    browser.fill("textbox", "接替网格的编码", next).await;
    browser.click("button", "停用网格").await;
    browser.click("button", "确认停用网格").await;
    browser.sees(&format!("已停用 {code}")).await;
    browser.sees("起停用").await;
    browser.screenshot("retired").await;

    // The appointments of three people at once, from the first to the third.
    page(&browser, &site, "table/?t=people").await;
    browser.sees("肖荣生").await;
    browser.script("document.querySelector('#cell-1-0').focus()").await;
    browser.press(" ").await;
    for _ in 0..2 {
        browser.press("\u{e008}\u{e015}\u{e000}").await;
    }
    browser.sees("已选 3 项").await;
    choose(&browser, "deed", "End").await;
    put(&browser, "deed-day", "''").await;
    browser.click("button", "结束任职（3 项）").await;
    browser.sees("请填写截止日期").await;
    put(&browser, "deed-day", "new Date().toLocaleDateString('sv')").await;
    browser.click("button", "结束任职（3 项）").await;
    browser.sees("结束任职：3 项").await;
    browser.click("button", "撤销：").await;
    browser.sees("已撤销：").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
