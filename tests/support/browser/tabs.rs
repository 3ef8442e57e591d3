//! Several tabs of one browser: opened, gone to, killed while they are at work.
use super::Browser;
use fantoccini::wd::WindowHandle;

/// A tab.
#[derive(Clone, Debug)]
pub struct Tab(WindowHandle);

impl Browser {
    /// The tab that is spoken to.
    pub async fn tab(&self) -> Tab {
        Tab(self.client.window().await.expect("a tab"))
    }

    /// Opens another tab and goes on in it.
    pub async fn new_tab(&self) -> Tab {
        let opened = self.client.new_window(true).await.expect("another tab");
        let tab = Tab(opened.handle);
        self.go_to_tab(&tab).await;
        tab
    }

    /// Goes on in a tab.
    pub async fn go_to_tab(&self, tab: &Tab) {
        self.client.switch_to_window(tab.0.clone()).await.expect("the tab is there");
    }

    /// Ends the tab that is spoken to, whatever it is doing, and goes on in another.
    pub async fn kill_tab(&self, then: &Tab) {
        self.client.close_window().await.expect("the tab ends");
        self.go_to_tab(then).await;
    }
}
