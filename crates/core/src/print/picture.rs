//! A picture as drawing commands in pixels, and the pen that sets its words: measured, fitted,
//! never cut. Must know of no canvas and no colour: inks are named.
use super::{Qr, em_width, wrap};
use std::fmt;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels.
    pub width: f64,
    /// Pixels.
    pub height: f64,
    /// In the order in which they are drawn.
    pub draws: Vec<Draw>,
}

/// What is drawn with. The inks of every print, as `style/tokens.css` has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// White.
    Paper,
    /// Text.
    Ink,
    /// Text of less weight.
    Soft,
    /// A rule.
    Line,
    /// The main colour.
    Main,
    /// A ground in its tint.
    Wash,
    /// Text on the main colour.
    OnMain,
    /// An accent.
    Warm,
    /// What is to be minded.
    Mind,
}

impl Ink {
    /// The custom property that holds its colour.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Paper => "--print-paper",
            Self::Ink => "--print-ink",
            Self::Soft => "--print-soft",
            Self::Line => "--print-line",
            Self::Main => "--print-main",
            Self::Wash => "--print-wash",
            Self::OnMain => "--print-on-main",
            Self::Warm => "--print-warm",
            Self::Mind => "--print-mind",
        }
    }
}

/// Left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// On which side of `x` a line of words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Begins there.
    Left,
    /// Its middle is there.
    Middle,
    /// Ends there.
    Right,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where they stand, by `align`.
    pub x: f64,
    /// The middle of the line.
    pub y: f64,
    /// At most as wide as this.
    pub width: f64,
    /// Type size.
    pub size: f64,
    /// Whether they are bold.
    pub strong: bool,
    /// By which side.
    pub align: Align,
    /// With which ink.
    pub ink: Ink,
}

/// A drawing command.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// A filled area with round corners.
    Fill {
        /// Where.
        area: Area,
        /// Of its corners.
        radius: f64,
        /// With which ink.
        ink: Ink,
    },
    /// A line of words.
    Words(Words),
    /// A QR code with its quiet zone, a module `module` pixels wide.
    Code {
        /// Left of the quiet zone.
        x: f64,
        /// Top of the quiet zone.
        y: f64,
        /// A whole number, so that every edge is sharp.
        module: f64,
        /// The code.
        qr: Qr,
    },
}

/// Type: sizes to choose from, weight, ink.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    pub(super) most: f64,
    pub(super) least: f64,
    pub(super) strong: bool,
    pub(super) ink: Ink,
}

/// Height of a line, where the type size is 1.
const LEADING: f64 = 1.3;

/// Sets words from the top down.
#[derive(Debug)]
pub(super) struct Pen {
    pub(super) y: f64,
    pub(super) draws: Vec<Draw>,
}

impl Pen {
    pub(super) fn fill(&mut self, area: Area, radius: f64, ink: Ink) {
        self.draws.push(Draw::Fill { area, radius, ink });
    }

    /// Sets a text `width` wide at the largest size at which it fits one line, or at the
    /// smallest on as many lines as it needs, and moves below it.
    pub(super) fn words(&mut self, text: &str, x: f64, width: f64, align: Align, face: Face) {
        let em = em_width(text).max(0.1);
        let size = (width / em).floor().min(face.most);
        let (size, lines) = if size >= face.least {
            (size, vec![text.to_owned()])
        } else {
            (face.least, wrap(text, width / face.least))
        };
        for text in lines.into_iter().filter(|l| !l.is_empty()) {
            let height = (size * LEADING).round();
            let y = self.y + height / 2.0;
            let (strong, ink) = (face.strong, face.ink);
            self.draws.push(Draw::Words(Words { text, x, y, width, size, strong, align, ink }));
            self.y += height;
        }
    }
}

impl fmt::Display for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fill { area: a, radius, ink } => {
                write!(f, "fill {} {} {} × {} round {radius} {ink:?}", a.x, a.y, a.width, a.height)
            }
            Self::Words(w) => {
                let strong = if w.strong { " strong" } else { "" };
                let (x, y, width, size) = (w.x, w.y, w.width, w.size);
                write!(f, "words {x} {y} ≤{width} {size}{strong} {:?} {:?} {}", w.align, w.ink, w.text)
            }
            Self::Code { x, y, module, qr } => write!(f, "code {x} {y} {} × {module}", qr.modules()),
        }
    }
}
