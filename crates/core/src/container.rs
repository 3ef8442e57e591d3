//! The program around a page, by what it says of itself: the browser of a messenger offers
//! buttons of the browser that do nothing. Must never be used for anything but leaving those
//! buttons out and saying how to get on.

/// The program around a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A browser of its own.
    Browser,
    /// 微信, 企业微信.
    WeChat,
    /// QQ; not QQ's browser.
    Qq,
    /// 钉钉
    DingTalk,
    /// 支付宝
    Alipay,
    /// Any other app that shows pages.
    Other,
}

/// What can be done around a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// The program.
    pub container: Container,
    /// A phone, tablet or computer of Apple.
    pub apple: bool,
    has_print: bool,
    has_share: bool,
}

impl Surroundings {
    /// By the user agent's words, and whether the page finds `window.print` and
    /// `navigator.share`.
    #[must_use]
    pub fn of(agent: &str, has_print: bool, has_share: bool) -> Self {
        let apple = ["iPhone", "iPad", "iPod", "Macintosh"].iter().any(|word| agent.contains(word));
        Self { container: container(agent), apple, has_print, has_share }
    }

    /// Whether `window.print` prints: a view inside an Android app has it and does nothing.
    #[must_use]
    pub fn can_print(self) -> bool {
        self.has_print && self.container == Container::Browser
    }

    /// Whether a file that the page makes can be saved.
    #[must_use]
    pub fn can_download(self) -> bool {
        self.container == Container::Browser
    }

    /// Whether there is a share sheet that opens.
    #[must_use]
    pub fn can_share(self) -> bool {
        self.has_share && self.container == Container::Browser
    }

    /// Whether the app could be put on the home screen.
    #[must_use]
    pub fn can_install(self) -> bool {
        self.container == Container::Browser
    }

    /// Whether the app has ··· at the top right with “open in the browser”.
    #[must_use]
    pub fn has_menu(self) -> bool {
        !matches!(self.container, Container::Browser | Container::Other)
    }
}

fn container(agent: &str) -> Container {
    let says = |word: &str| agent.contains(word);
    if says("MicroMessenger") || says("WindowsWechat") {
        Container::WeChat
    } else if says(" QQ/") {
        // QQ's browser says MQQBrowser/ and QQBrowser/ only.
        Container::Qq
    } else if says("DingTalk") {
        Container::DingTalk
    } else if says("AlipayClient") {
        Container::Alipay
    } else if is_view(agent) {
        Container::Other
    } else {
        Container::Browser
    }
}

/// A view inside an app: Android says so; of iOS, browsers say `Safari/` and views do not. And
/// the well-known apps that show pages.
fn is_view(agent: &str) -> bool {
    let ios = agent.contains("iPhone") || agent.contains("iPad") || agent.contains("iPod");
    let apps = ["Weibo", "aweme", "NewsArticle", "baiduboxapp", "Lark/", "BytedanceWebview", "AliApp("];
    agent.contains("; wv)")
        || (ios && agent.contains("AppleWebKit") && !agent.contains("Safari/"))
        || apps.iter().any(|app| agent.contains(app))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANDROID: &str = "Mozilla/5.0 (Linux; Android 13; V2183A Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36";
    const IOS: &str =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

    fn check(agent: &str, container: Container, apple: bool) {
        let seen = Surroundings::of(agent, true, true);
        assert_eq!((seen.container, seen.apple), (container, apple), "{agent}");
        let browser = container == Container::Browser;
        let can = [seen.can_print(), seen.can_download(), seen.can_share(), seen.can_install()];
        assert_eq!(can, [browser; 4], "{agent}");
        assert_eq!(seen.has_menu(), !browser && container != Container::Other, "{agent}");
    }

    #[test]
    fn apps_that_show_pages() {
        check(
            &format!("{ANDROID} MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64"),
            Container::WeChat,
            false,
        );
        check(&format!("{IOS} Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI"), Container::WeChat, true);
        check(&format!("{ANDROID} V1_AND_SQ_8.9.85 QQ/8.9.85.12820"), Container::Qq, false);
        check(&format!("{ANDROID} DingTalk/7.5.20"), Container::DingTalk, false);
        check(&format!("{IOS} Mobile/15E148 AlipayClient/10.5.96"), Container::Alipay, true);
        check(ANDROID, Container::Other, false);
        check(&format!("{IOS} Mobile/15E148"), Container::Other, true);
        check(&format!("{} baiduboxapp/13.50", ANDROID.replace("; wv", "")), Container::Other, false);
    }

    #[test]
    fn browsers() {
        check(&ANDROID.replace("; wv", "").replace("Version/4.0 ", ""), Container::Browser, false);
        check(&format!("{IOS} Version/17.5 Mobile/15E148 Safari/604.1"), Container::Browser, true);
        check(
            &format!("{IOS} MQQBrowser/15.1 Mobile/15E148 Safari/604.1 QBWebViewType/1"),
            Container::Browser,
            true,
        );
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0 Safari/537.36 QQBrowser/11.0";
        check(windows, Container::Browser, false);
        check(
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            Container::Browser,
            false,
        );
    }

    #[test]
    fn a_browser_without_print_or_share_says_so() {
        let seen = Surroundings::of("Mozilla/5.0 (X11)", false, false);
        assert_eq!((seen.can_print(), seen.can_share(), seen.can_download()), (false, false, true));
    }
}
