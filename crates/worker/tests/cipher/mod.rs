//! The native twin of the browser's cipher.
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use std::cell::Cell;
use wangge_store::backup::{Cipher, Later, Lock, SealError};

/// RustCrypto, with a lot that is the same each run.
#[derive(Debug, Default)]
pub struct Native {
    drawn: Cell<u8>,
}

fn cipher(lock: Lock<'_>) -> Aes256Gcm {
    let key =
        pbkdf2::pbkdf2_hmac_array::<sha2::Sha256, 32>(lock.passphrase.as_bytes(), lock.salt, lock.iterations);
    Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(&key))
}

impl Cipher for Native {
    fn random(&self, bytes: &mut [u8]) -> Result<(), SealError> {
        for byte in bytes {
            self.drawn.set(self.drawn.get().wrapping_add(37));
            *byte = self.drawn.get();
        }
        Ok(())
    }

    fn seal<'a>(&'a self, lock: Lock<'a>, plain: &'a [u8]) -> Later<'a, Vec<u8>> {
        let payload = Payload { msg: plain, aad: lock.header };
        let sealed = cipher(lock).encrypt(Nonce::from_slice(lock.nonce), payload);
        Box::pin(std::future::ready(sealed.map_err(|_| SealError::Unavailable)))
    }

    fn open<'a>(&'a self, lock: Lock<'a>, sealed: &'a [u8]) -> Later<'a, Vec<u8>> {
        let payload = Payload { msg: sealed, aad: lock.header };
        let plain = cipher(lock).decrypt(Nonce::from_slice(lock.nonce), payload);
        Box::pin(std::future::ready(plain.map_err(|_| SealError::Wrong)))
    }
}
