//! The browser's cipher: WebCrypto, as backups and the lock need it. Exists for wasm32 alone; the
//! tests have a native twin that makes and opens the same files.
use crate::backup::{Cipher, Later, Lock, SealError};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// WebCrypto; answers that it is not available where the page is not served safely.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebCrypto;

impl Cipher for WebCrypto {
    fn random(&self, bytes: &mut [u8]) -> Result<(), SealError> {
        let drawn = Uint8Array::new_with_length(bytes.len() as u32);
        let crypto = get(&js_sys::global(), "crypto")?;
        call(&crypto, "getRandomValues", &[drawn.clone().into()])?;
        drawn.copy_to(bytes);
        Ok(())
    }

    fn seal<'a>(&'a self, lock: Lock<'a>, plain: &'a [u8]) -> Later<'a, Vec<u8>> {
        Box::pin(async move {
            let key = key_of(lock).await?;
            // The browser refuses nothing here that it offers at all.
            run("encrypt", &[gcm(lock)?, key, Uint8Array::from(plain).into()])
                .await
                .map(bytes_of)
                .map_err(|_| SealError::Unavailable)
        })
    }

    fn open<'a>(&'a self, lock: Lock<'a>, sealed: &'a [u8]) -> Later<'a, Vec<u8>> {
        Box::pin(async move {
            let key = key_of(lock).await?;
            run("decrypt", &[gcm(lock)?, key, Uint8Array::from(sealed).into()])
                .await
                .map(bytes_of)
                .map_err(|_| SealError::Wrong)
        })
    }
}

/// PBKDF2-HMAC-SHA-256 to a key of AES-256-GCM.
async fn key_of(lock: Lock<'_>) -> Result<JsValue, SealError> {
    let passphrase = Uint8Array::from(lock.passphrase.as_bytes());
    let usages = Array::of1(&"deriveKey".into());
    let asked = ["raw".into(), passphrase.into(), "PBKDF2".into(), JsValue::FALSE, usages.into()];
    let base = run("importKey", &asked).await?;
    let derive = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(lock.salt).into()),
        ("iterations", lock.iterations.into()),
    ])?;
    let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    run("deriveKey", &[derive, base, aes, JsValue::FALSE, usages.into()]).await
}

fn gcm(lock: Lock<'_>) -> Result<JsValue, SealError> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(lock.nonce).into()),
        ("additionalData", Uint8Array::from(lock.header).into()),
        ("tagLength", 128.into()),
    ])
}

fn bytes_of(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(&buffer).to_vec()
}

/// A method of `crypto.subtle`, awaited.
async fn run(method: &str, with: &[JsValue]) -> Result<JsValue, SealError> {
    let subtle = get(&get(&js_sys::global(), "crypto")?, "subtle")?;
    let promise: Promise = call(&subtle, method, with)?.dyn_into().map_err(|_| SealError::Unavailable)?;
    JsFuture::from(promise).await.map_err(|_| SealError::Unavailable)
}

fn get(of: &JsValue, name: &str) -> Result<JsValue, SealError> {
    let found = Reflect::get(of, &name.into()).map_err(|_| SealError::Unavailable)?;
    if found.is_undefined() { Err(SealError::Unavailable) } else { Ok(found) }
}

fn call(of: &JsValue, method: &str, with: &[JsValue]) -> Result<JsValue, SealError> {
    let function: Function = get(of, method)?.dyn_into().map_err(|_| SealError::Unavailable)?;
    function.apply(of, &with.iter().collect::<Array>()).map_err(|_| SealError::Unavailable)
}

fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, SealError> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).map_err(|_| SealError::Unavailable)?;
    }
    Ok(object.into())
}
