//! The first step of the first page. A resident who has the page open for a second can type and
//! call, while the app is still on its way: this finds with the same look-up and shows the same
//! lines, as text that the page puts in. Must stay small; must never do what the app can do later.
mod lines;

pub use lines::results;

#[cfg(target_arch = "wasm32")]
mod browser {
    use wangge_core::directory::{Index, Lookup, Spread};
    use wangge_core::publish::escape;
    use wangge_texts::{Lang, frame};
    use wasm_bindgen::prelude::*;

    /// The look-up of a county, ready to be asked.
    #[wasm_bindgen]
    pub struct First {
        stand: Stand,
        name: String,
        foot: String,
    }

    /// How far the look-up is. Each step is short enough for a slow phone to answer in between.
    enum Stand {
        Read(Index),
        Spread(Spread),
        Ready(Lookup),
    }

    #[wasm_bindgen]
    impl First {
        /// Reads the bytes of `data/find.txt`. `undefined` where it is not one.
        pub fn open(index: &[u8]) -> Option<First> {
            let mut index: Index = Index::of_text(std::str::from_utf8(index).ok()?)?;
            let name = frame::brand_of(Lang::Zh, &index.name);
            let issuer = escape(&frame::issuer(Lang::Zh, &index.issuer));
            let version = escape(&frame::version(Lang::Zh, &index.version, &index.date));
            // A line each, as the app has them: no block of text outgrows the page's title.
            let more = escape(&std::mem::take(&mut index.foot)).replace('\u{3000}', "</span><span>");
            let foot = format!("<span>{issuer}</span><span>{version}</span><span>{more}</span>");
            Some(First { stand: Stand::Read(index), name, foot })
        }

        /// Goes one step towards the look-up; gives the same again once it is [`First::ready`].
        pub fn step(self) -> First {
            let stand = match self.stand {
                Stand::Read(index) => Stand::Spread(index.spread()),
                Stand::Spread(spread) => Stand::Ready(spread.ready()),
                ready => ready,
            };
            First { stand, ..self }
        }

        /// Whether it finds.
        pub fn ready(&self) -> bool {
            matches!(self.stand, Stand::Ready(_))
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
            match &self.stand {
                Stand::Ready(lookup) => super::results(lookup, typed, root),
                _ => String::new(),
            }
        }
    }
}
