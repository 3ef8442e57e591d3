//! The in-memory twin of the browser's store, for tests and native runs.
use crate::{Batch, Contents, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Debug, Default)]
struct Kept {
    revision: u64,
    documents: BTreeMap<String, Vec<u8>>,
    fail: Option<StoreError>,
}

/// Keeps documents in memory. A clone is a second handle on the same store, as a second
/// tab is.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    kept: Rc<RefCell<Kept>>,
}

impl MemoryStore {
    /// Makes the next commit fail, as a full disk would.
    pub fn fail_next(&self, error: StoreError) {
        self.kept.borrow_mut().fail = Some(error);
    }
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        let kept = self.kept.borrow();
        let documents = kept.documents.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        Ok(Contents { revision: kept.revision, documents })
    }

    async fn revision(&self) -> Result<u64, StoreError> {
        Ok(self.kept.borrow().revision)
    }

    async fn commit(&self, known: u64, batch: Batch) -> Result<u64, StoreError> {
        let mut kept = self.kept.borrow_mut();
        if let Some(error) = kept.fail.take() {
            return Err(error);
        }
        if kept.revision != known {
            return Err(StoreError::Conflict);
        }
        if batch.clear {
            kept.documents.clear();
        }
        for key in &batch.deletes {
            kept.documents.remove(key);
        }
        kept.documents.extend(batch.puts);
        kept.revision += 1;
        Ok(kept.revision)
    }
}
