//! Chance that is the same in every run.

/// Where the numbers begin; with it a run can be repeated.
const SEED: u64 = 0x5eed_2012;

/// Numbers by chance: Marsaglia's xorshift.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The same numbers each time.
    pub(crate) fn new() -> Self {
        Self(SEED)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    /// One of several.
    pub(crate) fn pick<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.roll(several.len())]
    }
}
