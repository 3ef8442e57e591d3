//! Small work on files: reading, writing, walking in a fixed order, hashing.
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads a file; the error names it.
///
/// # Errors
/// If it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// Reads a text; the error names it.
///
/// # Errors
/// If it cannot be read.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Writes a file and the folders above it.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).with_context(|| format!("making {}", dir.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// An empty folder in place of whatever was there.
///
/// # Errors
/// If it cannot be emptied.
pub fn fresh_dir(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| format!("emptying {}", path.display()))?;
    }
    fs::create_dir_all(path).with_context(|| format!("making {}", path.display()))
}

/// All files below a folder, relative to it, in a fixed order.
///
/// # Errors
/// If it cannot be read.
pub fn walk(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).with_context(|| format!("reading {}", at.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(inner) = path.strip_prefix(dir) {
                found.push(inner.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path as an address has it.
pub fn as_address(path: &Path) -> String {
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The first ten hexadecimal digits of the SHA-256 of a folder's files and their names.
///
/// # Errors
/// If a file cannot be read.
pub fn hash_of_dir(dir: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for inner in walk(dir)? {
        hash.update(as_address(&inner).as_bytes());
        hash.update([0]);
        hash.update(read(&dir.join(&inner))?);
    }
    Ok(hash.finalize().iter().take(5).map(|b| format!("{b:02x}")).collect())
}
