//! A hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): the time of a
//! device where it goes forward, and a counter where it stands still or goes back, so that
//! what came later is always greater. Never reads a clock itself.
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// When and by which device; no two entries have the same. Ordered as they were made, as far
/// as the devices knew of each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub millis: u64,
    /// Counts on while the milliseconds stand still.
    pub counter: u16,
    /// The device: a number that it drew once.
    pub node: u32,
}

/// A text that is not a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp")]
pub struct NotAStamp;

impl Stamp {
    /// The stamp after the greatest one that is known, by a device whose clock says `now`.
    #[must_use]
    pub const fn after(known: Option<Self>, now: u64, node: u32) -> Self {
        match known {
            Some(last) if now <= last.millis => match last.counter.checked_add(1) {
                Some(counter) => Self { millis: last.millis, counter, node },
                None => Self { millis: last.millis.saturating_add(1), counter: 0, node },
            },
            _ => Self { millis: now, counter: 0, node },
        }
    }
}

impl fmt::Display for Stamp {
    /// In hexadecimal and of one length, so that texts have the order of the stamps.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:04x}-{:08x}", self.millis, self.counter, self.node)
    }
}

impl FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let mut parts = text.split('-');
        let (Some(millis), Some(counter), Some(node), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotAStamp);
        };
        Ok(Self {
            millis: u64::from_str_radix(millis, 16).map_err(|_| NotAStamp)?,
            counter: u16::from_str_radix(counter, 16).map_err(|_| NotAStamp)?,
            node: u32::from_str_radix(node, 16).map_err(|_| NotAStamp)?,
        })
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'de, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_is_greater_even_when_the_clock_goes_back() {
        let mut known = None;
        let mut all = vec![];
        for now in [1000, 1000, 2000, 500, 2000, 2001, 0] {
            let stamp = Stamp::after(known, now, 7);
            all.push((stamp.millis, stamp.counter));
            assert!(known < Some(stamp));
            known = Some(stamp);
        }
        assert_eq!(all, [(1000, 0), (1000, 1), (2000, 0), (2000, 1), (2000, 2), (2001, 0), (2001, 1)]);
        let full = Stamp { millis: 9, counter: u16::MAX, node: 1 };
        assert_eq!(Stamp::after(Some(full), 3, 2), Stamp { millis: 10, counter: 0, node: 2 });
    }

    #[test]
    fn a_stamp_as_a_text_has_the_order_of_the_stamp() {
        let (a, b) = (Stamp { millis: 255, counter: 9, node: 3 }, Stamp { millis: 256, counter: 0, node: 1 });
        assert!(a < b && a.to_string() < b.to_string());
        assert_eq!(a.to_string(), "0000000000ff-0009-00000003");
        assert_eq!(a.to_string().parse(), Ok(a));
        for text in ["", "ff", "ff-9", "ff-9-3-1", "ff-9-x", "ff-10000-3"] {
            assert_eq!(text.parse::<Stamp>(), Err(NotAStamp), "{text}");
        }
    }
}
