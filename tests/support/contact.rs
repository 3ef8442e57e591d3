//! A contact file, read by a parser that did not write it, and held to vCard 3.0 by a validator
//! that did not either.
use vcard::prop::{adr::ADR, r#fn::FN, n::N, note::NOTE, tel::TEL, title::TITLE, url::URL};
use vcard::tree::cst::VcardCst;

/// What an address book would take from a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Contact {
    /// `王静`
    pub family: String,
    /// `王静（网格员）`
    pub shown: String,
    /// `网格员`
    pub title: String,
    /// Digits.
    pub phone: String,
    /// `河湾村3组第2网格`
    pub street: String,
    /// The grid's page.
    pub address: String,
    /// Free words.
    pub note: String,
}

/// Reads the file.
///
/// # Panics
/// Where it is not a vCard 3.0 in UTF-8 with folded lines that end in CRLF.
#[must_use]
pub fn read(file: &[u8]) -> Contact {
    let text = std::str::from_utf8(file).expect("UTF-8");
    assert!(text.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\n") && text.ends_with("END:VCARD\r\n"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "a line does not end in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is not folded: {text}");
    let card = VcardCst::parse(text).expect("a vCard");
    let valid = card.decode().validate();
    assert!(valid.is_ok(), "{:?}", valid.err());
    let one = |parts: &[std::borrow::Cow<'_, str>]| parts.concat();
    Contact {
        family: one(&card.prop::<N>().expect("N").family),
        shown: card.prop::<FN>().expect("FN").0.to_string(),
        title: card.prop::<TITLE>().expect("TITLE").0.to_string(),
        phone: card.prop::<TEL>().expect("TEL").0.to_string(),
        street: one(&card.prop::<ADR>().expect("ADR").street),
        address: card.prop::<URL>().expect("URL").0.to_string(),
        note: card.prop::<NOTE>().expect("NOTE").0.to_string(),
    }
}
