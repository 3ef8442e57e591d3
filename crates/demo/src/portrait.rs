//! A drawn face in place of a photograph, plainly nobody's: flat colours, no features of a person.
//! Made by whole numbers alone, so that every machine draws the same bytes.
use wangge_core::domain::Sex;

const WIDTH: i32 = 180;
const HEIGHT: i32 = 240;

/// Ground, shoulders, skin, hair, as red, green, blue.
type Palette = [[u8; 3]; 5];

const GROUNDS: [[u8; 3]; 4] = [[198, 217, 213], [214, 221, 232], [232, 224, 208], [221, 214, 224]];
const COATS: [[u8; 3]; 5] = [[38, 70, 83], [70, 90, 60], [90, 66, 58], [60, 64, 92], [122, 64, 52]];
const SKINS: [[u8; 3]; 3] = [[236, 201, 172], [222, 182, 150], [205, 164, 132]];
const HAIRS: [[u8; 3]; 3] = [[40, 36, 34], [78, 72, 68], [150, 146, 142]];

/// A portrait as PNG; another for another number.
pub(crate) fn portrait(number: u32, sex: Option<Sex>) -> Option<Vec<u8>> {
    let mix = number.wrapping_mul(2_654_435_761) >> 8;
    let pick = |all: &[[u8; 3]], by: u32| all.get((mix / by) as usize % all.len().max(1)).copied();
    let palette: Palette =
        [pick(&GROUNDS, 1)?, pick(&COATS, 7)?, pick(&SKINS, 41)?, pick(&HAIRS, 131)?, [250, 248, 244]];
    let long_hair = sex == Some(Sex::Female);
    let pixels = (0..HEIGHT).flat_map(|y| {
        // Each line begins with the number of its filter: none.
        std::iter::once(0).chain((0..WIDTH).map(move |x| colour(x, y, long_hair)))
    });
    let pixels: Vec<u8> = pixels.collect();
    Some(png(&palette, &pixels))
}

/// Which colour of the palette a pixel has.
fn colour(x: i32, y: i32, long_hair: bool) -> u8 {
    let inside = |cx: i32, cy: i32, rx: i32, ry: i32| {
        let (dx, dy) = (x - cx, y - cy);
        dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry
    };
    let face = inside(90, 104, 40, 50);
    let fringe = inside(90, 60, 46, 30) && y < 78;
    if fringe {
        return 3;
    }
    if face {
        return 2;
    }
    if inside(90, 90, 46, 48) && y < 96 || long_hair && inside(90, 108, 54, 62) {
        return 3;
    }
    let neck = (x - 90).abs() < 17 && (140..178).contains(&y);
    let collar = (x - 90).abs() < (196 - y) / 2 && (172..196).contains(&y);
    if collar {
        return 4;
    }
    if neck {
        return 2;
    }
    u8::from(inside(90, 250, 78, 84))
}

/// PNG (W3C, third edition) of one byte a pixel.
fn png(palette: &Palette, lines: &[u8]) -> Vec<u8> {
    let mut head = Vec::new();
    for side in [WIDTH, HEIGHT] {
        head.extend_from_slice(&side.to_be_bytes());
    }
    // Eight bits, colours by palette, the one method of each kind, no interlace.
    head.extend_from_slice(&[8, 3, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let data = miniz_oxide::deflate::compress_to_vec_zlib(lines, 9);
    for (kind, body) in [(b"IHDR", head), (b"PLTE", palette.concat()), (b"IDAT", data), (b"IEND", Vec::new())]
    {
        let chunk = [kind.as_slice(), &body].concat();
        out.extend_from_slice(&u32::try_from(body.len()).unwrap_or_default().to_be_bytes());
        out.extend_from_slice(&chunk);
        out.extend_from_slice(&crc32fast::hash(&chunk).to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wangge_core::domain::Photo;

    #[test]
    fn small_different_and_taken_as_a_photograph() {
        let one = portrait(1, None).unwrap();
        assert_eq!(one, portrait(1, None).unwrap());
        assert_ne!(one, portrait(1, Some(Sex::Female)).unwrap());
        let different: std::collections::BTreeSet<_> = (0..40).filter_map(|n| portrait(n, None)).collect();
        assert!(different.len() > 20, "{}", different.len());
        assert!(one.len() < 3_000, "{} bytes", one.len());
        assert_eq!(Photo::new(&one, None).unwrap().bytes(), one);
    }
}
