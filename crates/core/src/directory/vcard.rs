//! A contact file that a phone's address book takes: vCard 3.0 (RFC 2426), UTF-8, CRLF,
//! lines folded at 75 bytes.

/// The contact file of a gridworker. `phone` in plain digits; `note` may be empty.
#[must_use]
pub fn vcard(name: &str, phone: &str, office: &str, place: &str, url: &str) -> String {
    let (name, office, place) = (escape(name), escape(office), escape(place));
    let mut out = String::new();
    for line in [
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        format!("N:{name};;;;"),
        format!("FN:{name}（{office}）"),
        format!("ORG:{place}"),
        format!("TITLE:{office}"),
        format!("TEL;TYPE=CELL,VOICE:{}", escape(phone)),
        format!("URL:{}", url.replace(['\r', '\n'], "")),
        "END:VCARD".to_owned(),
    ] {
        fold(&line, &mut out);
    }
    out
}

/// RFC 2426, 4: backslash, comma, semicolon and line ends are escaped in values.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n").replace('\r', "")
}

/// RFC 2426, 2.6: no line over 75 bytes; a continued one begins with a space. Characters
/// are not cut.
fn fold(line: &str, out: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_escaped_and_whole() {
        let card = vcard(
            "王静",
            "13800001234",
            "网格员",
            "禾溪县云岭镇河湾村第三村民小组第二网格，旧村部,老街;西头",
            "https://a.cn/g/1/",
        );
        assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nN:王静;;;;\r\n"));
        assert!(card.ends_with("END:VCARD\r\n"));
        assert!(card.split("\r\n").all(|line| line.len() <= 75));
        let whole = card.replace("\r\n ", "");
        assert!(whole.contains("老街\\;西头") && whole.contains("旧村部\\,老街"));
        assert!(whole.contains("TEL;TYPE=CELL,VOICE:13800001234\r\n"));
    }
}
