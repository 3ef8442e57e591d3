//! A case from a gridworker's phone through levels 4, 3, 2, 1 to its closing and the archive, past
//! its limit; its papers; and a county's year, stored and reported.
use crate::clock::{days_ahead, site_with};
use crate::office::import;
use crate::safe::page;
use std::time::Instant;
use wangge_demo::{Plan, county, ledgers::with_year};
use wangge_tests::browser::Browser;
use wangge_tests::site::Site;
use wangge_tests::{dist, xlsx_texts};

/// Puts a value into a field, as typing or choosing does.
pub async fn put(browser: &Browser, field: &str, value: &str) {
    browser.until("the field is there", &format!("return !!document.querySelector('#{field}')")).await;
    let put = format!(
        "const s = document.querySelector('#{field}'); s.value = {value};\
         s.dispatchEvent(new Event(s.tagName === 'SELECT' ? 'change' : 'input', {{ bubbles: true }}));"
    );
    browser.script(&put).await;
}

/// Takes a step with these words, and waits until it stands in the list.
pub async fn step(browser: &Browser, name: &str, words: &str) {
    let count = "document.querySelectorAll('ol.steps > li').length";
    browser.click("button", name).await;
    // The button stands on the page with the list, so the list is whole now.
    let before = browser.script(&format!("return {count}")).await.as_u64().unwrap();
    if !words.is_empty() {
        browser.fill("textbox", "办理情况或原因", words).await;
    }
    browser.click("button", &format!("确认{name}")).await;
    browser.until(name, &format!("return {count} === {}", before + 1)).await;
}

pub async fn lean(browser: &Browser, name: &str) {
    let there = "return !!document.querySelector('main h1') && !document.body.innerText.includes('正在读取')";
    browser.until("the page is there", there).await;
    browser.screenshot(name).await;
    assert_eq!(browser.measure("sideways()").await, Vec::<String>::new(), "{name}");
    assert!(browser.axe().await.is_empty(), "{name}: {:#?}", browser.axe().await);
}

