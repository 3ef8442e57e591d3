//! The worker's binary: hears the page, asks the engine, answers. Exists for wasm32; the
//! engine itself is the library beside it and is tested natively.
#![forbid(unsafe_code)]
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod turn;

fn main() {
    #[cfg(target_arch = "wasm32")]
    browser::start();
}
