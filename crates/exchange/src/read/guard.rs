//! A look into an xlsx before it is unfolded: is it a workbook, is it of a bounded size, does
//! it hold what no honest workbook holds. Sizes and counts that a file declares may be lies,
//! and calamine believes some of them; here the parts are counted as they really are.
use crate::table::FileError;
use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most MB of all parts together.
pub(super) const LIMIT_MB: u64 = 300;
/// Most different texts: calamine makes room for as many as the file declares.
const TEXTS: u64 = 10_000_000;
/// Most bytes of the styles, and of one text among them: calamine copies them for each format.
const STYLES: u64 = 16 << 20;
const STYLE_TEXT: usize = 1024;
/// Bytes of one part held at a time, and how many of them are looked at again with the next.
const WINDOW: usize = 64 * 1024;
const SEAM: usize = 64;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Some sheet has merged cells.
    pub(super) merged: bool,
    /// Sheets, as parts of the zip.
    pub(super) sheets: usize,
    /// Zipped bytes of the sheets together.
    pub(super) zipped: u64,
}

/// Goes through all parts once, holding 64 KB at a time.
pub(super) fn look(bytes: &[u8]) -> Result<Seen, FileError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let names: Vec<String> =
        zip.file_names_raw().map(|n| String::from_utf8_lossy(n).to_lowercase()).collect();
    if !names.iter().any(|n| n.ends_with("workbook.xml")) {
        return Err(FileError::NotWorkbook);
    }
    let declared: u64 = zip.decompressed_size().map_or(u64::MAX, |n| u64::try_from(n).unwrap_or(u64::MAX));
    let too_large = FileError::TooLarge { limit_mb: LIMIT_MB };
    let limit = LIMIT_MB << 20;
    if declared > limit && declared != u64::MAX {
        return Err(too_large);
    }
    let (mut total, mut seen) = (0_u64, Seen::default());
    for (index, name) in names.iter().enumerate().take(zip.len()) {
        let mut part = zip.by_index(index).map_err(|e| damaged(&e))?;
        if name.contains("worksheets/") && !name.contains("_rels/") {
            seen.sheets += 1;
            seen.zipped += part.compressed_size();
        }
        let mut look = Look::new(name);
        let mut window = vec![0_u8; WINDOW];
        let mut kept = 0;
        loop {
            let n = part.read(window.get_mut(kept..).unwrap_or_default()).map_err(|e| damaged(&e))?;
            if n == 0 {
                break;
            }
            total += n as u64;
            if total > limit {
                return Err(too_large);
            }
            look.at(window.get(..kept + n).unwrap_or_default(), n, &mut seen)?;
            // The end of this window is looked at again together with the beginning of the next.
            let from = (kept + n).saturating_sub(SEAM);
            window.copy_within(from..kept + n, 0);
            kept = kept + n - from;
        }
    }
    Ok(seen)
}

fn damaged(error: &dyn std::fmt::Display) -> FileError {
    FileError::Damaged { detail: error.to_string() }
}

/// What is looked for in one part.
struct Look {
    xml: bool,
    sheet: bool,
    styles: bool,
    length: u64,
    /// Bytes since the last quotation mark.
    unquoted: usize,
}

impl Look {
    fn new(name: &str) -> Self {
        let styles = name.ends_with("styles.xml") || name.contains("theme/");
        let xml = [".xml", ".rels", ".vml"].iter().any(|e| name.ends_with(e)) || !name.contains('.');
        Self { xml, sheet: name.contains("worksheets/"), styles, length: 0, unquoted: 0 }
    }

    /// Looks at a window whose last `fresh` bytes are new.
    fn at(&mut self, window: &[u8], fresh: usize, seen: &mut Seen) -> Result<(), FileError> {
        if !self.xml {
            return Ok(());
        }
        // Entities can grow without bounds, and no workbook has them.
        if memmem::find(window, b"<!DOCTYPE").is_some() || memmem::find(window, b"<!ENTITY").is_some() {
            return Err(FileError::Unsafe);
        }
        seen.merged |= self.sheet && memmem::find(window, b"mergeCell").is_some();
        if memmem::find_iter(window, b"uniqueCount").any(|at| declared(window.get(at..)) > TEXTS) {
            return Err(FileError::Unsafe);
        }
        if self.styles {
            self.length += fresh as u64;
            for b in window.iter().skip(window.len() - fresh) {
                self.unquoted = if matches!(b, b'"' | b'\'' | b'<') { 0 } else { self.unquoted + 1 };
                if self.unquoted > STYLE_TEXT {
                    return Err(FileError::Unsafe);
                }
            }
            if self.length > STYLES {
                return Err(FileError::TooLarge { limit_mb: STYLES >> 20 });
            }
        }
        Ok(())
    }
}

/// The number in `name="123"`; 0 where there is none.
fn declared(text: Option<&[u8]>) -> u64 {
    let text = text.unwrap_or_default();
    let digits = text.iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
    digits.fold(0_u64, |n, b| n.saturating_mul(10).saturating_add(u64::from(b - b'0')))
}