#[tokio::test]
async fn a_case_goes_from_a_phone_up_to_the_town_and_is_filed() {
    let (dir, site) = site_with("");
    let browser = Browser::phone().await;
    import(&browser, &site).await;
    // This county takes disputes between neighbours for difficult.
    page(&browser, &site, "cases/").await;
    browser.click("link", "办理时限").await;
    browser.sees("各类事件的办理期限").await;
    let pace = browser.labelled("邻里纠纷").await;
    put(&browser, &pace, "'疑难事项'").await;
    put(&browser, "record-2", "'2'").await;
    browser.click("button", "保存").await;
    browser.sees("期限应一级比一级长").await;
    put(&browser, "record-2", "'7'").await;
    browser.click("button", "保存").await;
    browser.sees("已保存").await;
    lean(&browser, "limits-phone").await;
    page(&browser, &site, "cases/").await;
    browser.sees("没有符合条件的记录").await;
    browser.click("link", "登记一件事").await;
    // A message of the chat group fills the form.
    browser.sees("粘贴群里的消息").await;
    browser.script("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    browser.fill("textbox", "消息原文", "我是李桂芳，两家为排水沟吵起来了，电话13800001234").await;
    browser.click("button", "读一读").await;
    browser.click("button", "邻里纠纷").await;
    browser.click("button", "李桂芳 13800001234").await;
    for select in ["town", "village", "group", "grid"] {
        browser.choose_first(select).await;
    }
    browser.click("button", "登记").await;
    browser.sees("请填写“发现人”").await;
    put(&browser, "record-4", "'李大山'").await;
    lean(&browser, "case-new-phone").await;
    browser.script("document.querySelector('form.record-form').requestSubmit()").await;
    browser.sees("四级：").await;
    browser.sees("还剩 7 天").await;
    lean(&browser, "case-waiting-phone").await;
    // Another one, whose day is the same: what it says follows the clock.
    let case = browser.address().await;
    page(&browser, &site, "cases/?new=1").await;
    put(&browser, "record-0", "'其他'").await;
    put(&browser, "record-1", "'路灯不亮'").await;
    browser.script("document.querySelector('form.record-form').requestSubmit()").await;
    browser.sees("还剩 3 天").await;
    days_ahead(&browser, &dir, 5).await;
    browser.goto(&case).await;
    browser.sees("还剩 2 天").await;

    step(&browser, "受理", "").await;
    browser.click("button", "上报").await;
    browser.click("button", "确认上报").await;
    browser.sees("请写明情况或原因").await;
    for level in ["三级：", "二级：", "一级："] {
        step(&browser, "上报", "调解两次没有谈拢").await;
        browser.sees(level).await;
    }
    page(&browser, &site, "cases/").await;
    browser.sees("超期 2 天").await;
    assert!(first_line(&browser).await.contains("路灯不亮"), "what is overdue stands first");
    // Four days later the older dispute is overdue as well, and less so.
    days_ahead(&browser, &dir, 9).await;
    page(&browser, &site, "cases/").await;
    browser.sees("超期 6 天").await;
    browser.sees("超期 2 天").await;
    assert!(first_line(&browser).await.contains("路灯不亮"), "the most overdue stands first");
    browser.click("button", "已超期").await;
    browser.sees("共 2 条").await;
    lean(&browser, "cases-phone").await;
    page(&browser, &site, "").await;
    browser.sees("2 件已超期").await;
    page(&browser, &site, "cases/").await;
    browser.click("link", "邻里纠纷").await;
    step(&browser, "受理", "").await;
    step(&browser, "本级处置", "镇司法所主持调解，双方签字").await;
    step(&browser, "反馈", "已告知双方").await;
    step(&browser, "办结", "").await;
    step(&browser, "回访", "排水沟已挖通").await;
    step(&browser, "归档", "").await;
    browser.sees("这件事已经归档").await;
    for (paper, words) in [
        ("矛盾纠纷（事件）登记表", "排水沟"),
        ("调解协议书", "李桂芳"),
        ("回访记录表", "履行情况"),
        ("卷宗封面", "卷内目录"),
    ] {
        browser.click("button", paper).await;
        let pdf = browser.print().await;
        assert_eq!(pdf.pages_mm().len(), 1, "{paper}");
        let (left, right) = pdf.raster(1, 100).sides();
        assert!((left - 22.0).abs() < 1.0 && (right - 188.0).abs() < 1.0, "{paper}: {left}–{right}");
        let text: String = pdf.text(1).split_whitespace().collect();
        assert!(text.contains(words) && !text.contains("工作台"), "{paper}: {text}");
        pdf.keep(1, &format!("paper-{}", paper.chars().take(2).collect::<String>()));
    }
    lean(&browser, "case-filed-phone").await;
    // Nothing of it is lost with the window, and the last step can be taken back.
    browser.reload().await;
    browser.sees("已归档").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

/// A county's year of known figures, stored as another device would have, and reported.
#[tokio::test]
async fn a_county_s_year_is_reported_with_its_figures() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    page(&browser, &site, "").await;
    browser.sees("从现有名单开始").await;
    // The households are left out: no figure of the report counts them.
    let generate = Instant::now();
    let mut register = with_year(county(&Plan::default()));
    eprintln!("the year generated in {:?}", generate.elapsed());
    register.households.clear();
    let documents = wangge_store::documents::all(&register).expect("documents").puts;
    let texts: Vec<(String, String)> =
        documents.into_iter().map(|(k, v)| (k, String::from_utf8(v).expect("a text"))).collect();
    let bytes: usize = texts.iter().map(|(_, v)| v.len()).sum();
    let put = Instant::now();
    for (n, part) in texts.chunks(200).enumerate() {
        browser.put_documents(part, n == 0).await;
    }
    eprintln!("{} documents, {bytes} bytes, put in {:?}", texts.len(), put.elapsed());
    let opened = Instant::now();
    page(&browser, &site, "figures/").await;
    browser.click("button", "今年").await;
    put_period(&browser).await;
    browser.sees("排查矛盾纠纷3270件，化解3246件，化解率99.27%").await;
    eprintln!("read and reported in {:?}", opened.elapsed());
    let text = browser.text().await;
    for words in [
        "户级网格4957个",
        "网格微信群4144个",
        "提供便民服务8443件次",
        "政策宣传20216条次",
        "培训235场次",
        "优秀网格员159名",
    ] {
        assert!(text.contains(words), "{words}");
    }
    lean(&browser, "figures-desktop").await;
    browser.click("button", "导出 Excel").await;
    let book = xlsx_texts(&browser.download(".xlsx").await);
    for words in ["3270", "3246", "99.27%", "8443", "20216", "4957"] {
        assert!(book.contains(words), "{words} is not in the workbook: {book:.2000}");
    }
    let again = Instant::now();
    browser.click("button", "排查矛盾纠纷：看 3,270 条记录").await;
    browser.sees("共 3,270 条").await;
    eprintln!("the rows behind a figure in {:?}", again.elapsed());
    lean(&browser, "figure-rows-desktop").await;
    for (kind, words) in [
        ("group", "有群的户级网格"),
        ("publicity", "共 20,216 条"),
        ("payment", "可以发放的补贴"),
        ("session", "今年还没有培训过的人"),
        ("rate", "以案定补"),
    ] {
        let start = Instant::now();
        page(&browser, &site, &format!("ledgers/?k={kind}")).await;
        browser.sees(words).await;
        eprintln!("{kind} in {:?}", start.elapsed());
        lean(&browser, &format!("ledger-{kind}-desktop")).await;
    }
    page(&browser, &site, "cases/").await;
    browser.click("button", "已办结").await;
    browser.sees("共 3,").await;
    lean(&browser, "cases-desktop").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

/// The first line of the list.
async fn first_line(browser: &Browser) -> String {
    let line = "return document.querySelector('.record-list tbody tr')?.innerText ?? ''";
    browser.script(line).await.as_str().unwrap_or_default().to_owned()
}

async fn put_period(browser: &Browser) {
    put(browser, "period-from", "'2025-01-01'").await;
    put(browser, "period-to", "'2025-12-31'").await;
}
