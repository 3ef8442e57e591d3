//! The browser's cipher, in a real browser: opens what its native twin has made, and what it
//! made itself.
#![cfg(target_arch = "wasm32")]
use wangge_store::WebCrypto;
use wangge_store::backup::{SealError, open, seal};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_file_of_the_native_twin_opens_in_the_browser() {
    let file = include_bytes!("fixtures/sealed-1.wgbackup");
    let documents = vec![("meta".to_owned(), br#"{"schema":2}"#.to_vec())];
    assert_eq!(open(&WebCrypto, "passphrase", file).await, Ok(documents));
    assert_eq!(open(&WebCrypto, "Passphrase", file).await, Err(SealError::Wrong));
    let mut damaged = file.to_vec();
    damaged[20] ^= 1;
    assert_eq!(open(&WebCrypto, "passphrase", &damaged).await, Err(SealError::Wrong), "another salt");
}

#[wasm_bindgen_test]
async fn what_the_browser_seals_it_opens_and_no_two_files_are_the_same() {
    let documents = vec![("households/1".to_owned(), vec![b'x'; 100_000]), ("a".to_owned(), vec![])];
    let file = seal(&WebCrypto, "禾溪县的口令", &documents).await.err();
    assert_eq!(file, Some(SealError::Short), "six characters");
    let one = seal(&WebCrypto, "禾溪县的口令2026", &documents).await.unwrap();
    let two = seal(&WebCrypto, "禾溪县的口令2026", &documents).await.unwrap();
    assert_ne!(one[13..41], two[13..41], "salt and nonce");
    assert_eq!(open(&WebCrypto, "禾溪县的口令2026", &one).await, Ok(documents));
}
