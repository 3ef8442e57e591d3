//! From a file's bytes to tables. What a file is, its first bytes say, not its ending. No
//! file, however made, may take the app down: what it unfolds to is bounded first.
mod csv;
mod guard;
mod text;
mod xlsx;

use crate::table::{FileError, Progress, Table, TableNote};
pub(crate) use text::{cell_name, clean, column_name};

/// Columns read: A to IV. What lies further right is no list.
pub(crate) const COLUMNS: usize = 256;
/// Most notes of one kind of trouble a sheet.
const NOTES: usize = 200_000;

/// Largest file that is read, in bytes. A full county's households are 8 MB.
pub const MAX_FILE: u64 = 64_000_000;

/// [`read`] from a stream, which is never held beyond [`MAX_FILE`]: where its length is known
/// and over that, nothing of it is read.
///
/// # Errors
/// As [`read`]; [`FileError::Long`] for what is over the limit.
pub fn read_from(
    file_name: &str,
    length: Option<u64>,
    source: &mut dyn std::io::Read,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Table>, FileError> {
    let long = FileError::Long { limit_mb: MAX_FILE / 1_000_000 };
    if length.is_some_and(|n| n > MAX_FILE) {
        return Err(long);
    }
    let mut bytes = Vec::new();
    let mut limited = std::io::Read::take(source, MAX_FILE + 1);
    std::io::Read::read_to_end(&mut limited, &mut bytes)
        .map_err(|e| FileError::Damaged { detail: e.to_string() })?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(long);
    }
    read(file_name, &bytes, progress)
}

/// Reads a workbook (xlsx) or a text (csv, tab-separated) into its tables: those with at
/// least one row, in the order of the workbook, and hidden ones without their rows.
///
/// # Errors
/// [`FileError`] where nothing of the file can be read.
pub fn read(
    file_name: &str,
    bytes: &[u8],
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Table>, FileError> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(FileError::Long { limit_mb: MAX_FILE / 1_000_000 });
    }
    let ending = file_name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let (mut tables, is, usual) = match kind(bytes)? {
        Kind::Zip => (xlsx::read(bytes, progress)?, "xlsx", ["xlsx", "xlsm", "xltx"].as_slice()),
        Kind::Text => (vec![csv::read(bytes, progress)?], "csv", ["csv", "txt", "tsv"].as_slice()),
    };
    let is_hidden = |t: &Table| t.notes.contains(&TableNote::Hidden);
    tables.retain(|t| !t.rows.is_empty() || is_hidden(t));
    if tables.iter().all(is_hidden) {
        return Err(if tables.is_empty() { FileError::Empty } else { FileError::AllHidden });
    }
    for table in &mut tables {
        file_name.clone_into(&mut table.file);
        if !ending.is_empty() && !usual.contains(&ending.as_str()) {
            table.notes.insert(0, TableNote::WrongExtension { is: is.to_owned() });
        }
    }
    Ok(tables)
}

/// Reads cells that a person copied in a spreadsheet and pastes: one line a row, parted by tabs.
/// Rows are numbered from 1, as the person sees them.
///
/// # Errors
/// [`FileError::Empty`] where nothing is in it.
pub fn read_paste(text: &str) -> Result<Table, FileError> {
    let table = csv::paste(text)?;
    if table.rows.is_empty() { Err(FileError::Empty) } else { Ok(table) }
}

enum Kind {
    Zip,
    Text,
}

fn kind(bytes: &[u8]) -> Result<Kind, FileError> {
    /// Compound file binary: the old Excel, and what a password makes of the new one
    /// ([MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.4).
    const CFB: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    const OTHERS: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"Rar!", b"7z\xBC\xAF"];
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(CFB) {
        let names = |name: &str| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memchr::memmem::find(bytes, &wide).is_some()
        };
        return Err(match (names("EncryptedPackage"), names("Workbook") || names("Book")) {
            (true, _) => FileError::Password,
            (false, true) => FileError::OldExcel,
            (false, false) => FileError::NotWorkbook,
        });
    }
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let head = bytes.get(..4096).unwrap_or(bytes);
    if OTHERS.iter().any(|magic| bytes.starts_with(magic)) || (!wide && head.contains(&0)) {
        return Err(FileError::Unknown);
    }
    // Without the zeros, UTF-16 reads as ASCII does.
    let start =
        String::from_utf8_lossy(head).replace(['\0', '\u{FFFD}', '\u{FEFF}'], "").to_ascii_lowercase();
    let start = start.trim_start();
    let tag = start
        .strip_prefix('<')
        .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_lowercase() || c == '!' || c == '?'));
    if tag || start.starts_with("mime-version:") {
        return Err(FileError::Html);
    }
    Ok(Kind::Text)
}

/// What a file may still unfold to.
struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    /// 16 million cells and the text of [`guard::LIMIT_MB`].
    const fn whole() -> Self {
        Self { cells: 16_000_000, bytes: (guard::LIMIT_MB as usize) << 20 }
    }

    fn spend(&mut self, cells: usize, bytes: usize) -> Result<(), FileError> {
        match (self.cells.checked_sub(cells), self.bytes.checked_sub(bytes)) {
            (Some(cells), Some(bytes)) => {
                *self = Self { cells, bytes };
                Ok(())
            }
            _ => Err(FileError::TooLarge { limit_mb: guard::LIMIT_MB }),
        }
    }
}
