//! The frame of a sealed file, whatever is in it: with a cipher that seals nothing.
#![cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wangge_store::Document;
use wangge_store::backup::{Cipher, Later, Lock, SealError, open, seal};

struct Plain;

impl Cipher for Plain {
    fn random(&self, bytes: &mut [u8]) -> Result<(), SealError> {
        bytes.fill(7);
        Ok(())
    }

    fn seal<'a>(&'a self, _: Lock<'a>, plain: &'a [u8]) -> Later<'a, Vec<u8>> {
        Box::pin(std::future::ready(Ok(plain.to_vec())))
    }

    fn open<'a>(&'a self, _: Lock<'a>, sealed: &'a [u8]) -> Later<'a, Vec<u8>> {
        Box::pin(std::future::ready(Ok(sealed.to_vec())))
    }
}

fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waited"),
    }
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    prop::collection::vec(("[a-z/0-9]{0,12}", prop::collection::vec(any::<u8>(), 0..200)), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_come_back_as_they_were(documents in documents()) {
        let file = now(seal(&Plain, "passphrase", &documents)).unwrap();
        prop_assert_eq!(now(open(&Plain, "passphrase", &file)), Ok(documents));
    }

    #[test]
    fn any_bytes_are_refused_or_read_and_never_more(
        documents in documents(), at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>(),
    ) {
        let file = now(seal(&Plain, "passphrase", &documents)).unwrap();
        let mut other = file.clone();
        other[at.index(file.len())] = to;
        let _ = now(open(&Plain, "passphrase", &other));
        let short = &file[..cut.index(file.len())];
        prop_assert!(now(open(&Plain, "passphrase", short)).is_err(), "a part of a file");
    }
}
