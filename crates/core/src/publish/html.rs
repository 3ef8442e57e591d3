//! The frame of a static page: one file, its own style, no script, nothing from elsewhere.
use crate::directory::Manifest;
use crate::domain::Telephone;
use wangge_texts::{Lang, publish as t};

/// The pages' style. Its hash stands in their policy; a test keeps the two in step.
pub(super) const STYLE: &str = include_str!("page.css");
/// SHA-256 of [`STYLE`] as a Content-Security-Policy names it.
pub(super) const STYLE_HASH: &str = include_str!("page.css.sha256");
/// Static pages are public notices of a Chinese county.
pub(super) const LANG: Lang = Lang::Zh;

/// Text as HTML: no character of it can be read as markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A number to tap, in groups for the eye.
pub(super) fn call(number: &Telephone, name: &str, class: &str) -> String {
    let spaced = number.spaced();
    let label = escape(&t::call(LANG, &name, &spaced));
    format!("<a class=\"{class}\" href=\"tel:{number}\" aria-label=\"{label}\">{spaced}</a>")
}

/// A whole page around its body.
pub(super) fn frame(manifest: &Manifest, place: &str, body: &str) -> String {
    let title = escape(&t::title(LANG, &place, &manifest.name));
    let mut foot = String::new();
    if !manifest.hotlines.is_empty() {
        foot.push_str(&format!("<section><h2>{}</h2><ul class=\"hot\">", t::hotlines(LANG)));
        for line in &manifest.hotlines {
            let (name, number) = (escape(&line.name), escape(&line.number));
            foot.push_str(&format!("<li><a href=\"tel:{number}\"><b>{number}</b> {name}</a></li>"));
        }
        foot.push_str("</ul></section>");
    }
    if let Ok(number) = manifest.supervision.parse::<Telephone>() {
        let words = t::supervision(LANG);
        foot.push_str(&format!("<p class=\"line\"><span>{words}</span>{}</p>", call(&number, words, "tel")));
    }
    let issuer = escape(&t::issuer(LANG, &manifest.issuer));
    let version = escape(&t::version(LANG, &manifest.version, &manifest.date));
    let lines: String = manifest
        .footer
        .lines(LANG)
        .iter()
        .map(|line| match (&line.link, escape(&line.words)) {
            (Some(to), words) => format!("<p><a href=\"{}\" rel=\"noreferrer\">{words}</a></p>", escape(to)),
            (None, words) => format!("<p>{words}</p>"),
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"format-detection\" content=\"telephone=no\">\
<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"description\" content=\"{title}\"><title>{title}</title><link rel=\"icon\" href=\"../../icon.svg\">\
<style>{STYLE}</style></head>\n<body><header>{county}</header><main>{body}{foot}</main>\
<footer><p>{issuer}</p><p>{version}</p>{lines}</footer></body></html>\n",
        hash = STYLE_HASH.trim(),
        county = escape(&manifest.name),
    )
}
