//! The frame of a static page: one file with its own style, complete without a script, nothing from
//! elsewhere. What `page.js` adds later (长辈版, reading aloud, keeping the app) stays hidden until then.
use super::elder::{BEFORE, BEFORE_HASH, bar, switch};
use crate::directory::Manifest;
use crate::domain::Telephone;
use wangge_texts::{Lang, elder, offline, publish as t, share};

/// The pages' style. Its hash stands in their policy; a test keeps the two in step.
pub const STYLE: &str = include_str!("page.css");
/// SHA-256 of [`STYLE`] as a Content-Security-Policy names it.
pub(super) const STYLE_HASH: &str = include_str!("page.css.sha256");
/// Static pages are public notices of a Chinese county.
pub(super) const LANG: Lang = Lang::Zh;

/// What differs from one static page to the next.
pub(super) struct Page<'a> {
    /// What the page is about, for its title.
    pub place: &'a str,
    /// The way up to the site's root: `../../`.
    pub up: &'a str,
    /// What stands between head and hotlines.
    pub body: &'a str,
}

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

/// The button that reads aloud: `page.js` shows it, in 长辈版.
pub(super) fn read(said: &str) -> String {
    format!(
        "<p class=\"say if-elder\"><button type=\"button\" hidden data-say=\"{}\" data-stop=\"{}\" data-none=\"{}\" data-mute=\"{}\">{}</button> <span role=\"status\"></span></p>",
        escape(said),
        elder::stop(LANG),
        elder::no_voice(LANG),
        elder::no_speech(LANG),
        elder::read(LANG)
    )
}

/// The words for when the data are old; the day is the device's, so `page.js` fills in `{days}`.
fn old(manifest: &Manifest) -> String {
    format!(
        "<p class=\"mind\" role=\"status\" hidden data-date=\"{}\" data-fresh=\"{}\" data-old=\"{}\"></p>",
        manifest.date,
        manifest.fresh_days,
        escape(&offline::old(LANG, &manifest.date, &"{days}"))
    )
}

/// The button that hands the words to somebody else: `page.js` shows it.
pub(super) fn give(words: &str) -> String {
    format!(
        "<p><button type=\"button\" class=\"button\" hidden data-give=\"{}\" data-copied=\"{}\">{}</button> <span role=\"status\"></span></p>",
        escape(words),
        share::copied(LANG),
        share::share(LANG)
    )
}

/// The hotlines and the telephone for supervision.
fn hotlines(manifest: &Manifest) -> String {
    let mut out = String::new();
    if !manifest.hotlines.is_empty() {
        out.push_str(&format!("<section><h2>{}</h2><ul class=\"hot\">", t::hotlines(LANG)));
        for line in &manifest.hotlines {
            let (name, number) = (escape(&line.name), escape(&line.number));
            out.push_str(&format!("<li><a href=\"tel:{number}\"><b>{number}</b> {name}</a></li>"));
        }
        out.push_str("</ul></section>");
    }
    if let Ok(number) = manifest.supervision.parse::<Telephone>() {
        let words = t::supervision(LANG);
        out.push_str(&format!("<p class=\"line\"><span>{words}</span>{}</p>", call(&number, words, "tel")));
    }
    out
}

/// A whole page around its body.
pub(super) fn frame(manifest: &Manifest, page: &Page) -> String {
    let Page { place, up, body } = page;
    let title = escape(&t::title(LANG, &place, &manifest.name));
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
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'sha256-{before}'; style-src 'sha256-{style}'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'\">\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"format-detection\" content=\"telephone=no\">\
<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"description\" content=\"{title}\">\
<meta name=\"theme-color\" content=\"#0f5b57\" media=\"(prefers-color-scheme:light)\"><meta name=\"theme-color\" content=\"#15403c\" media=\"(prefers-color-scheme:dark)\">\
<script>{BEFORE}</script><title>{title}</title><link rel=\"icon\" href=\"{up}icon.svg\"><link rel=\"manifest\" href=\"{up}manifest.webmanifest\">\
<style>{STYLE}</style><script src=\"{up}page.js\" defer></script></head>\n\
<body><header><a href=\"{up}\">{brand}</a>{switch}</header>{bar}<main>{old}{body}{hotlines}</main>\
<footer><p>{issuer}</p><p>{version}</p>{lines}</footer></body></html>\n",
        before = BEFORE_HASH.trim(),
        style = STYLE_HASH.trim(),
        brand = escape(&wangge_texts::frame::brand_of(LANG, &manifest.name)),
        switch = switch(LANG),
        bar = bar(LANG),
        hotlines = hotlines(manifest),
        old = old(manifest),
    )
}
