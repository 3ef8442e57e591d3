//! 照片 of a person in office, and whether it may be published: only with their consent on record.
//! What a camera writes beside the picture (where and when it was taken) is never kept.
mod clean;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A larger file is no portrait for a phone's page, in bytes.
pub const PHOTO_BYTES: usize = 200_000;

/// What kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoKind {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WebP
    Webp,
}

/// A portrait, 3 wide and 4 high as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Photo {
    kind: PhotoKind,
    bytes: Arc<[u8]>,
    /// The day on which the person agreed that it be published; `None`: it never is.
    pub consent: Option<NaiveDate>,
}

/// Why a file is not taken as a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhoto {
    /// It is no whole JPEG, PNG or WebP.
    #[error("not a whole JPEG, PNG or WebP picture")]
    Unknown,
    /// It is over [`PHOTO_BYTES`].
    #[error("larger than {PHOTO_BYTES} bytes")]
    TooLarge,
}

/// As it is stored: bytes in base64.
#[derive(Serialize, Deserialize)]
struct Stored {
    data: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    consent: Option<NaiveDate>,
}

impl PhotoKind {
    /// The ending of a file's name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

impl Photo {
    /// Takes a picture, by what is in it. A turn that a camera has only noted is lost with its
    /// notes: turn the pixels first.
    ///
    /// # Errors
    /// [`NotAPhoto`].
    pub fn new(file: &[u8], consent: Option<NaiveDate>) -> Result<Self, NotAPhoto> {
        let (kind, bytes) = clean::clean(file).ok_or(NotAPhoto::Unknown)?;
        if bytes.len() > PHOTO_BYTES {
            return Err(NotAPhoto::TooLarge);
        }
        Ok(Self { kind, bytes: bytes.into(), consent })
    }

    /// Whether it may be published on a day.
    #[must_use]
    pub fn public(&self, on: NaiveDate) -> bool {
        self.consent.is_some_and(|day| day <= on)
    }

    /// The picture alone.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where it lies in a publication: `data/p/3f9a0c1200000000.jpg`.
    #[must_use]
    pub fn path(&self) -> String {
        let hash: String = Sha256::digest(&self.bytes).iter().take(8).map(|b| format!("{b:02x}")).collect();
        format!("data/p/{hash}.{}", self.kind.ending())
    }

    /// As an address that holds the picture itself, for pages of what is not published yet.
    #[must_use]
    pub fn data_address(&self) -> String {
        let kind = match self.kind {
            PhotoKind::Jpeg => "jpeg",
            PhotoKind::Png => "png",
            PhotoKind::Webp => "webp",
        };
        format!("data:image/{kind};base64,{}", STANDARD.encode(&self.bytes))
    }
}

impl TryFrom<Stored> for Photo {
    type Error = NotAPhoto;

    fn try_from(stored: Stored) -> Result<Self, NotAPhoto> {
        let bytes = STANDARD.decode(stored.data).map_err(|_| NotAPhoto::Unknown)?;
        Self::new(&bytes, stored.consent)
    }
}

impl From<Photo> for Stored {
    fn from(photo: Photo) -> Self {
        Self { data: STANDARD.encode(&photo.bytes), consent: photo.consent }
    }
}
