//! What of a map is seen: a middle and metres a pixel. Numbers only; x goes east and y goes down.

/// Most and least metres of a pixel.
const SCALES: (f64, f64) = (0.05, 200.0);

/// A look at a plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle, metres.
    pub x: f64,
    /// The middle, metres.
    pub y: f64,
    /// Metres of a pixel.
    pub u: f64,
}

impl Camera {
    /// Sees all of some bounds (west, south, east, north) on a screen of so many pixels.
    pub fn fit([west, south, east, north]: [f64; 4], (width, height): (f64, f64)) -> Self {
        let u = ((east - west) / width.max(1.0)).max((north - south) / height.max(1.0));
        Self { x: f64::midpoint(west, east), y: -f64::midpoint(south, north), u: u.clamp(SCALES.0, SCALES.1) }
    }

    /// Moved by so many pixels, as a hand moves paper.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x - dx * self.u, y: self.y - dy * self.u, ..self }
    }

    /// So many times closer, with the place under the finger staying there: pixels from the middle.
    pub fn zoomed(self, times: f64, (px, py): (f64, f64)) -> Self {
        let u = (self.u / times).clamp(SCALES.0, SCALES.1);
        Self { x: self.x + px * (self.u - u), y: self.y + py * (self.u - u), u }
    }

    /// The place under a pixel: metres east and north.
    pub fn spot(self, (px, py): (f64, f64)) -> [f64; 2] {
        [self.x + px * self.u, -(self.y + py * self.u)]
    }

    /// For an `svg` of so many pixels.
    pub fn view_box(self, (width, height): (f64, f64)) -> String {
        let (w, h) = (width * self.u, height * self.u);
        format!("{:.2} {:.2} {w:.2} {h:.2}", self.x - w / 2.0, self.y - h / 2.0)
    }
}
