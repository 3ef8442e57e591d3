//! The register as a clerk works in it: found by sound, mended where it stands, taken back; by the
//! keyboard alone.
use crate::office::import;
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const DOWN: &str = "\u{e015}";
const RIGHT: &str = "\u{e014}";
const F2: &str = "\u{e032}";
const SHIFT: &str = "\u{e008}";
const CONTROL: &str = "\u{e009}";
const NULL: &str = "\u{e000}";

/// Presses Tab until the focus is in what the selector names.
async fn tab_to(browser: &Browser, selector: &str) {
    let there = format!("return !!document.activeElement.closest('{selector}')");
    for _ in 0..60 {
        if browser.script(&there).await == true {
            return;
        }
        browser.press(TAB).await;
    }
    panic!("Tab does not lead to {selector}");
}

/// Waits until the focus is on a cell of a column.
async fn on_cell(browser: &Browser, row: usize, col: usize) {
    let there = format!("return document.activeElement.id === 'cell-{row}-{col}'");
    browser.until(&format!("the focus is on row {row}, column {col}"), &there).await;
}

#[tokio::test]
async fn a_telephone_is_mended_seen_in_the_history_and_taken_back() {
    let site = Site::serve(&dist(), "county/wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let page = |inner: &str| format!("{}office/{inner}", site.address());
    browser.goto(&page("table/?t=people")).await;
    browser.sees("肖荣生").await;
    browser.screenshot("table-people").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);

    // Found by pinyin, mended in place: first a number that is none.
    browser.fill("searchbox", "查找", "wangdesheng").await;
    browser.sees("共 1 人").await;
    tab_to(&browser, "[role=grid]").await;
    on_cell(&browser, 1, 1).await;
    browser.press(RIGHT).await;
    on_cell(&browser, 1, 2).await;
    browser.press(F2).await;
    let field = "return document.activeElement.classList.contains('ledger-field')";
    browser.until("the field has the focus", field).await;
    browser.press("1380000").await;
    browser.press(ENTER).await;
    browser.sees("这个号码打不通").await;
    browser.screenshot("table-wrong").await;
    browser.script("document.activeElement.select()").await;
    browser.press("13800009999").await;
    browser.press(ENTER).await;
    browser.sees("138 0000 9999").await;
    browser.sees("已保存：王德生").await;
    browser.sees("本机的改动记在哪个单位名下").await;
    browser.fill("textbox", "本机的改动记在哪个单位名下", "青石镇综治中心").await;
    browser.click("button", "保存名称").await;
    browser.sees("今后的改动记在“青石镇综治中心”名下").await;

    // The row's form, and from there the person's history.
    tab_to(&browser, "[role=grid]").await;
    browser.press(ENTER).await;
    browser.role("textbox", "工作电话").await;
    browser.screenshot("form-person").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.click("link", "修改历史").await;
    browser.sees("王德生的修改历史").await;
    browser.sees("138 0000 9999").await;
    browser.screenshot("history-person").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.press(&format!("{CONTROL}z{NULL}")).await;
    browser.sees("已撤销：修改王德生").await;
    browser.goto(&page("table/?t=people#q=wangdesheng")).await;
    browser.sees("138 0000 0004").await;
    browser.role("button", "重做：修改王德生").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}

#[tokio::test]
async fn three_households_move_into_another_grid_at_once() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let page = |inner: &str| format!("{}office/{inner}", site.address());
    let whole = "return document.querySelector('[role=grid]')?.ariaRowCount === '2201' \
                 && document.querySelectorAll('.ledger-row').length < 60";
    browser.goto(&page("table/?t=households")).await;
    browser.until("all households are counted and few are drawn", whole).await;
    tab_to(&browser, "[role=grid]").await;
    // To the last row and back to the first.
    browser.press(&format!("{CONTROL}\u{e010}{NULL}")).await;
    browser.until("the last row", "return document.activeElement.id.startsWith('cell-2200-')").await;
    browser.press(&format!("{CONTROL}\u{e011}{NULL}")).await;
    on_cell(&browser, 1, 0).await;
    browser.press(" ").await;
    browser.press(&format!("{SHIFT}{DOWN}{NULL}")).await;
    on_cell(&browser, 2, 0).await;
    browser.press(&format!("{SHIFT}{DOWN}{NULL}")).await;
    on_cell(&browser, 3, 0).await;
    browser.sees("已选 3 项").await;
    choose(&browser, "deed", "Move").await;
    choose(&browser, "to-town", "990127100").await;
    choose(&browser, "to-village", "990127100001").await;
    choose(&browser, "to-group", "99012710000101").await;
    choose(&browser, "to-grid", "9901271000010102").await;
    browser.screenshot("table-move").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.click("button", "移到网格（3 项）").await;
    browser.sees("移到网格：3 项").await;
    browser.click("button", "撤销：批量修改 3 项").await;
    browser.sees("已撤销：批量修改 3 项").await;

    // The other tables, on a phone too.
    browser.goto(&page("table/?c=990127100001&g=990127100001")).await;
    browser.role("button", "换人").await;
    browser.screenshot("form-grid").await;
    browser.goto(&page("audit/")).await;
    browser.sees("覆盖情况").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.screenshot("audit").await;
    let pdf = browser.print().await;
    let pages = pdf.pages_mm();
    for (width, height) in &pages {
        assert!((width - 210.0).abs() < 0.5 && (height - 297.0).abs() < 0.5, "{width} × {height}");
    }
    let text: String = (1..=pages.len()).map(|page| pdf.text(page)).collect();
    for word in ["体检", "禾溪县，20", "覆盖情况", "西川镇", "电话号码有误4"] {
        assert!(text.contains(word), "the audit on paper has no “{word}”: {text}");
    }
    assert!(!text.contains("打印清单") && !text.contains("撤销"), "{text}");
    pdf.keep(1, "audit-paper");
    pdf.keep(pages.len(), "audit-paper-end");
    // A finding leads to the form that mends it.
    let first = "const link = document.querySelector('tbody td a'); link?.click(); return !!link";
    browser.until("there are findings", first).await;
    browser.role("textbox", "工作电话").await;
    browser.close().await;
    let phone = Browser::phone().await;
    import(&phone, &site).await;
    phone.goto(&page("")).await;
    phone.click("link", "1 个户级网格无人负责").await;
    phone.sees("共 1 个网格").await;
    for (name, inner) in [
        ("home", ""),
        ("people", "table/?t=people"),
        ("households", "table/?t=households"),
        ("grids", "table/"),
        ("history", "history/"),
        ("nominations", "nominations/"),
        ("form", "table/?t=people&p=1"),
    ] {
        phone.goto(&format!("{}office/{inner}", site.address())).await;
        let there =
            "return !!document.querySelector('main h1') && !document.body.innerText.includes('正在读取')";
        phone.until("the page is there", there).await;
        phone.screenshot(&format!("phone-{name}")).await;
        assert!(phone.axe().await.is_empty(), "{inner}: {:#?}", phone.axe().await);
        let wide = phone.script("return document.documentElement.scrollWidth").await;
        assert_eq!(wide, 360, "{inner}");
    }
    phone.close().await;
}

