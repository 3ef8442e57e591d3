//! Where the site's root is: the build writes the way up from each page into
//! `<meta name="wangge-root">`, so the app runs under any sub-path of any host.
use leptos::prelude::*;
use wangge_core::domain::GridCode;
use wangge_core::site;
use wasm_bindgen::JsCast;

/// The address of the site's root, found once when the app starts.
#[derive(Clone, Debug)]
pub struct Root {
    address: String,
    path: String,
    app: String,
}

impl Root {
    /// Reads the page's own address and its `<meta>`.
    pub fn find() -> Self {
        let here = location().href().unwrap_or_default();
        pin_links(&here);
        // Resolved now: once the router has moved on, a relative address means another place.
        let app = web_sys::Url::new_with_base(&meta("wangge-app"), &here).map(|u| u.href());
        let app = app.unwrap_or_default();
        match web_sys::Url::new_with_base(&meta("wangge-root"), &here) {
            Ok(url) => {
                Self { address: format!("{}{}", url.origin(), url.pathname()), path: url.pathname(), app }
            }
            Err(_) => Self { address: here, path: "/".to_owned(), app },
        }
    }

    /// The whole address of a file of the app's own build, such as its worker.
    pub fn app(&self, file: &str) -> String {
        format!("{}{file}", self.app)
    }

    /// The name of the app's own build, as its folder has it.
    pub fn build(&self) -> &str {
        self.app.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }

    /// For the router: the path without its last slash.
    pub fn base(&self) -> String {
        self.path.trim_end_matches('/').to_owned()
    }

    /// The whole address, with a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The path of the root, with a slash at its end.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of something under the root: `href("grid/?c=1")` → `/wg/grid/?c=1`.
    pub fn href(&self, inner: &str) -> String {
        format!("{}{inner}", self.path)
    }

    /// A grid's page in the app.
    pub fn grid(&self, code: GridCode) -> String {
        self.href(&format!("grid/?c={code}"))
    }

    /// A village's notice board in the app.
    pub fn board(&self, code: GridCode) -> String {
        self.href(&format!("board/?c={code}"))
    }

    /// The contact card of a grid, or all of a group or village.
    pub fn card(&self, code: GridCode) -> String {
        self.href(&format!("card/?c={code}"))
    }

    /// A photograph, as a publication names it: by its path, or (in the office) by itself.
    pub fn picture(&self, photo: &str) -> String {
        if photo.starts_with("data:") { photo.to_owned() } else { self.href(photo) }
    }

    /// The electronic card of a grid.
    pub fn electronic_card(&self, code: GridCode) -> String {
        self.href(&format!("ecard/?c={code}"))
    }

    /// Where something is told to the gridworker of a grid.
    pub fn report(&self, code: GridCode) -> String {
        self.href(&format!("report/?c={code}"))
    }

    /// The static page of a grid. Link to it with `rel="external"`: it is not a route.
    pub fn static_grid(&self, code: GridCode) -> String {
        self.href(&site::grid_page(code))
    }
}

/// The icon and the like are asked for again whenever the router moves on: their relative
/// addresses are made whole while they still mean what the build meant.
fn pin_links(here: &str) {
    let links = document().query_selector_all("link[rel=icon], link[rel=manifest]");
    let Ok(links) = links else { return };
    for link in (0..links.length()).filter_map(|i| links.get(i)) {
        let Ok(link) = link.dyn_into::<web_sys::Element>() else { continue };
        let whole = link.get_attribute("href").and_then(|h| web_sys::Url::new_with_base(&h, here).ok());
        if let Some(whole) = whole {
            drop(link.set_attribute("href", &whole.href()));
        }
    }
}

fn meta(name: &str) -> String {
    let found = document().query_selector(&format!("meta[name={name}]")).ok().flatten();
    found.and_then(|m| m.get_attribute("content")).unwrap_or_default()
}

/// The root, from anywhere below the app.
pub fn use_root() -> Root {
    use_context().unwrap_or_else(Root::find)
}
