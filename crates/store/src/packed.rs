//! Bytes packed and unpacked (zlib, RFC 1950).
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};

/// Packs what is written into it, piece by piece.
pub(crate) fn packer() -> ZlibEncoder<Vec<u8>> {
    ZlibEncoder::new(Vec::new(), Compression::new(6))
}

/// Packs bytes; `None` where that fails.
pub(crate) fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = packer();
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// Unpacks bytes, no more than `most` of them; `None` where they are damaged.
pub(crate) fn unpack(packed: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed).take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