/// Chooses in a select by the value of an option that may still be on its way.
pub async fn choose(browser: &Browser, id: &str, value: &str) {
    let there = format!("return !!document.querySelector('#{id} option[value=\"{value}\"]')");
    browser.until(&format!("{id} offers {value}"), &there).await;
    let script = format!(
        "const field = document.getElementById('{id}'); field.value = '{value}'; \
         field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    browser.script(&script).await;
}

/// Pastes as Excel has it on the clipboard, onto what has the focus.
async fn paste(browser: &Browser, cells: &str) {
    let script = format!(
        "const data = new DataTransfer(); data.setData('text/plain', {});
         document.activeElement.dispatchEvent(
             new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}))",
        serde_json::to_string(cells).unwrap()
    );
    browser.script(&script).await;
}

#[tokio::test]
async fn cells_go_to_excel_and_come_back_with_the_checks_of_an_import() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    let page = |inner: &str| format!("{}office/{inner}", site.address());
    browser.goto(&page("table/?t=households")).await;
    browser.sees("共 2,200 户").await;
    let keep = "window.copied = ''; Object.defineProperty(navigator, 'clipboard', \
        { value: { writeText: async (text) => { window.copied = text; } } })";
    browser.script(keep).await;
    tab_to(&browser, "[role=grid]").await;
    for col in 2..=6 {
        browser.press(RIGHT).await;
        on_cell(&browser, 1, col).await;
    }
    browser.press(&format!("{CONTROL}c{NULL}")).await;
    browser.sees("已复制 1 行").await;
    let copied = browser.script("return window.copied").await.as_str().unwrap().to_owned();
    assert!(copied.starts_with("户编号\t"), "{copied}");

    // Over the telephone numbers, one of them none: everything is said, nothing is stored yet.
    paste(&browser, "13800009999\n1380000\n13800009998\n").await;
    browser.sees("导入预览").await;
    browser.sees("1380000").await;
    browser.screenshot("paste-over").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.click("button", "放弃").await;
    browser.goto(&page("table/?t=households")).await;
    tab_to(&browser, "[role=grid]").await;
    for col in 2..=6 {
        browser.press(RIGHT).await;
        on_cell(&browser, 1, col).await;
    }
    paste(&browser, "13800009999\n13800009998\n").await;
    browser.sees("更改 2 条").await;
    browser.click("button", "确认导入").await;
    browser.sees("更改 2 处").await;
    // As it was copied, with its header, into the field of the import: the row is found again, and
    // what is blank there stays.
    browser.sees("粘贴表格内容").await;
    browser.script("document.querySelector('#cells').focus()").await;
    paste(&browser, &copied).await;
    browser.sees("没有需要保存的改动").await;
    browser.click("button", "放弃").await;
    browser.goto(&page("table/?t=households")).await;
    browser.sees("138 0000 9999").await;
    browser.sees("138 0000 9998").await;

    // A value for many, with one undo.
    tab_to(&browser, "[role=grid]").await;
    browser.press(&format!("{CONTROL}a{NULL}")).await;
    browser.sees("已选 2,200 项").await;
    choose(&browser, "deed", "People").await;
    browser.script("document.querySelector('#deed-value').focus()").await;
    browser.press("4").await;
    browser.click("button", "设置人口（2,200 项）").await;
    browser.sees("设置人口：2,200 项").await;
    // Those who had four before are no part of it.
    browser.click("button", "撤销：批量修改").await;
    browser.sees("已撤销：批量修改").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
