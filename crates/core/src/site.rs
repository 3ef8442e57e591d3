//! The addresses of the site: one list that the app's router, the build (a real file a
//! route) and the tests share. Must never hold a host name.
use crate::domain::GridCode;

/// Every route of the app, relative to the site's root, with a slash at its end. Each is a
/// real directory with an `index.html` in the build; what varies goes into the query.
pub const ROUTES: &[&str] = &[
    "",
    "grid/",
    "board/",
    "card/",
    "ecard/",
    "report/",
    "offline/",
    "verify/",
    "near/",
    "about/",
    "privacy/",
    "office/",
    "office/table/",
    "office/import/",
    "office/tree/",
    "office/division/",
    "office/audit/",
    "office/publish/",
    "office/print/",
    "office/cases/",
    "office/ledgers/",
    "office/figures/",
    "office/nominations/",
    "office/history/",
    "office/outdated/",
    "office/safe/",
    "office/settings/",
];

/// The settings that the app keeps on a resident's device, by their names in `localStorage`. The
/// privacy page tells what each is for; nothing else may be kept there.
pub const DEVICE_KEYS: &[&str] = &["wangge.elder", "wangge.lang"];

/// The longest address a QR code may hold, in bytes (PRODUCT.md 6).
pub const ADDRESS_BYTES: usize = 60;

/// The static pages, relative to the site's root: the list of the county's towns, a page a grid.
pub const GRID_PAGES: &str = "g/";

/// The static page of a grid, relative to the site's root: what the QR on a card opens.
#[must_use]
pub fn grid_page(code: GridCode) -> String {
    format!("{GRID_PAGES}{code}/")
}

/// The whole address of a grid's static page. `root` is the site's address with a slash
/// at its end.
#[must_use]
pub fn grid_address(root: &str, code: GridCode) -> String {
    format!("{root}{}", grid_page(code))
}

/// Where a resident checks who stands at the door, relative to the site's root.
#[must_use]
pub fn verify_page(code: GridCode) -> String {
    format!("verify/?c={code}")
}

/// What a camera read from a code on a card, a board or a badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// The address of a grid of this site.
    Grid(GridCode),
    /// An address of another site: not one of the county's cards.
    Elsewhere {
        /// Its host.
        host: String,
    },
    /// Something else.
    Other,
}

/// Reads a scanned text. `roots` are the addresses of this site, each with a slash at its end;
/// with or without encryption is the same site.
#[must_use]
pub fn scanned(text: &str, roots: &[&str]) -> Scanned {
    let bare = |address: &str| address.split_once("://").map(|(_, rest)| rest.to_owned());
    let Some(address) = bare(text.trim()) else { return Scanned::Other };
    let inner = roots.iter().filter_map(|root| bare(root)).find_map(|root| {
        let inner = address.strip_prefix(root.as_str()).filter(|_| !root.is_empty())?;
        Some(inner.to_owned())
    });
    let Some(inner) = inner else {
        let host = address.split(['/', '?', '#']).next().unwrap_or_default();
        return Scanned::Elsewhere { host: host.to_owned() };
    };
    let code = match inner.strip_prefix("g/") {
        Some(rest) => rest.split('/').next(),
        None => inner.split_once("?c=").and_then(|(_, rest)| rest.split(['&', '#']).next()),
    };
    code.and_then(|code| code.parse().ok()).map_or(Scanned::Other, Scanned::Grid)
}

/// Why a site's address cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It does not begin with `http://` or `https://`.
    #[error("the address must begin with https:// or http://")]
    Scheme,
    /// It holds something that is not plain ASCII, or a space, quote or bracket.
    #[error("the address holds characters that an address cannot hold")]
    Characters,
    /// With a grid's page behind it, it is over [`ADDRESS_BYTES`].
    #[error("the address is {0} bytes too long for a QR code on a card")]
    TooLong(usize),
}

/// Checks a site's address as an office types it, and puts the slash at its end. An empty
/// one is allowed and stays empty: the address under which the app runs.
///
/// # Errors
/// [`AddressError`] where it cannot stand in a QR code.
pub fn site_address(text: &str) -> Result<String, AddressError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return Err(AddressError::Scheme);
    }
    if !text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\'' | b'?' | b'#')) {
        return Err(AddressError::Characters);
    }
    let address = format!("{}/", text.trim_end_matches('/'));
    let whole = address.len() + "g/".len() + 16 + "/".len();
    if whole > ADDRESS_BYTES {
        return Err(AddressError::TooLong(whole - ADDRESS_BYTES));
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<&str, AddressError>) {
        assert_eq!(site_address(text), expect.map(str::to_owned), "{text}");
    }

    #[test]
    fn what_a_camera_reads() {
        let code: GridCode = "9901271002010101".parse().unwrap();
        let roots = ["https://a.cn/wg/", "http://127.0.0.1:80/"];
        let check = |text: &str, expect| assert_eq!(scanned(text, &roots), expect, "{text}");
        check("https://a.cn/wg/g/9901271002010101/", Scanned::Grid(code));
        check(" HTTP://a.cn/wg/g/9901271002010101", Scanned::Grid(code));
        check("https://a.cn/wg/verify/?c=9901271002010101&x=1", Scanned::Grid(code));
        check("http://127.0.0.1:80/grid/?c=9901271002010101#a", Scanned::Grid(code));
        check("https://a.cn/wg/about/", Scanned::Other);
        check("https://a.cn/wg/g/12/", Scanned::Other);
        check("9901271002010101", Scanned::Other);
        let elsewhere = |host: &str| Scanned::Elsewhere { host: host.into() };
        check("https://a.cn.evil.cn/wg/g/9901271002010101/", elsewhere("a.cn.evil.cn"));
        check("https://a.cn/other/g/9901271002010101/", elsewhere("a.cn"));
        check("weixin://pay?x", elsewhere("pay"));
        assert_eq!(scanned("https://a.cn/g/9901271002010101/", &[""]), elsewhere("a.cn"));
    }

    #[test]
    fn addresses() {
        check("", Ok(""));
        check(" https://wg.example.gov.cn ", Ok("https://wg.example.gov.cn/"));
        check("http://10.0.0.1/wg//", Ok("http://10.0.0.1/wg/"));
        check("wg.example.gov.cn", Err(AddressError::Scheme));
        check("https://网格.cn", Err(AddressError::Characters));
        check("https://a.cn/?x", Err(AddressError::Characters));
        check("https://a-very-long-name.example.gov.cn/grids/", Err(AddressError::TooLong(5)));
    }
}
