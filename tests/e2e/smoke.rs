//! Every route opens by its own address, under a sub-path, without a complaint; axe finds nothing.
use wangge_core::site::ROUTES;
use wangge_tests::browser::Browser;
use wangge_tests::dist;
use wangge_tests::site::Site;

#[tokio::test]
async fn every_route_opens_by_its_address() {
    let site = Site::serve(&dist(), "a/b");
    let browser = Browser::desktop().await;
    for route in ROUTES {
        browser.goto(&format!("{}{route}", site.address())).await;
        browser.until("a heading", "return !!document.querySelector('main h1')").await;
        let found = browser.axe().await;
        assert!(found.is_empty(), "axe on /{route}: {found:#?}");
        let name = format!("route-{}", route.trim_end_matches('/').replace('/', "-"));
        browser.screenshot(&name).await;
    }
    browser.assert_clean(site.address()).await;
    browser.close().await;
}
