//! A second list of the same county: what differs is read field by field, what it lacks stays, a
//! header is explained once, and what goes out comes in again without a change.
use super::office::import;
use std::path::PathBuf;
use tempfile::TempDir;
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

/// The rows of a csv that was exported, without its mark of UTF-8.
fn rows(file: &PathBuf) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    text.trim_start_matches('\u{FEFF}').lines().map(str::to_owned).collect()
}

fn put(dir: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = dir.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// The four sheets as they are exported on the import's page.
async fn exported(browser: &Browser, dir: &TempDir) -> PathBuf {
    browser.click("button", "导出 CSV").await;
    browser.sees("解压后再导入").await;
    let zip = browser.download(".zip").await;
    wangge_tests::unpack(&std::fs::read(zip).unwrap(), dir.path());
    dir.path().to_path_buf()
}

#[tokio::test]
async fn a_second_list_is_read_field_by_field_and_what_it_lacks_stays() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let dir = TempDir::new().unwrap();
    let sheets = exported(&browser, &dir).await;

    // What went out comes in again: nothing changes.
    let all = ["divisions.csv", "grids.csv", "gridworkers.csv", "households.csv"];
    browser.upload(&all.map(|name| sheets.join(name))).await;
    browser.sees("没有需要保存的改动").await;
    browser.click("button", "放弃").await;

    // One group's list: another telephone, one household missing, one new.
    let lines = rows(&sheets.join("households.csv"));
    let group = lines[1].split(',').nth(1).unwrap().to_owned();
    let own = lines[1..].iter().filter(|l| l.split(',').nth(1) == Some(&group));
    let mut list: Vec<Vec<String>> = own.map(|l| l.split(',').map(str::to_owned).collect()).collect();
    list[0][9] = "13800009999".into();
    let mut new = list[1].clone();
    list.pop();
    (new[0], new[6], new[7]) = (String::new(), "99号".into(), "新来户".into());
    list.push(new);
    let list: Vec<String> = list.iter().map(|row| row.join(",")).collect();
    let text = format!("{}\n{}\n", lines[0], list.join("\n"));
    browser.upload(&[put(&dir, "一组住户.csv", &text)]).await;
    browser.click("button", "更改 1 条").await;
    browser.sees("13800009999").await;
    browser.click("button", "新增 1 条").await;
    browser.sees("新来户").await;
    browser.click("button", "台账有、表中没有 1 条").await;
    let unticked = "return [...document.querySelectorAll('fieldset input[type=checkbox]')].length === 1 \
        && !document.querySelector('fieldset input[type=checkbox]').checked";
    browser.until("removing is off", unticked).await;
    browser.screenshot("office-differences").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.click("button", "确认导入").await;
    browser.sees("住户新增 1，更改 1 处").await;
    browser.goto(&format!("{}office/", site.address())).await;
    browser.sees("2,201").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn a_header_is_explained_once_and_understood_from_then_on() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    let dir = TempDir::new().unwrap();
    let sheets = exported(&browser, &dir).await;
    let lines = rows(&sheets.join("households.csv"));
    let group = lines[1].split(',').nth(1).unwrap().to_owned();
    let odd = put(&dir, "走访.csv", &format!("谁家,所在,备忘\n张三,{group},甲\n李四,{group},乙\n"));
    browser.upload(std::slice::from_ref(&odd)).await;
    browser.sees("没有找到表头").await;
    let choose = async |label: &str, value: &str| {
        let field = browser.role("combobox", label).await;
        field.select_by_value(value).await.expect("such a choice");
    };
    choose("这张表是", "households").await;
    choose("“谁家”", "head").await;
    browser.click("button", "按此重新读取").await;
    browser.sees("住户表至少要指明").await;
    choose("“所在”", "group_code").await;
    browser.screenshot("office-columns-phone").await;
    browser.click("button", "按此重新读取").await;
    browser.sees("已按您指明的重新读取").await;
    browser.sees("新增 2 条").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.screenshot("office-explained-phone").await;
    browser.reload().await;
    browser.sees("选择文件").await;
    browser.upload(&[odd]).await;
    browser.sees("新增 2 条").await;
    browser.close().await;
}
