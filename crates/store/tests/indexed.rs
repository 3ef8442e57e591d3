//! The browser's store, in a real browser.
#![cfg(target_arch = "wasm32")]
use wangge_store::{Batch, IndexedStore, Store, StoreError, delete_database};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn fresh(name: &str) -> IndexedStore {
    delete_database(name).await.unwrap();
    IndexedStore::open(name).await.unwrap()
}

fn puts(keys: impl Iterator<Item = (String, Vec<u8>)>) -> Batch {
    Batch { clear: false, puts: keys.collect(), deletes: vec![] }
}

fn one(key: &str, bytes: &[u8]) -> Batch {
    puts(std::iter::once((key.to_owned(), bytes.to_vec())))
}

#[wasm_bindgen_test]
async fn what_is_committed_is_there_after_a_reload() {
    let store = fresh("test-reload").await;
    assert_eq!(store.load().await.unwrap().revision, 0);
    assert_eq!(store.commit(0, one("b", b"2")).await, Ok(1));
    let second = Batch { clear: false, puts: vec![("a".into(), vec![])], deletes: vec!["b".into()] };
    assert_eq!(store.commit(1, second).await, Ok(2));
    drop(store);
    let again = IndexedStore::open("test-reload").await.unwrap();
    let contents = again.load().await.unwrap();
    assert_eq!((contents.revision, contents.documents), (2, vec![("a".to_owned(), vec![])]));
    let cleared = Batch { clear: true, ..one("c", b"3") };
    assert_eq!(again.commit(2, cleared).await, Ok(3));
    assert_eq!(again.load().await.unwrap().documents, [("c".to_owned(), b"3".to_vec())]);
}

#[wasm_bindgen_test]
async fn a_refused_transaction_leaves_nothing() {
    let (store, other) = (fresh("test-conflict").await, IndexedStore::open("test-conflict").await.unwrap());
    assert_eq!(other.commit(0, one("theirs", b"1")).await, Ok(1));
    let ours = Batch { clear: true, ..one("ours", b"2") };
    assert_eq!(store.commit(0, ours).await, Err(StoreError::Conflict));
    let contents = store.load().await.unwrap();
    assert_eq!((contents.revision, contents.documents), (1, vec![("theirs".to_owned(), b"1".to_vec())]));
}

#[wasm_bindgen_test]
async fn a_thousand_documents_in_one_transaction() {
    let store = fresh("test-thousand").await;
    let documents = (0..1000).map(|i| (format!("households/{i:05}"), vec![b'x'; 20_000]));
    assert_eq!(store.commit(0, puts(documents)).await, Ok(1));
    let contents = store.load().await.unwrap();
    assert_eq!(contents.documents.len(), 1000);
    assert!(contents.documents.iter().all(|(_, bytes)| bytes.len() == 20_000));
}
