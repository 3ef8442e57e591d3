//! The first step of the first page. A resident who has the page open for a second can type and
//! call, while the app is still on its way: this finds with the same look-up and shows the same
//! lines, as text that the page puts in. Must stay small; must never do what the app can do later.
mod lines;

pub use lines::results;

#[cfg(target_arch = "wasm32")]
mod browser {
    use wangge_core::directory::{Index, Lookup};
    use wangge_core::publish::escape;
    use wangge_texts::{Lang, frame};
    use wasm_bindgen::prelude::*;

    /// The look-up of a county, ready to be asked.
    #[wasm_bindgen]
    pub struct First {
        lookup: Lookup,
        name: String,
        foot: String,
    }

    #[wasm_bindgen]
    impl First {
        /// Reads the bytes of `data/find.txt`. `undefined` where it is not one.
        pub fn open(index: &[u8]) -> Option<First> {
            let index: Index = Index::of_text(std::str::from_utf8(index).ok()?)?;
            let name = frame::brand_of(Lang::Zh, &index.name);
            let issuer = escape(&frame::issuer(Lang::Zh, &index.issuer));
            let version = escape(&frame::version(Lang::Zh, &index.version, &index.date));
            let more = escape(&index.foot);
            let foot = format!("<span>{issuer}</span><span>{version}</span><span>{more}</span>");
            Some(First { lookup: index.unfold(), name, foot })
        }

        /// Who published what is found, and which version, as HTML.
        pub fn foot(&self) -> String {
            self.foot.clone()
        }

        /// The site's name.
        pub fn name(&self) -> String {
            self.name.clone()
        }

        /// The results for a typed text, as HTML; `root` is the way up to the site's root.
        pub fn find(&self, typed: &str, root: &str) -> String {
            super::results(&self.lookup, typed, root)
        }
    }
}
