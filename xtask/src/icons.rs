//! `cargo xtask icons`: draws the icons of the home screen from `public/icon.svg`, with the
//! Chromium of the tests. What it draws is committed, so that nobody who builds needs a browser;
//! run it again when the drawing changes.
use crate::setup;
use anyhow::{Context, Result, bail};
use xtask_kit::files::{read, read_text, write};
use xtask_kit::steps::{root, run, step};

/// An icon: its file, its side in pixels, whether its ground fills the whole square.
const ICONS: [(&str, u32, bool); 4] = [
    ("icon-192.png", 192, false),
    ("icon-512.png", 512, false),
    // A phone cuts its own shape out of these: all that is drawn lies within the middle four fifths.
    ("icon-maskable-512.png", 512, true),
    ("apple-touch-icon.png", 180, true),
];
/// All together may not be larger.
const BYTES: usize = 30_000;

/// Draws them into `public/`.
///
/// # Errors
/// No Chromium, a drawing that is not as expected, icons that are too large.
pub fn run_icons() -> Result<()> {
    setup::browsers(false)?;
    let svg = read_text(&root().join("public/icon.svg"))?;
    let dir = root().join("target/icons");
    step("drawing the icons", || {
        let mut bytes = 0;
        for (name, side, full) in ICONS {
            let page = dir.join("icon.html");
            let drawing = if full { filled(&svg)? } else { svg.clone() };
            write(&page, page_of(&drawing, side).as_bytes())?;
            let out = root().join("public").join(name);
            let shot = format!("--screenshot={}", out.display());
            let profile = format!("--user-data-dir={}", dir.join("profile").display());
            let size = format!("--window-size={side},{side}");
            let address = format!("file://{}", page.display());
            let fixed = [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--default-background-color=00000000",
            ];
            let own = [profile.as_str(), &size, &shot, &address];
            run("chromium", &[fixed.as_slice(), own.as_slice()].concat())?;
            bytes += read(&out)?.len();
        }
        if bytes > BYTES {
            bail!("the icons have {bytes} bytes, over {BYTES}");
        }
        Ok(())
    })
}

fn page_of(svg: &str, side: u32) -> String {
    let style =
        format!("html,body{{margin:0;overflow:hidden}}svg{{display:block;width:{side}px;height:{side}px}}");
    format!("<!doctype html><style>{style}</style>{svg}")
}

/// The drawing on a ground that fills the square, a little smaller.
fn filled(svg: &str) -> Result<String> {
    let known = [
        ("viewBox=\"0 0 64 64\"", "viewBox=\"-6 -6 76 76\""),
        ("<rect width=\"64\" height=\"64\" rx=\"14\"", "<rect x=\"-7\" y=\"-7\" width=\"78\" height=\"78\""),
    ];
    known.iter().try_fold(svg.to_owned(), |svg, (from, to)| {
        let changed = svg.replacen(from, to, 1);
        (changed != svg).then_some(changed).with_context(|| format!("public/icon.svg holds no {from}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height of a PNG, from its first chunk.
    fn size_of(png: &[u8]) -> Option<(u32, u32)> {
        let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
        (png.get(..4)? == b"\x89PNG").then_some((number(16)?, number(20)?))
    }

    #[test]
    fn the_manifest_names_icons_that_are_there_in_their_size() {
        let public = root().join("public");
        let text = read_text(&public.join("manifest.webmanifest")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        let named: Vec<_> =
            manifest["icons"].as_array().unwrap().iter().filter(|i| i["sizes"] != "any").collect();
        assert_eq!(named.len(), 3);
        for icon in named {
            let (width, height) =
                size_of(&read(&public.join(icon["src"].as_str().unwrap())).unwrap()).unwrap();
            assert_eq!(icon["sizes"], format!("{width}x{height}"), "{icon}");
        }
        let mut bytes = 0;
        for (name, side, _) in ICONS {
            let png = read(&public.join(name)).unwrap();
            assert_eq!(size_of(&png), Some((side, side)), "{name}");
            bytes += png.len();
        }
        assert!(bytes <= BYTES, "{bytes}");
        // A relative `id` is one of the host, not of the site: two sites would be the same app.
        // Without one, the address of the start page is it, which differs.
        assert_eq!(manifest.get("id"), None);
    }

    #[test]
    fn the_drawing_can_be_filled() {
        assert!(filled(&read_text(&root().join("public/icon.svg")).unwrap()).is_ok());
        assert!(filled("<svg/>").is_err());
    }
}
