//! Reading and writing by number without a way to panic: the numbers here are the problem's own,
//! and what lies beyond a list reads as nothing. Costs what an index costs.

/// A list whose parts are small values.
pub(super) trait At<T: Copy + Default> {
    /// The value at a place, the default beyond the end.
    fn at(&self, place: usize) -> T;
    /// Writes a value; beyond the end nothing happens.
    fn put(&mut self, place: usize, value: T);
    /// Writes another value for the one that is there.
    fn alter(&mut self, place: usize, new: impl FnOnce(T) -> T);
}

impl<T: Copy + Default> At<T> for [T] {
    #[inline]
    fn at(&self, place: usize) -> T {
        self.get(place).copied().unwrap_or_default()
    }

    #[inline]
    fn put(&mut self, place: usize, value: T) {
        if let Some(slot) = self.get_mut(place) {
            *slot = value;
        }
    }

    #[inline]
    fn alter(&mut self, place: usize, new: impl FnOnce(T) -> T) {
        if let Some(slot) = self.get_mut(place) {
            *slot = new(*slot);
        }
    }
}

/// Chance that is none: SplitMix64 (Steele, Lea, Flood 2014) from a fixed seed, so that the same
/// households give the same division on every machine.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to below `count`; 0 where there is nothing to choose from.
    pub(super) fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    /// From 0 to below 1.
    pub(super) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
