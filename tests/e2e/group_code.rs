//! A chat group's picture: from the office's phone to the grid's page, until its last day.
use crate::cases::{lean, put};
use crate::clock::{days_ahead, site_with};
use crate::ledgers::{choose, first_grid};
use crate::office::import;
use crate::safe::page;
use image::{GrayImage, Luma};
use std::path::{Path, PathBuf};
use wangge_tests::browser::Browser;
use wangge_tests::pdf::Raster;
use wangge_tests::{files_of, unpack};

const CODE: &str = "https://weixin.qq.com/g/AwYAAK3XqQd2SbYk";

/// A picture as WeChat saves one: a code with much white around it.
fn saved(dir: &Path) -> PathBuf {
    let code = qrcodegen::QrCode::encode_text(CODE, qrcodegen::QrCodeEcc::Medium).unwrap();
    let module = 900 / code.size();
    let (left, top) = (90, 240);
    let picture = GrayImage::from_fn(1080, 1400, |x, y| {
        let at = |v: u32, from: i32| (v as i32 - from).div_euclid(module);
        Luma([if code.get_module(at(x, left), at(y, top)) { 0 } else { 255 }])
    });
    let path = dir.join("weixin.png");
    picture.save(&path).unwrap();
    path
}

fn day(ahead: u64) -> String {
    let millis = ahead * 24 * 3600 * 1000;
    format!("new Date(Date.now() + {millis}).toLocaleDateString('sv')")
}

#[tokio::test]
async fn a_group_s_picture_is_shown_until_its_last_day_and_is_never_printed() {
    let (dir, site) = site_with("");
    let (grid, _) = first_grid();
    let office = Browser::phone().await;
    import(&office, &site).await;
    page(&office, &site, "ledgers/?k=group&new=1").await;
    put(&office, "record-0", "'第1网格群'").await;
    choose(&office, grid).await;
    office.click("button", "加入这个网格").await;
    put(&office, "record-9", "'36'").await;
    office.click("button", "保存").await;
    // Who filed it is missing.
    office.sees("请填写“").await;
    let filed = office.labelled("登记人").await;
    put(&office, &filed, "'李大山'").await;
    office.click("button", "保存").await;
    office.sees("还没有二维码图片").await;

    office.click("button", "保存二维码").await;
    office.sees("请先选择群二维码图片").await;
    let pictures = tempfile::TempDir::new().unwrap();
    office.upload(&[saved(pictures.path())]).await;
    office
        .until("it is shown", "return document.querySelector('.code-picture')?.naturalWidth === 1080")
        .await;
    put(&office, "picture-day", &day(30)).await;
    office.click("button", "保存二维码").await;
    office.sees("最多有效 7 天").await;
    put(&office, "picture-day", &day(7)).await;
    office.click("button", "保存二维码").await;
    office.sees("公开的网格页面显示二维码").await;
    lean(&office, "group-picture-phone").await;

    page(&office, &site, "publish/").await;
    office.click("button", "生成发布包").await;
    office.click("button", "保存发布包").await;
    unpack(&std::fs::read(office.download(".zip").await).unwrap(), dir.path());
    let published: Vec<_> = files_of(&dir.path().join("data/p"))
        .into_iter()
        .filter(|(_, bytes)| Raster::of(bytes).is_some_and(|r| !r.codes().is_empty()))
        .collect();
    let [(_, bytes)] = published.as_slice() else { panic!("{} pictures with a code", published.len()) };
    assert_eq!(Raster::of_png(bytes).codes(), [CODE], "it can still be scanned");

    let resident = Browser::phone().await;
    resident.goto(&format!("{}g/{grid}/", site.address())).await;
    resident.sees("加入网格微信群").await;
    let pictures = "return document.querySelectorAll('img[src*=\"data/p\"]').length";
    let of_people = resident.script(pictures).await;
    resident.click("link", "加入网格微信群").await;
    resident.sees("第1网格群").await;
    resident
        .script("document.querySelector('.chat').scrollIntoView({ block: 'center', behavior: 'instant' })")
        .await;
    resident
        .until("the picture is there", "return document.querySelector('.chat img')?.naturalWidth === 1080")
        .await;
    lean(&resident, "grid-chat-phone").await;
    assert!(of_people.as_u64().unwrap() <= 2, "the static page has photographs of people alone");
    let pdf = resident.print().await;
    let codes: Vec<String> = (1..=pdf.pages_mm().len()).flat_map(|n| pdf.raster(n, 150).codes()).collect();
    assert!(!codes.iter().any(|c| c == CODE), "never printed: {codes:?}");

    // Eight days later on the resident's device, with the same publication.
    days_ahead(&resident, &dir, 8).await;
    resident.goto(&format!("{}grid/?c={grid}", site.address())).await;
    resident.sees("二维码已过期").await;
    assert!(!resident.script("return !!document.querySelector('.chat img')").await.as_bool().unwrap());
    resident.assert_clean(site.address()).await;
    resident.close().await;
    office.close().await;
}
