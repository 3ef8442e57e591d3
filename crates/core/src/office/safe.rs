//! Requests about backups and the lock. A passphrase is in the request alone and kept nowhere.
use crate::change::Counts;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A passphrase on its way; not shown by mistake.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passphrase(pub String);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// See [`super::Request::GetSafe`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetSafe;

/// What there is to back up, and what was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeView {
    /// Nothing has been entered on this device yet.
    pub empty: bool,
    /// When the last backup was made on this device, in milliseconds since 1970.
    pub last: Option<u64>,
    /// Changes since then.
    pub changes: usize,
}

/// See [`super::Request::MakeBackup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeBackup {
    /// At least eight characters.
    pub passphrase: Passphrase,
}

/// See [`super::Request::ReadBackup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBackup {
    /// With which it was made.
    pub passphrase: Passphrase,
}

/// What a backup holds, and what restoring it would change here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupView {
    /// Name of the county in it; may be empty.
    pub county: String,
    /// When its newest change was made, in milliseconds since 1970.
    pub newest: Option<u64>,
    /// Entries of its history.
    pub entries: usize,
    /// What is in it, as if it were all new.
    pub holds: Counts,
    /// What would be another than it is here.
    pub changes: Counts,
    /// There is nothing here yet: the history comes with it. Otherwise the history here goes on,
    /// and restoring is one step that can be undone.
    pub into_empty: bool,
}

/// See [`super::Request::Restore`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore;

/// See [`super::Request::LockOffice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockOffice {
    /// At least eight characters. Who forgets it has lost the register on this device.
    pub passphrase: Passphrase,
}

/// See [`super::Request::UnlockOffice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlockOffice {
    /// With which it was locked.
    pub passphrase: Passphrase,
}
