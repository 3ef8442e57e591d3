//! A picture without what a camera or a program writes beside it: places, times, names, a film
//! behind the picture. Only what is needed to draw it stays. Must never change a pixel.
use super::PhotoKind;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What kind of picture a file is, and the picture alone; `None` where it is not a whole one.
pub(super) fn clean(file: &[u8]) -> Option<(PhotoKind, Vec<u8>)> {
    if file.starts_with(b"\xff\xd8") {
        return jpeg(file).map(|bytes| (PhotoKind::Jpeg, bytes));
    }
    if file.starts_with(PNG) {
        return png(file).map(|bytes| (PhotoKind::Png, bytes));
    }
    webp(file).map(|bytes| (PhotoKind::Webp, bytes))
}

/// ITU-T T.81, B.1: segments behind markers, and coded data behind each start of scan.
fn jpeg(file: &[u8]) -> Option<Vec<u8>> {
    let mut out = b"\xff\xd8".to_vec();
    let (mut at, mut drawn) = (2, false);
    loop {
        let marker = match file.get(at..at + 2)? {
            [0xff, 0xff] => {
                at += 1;
                continue;
            }
            [0xff, marker] => *marker,
            _ => return None,
        };
        if marker == 0xd9 {
            out.extend_from_slice(b"\xff\xd9");
            return drawn.then_some(out);
        }
        let length = usize::from(u16::from_be_bytes(file.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = file.get(at..at + 2 + length).filter(|_| length >= 2)?;
        // APP0 and APP14 say how colours are coded, APP2 which they are; the others and comments go.
        let keep = match marker {
            0xe0 | 0xee => true,
            0xe2 => segment.get(4..).is_some_and(|s| s.starts_with(b"ICC_PROFILE\0")),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if keep {
            out.extend_from_slice(segment);
        }
        at += 2 + length;
        if marker == 0xda {
            drawn = true;
            let rest = file.get(at..)?;
            let end = rest
                .windows(2)
                .position(|w| matches!(w, [0xff, m] if !matches!(m, 0 | 0xd0..=0xd7 | 0xff)))?;
            out.extend_from_slice(rest.get(..end)?);
            at += end;
        }
    }
}

/// PNG (W3C, third edition), 5: chunks of length, type, data and checksum.
fn png(file: &[u8]) -> Option<Vec<u8>> {
    let mut out = PNG.to_vec();
    let mut rest = file.get(PNG.len()..)?;
    let mut drawn = false;
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let (chunk, next) = rest.split_at_checked(length.checked_add(12)?)?;
        let kind = chunk.get(4..8)?;
        if matches!(kind, b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB") {
            out.extend_from_slice(chunk);
        }
        drawn |= kind == b"IDAT";
        if kind == b"IEND" {
            return drawn.then_some(out);
        }
        rest = next;
    }
}

/// WebP (RFC 9649), 2: chunks of type, length and data, filled up to even bytes.
fn webp(file: &[u8]) -> Option<Vec<u8>> {
    let size = u32::from_le_bytes(file.get(4..8)?.try_into().ok()?) as usize;
    let mut rest =
        file.get(8..size.checked_add(8)?)?.strip_prefix(b"WEBP").filter(|_| file.starts_with(b"RIFF"))?;
    let (mut body, mut drawn) = (b"WEBP".to_vec(), false);
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        let whole = length.checked_add(8 + length % 2)?;
        let (chunk, next) = rest.split_at_checked(whole.min(rest.len()))?;
        match chunk.get(..4)? {
            b"VP8 " | b"VP8L" => {
                drawn = true;
                body.extend_from_slice(chunk);
            }
            b"ALPH" | b"ICCP" => body.extend_from_slice(chunk),
            // Without the flags that tell of Exif and XMP.
            b"VP8X" => {
                body.extend_from_slice(chunk.get(..8)?);
                body.push(chunk.get(8)? & !0x0c);
                body.extend_from_slice(chunk.get(9..)?);
            }
            b"ANIM" | b"ANMF" => return None,
            _ => {}
        }
        rest = next;
    }
    let size = u32::try_from(body.len()).ok()?;
    drawn.then(|| [b"RIFF".as_slice(), &size.to_le_bytes(), &body].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"GPS 34.56 N at home";

    fn check(kind: PhotoKind, file: &[u8], expect: &[u8]) {
        assert!(file.windows(SECRET.len()).any(|w| w == SECRET));
        assert_eq!(clean(file), Some((kind, expect.to_vec())));
        assert_eq!(clean(expect), Some((kind, expect.to_vec())), "what is clean stays as it is");
        for cut in 0..expect.len() {
            assert_eq!(clean(&expect[..cut]), None, "a part of {cut} bytes is no picture");
        }
    }

    #[test]
    fn jpegs() {
        let segment = |marker: u8, data: &[u8]| {
            [&[0xff, marker], (data.len() as u16 + 2).to_be_bytes().as_slice(), data].concat()
        };
        let (start, end) = (b"\xff\xd8".to_vec(), b"\xff\xd9".to_vec());
        let kept = [
            segment(0xe0, b"JFIF\0"),
            segment(0xdb, b"table"),
            segment(0xda, b"scan"),
            b"a\xff\0b\xff\xd0c".to_vec(),
        ];
        let exif = segment(0xe1, &[b"Exif\0\0", SECRET].concat());
        let note = segment(0xfe, SECRET);
        let again = [segment(0xc4, b"more"), segment(0xda, b"scan"), b"d".to_vec()].concat();
        let file = [&start, &exif, &kept.concat(), &note, &again, &end, SECRET].concat();
        check(PhotoKind::Jpeg, &file, &[start, kept.concat(), again, end].concat());
    }

    #[test]
    fn pngs() {
        let chunk = |kind: &[u8], data: &[u8]| {
            [(data.len() as u32).to_be_bytes().as_slice(), kind, data, b"crc!"].concat()
        };
        let (head, data, end) = (chunk(b"IHDR", b"head"), chunk(b"IDAT", b"data"), chunk(b"IEND", b""));
        let secret = [chunk(b"eXIf", SECRET), chunk(b"tEXt", SECRET)].concat();
        let file = [PNG, &head, &secret, &data, &end, SECRET].concat();
        check(PhotoKind::Png, &file, &[PNG, &head, &data, &end].concat());
    }

    #[test]
    fn webps() {
        let chunk = |kind: &[u8], data: &[u8]| {
            [kind, (data.len() as u32).to_le_bytes().as_slice(), data, &[0][..data.len() % 2]].concat()
        };
        let riff = |body: &[u8]| {
            [b"RIFF".as_slice(), &(body.len() as u32 + 4).to_le_bytes(), b"WEBP", body].concat()
        };
        let (data, exif) = (chunk(b"VP8 ", b"dat"), chunk(b"EXIF", SECRET));
        let head = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
        let file = riff(&[head(0x1c), data.clone(), exif, chunk(b"XMP ", SECRET)].concat());
        check(PhotoKind::Webp, &[file, SECRET.to_vec()].concat(), &riff(&[head(0x10), data].concat()));
    }

    #[test]
    fn what_is_no_picture() {
        for file in [
            b"".as_slice(),
            b"<svg onload=alert(1)>",
            b"GIF89a",
            b"RIFF\xff\xff\xff\xffWEBP",
            b"\xff\xd8\xff\xd9",
        ] {
            assert_eq!(clean(file), None);
        }
    }
}
