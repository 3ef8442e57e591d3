//! Lists of names: an enum, all of its variants in the order in which they are offered, and the
//! text of each. For enums without data alone.

/// Writes the enum, `ALL` and `name`.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $text:path,)* }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// In the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name.
            #[must_use]
            pub fn name(self, lang: wangge_texts::Lang) -> &'static str {
                match self {
                    $(Self::$variant => $text(lang),)*
                }
            }
        }
    };
}

pub(super) use named;
