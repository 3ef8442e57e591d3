//! A printed PDF, read with poppler and with a QR decoder that did not make the codes.
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A PDF in a folder of its own.
pub struct Pdf {
    home: TempDir,
}

/// A word on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Its letters.
    pub text: String,
    /// Left, top, right, bottom, mm from the page's top left corner.
    pub box_mm: [f64; 4],
}

const POINT_MM: f64 = 25.4 / 72.0;

impl Pdf {
    /// From what the browser gives.
    #[must_use]
    pub fn of_base64(text: &str) -> Self {
        let home = TempDir::new().expect("a folder");
        std::fs::write(home.path().join("print.pdf"), decode(text)).expect("a file");
        Self { home }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.home.path().join("print.pdf")
    }

    fn run(&self, program: &str, args: &[&str]) -> String {
        let out =
            Command::new(program).args(args).current_dir(self.home.path()).output().expect("poppler-utils");
        assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    /// Width and height of each page, mm.
    #[must_use]
    pub fn pages_mm(&self) -> Vec<(f64, f64)> {
        let info = self.run("pdfinfo", &["-f", "1", "-l", "9999", "print.pdf"]);
        info.lines()
            .filter(|l| l.starts_with("Page ") && l.contains(" size:"))
            .filter_map(|l| {
                let mut numbers =
                    l.split("size:").nth(1)?.split_whitespace().filter_map(|w| w.parse::<f64>().ok());
                Some((numbers.next()? * POINT_MM, numbers.next()? * POINT_MM))
            })
            .collect()
    }

    /// The text of a page (from 1), without white space.
    #[must_use]
    pub fn text(&self, page: usize) -> String {
        let n = page.to_string();
        let text = self.run("pdftotext", &["-f", &n, "-l", &n, "-raw", "print.pdf", "-"]);
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// The words of a page with their places.
    #[must_use]
    pub fn words(&self, page: usize) -> Vec<Word> {
        let n = page.to_string();
        let html = self.run("pdftotext", &["-f", &n, "-l", &n, "-bbox", "print.pdf", "-"]);
        html.lines()
            .filter_map(|line| {
                let rest = line.trim().strip_prefix("<word ")?;
                let (head, tail) = rest.split_once('>')?;
                let mut box_mm = [0.0; 4];
                for (slot, name) in box_mm.iter_mut().zip(["xMin", "yMin", "xMax", "yMax"]) {
                    let value = head.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
                    *slot = value.parse::<f64>().ok()? * POINT_MM;
                }
                Some(Word { text: tail.strip_suffix("</word>")?.to_owned(), box_mm })
            })
            .collect()
    }

    fn png(&self, page: usize, dpi: u32) -> PathBuf {
        let (n, stem) = (page.to_string(), format!("page-{page}-{dpi}"));
        let args = ["-f", &n, "-l", &n, "-r", &dpi.to_string(), "-png", "-singlefile", "print.pdf", &stem];
        self.run("pdftoppm", &args);
        self.home.path().join(format!("{stem}.png"))
    }

    /// A page as a picture.
    #[must_use]
    pub fn raster(&self, page: usize, dpi: u32) -> Raster {
        let picture = image::open(self.png(page, dpi)).expect("a picture").into_luma8();
        Raster { picture, dots_mm: f64::from(dpi) / 25.4 }
    }

    /// Keeps a picture of a page in `target/screenshots/`, to be looked at.
    pub fn keep(&self, page: usize, name: &str) {
        let to = crate::root().join("target/screenshots");
        std::fs::create_dir_all(&to).expect("a folder");
        std::fs::copy(self.png(page, 100), to.join(format!("{name}.png"))).expect("a picture");
    }
}

/// A page, or a part of one, as a picture in grey.
pub struct Raster {
    picture: image::GrayImage,
    dots_mm: f64,
}

impl Raster {
    /// A picture that is no page: one pixel counts as a millimetre.
    #[must_use]
    pub fn of_png(bytes: &[u8]) -> Self {
        Self::of(bytes).expect("a picture")
    }

    /// A picture of any kind; `None` where it cannot be read here.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let picture = image::load_from_memory(bytes).ok()?.into_luma8();
        Some(Self { picture, dots_mm: 1.0 })
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.picture.dimensions()
    }

    /// A part: left, top, width, height in mm.
    #[must_use]
    pub fn crop(&self, (left, top, width, height): (f64, f64, f64, f64)) -> Self {
        let dots = |mm: f64| (mm * self.dots_mm).round() as u32;
        let view = image::imageops::crop_imm(&self.picture, dots(left), dots(top), dots(width), dots(height));
        Self { picture: view.to_image(), dots_mm: self.dots_mm }
    }

    /// Whether anything is drawn on it.
    #[must_use]
    pub fn has_ink(&self) -> bool {
        self.picture.pixels().any(|p| p.0[0] < 200)
    }

    /// How far to the left and to the right anything is drawn, in mm.
    #[must_use]
    pub fn sides(&self) -> (f64, f64) {
        let ink = self.picture.enumerate_pixels().filter(|(_, _, p)| p.0[0] < 200).map(|(x, _, _)| x);
        let (least, most) = ink.fold((u32::MAX, 0), |(least, most), x| (least.min(x), most.max(x)));
        (f64::from(least) / self.dots_mm, f64::from(most) / self.dots_mm)
    }

    /// Every QR code on it, decoded. As a phone does, the reader looks from nearer and from
    /// farther where it sees nothing at first; what it cannot read at all is not there.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        let looks = [1.0, 1.5, 0.75, 2.0].into_iter().map(|scale| self.codes_at(scale));
        looks.into_iter().find(|codes| !codes.is_empty()).unwrap_or_default()
    }

    fn codes_at(&self, scale: f64) -> Vec<String> {
        let size = |dots: u32| (f64::from(dots) * scale).round() as u32;
        let (width, height) = (size(self.picture.width()), size(self.picture.height()));
        let filter = image::imageops::FilterType::Triangle;
        let picture = image::imageops::resize(&self.picture, width, height, filter);
        let gray = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, gray);
        prepared.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
    }
}

/// Base64 (RFC 4648) as the DevTools protocol writes it.
fn decode(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for v in text.bytes().filter_map(value) {
        bits = bits << 6 | u32::from(v);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}
