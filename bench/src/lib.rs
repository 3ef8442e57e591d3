//! The look-up as the app runs it, but answering with codes, so that a measure can tell whether
//! an answer is right; and division as the worker runs it. For `cargo xtask bench search` and
//! `division`; must never be part of the app.
pub mod divide;

use wangge_core::directory::{Index, Lookup, MoreSounds};

/// A county's look-up from the files of its publication: `data/find.txt` and the sounds.
/// `None` where either is not what it should be.
#[must_use]
pub fn open(index: &str, sounds: &str) -> Option<Lookup> {
    let more: MoreSounds = serde_json::from_str(sounds).ok()?;
    Some(Index::of_text(index)?.unfold().learn(&more))
}

/// The codes of the best answers, the best first.
#[must_use]
pub fn codes(lookup: &Lookup, typed: &str, most: usize) -> Vec<String> {
    lookup.find(typed).hits.iter().take(most).map(|hit| hit.code.to_string()).collect()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wangge_core::directory::Lookup;
    use wasm_bindgen::prelude::*;

    /// The look-up in a browser.
    #[wasm_bindgen]
    pub struct Finder(Lookup);

    #[wasm_bindgen]
    impl Finder {
        /// See [`crate::open`].
        pub fn open(index: &str, sounds: &str) -> Option<Finder> {
            crate::open(index, sounds).map(Self)
        }

        /// The codes, with spaces between.
        pub fn find(&self, typed: &str, most: usize) -> String {
            crate::codes(&self.0, typed, most).join(" ")
        }
    }

    /// Groups to be divided in a browser.
    #[wasm_bindgen]
    pub struct Divider(Vec<wangge_core::division::Group>);

    #[wasm_bindgen]
    impl Divider {
        /// From `groups.json`.
        pub fn open(json: &str) -> Divider {
            Self(crate::divide::read(json))
        }

        /// All divided: the grids as JSON.
        pub fn divide(&self) -> String {
            serde_json::to_string(&crate::divide::all(&self.0, false)).unwrap_or_default()
        }
    }
}
