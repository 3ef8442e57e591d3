//! The app: mounts it, and says what it is made of. Runs in a browser only.
#![forbid(unsafe_code)]
mod app;
mod components;
mod pages;
mod platform;
mod state;

fn main() {
    app::mount();
}
