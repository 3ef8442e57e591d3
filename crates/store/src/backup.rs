//! A register as one sealed file: a backup to carry away, or what a locked device holds. Pure:
//! the cipher is an argument.
//!
//! ```text
//! 0   8 bytes   WGBACKUP
//! 8   1 byte    version: 1
//! 9   4 bytes   iterations of PBKDF2-HMAC-SHA-256, big endian
//! 13  16 bytes  salt
//! 29  12 bytes  nonce of AES-256-GCM
//! 41  …         the sealed documents and the tag of 16 bytes; bytes 0–40 are authenticated too
//! ```
//!
//! The documents, before sealing, are packed (zlib): of each its key and its bytes, both after
//! their length in four bytes, big endian. The passphrase is taken as UTF-8, without white space
//! at its ends.
use crate::{Document, packed};
use std::future::Future;
use std::io::Write;
use std::pin::Pin;

/// Iterations of PBKDF2 of files made now: OWASP Password Storage Cheat Sheet asks for 600,000.
pub const ITERATIONS: u32 = 600_000;
/// The fewest characters of a passphrase.
pub const SHORTEST: usize = wangge_core::office::passphrase::SHORTEST;
const MAGIC: &[u8; 8] = b"WGBACKUP";
const VERSION: u8 = 1;
const HEADER: usize = 41;
/// More iterations than this would hold a browser up for minutes: such a header is made up.
const MOST: u32 = 10_000_000;
/// The most that a file may unfold to, in bytes.
const UNFOLDED: u64 = 512_000_000;

/// What a cipher answers with, later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, SealError>> + 'a>>;

/// The key of one file: what it is made from.
#[derive(Clone, Copy, Debug)]
pub struct Lock<'a> {
    /// The passphrase.
    pub passphrase: &'a str,
    /// 16 bytes.
    pub salt: &'a [u8],
    /// Of PBKDF2-HMAC-SHA-256.
    pub iterations: u32,
    /// 12 bytes.
    pub nonce: &'a [u8],
    /// Authenticated, not sealed.
    pub header: &'a [u8],
}

/// PBKDF2-HMAC-SHA-256 and AES-256-GCM: the browser's WebCrypto, or a native twin.
pub trait Cipher {
    /// Bytes drawn by lot, fit for salts and nonces.
    ///
    /// # Errors
    /// [`SealError::Unavailable`].
    fn random(&self, bytes: &mut [u8]) -> Result<(), SealError>;

    /// Seals bytes: the sealed ones and the tag.
    fn seal<'a>(&'a self, lock: Lock<'a>, plain: &'a [u8]) -> Later<'a, Vec<u8>>;

    /// Opens them again. [`SealError::Wrong`] where the key or a byte is another.
    fn open<'a>(&'a self, lock: Lock<'a>, sealed: &'a [u8]) -> Later<'a, Vec<u8>>;
}

/// Why a file is not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The browser has no WebCrypto for this page, as on plain http.
    #[error("no cipher")]
    Unavailable,
    /// The passphrase has fewer than [`SHORTEST`] characters.
    #[error("the passphrase is too short")]
    Short,
    /// It is no such file.
    #[error("not a backup")]
    NotABackup,
    /// It was made by a newer version.
    #[error("made by a newer version ({0})")]
    Newer(u8),
    /// Another passphrase, or a byte of it was changed: the cipher cannot tell which.
    #[error("another passphrase, or damaged")]
    Wrong,
    /// It opens, and what is in it cannot be read.
    #[error("damaged")]
    Damaged,
}

/// Seals documents into a file.
///
/// # Errors
/// [`SealError::Unavailable`], [`SealError::Short`].
pub async fn seal(
    cipher: &dyn Cipher,
    passphrase: &str,
    documents: &[Document],
) -> Result<Vec<u8>, SealError> {
    let passphrase = passphrase.trim();
    if passphrase.chars().count() < SHORTEST {
        return Err(SealError::Short);
    }
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    cipher.random(&mut salt)?;
    cipher.random(&mut nonce)?;
    let mut file = Vec::with_capacity(HEADER);
    file.extend_from_slice(MAGIC);
    file.push(VERSION);
    file.extend_from_slice(&ITERATIONS.to_be_bytes());
    file.extend_from_slice(&salt);
    file.extend_from_slice(&nonce);
    let plain = pack(documents).ok_or(SealError::Damaged)?;
    let lock = Lock { passphrase, salt: &salt, iterations: ITERATIONS, nonce: &nonce, header: &file };
    let sealed = cipher.seal(lock, &plain).await?;
    file.extend(sealed);
    Ok(file)
}

/// Opens a file.
///
/// # Errors
/// [`SealError`]; nothing of it is given by halves.
pub async fn open(cipher: &dyn Cipher, passphrase: &str, file: &[u8]) -> Result<Vec<Document>, SealError> {
    let (header, sealed) = file.split_at_checked(HEADER).ok_or(SealError::NotABackup)?;
    let (magic, rest) = header.split_first_chunk::<8>().ok_or(SealError::NotABackup)?;
    let (version, rest) = rest.split_first().ok_or(SealError::NotABackup)?;
    let (iterations, rest) = rest.split_first_chunk::<4>().ok_or(SealError::NotABackup)?;
    let (salt, nonce) = rest.split_at_checked(16).ok_or(SealError::NotABackup)?;
    if magic != MAGIC {
        return Err(SealError::NotABackup);
    }
    if *version > VERSION {
        return Err(SealError::Newer(*version));
    }
    let iterations = u32::from_be_bytes(*iterations);
    if iterations == 0 || iterations > MOST {
        return Err(SealError::NotABackup);
    }
    let lock = Lock { passphrase: passphrase.trim(), salt, iterations, nonce, header };
    let plain = cipher.open(lock, sealed).await?;
    unpack(&plain).ok_or(SealError::Damaged)
}

fn pack(documents: &[Document]) -> Option<Vec<u8>> {
    let mut encoder = packed::packer();
    let mut put = |bytes: &[u8]| {
        let length = u32::try_from(bytes.len()).ok()?;
        encoder.write_all(&length.to_be_bytes()).ok()?;
        encoder.write_all(bytes).ok()
    };
    for (key, bytes) in documents {
        put(key.as_bytes())?;
        put(bytes)?;
    }
    encoder.finish().ok()
}

fn unpack(plain: &[u8]) -> Option<Vec<Document>> {
    let bytes = packed::unpack(plain, UNFOLDED)?;
    let mut rest = bytes.as_slice();
    let mut documents = Vec::new();
    while !rest.is_empty() {
        let key = String::from_utf8(take(&mut rest)?.to_vec()).ok()?;
        documents.push((key, take(&mut rest)?.to_vec()));
    }
    Some(documents)
}

fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (part, after) = after.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    *rest = after;
    Some(part)
}
