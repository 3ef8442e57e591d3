//! IndexedDB: one object store, key → bytes. A commit is one transaction, acknowledged
//! after `complete`, with strict durability: on the disk, not on its way there.
use crate::{Batch, Contents, Store, StoreError};
use futures_channel::oneshot;
use idb::{Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Query, Transaction};
use js_sys::{Object, Reflect, Uint8Array};
use std::future::IntoFuture;
use wasm_bindgen::{JsCast, JsValue};

/// The one object store of the database.
const DOCUMENTS: &str = "documents";
/// The key of the revision, a number; no document has a key that begins with a space.
const REVISION: &str = " revision";

/// A database of the browser.
#[derive(Debug)]
pub struct IndexedStore {
    database: web_sys::IdbDatabase,
    /// Holds the handler of `versionchange`.
    _events: Database,
}

impl IndexedStore {
    /// Opens the database of a name, and makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser keeps nothing for this page.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let refused = |e: idb::Error| StoreError::Unavailable(e.to_string());
        let mut request = Factory::new().map_err(refused)?.open(name, Some(1)).map_err(refused)?;
        request.on_upgrade_needed(|event| {
            let made =
                event.database().and_then(|d| d.create_object_store(DOCUMENTS, ObjectStoreParams::new()));
            // Without the object store every later transaction fails and says so.
            drop(made);
        });
        let database = web_sys::IdbDatabase::from(request.await.map_err(refused)?);
        let mut events = Database::from(database.clone());
        events.on_version_change(|event| {
            // Another tab deletes the database: let it.
            let target = event.target().map(JsValue::from);
            if let Some(database) = target.and_then(|t| t.dyn_into::<web_sys::IdbDatabase>().ok()) {
                database.close();
            }
        });
        Ok(Self { database, _events: events })
    }

    fn transaction(&self, mode: &str) -> Result<Transaction, StoreError> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(said)?;
        let begin = Reflect::get(&self.database, &"transaction".into()).map_err(said)?;
        let begin: js_sys::Function = begin.dyn_into().map_err(said)?;
        let made = begin.call3(&self.database, &DOCUMENTS.into(), &mode.into(), &options).map_err(said)?;
        Transaction::try_from(made).map_err(failed)
    }
}

impl Store for IndexedStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        let transaction = self.transaction("readonly")?;
        let documents = transaction.object_store(DOCUMENTS).map_err(failed)?;
        // A request hears its answer only once it is a future: both before either is awaited.
        let keys = documents.get_all_keys(None, None).map_err(failed)?.into_future();
        let values = documents.get_all(None, None).map_err(failed)?.into_future();
        let (keys, values) = (keys.await.map_err(failed)?, values.await.map_err(failed)?);
        let mut contents = Contents::default();
        for (key, value) in keys.into_iter().zip(values) {
            match key.as_string() {
                Some(key) if key == REVISION => contents.revision = revision_of(&value),
                Some(key) => contents.documents.push((key, Uint8Array::new(&value).to_vec())),
                None => {}
            }
        }
        Ok(contents)
    }

    async fn revision(&self) -> Result<u64, StoreError> {
        let transaction = self.transaction("readonly")?;
        let documents = transaction.object_store(DOCUMENTS).map_err(failed)?;
        let stored = documents.get(Query::Key(REVISION.into())).map_err(failed)?.await.map_err(failed)?;
        Ok(stored.as_ref().map_or(0, revision_of))
    }

    async fn commit(&self, known: u64, batch: Batch) -> Result<u64, StoreError> {
        let mut transaction = self.transaction("readwrite")?;
        let done = outcome(&mut transaction);
        let documents = transaction.object_store(DOCUMENTS).map_err(failed)?;
        let stored = documents.get(Query::Key(REVISION.into())).map_err(failed)?.await.map_err(failed)?;
        if stored.as_ref().map_or(0, revision_of) != known {
            abort(&documents);
            drop(done.await);
            return Err(StoreError::Conflict);
        }
        let next = known + 1;
        // Every request is made before any is waited for: a transaction that has nothing
        // to do closes itself.
        let asked = (|| {
            if batch.clear {
                documents.clear()?;
            }
            for key in &batch.deletes {
                documents.delete(Query::Key(key.as_str().into()))?;
            }
            for (key, bytes) in &batch.puts {
                documents.put(&Uint8Array::from(bytes.as_slice()), Some(&key.as_str().into()))?;
            }
            documents.put(&JsValue::from(next as f64), Some(&REVISION.into()))
        })();
        if let Err(error) = asked {
            abort(&documents);
            return match done.await {
                Ok(Err(StoreError::Full)) => Err(StoreError::Full),
                _ => Err(failed(error)),
            };
        }
        match done.await {
            Ok(Ok(())) => Ok(next),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(StoreError::Failed("the transaction did not answer".to_owned())),
        }
    }
}

/// Ends the transaction of a store, by a handle of its own: who hears its last event has to be there
/// until then, else the worker would end with it; and `abort` takes its handle away, also where the
/// browser has ended the transaction by itself.
fn abort(documents: &ObjectStore) {
    let documents = web_sys::IdbObjectStore::from(documents.clone());
    drop(documents.transaction().abort());
}

fn revision_of(value: &JsValue) -> u64 {
    value.as_f64().unwrap_or(0.0) as u64
}

fn outcome(transaction: &mut Transaction) -> oneshot::Receiver<Result<(), StoreError>> {
    let (good, done) = oneshot::channel();
    let good = std::rc::Rc::new(std::cell::RefCell::new(Some(good)));
    let bad = std::rc::Rc::clone(&good);
    transaction.on_complete(move |_| {
        if let Some(sender) = good.borrow_mut().take() {
            let _ = sender.send(Ok(()));
        }
    });
    transaction.on_abort(move |event| {
        let error = event
            .target()
            .and_then(|t| Transaction::try_from(t).ok())
            .and_then(|t| t.error())
            .map_or_else(|| StoreError::Failed("aborted".to_owned()), |e| named(&e.name(), e.message()));
        if let Some(sender) = bad.borrow_mut().take() {
            let _ = sender.send(Err(error));
        }
    });
    done
}

fn named(name: &str, message: String) -> StoreError {
    match name {
        "QuotaExceededError" => StoreError::Full,
        "SecurityError" | "InvalidStateError" => StoreError::Unavailable(message),
        _ => StoreError::Failed(message),
    }
}

fn failed(error: idb::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}

fn said(value: JsValue) -> StoreError {
    let message = value.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message()));
    StoreError::Failed(message.unwrap_or_else(|| "no message".to_owned()))
}

/// Takes a whole database away, such as a test's own.
///
/// # Errors
/// [`StoreError::Failed`] where the browser refuses.
pub async fn delete_database(name: &str) -> Result<(), StoreError> {
    let request = Factory::new().map_err(failed)?.delete(name).map_err(failed)?;
    request.await.map_err(failed)
}
