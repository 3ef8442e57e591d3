//! 长辈版 where the app is not, on static pages and before the app is there: what applies the
//! setting before the first paint, its switch and its bar. The app has the same in Leptos
//! (`components/elder.rs`). Must never show a button that does nothing: without a script the switch
//! stays hidden, and so does the bar.
use super::html::escape;
use wangge_texts::{Lang, elder as t};

/// Applies the setting of the device before anything is painted. Pages carry it inside.
pub const BEFORE: &str = include_str!("before.js");
/// SHA-256 of [`BEFORE`] as a Content-Security-Policy names it; a test keeps the two in step.
pub const BEFORE_HASH: &str = include_str!("before.js.sha256");
/// What the switch and the bar do, for any browser with a script.
pub const BUTTONS: &str = include_str!("elder.js");

/// The button that turns it on and off.
#[must_use]
pub fn switch(lang: Lang) -> String {
    format!(
        "<button type=\"button\" class=\"elder\" data-by=\"0\" hidden>\
<span class=\"if-plain\">{}</span><span class=\"if-elder\">{}</span></button>",
        escape(t::on(lang)),
        escape(t::off(lang))
    )
}

/// How large the text is, smaller, larger. Seen in 长辈版 only.
#[must_use]
pub fn bar(lang: Lang) -> String {
    let sized = |by: &str, name: &str, sign: &str| {
        format!(
            "<button type=\"button\" class=\"button\" data-by=\"{by}\" aria-label=\"{name}\">{sign}</button>"
        )
    };
    format!(
        "<div class=\"elder-bar if-elder\" role=\"group\" aria-label=\"{size}\">\
<span>{size} <output class=\"elder-size\"></output></span>{}{}</div>",
        sized("-2", &escape(t::smaller(lang)), "\u{2212}"),
        sized("2", &escape(t::larger(lang)), "+"),
        size = escape(t::size(lang)),
    )
}
