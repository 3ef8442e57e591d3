//! Public files kept for the next visit, by their path: what was seen once is there without a
//! network. Holds nothing private; losing it loses nothing.
use crate::StoreError;
use crate::deadline::answered;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::Uint8Array;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// The database's name, before the path of its site: sites that share a host share nothing else.
const NAME: &str = "wangge-public ";
const FILES: &str = "files";

/// The kept files.
#[derive(Debug)]
pub struct PublicFiles {
    database: Database,
}

fn failed(error: idb::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}

/// A connection that nobody uses would keep the browser from emptying the database.
impl Drop for PublicFiles {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl PublicFiles {
    /// Opens the database of the site at a path, and makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser keeps nothing for this page.
    pub async fn open(site: &str) -> Result<Self, StoreError> {
        let refused = |e: idb::Error| StoreError::Unavailable(e.to_string());
        let mut request =
            Factory::new().map_err(refused)?.open(&format!("{NAME}{site}"), Some(1)).map_err(refused)?;
        request.on_upgrade_needed(|event| {
            drop(event.database().and_then(|d| d.create_object_store(FILES, ObjectStoreParams::new())));
        });
        let database = answered(async { request.await.map_err(refused) }).await?;
        Ok(Self { database })
    }

    /// A kept file.
    ///
    /// # Errors
    /// [`StoreError::Failed`] where the browser refuses.
    pub async fn get(&self, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.database.transaction(&[FILES], TransactionMode::ReadOnly).map_err(failed)?;
        let files = transaction.object_store(FILES).map_err(failed)?;
        let asked = files.get(Query::Key(JsValue::from_str(path))).map_err(failed)?;
        let found = answered(async { asked.await.map_err(failed) }).await?;
        Ok(found.map(|value| Uint8Array::new(&value).to_vec()))
    }

    /// Keeps a file in place of an older one of its path.
    ///
    /// # Errors
    /// [`StoreError::Failed`] where the browser refuses, as when it is full.
    pub async fn keep(&self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&[FILES], TransactionMode::ReadWrite).map_err(failed)?;
        let files = transaction.object_store(FILES).map_err(failed)?;
        let value = Uint8Array::from(bytes);
        files.put(&value, Some(&JsValue::from_str(path))).map_err(failed)?;
        answered(async { transaction.await.map(drop).map_err(failed) }).await
    }

    /// The paths of all that is kept.
    ///
    /// # Errors
    /// [`StoreError::Failed`] where the browser refuses.
    pub async fn paths(&self) -> Result<BTreeSet<String>, StoreError> {
        let transaction = self.database.transaction(&[FILES], TransactionMode::ReadOnly).map_err(failed)?;
        let files = transaction.object_store(FILES).map_err(failed)?;
        let asked = files.get_all_keys(None, None).map_err(failed)?;
        let keys = answered(async { asked.await.map_err(failed) }).await?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    /// Forgets the files of which `stays` says no: those of an older publication.
    ///
    /// # Errors
    /// As [`PublicFiles::keep`].
    pub async fn forget_others(&self, stays: impl Fn(&str) -> bool) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&[FILES], TransactionMode::ReadWrite).map_err(failed)?;
        let files = transaction.object_store(FILES).map_err(failed)?;
        let asked = files.get_all_keys(None, None).map_err(failed)?;
        let keys = answered(async { asked.await.map_err(failed) }).await?;
        for key in keys.into_iter().filter(|k| k.as_string().is_some_and(|k| !stays(&k))) {
            files.delete(Query::Key(key)).map_err(failed)?;
        }
        answered(async { transaction.await.map(drop).map_err(failed) }).await
    }
}
