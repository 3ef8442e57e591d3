//! Trainings, meetings, assessments, terms, and a ledger as a sheet out and in: as a village clerk does
//! them, on a phone.
use crate::cases::{lean, put};
use crate::office::import;
use crate::safe::page;
use wangge_core::Lang;
use wangge_core::domain::{GridCode, Level, Register};
use wangge_core::ledger::RecordKind;
use wangge_demo::{Plan, county, reference_date};
use wangge_tests::browser::Browser;
use wangge_tests::site::Site;
use wangge_tests::{dist, xlsx_texts};

/// The small demo county, as its sheets hold it.
fn facts() -> Register {
    county(&Plan { seed: 1, towns: 2, households: 2200 })
}

/// The first household-level grid with a gridworker, and their name.
pub fn first_grid() -> (GridCode, String) {
    let facts = facts();
    let on = reference_date();
    let mut grids = facts.grids_of(Level::Household, on);
    grids.find_map(|g| facts.head(g.code, on).map(|(_, p)| (g.code, p.name.clone()))).unwrap()
}

/// Walks down to a place.
pub async fn choose(browser: &Browser, place: GridCode) {
    for (level, select) in [
        (Level::Town, "town"),
        (Level::Village, "village"),
        (Level::Group, "group"),
        (Level::Household, "grid"),
    ] {
        let Some(code) = place.at(level) else { break };
        let there = format!("return !!document.querySelector('#{select} option[value=\"{code}\"]')");
        browser.until("the place is there to choose", &there).await;
        put(browser, select, &format!("'{code}'")).await;
    }
}

/// Opens the first line of the ledger's list.
async fn open_first(browser: &Browser, site: &Site, kind: &str) {
    page(browser, site, &format!("ledgers/?k={kind}")).await;
    browser.until("there is a line", "return !!document.querySelector('.record-list tbody a')").await;
    browser.script("document.querySelector('.record-list tbody a').click()").await;
}

async fn printed(browser: &Browser, name: &str) -> String {
    let pdf = browser.print().await;
    pdf.keep(1, name);
    let pages = (1..=pdf.pages_mm().len()).map(|n| pdf.text(n));
    pages.collect::<String>().split_whitespace().collect()
}

