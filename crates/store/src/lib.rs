//! Where a register is kept between visits. Documents go in and out in whole
//! transactions; what they mean is known to [`documents`] only. The browser's version
//! exists for wasm32 alone; everything else has the in-memory twin.
#![forbid(unsafe_code)]
pub mod backup;
#[cfg(target_arch = "wasm32")]
mod cache;
#[cfg(target_arch = "wasm32")]
mod deadline;
pub mod documents;
pub mod history;
#[cfg(target_arch = "wasm32")]
mod indexed;
mod memory;
mod packed;
#[cfg(target_arch = "wasm32")]
mod webcrypto;

#[cfg(target_arch = "wasm32")]
pub use cache::PublicFiles;
#[cfg(target_arch = "wasm32")]
pub use indexed::{IndexedStore, delete_database};
pub use memory::MemoryStore;
#[cfg(target_arch = "wasm32")]
pub use webcrypto::WebCrypto;

use std::future::Future;

/// A document: its key, and its bytes.
pub type Document = (String, Vec<u8>);

/// What is written in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Take everything out first.
    pub clear: bool,
    /// Documents to write; a later one of a key wins.
    pub puts: Vec<Document>,
    /// Keys to take out.
    pub deletes: Vec<String>,
}

/// All that a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// How many transactions were made before; 0 for a new store.
    pub revision: u64,
    /// In the order of their keys.
    pub documents: Vec<Document>,
}

/// Why a store did not do as asked. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser does not let this page keep anything (private window, blocked storage), or
    /// does not answer.
    #[error("this browser keeps nothing for this page: {0}")]
    Unavailable(String),
    /// Somebody else, such as another tab, has written since the revision was read.
    #[error("the stored data was changed elsewhere")]
    Conflict,
    /// The device has no room left.
    #[error("there is no room left on this device")]
    Full,
    /// Anything else.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// A place for documents. One writer at a time succeeds: each commit names the revision
/// that it knows, and is refused if that is not the newest.
pub trait Store {
    /// Everything, in one reading transaction.
    fn load(&self) -> impl Future<Output = Result<Contents, StoreError>>;

    /// How many transactions were made: whether another window has written.
    fn revision(&self) -> impl Future<Output = Result<u64, StoreError>>;

    /// Writes a batch in one transaction and returns the new revision when it is on the
    /// disk. On an error nothing of the batch is there.
    fn commit(&self, known: u64, batch: Batch) -> impl Future<Output = Result<u64, StoreError>>;
}
