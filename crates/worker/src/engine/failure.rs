//! Failures in the reader's words.
use wangge_core::Lang;
use wangge_core::office::{Failure, FailureKind};
use wangge_core::texts::office as t;
use wangge_store::StoreError;
use wangge_store::documents::DocumentError;

/// A failure with nothing but its words.
#[must_use]
pub fn failure(message: &str) -> Failure {
    Failure { kind: FailureKind::Said, message: message.to_owned() }
}

/// A store that did not write.
pub(super) fn store(error: &StoreError, lang: Lang) -> Failure {
    let (kind, message) = match error {
        StoreError::Conflict => (FailureKind::Conflict, t::fail_conflict(lang).to_owned()),
        StoreError::Full => (FailureKind::Said, t::fail_full(lang).to_owned()),
        StoreError::Unavailable(_) => (FailureKind::Said, t::fail_unavailable(lang).to_owned()),
        StoreError::Failed(reason) => (FailureKind::Said, t::fail_store(lang, reason)),
    };
    Failure { kind, message }
}

/// A store that could not be read in the first place.
pub(super) fn opening(error: &StoreError, lang: Lang) -> Failure {
    let message = match error {
        StoreError::Unavailable(_) => t::fail_unavailable(lang).to_owned(),
        other => t::fail_unreadable(lang, other),
    };
    Failure { kind: FailureKind::CannotOpen, message }
}

/// Documents that cannot be read or written.
pub(super) fn document(error: &DocumentError, lang: Lang) -> Failure {
    let message = match error {
        DocumentError::Newer(_) => t::fail_newer(lang).to_owned(),
        DocumentError::Unreadable(key) => t::fail_unreadable(lang, key),
    };
    Failure { kind: FailureKind::CannotOpen, message }
}