#[tokio::test]
async fn a_training_is_signed_for_and_a_meeting_s_matter_becomes_a_case() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    let (grid, name) = first_grid();
    let village = grid.at(Level::Village).unwrap();

    // Nobody has been trained this year.
    page(&browser, &site, "ledgers/?k=session").await;
    browser.click("button", "今年还没有培训过的人").await;
    browser.until("all are listed", "return /共 [1-9]/.test(document.body.innerText)").await;
    let untrained = "return Number((document.querySelector('details .names')?.previousElementSibling?.innerText ?? '').replace(/[^0-9]/g, ''))";
    let before = browser.script(untrained).await.as_u64().unwrap();

    page(&browser, &site, "ledgers/?k=session&new=1").await;
    put(&browser, "record-0", "'邻里纠纷怎么调解'").await;
    choose(&browser, village).await;
    // A village does not train the town's.
    browser.click("checkbox", "一级").await;
    browser.click("button", "保存").await;
    browser.sees("培训").await;
    browser.until("it is refused", "return !!document.querySelector('.notice-bad:not([hidden])')").await;
    browser.click("checkbox", "一级").await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    open_first(&browser, &site, "session").await;
    browser.click("button", "培训签到表").await;
    browser.sees("组织单位：").await;
    lean(&browser, "training-sign-in-phone").await;
    let sheet = printed(&browser, "paper-sign-in").await;
    assert!(
        sheet.contains("培训签到表") && sheet.contains(&name) && !sheet.contains("工作台"),
        "{sheet:.400}"
    );
    // Entered afterwards, from the list of those who hold a post.
    let tick = format!(
        "const t = [...document.querySelectorAll('.ticks label')].find(l => l.innerText.includes('{name}')); if (!t) return false; t.querySelector('input').click(); return true;"
    );
    browser.until("the person is there to tick", &tick).await;
    browser.sees("已选 1 人").await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    page(&browser, &site, "ledgers/?k=session").await;
    browser.click("button", "今年还没有培训过的人").await;
    browser.until("one less", &format!("{} === {}", untrained, before - 1)).await;
    lean(&browser, "trainings-phone").await;

    page(&browser, &site, "ledgers/?k=meeting&new=1").await;
    choose(&browser, village).await;
    browser.script("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    put(&browser, "record-4", &format!("'河堤有裂缝 | {name} | 上报镇里'")).await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    open_first(&browser, &site, "meeting").await;
    browser.sees("会上提出的事").await;
    lean(&browser, "meeting-phone").await;
    browser.click("button", "转为事件").await;
    browser.sees("看这件事的办理").await;
    browser.click("link", "看这件事的办理").await;
    browser.sees("二级：").await;
    browser.sees("河堤有裂缝").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn an_assessment_is_printed_with_the_person_s_own_records_and_both_sign() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    let (grid, name) = first_grid();
    page(&browser, &site, "ledgers/?k=publicity&new=1").await;
    put(&browser, "record-1", "'秋收防火'").await;
    choose(&browser, grid).await;
    put(&browser, "record-6", &format!("'{name}'")).await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;

    page(&browser, &site, "ledgers/?k=assessment&new=1").await;
    put(&browser, "record-0", &format!("'{name}'")).await;
    choose(&browser, grid).await;
    let year = "new Date().getFullYear()";
    put(&browser, "record-2", &format!("{year} + '-12-31'")).await;
    put(&browser, "record-3", &format!("{year} + '-01-01'")).await;
    put(&browser, "record-5", "'宣传到户，记录清楚'").await;
    put(&browser, "record-6", "'村支书李大山'").await;
    browser.click("button", "保存").await;
    browser.sees("结束日期不能早于开始日期").await;
    put(&browser, "record-2", &format!("{year} + '-01-01'")).await;
    put(&browser, "record-3", &format!("{year} + '-12-31'")).await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    open_first(&browser, &site, "assessment").await;
    browser.click("button", "打印考核表").await;
    browser.sees("被考核人（签名）").await;
    lean(&browser, "assessment-phone").await;
    let paper = printed(&browser, "paper-assessment").await;
    for words in
        ["网格员考核表", &name, "秋收防火", "宣传到户，记录清楚", "考核人（签名）", "被考核人（签名）"]
    {
        assert!(paper.contains(words), "{words} is not on {paper}");
    }
    assert!(!paper.contains("名次") && !paper.contains("工作台"), "{paper}");

    // A post with an end: who is next.
    page(&browser, &site, "ledgers/?k=welfare&new=1").await;
    put(&browser, "record-0", "'护林员'").await;
    put(&browser, "record-1", &format!("'{name}'")).await;
    choose(&browser, grid).await;
    put(&browser, "record-3", "'500'").await;
    put(&browser, "record-4", &format!("{year} + '-01-01'")).await;
    browser.script("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    put(&browser, "record-5", "'2020-01-01'").await;
    browser.click("button", "保存").await;
    browser.sees("结束日期不能早于开始日期").await;
    put(&browser, "record-5", "new Date(Date.now() + 20 * 864e5).toLocaleDateString('sv')").await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    browser.sees("20 天后到期").await;
    browser.click("button", "已结束").await;
    browser.sees("没有符合条件的记录").await;
    browser.click("button", "两个月内到期").await;
    browser.sees("护林员").await;
    lean(&browser, "welfare-phone").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn a_ledger_goes_out_as_a_sheet_and_comes_in_again() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let (grid, name) = first_grid();
    page(&browser, &site, "ledgers/?k=service&new=1").await;
    put(&browser, "record-1", "'代缴医保'").await;
    choose(&browser, grid).await;
    put(&browser, "record-6", &format!("'{name}'")).await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    browser.sees("共 1 条").await;
    browser.click("button", "导入与导出").await;
    browser.click("button", "导出 Excel").await;
    let book = browser.download(".xlsx").await;
    assert!(xlsx_texts(&book).contains("代缴医保"));
    browser.upload(&[book]).await;
    browser.sees("新增 0 条，修改 0 条，没有变化 1 条").await;

    // A filled sheet: one good row, one that has no place.
    let dir = tempfile::TempDir::new().unwrap();
    let sheet = dir.path().join("服务.csv");
    let head = "编号（请勿改动）,类别,做了什么,地点,日期,涉及户数,条（件）次,谁做的";
    let rows = format!(
        "{head}\n,代办,代取药品,{grid},2026-03-01,1,2,{name}\n,代办,代取药品,没有这个村,2026-03-01,1,1,{name}\n"
    );
    std::fs::write(&sheet, rows).unwrap();
    browser.upload(&[sheet]).await;
    browser.sees("新增 1 条，修改 0 条，没有变化 0 条，有问题的 1 行不会导入").await;
    browser.sees("没有找到“没有这个村”").await;
    lean(&browser, "sheet-in-desktop").await;
    browser.click("button", "确认导入").await;
    browser.sees("共 2 条").await;
    // Another ledger's sheet is no sheet of this one.
    let other = dir.path().join("别的.csv");
    std::fs::write(&other, "姓名,电话\n张三,1\n").unwrap();
    browser.upload(&[other]).await;
    browser.sees("没有找到“便民服务”的表头").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

/// Each ledger, empty as an office finds it on the first day, and the form of its first record.
#[tokio::test]
async fn every_ledger_fits_a_phone() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    // Cases and their limits have pages of their own.
    let own = [RecordKind::Case, RecordKind::Limits];
    for kind in RecordKind::ALL.iter().filter(|k| !own.contains(k)) {
        let (stem, name) = (kind.stem(), kind.name(Lang::Zh));
        page(&browser, &site, &format!("ledgers/?k={stem}")).await;
        browser.role("heading", name).await;
        lean(&browser, &format!("ledger-{stem}-phone")).await;
        if *kind == RecordKind::Payment {
            // It is proposed and approved, not typed.
            continue;
        }
        page(&browser, &site, &format!("ledgers/?k={stem}&new=1")).await;
        browser.role("button", "保存").await;
        lean(&browser, &format!("ledger-{stem}-new-phone")).await;
    }
    page(&browser, &site, "ledgers/").await;
    browser.click("button", "换一种工作记录").await;
    browser.screenshot("ledger-kinds-phone").await;
    browser.click("link", RecordKind::Meeting.name(Lang::Zh)).await;
    browser.role("heading", RecordKind::Meeting.name(Lang::Zh)).await;
    assert!(!browser.has("link", RecordKind::Group.name(Lang::Zh)).await, "the choice is folded again");
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
