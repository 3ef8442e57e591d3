//! A gridworker is chosen: recommended, reviewed, posted, objected to, appointed; each step with its
//! paper. Then the board and the cards that name the one before are out of date.
use crate::office::import;
use crate::safe::page;
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

/// Puts a day into a field, so many days from today on.
async fn day(browser: &Browser, field: &str, days: i32) {
    browser.until("the field is there", &format!("return !!document.querySelector('#{field}')")).await;
    let put = format!(
        "const f = document.querySelector('#{field}'), d = new Date(); d.setDate(d.getDate() + {days});\
         f.value = d.toLocaleDateString('sv'); f.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    browser.script(&put).await;
}

/// Prints what stands on the print page, and marks it.
async fn print_and_mark(browser: &Browser, site: &Site, what: &str, question: &str) {
    page(browser, site, &format!("print/{what}")).await;
    browser.role("button", "打印").await;
    browser.script("window.print = () => { window.asked = true; }").await;
    browser.click("button", "打印").await;
    browser.until("the browser is asked to print", "return window.asked").await;
    browser.sees(question).await;
    browser.click("button", "已打印，标记").await;
    browser.sees("已标记 1 项").await;
}

/// The form that is shown prints as one page of A4 with these words on it.
async fn printed(browser: &Browser, form: &str, words: &[&str], name: &str) {
    browser.click("button", form).await;
    let pdf = browser.print().await;
    let pages = pdf.pages_mm();
    assert_eq!(pages.len(), 1, "{form}: {pages:?}");
    for (width, height) in pages {
        assert!((width - 210.0).abs() < 0.5 && (height - 297.0).abs() < 0.5, "{form}: {width} × {height}");
    }
    // Margins of 22 mm on both sides; a line of words may end before.
    let (left, right) = pdf.raster(1, 100).sides();
    assert!((left - 22.0).abs() < 1.0 && (178.0..189.0).contains(&right), "{form}: {left}–{right}");
    let text: String = pdf.text(1).split_whitespace().collect();
    for word in [form].iter().chain(words) {
        let word: String = word.split_whitespace().collect();
        assert!(text.contains(&word), "{form} has no “{word}”: {text}");
    }
    assert!(!text.contains("工作台导航") && !text.contains("打印这张"), "{text}");
    pdf.keep(1, name);
}

#[tokio::test]
async fn a_gridworker_is_chosen_step_by_step_with_a_paper_for_each() {
    let site = Site::serve(&dist(), "wg");
    let browser = Browser::desktop().await;
    import(&browser, &site).await;
    page(&browser, &site, "nominations/").await;
    browser.sees("还没有推荐评议").await;
    for select in ["town", "village", "group", "grid"] {
        browser.choose_first(select).await;
    }
    let codes =
        browser.script("return ['village', 'grid'].map(id => document.querySelector(`#${id}`).value)").await;
    let (village, grid) = (codes[0].as_str().unwrap(), codes[1].as_str().unwrap());
    browser.click("button", "开始").await;
    browser.sees("已开始推荐评议").await;
    browser.role("heading", "推荐人选").await;
    printed(&browser, "网格员推荐表", &["推荐人签名", "村（社区）意见"], "paper-recommend").await;

    // Without a name it is refused, and says why.
    browser.click("button", "保存人选").await;
    browser.sees("有一位人选没有填写姓名").await;
    browser.fill("textbox", "姓名", "吴小芳").await;
    browser.fill("textbox", "推荐人", "赵大山").await;
    browser.click("button", "保存人选").await;
    browser.sees("已保存这一步").await;
    day(&browser, "review-on", -9).await;
    browser.fill("textbox", "到场人数", "14").await;
    browser.fill("textbox", "吴小芳得票", "15").await;
    browser.click("button", "保存评议结果").await;
    browser.sees("票数合计多于到场人数").await;
    browser.fill("textbox", "吴小芳得票", "11").await;
    browser.click("button", "保存评议结果").await;
    browser.sees("推选结果：吴小芳").await;
    printed(&browser, "评议记录表", &["吴小芳", "赵大山", "11", "到场：14人"], "paper-review").await;
    browser.click("button", "开始公示").await;
    browser.sees("公示还剩 7 天").await;
    printed(&browser, "网格员人选公示", &["拟聘任吴小芳为", "公示期："], "paper-posting").await;
    browser.fill("textbox", "内容", "常年在外").await;
    browser.click("button", "登记").await;
    browser.sees("常年在外").await;
    browser.fill("textbox", "核实情况", "已回村居住").await;
    browser.click("button", "异议不成立").await;
    browser.sees("异议不成立：已回村居住").await;
    printed(&browser, "网格员聘任书", &["聘任吴小芳为", "已回村居住"], "paper-appointment").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.screenshot("nomination").await;
    let address = browser.address().await;
    print_and_mark(&browser, &site, &format!("?c={village}&w=board"), "公示牌打印好了吗").await;
    print_and_mark(&browser, &site, &format!("?c={grid}&w=cards"), "联系卡打印好了吗").await;
    page(&browser, &site, "outdated/").await;
    browser.sees("都是最新的").await;

    // Back to before the posting, which was over yesterday then.
    browser.goto(&address).await;
    for gone in ["已回村居住", "常年在外", "公示还剩"] {
        browser.sees(gone).await;
        // It stays open for whoever goes back further.
        if !browser.has("button", "退回上一步").await {
            browser.click("button", "退回或终止").await;
        }
        browser.click("button", "退回上一步").await;
        browser.click("button", "确认退回上一步").await;
        browser.until("it is gone", &format!("return !document.body.innerText.includes('{gone}')")).await;
    }
    day(&browser, "post-from", -8).await;
    day(&browser, "post-to", -1).await;
    browser.click("button", "开始公示").await;
    browser.sees("公示期满，待聘任").await;
    day(&browser, "appoint-from", -3).await;
    browser.click("button", "聘任").await;
    browser.sees("聘任应在公示期满之后").await;
    day(&browser, "appoint-from", 0).await;
    browser.click("button", "聘任").await;
    browser.sees("已聘任").await;

    page(&browser, &site, "outdated/").await;
    browser.sees("公示牌 1 块 · 联系卡 1 个网格").await;
    browser.sees("还剩 15 天").await;
    browser.screenshot("outdated").await;
    assert!(browser.axe().await.is_empty(), "{:#?}", browser.axe().await);
    browser.role("link", "的公示牌").await;
    browser.click("button", "标记为已打印").await;
    browser.sees("还没有选中任何一项").await;
    browser.click("checkbox", "全选").await;
    browser.click("button", "标记为已打印").await;
    browser.sees("都是最新的").await;
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
