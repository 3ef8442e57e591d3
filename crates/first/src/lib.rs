//! The first step of the first page. A resident who has the page open for a second can type and
//! call, while the app is still on its way: this finds with the same look-up and shows the same
//! lines, as text that the page puts in. Must stay small; must never do what the app can do later.
mod lines;

pub use lines::results;

/// A county of one grid at each level, in the form of `data/find.txt`.
#[cfg(any(target_arch = "wasm32", test))]
const SMALL: &str = "wangge-find 1
1\t2026-01-01\t990127\t县\t\t
0\n100\n甲镇\n\n王静\n13800000000
0\n200\n乙村\n\n王静\n13800000000
0\n1\n\n\n王静\n13800000000
0\n1\n\n1–9号\n王静\n13800000000
jing 静\twang 王

";

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
        Read(Box<Index>),
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
            Some(First { stand: Stand::Read(Box::new(index)), name, foot })
        }

        /// Goes the whole way once over a county of one grid, while the real one is on its way: a
        /// browser compiles what it runs for the first time.
        pub fn warm() -> usize {
            let open = First::open(super::SMALL.as_bytes()).map(|first| first.step().step());
            open.map_or(0, |first| first.find("王静", "").len())
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

#[cfg(test)]
mod tests {
    use wangge_core::directory::Index;

    #[test]
    fn the_small_county_is_one() {
        let lookup = Index::of_text(super::SMALL).unwrap().unfold();
        assert_eq!(lookup.nodes().len(), 4);
        assert!(super::results(&lookup, "王静", "").contains("13800000000"));
    }
}
