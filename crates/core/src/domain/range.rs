//! The range of a grid in words: `1–18号、20号`. Public, computed from the doors of the
//! grid's households, and read back by the look-up; the two are each other's inverse.
use super::DoorNumber;
use std::fmt;
use std::str::FromStr;

/// A run of doors, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoorRange {
    first: DoorNumber,
    last: DoorNumber,
}

/// Not a range of doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a range of doors")]
pub struct NotARange;

impl DoorRange {
    /// From one door to another; `None` if the last comes before the first.
    #[must_use]
    pub fn new(first: DoorNumber, last: DoorNumber) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Whether a door lies in it. An annex belongs to the run that holds its door, unless
    /// the run ends before it on the same number.
    #[must_use]
    pub fn holds(self, door: DoorNumber) -> bool {
        self.first <= door && door <= self.last
    }

    /// The first door.
    #[must_use]
    pub const fn first(self) -> DoorNumber {
        self.first
    }

    /// The last door.
    #[must_use]
    pub const fn last(self) -> DoorNumber {
        self.last
    }

    /// Reads `1–18号、20号`.
    ///
    /// # Errors
    /// [`NotARange`] if any part is not a run of doors.
    pub fn parse_list(words: &str) -> Result<Vec<Self>, NotARange> {
        words.split('、').filter(|p| !p.is_empty()).map(str::parse).collect()
    }

    /// Writes `1–18号、20号`.
    #[must_use]
    pub fn list(ranges: &[Self]) -> String {
        ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
    }
}

impl fmt::Display for DoorRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return self.first.fmt(f);
        }
        if self.first.annex() == 0 {
            write!(f, "{}–{}", self.first.number(), self.last)
        } else {
            write!(f, "{}–{}", self.first, self.last)
        }
    }
}

impl FromStr for DoorRange {
    type Err = NotARange;

    fn from_str(text: &str) -> Result<Self, NotARange> {
        let (first, last) = text.split_once('–').unwrap_or((text, text));
        match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) => Self::new(first, last).ok_or(NotARange),
            _ => Err(NotARange),
        }
    }
}

/// The runs of a grid's doors among all the doors of its group: a run goes on over doors
/// that nobody has and ends before a door of another grid. `own` are the grid's doors,
/// `others` those of the group's other households; neither need be sorted. A door that is
/// in both is in the grid's runs.
#[must_use]
pub fn ranges_of(own: &[DoorNumber], others: &[DoorNumber]) -> Vec<DoorRange> {
    let mut doors: Vec<(DoorNumber, bool)> = own.iter().map(|&d| (d, true)).collect();
    doors.extend(others.iter().map(|&d| (d, false)));
    doors.sort_by_key(|&(door, is_own)| (door, !is_own));
    let mut runs: Vec<DoorRange> = Vec::new();
    let mut open = false;
    for (door, is_own) in doors {
        match (is_own, runs.last_mut()) {
            (true, Some(run)) if open => run.last = door,
            (true, _) => {
                runs.push(DoorRange { first: door, last: door });
                open = true;
            }
            (false, Some(run)) if run.last == door => {}
            (false, _) => open = false,
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn doors(numbers: &[u32]) -> Vec<DoorNumber> {
        numbers.iter().map(|&n| DoorNumber::new(n).unwrap()).collect()
    }

    fn check(own: &[u32], others: &[u32], words: &str) {
        let ranges = ranges_of(&doors(own), &doors(others));
        assert_eq!(DoorRange::list(&ranges), words);
        assert_eq!(DoorRange::parse_list(words), Ok(ranges));
    }

    #[test]
    fn words() {
        check(&[1, 2, 3, 18], &[19, 20], "1–18号");
        check(&[5, 1, 2], &[3, 4, 6], "1–2号、5号");
        check(&[7], &[], "7号");
        check(&[], &[1], "");
        check(&[3, 4], &[3], "3–4号");
    }

    proptest! {
        #[test]
        fn every_own_door_is_in_and_no_other(
            own in prop::collection::btree_set(1_u32..200, 0..40),
            others in prop::collection::btree_set(1_u32..200, 0..40),
        ) {
            let others: Vec<u32> = others.difference(&own).copied().collect();
            let own: Vec<u32> = own.into_iter().collect();
            let ranges = ranges_of(&doors(&own), &doors(&others));
            for door in doors(&own) {
                prop_assert_eq!(ranges.iter().filter(|r| r.holds(door)).count(), 1);
            }
            for door in doors(&others) {
                prop_assert!(!ranges.iter().any(|r| r.holds(door)));
            }
            prop_assert_eq!(DoorRange::parse_list(&DoorRange::list(&ranges)), Ok(ranges));
        }
    }
}
