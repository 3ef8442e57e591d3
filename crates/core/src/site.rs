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
    "about/",
    "office/",
    "office/import/",
    "office/tree/",
    "office/audit/",
    "office/publish/",
    "office/print/",
    "office/settings/",
];

/// The longest address a QR code may hold, in bytes (PRODUCT.md 6).
pub const ADDRESS_BYTES: usize = 60;

/// The static page of a grid, relative to the site's root: what the QR on a card opens.
#[must_use]
pub fn grid_page(code: GridCode) -> String {
    format!("g/{code}/")
}

/// The whole address of a grid's static page. `root` is the site's address with a slash
/// at its end.
#[must_use]
pub fn grid_address(root: &str, code: GridCode) -> String {
    format!("{root}{}", grid_page(code))
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
