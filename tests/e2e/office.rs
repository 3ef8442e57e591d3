//! The office from its lists to a publication, as a clerk goes through it.
use std::path::PathBuf;
use tempfile::TempDir;
use wangge_tests::browser::{Browser, Engine};
use wangge_tests::site::Site;
use wangge_tests::{dist, in_each_engine, sheets};

in_each_engine!(lists_become_a_register_a_tree_and_a_publication);

/// The name of the node that has the focus.
const FOCUSED: &str = "(document.activeElement.querySelector('.tree-name')?.firstChild?.textContent ?? '')";

/// The small demo county's workbook.
fn workbook() -> PathBuf {
    sheets().join("county.xlsx")
}

/// Imports the small demo county and waits until it is stored.
pub async fn import(browser: &Browser, site: &Site) {
    browser.goto(&format!("{}office/import/", site.address())).await;
    browser.upload(&[workbook()]).await;
    browser.click("button", "确认导入").await;
    browser.sees("已保存").await;
}

async fn lists_become_a_register_a_tree_and_a_publication(engine: Engine) {
    let site = Site::serve(&dist(), "county/wg");
    let browser = Browser::desktop_in(engine).await;
    browser.goto(&format!("{}office/", site.address())).await;
    browser.sees("从现有名单开始").await;
    browser.goto(&format!("{}office/import/", site.address())).await;
    browser.upload(&[workbook()]).await;
    browser.sees("导入预览").await;
    browser.sees("逐条问题").await;
    browser.screenshot("office-preview").await;
    // Nothing is stored before it is accepted.
    browser.reload().await;
    browser.sees("选择文件").await;
    import(&browser, &site).await;
    browser.screenshot("office-stored").await;

    browser.goto(&format!("{}office/", site.address())).await;
    browser.sees("禾溪县工作台").await;
    browser.sees("2,200").await;
    browser.click("link", "体检").await;
    browser.sees("问题清单").await;
    browser.screenshot("office-audit").await;
    browser.click("link", "网格树").await;
    browser.click("button", "全部展开").await;
    browser.role("treeitem", "禾溪县").await;

    browser.click("link", "发布").await;
    browser.click("button", "生成发布包").await;
    browser.click("button", "保存发布包").await;
    let zip = browser.download(".zip").await;
    assert!(std::fs::metadata(&zip).unwrap().len() > 10_000);
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn the_tree_goes_by_keyboard_and_draws_few_rows() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    browser.goto(&format!("{}office/tree/", site.address())).await;
    browser.click("button", "全部展开").await;
    browser.script("document.querySelector('[role=treeitem][tabindex=\"0\"]').focus()").await;
    let at_county = format!("return {FOCUSED} === '禾溪县'");
    browser.until("the focus is on the county", &at_county).await;
    // End, Home, down, and left twice: close the first town, then up to the county.
    browser.press("\u{e010}").await;
    let last = "const all = [...document.querySelectorAll('[role=treeitem]')];\
                return document.activeElement === all.at(-1) && all.length < 100";
    browser.until("the focus is on the last of few rows", last).await;
    browser.press("\u{e011}").await;
    browser.until("the focus is on the county", &at_county).await;
    browser.press("\u{e015}").await;
    let level = "return document.activeElement.getAttribute('aria-level') === '2'";
    browser.until("the focus is on a town", level).await;
    browser.press("\u{e012}").await;
    let closed = "return document.activeElement.getAttribute('aria-expanded') === 'false'";
    browser.until("the town is closed", closed).await;
    browser.press("\u{e007}").await;
    browser.sees("一级网格长").await;
    browser.screenshot("office-tree").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.press("\u{e012}").await;
    browser.until("the focus is on the county", &at_county).await;
    browser.close().await;
}

#[tokio::test]
async fn files_that_are_no_lists_say_so_and_the_app_lives_on() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    let dir = TempDir::new().unwrap();
    let whole = std::fs::read(workbook()).unwrap();
    let files = [
        ("half.xlsx", whole.get(..whole.len() / 2).unwrap().to_vec()),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n\0\0".to_vec()),
        ("empty.csv", vec![]),
        ("words.csv", "今天,开会\n明天,下乡\n".as_bytes().to_vec()),
    ];
    let paths = files.map(|(name, bytes)| {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    });
    browser.goto(&format!("{}office/import/", site.address())).await;
    browser.upload(&paths).await;
    browser.sees("以下文件没有读入").await;
    for name in ["half.xlsx", "picture.xlsx", "empty.csv"] {
        browser.sees(&format!("“{name}”")).await;
    }
    browser.sees("没有找到表头").await;
    browser.screenshot("office-broken-phone").await;
    browser.click("button", "放弃").await;
    browser.upload(&[workbook()]).await;
    browser.sees("将要写入").await;
    browser.close().await;
}
