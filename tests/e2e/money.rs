//! 以案定补 from a gridworker's settled case to the list that is signed: proposed by the rules, approved by
//! a person, paid once.
use crate::cases::{lean, put, step};
use crate::ledgers::{choose, first_grid};
use crate::office::import;
use crate::safe::page;
use wangge_core::domain::Level;
use wangge_tests::browser::Browser;
use wangge_tests::site::Site;
use wangge_tests::{dist, xlsx_texts};

const OPEN: &str = "document.querySelectorAll('details').forEach(d => d.open = true)";

#[tokio::test]
async fn a_settled_case_is_paid_for_once() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    let (grid, name) = first_grid();

    page(&browser, &site, "ledgers/?k=rate&new=1").await;
    put(&browser, "record-0", "'以案定补：一般事项'").await;
    put(&browser, "record-1", "'200.005'").await;
    put(&browser, "record-2", "new Date().getFullYear() + '-01-01'").await;
    browser.click("button", "保存").await;
    browser.until("no half fen", "return !!document.querySelector('[aria-invalid=true]')").await;
    put(&browser, "record-1", "'200.50'").await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;

    page(&browser, &site, "cases/?new=1").await;
    put(&browser, "record-0", "'邻里纠纷'").await;
    put(&browser, "record-1", "'两家为地界争吵'").await;
    choose(&browser, grid).await;
    put(&browser, "record-4", &format!("'{name}'")).await;
    browser.script("document.querySelector('form.record-form').requestSubmit()").await;
    browser.sees("四级：").await;
    step(&browser, "受理", "").await;
    step(&browser, "本级处置", "量过地界，双方认可").await;
    step(&browser, "反馈", "已告知双方").await;
    step(&browser, "办结", "").await;

    // Settled, and not known to be performed: not paid for, with the reason.
    let case = browser.address().await;
    page(&browser, &site, "ledgers/?k=payment").await;
    browser.sees("不予补贴的 1 件及原因").await;
    browser.script(OPEN).await;
    browser.sees("还没有回访确认已履行").await;
    browser.goto(&case).await;
    step(&browser, "回访", "地界石已立").await;

    page(&browser, &site, "ledgers/?k=payment").await;
    browser.sees("200.50").await;
    lean(&browser, "awards-phone").await;
    browser.click("button", "批准发放").await;
    browser.sees("请先勾选要发放的补贴").await;
    browser.click("button", "全选").await;
    browser.click("button", "批准发放").await;
    browser.sees("请写明是谁办的").await;
    put(&browser, "pay-approved", "'李镇长'").await;
    browser.click("button", "批准发放").await;
    browser.sees("已批准发放").await;
    browser.sees("这段时间没有可以发放的补贴").await;
    // Nothing is proposed again, whatever is opened; the reason is said.
    browser.reload().await;
    browser.sees("不予补贴的 1 件及原因").await;
    browser.script(OPEN).await;
    browser.sees("发放。").await;
    browser.sees("共 1 条").await;

    // Added up, and each sum a click from its rows.
    browser.click("button", "按人员").await;
    browser.click("button", "看 1 笔").await;
    browser.sees("背后的记录").await;
    lean(&browser, "pay-sums-phone").await;
    browser.screenshot("pay-sums-phone").await;
    browser.script("document.querySelector('#pay-behind').closest('details').querySelector('.row > .button').click()").await;
    let sums = xlsx_texts(&browser.download(".xlsx").await);
    assert!(sums.contains(&name) && sums.contains("200.50"), "{sums:.800}");

    // The village's list, to be signed.
    for (select, level) in [("within-town", Level::Town), ("within-village", Level::Village)] {
        let code = grid.at(level).unwrap();
        let there = format!("return !!document.querySelector('#{select} option[value=\"{code}\"]')");
        browser.until("the place is there to choose", &there).await;
        put(&browser, select, &format!("'{code}'")).await;
    }
    browser.sees("网格员补贴发放表").await;
    let pdf = browser.print().await;
    pdf.keep(1, "paper-payments");
    let text: String = pdf.text(1).split_whitespace().collect();
    for words in ["网格员补贴发放表", &name, "200.50", "制表人", "审核人"] {
        assert!(text.contains(words), "{words} is not on {text}");
    }
    assert!(!text.contains("工作台"), "{text}");
    lean(&browser, "pay-list-phone").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
