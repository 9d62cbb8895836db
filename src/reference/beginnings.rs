//! How names begin: nearly all words begin in another way, and that is told at once.

/// The first bytes of a name or text, up to four, as a number.
pub type Beginning = u32;

/// What is kept of one with so many bytes.
const MASKS: [Beginning; 4] = [0xff, 0xffff, 0x00ff_ffff, 0xffff_ffff];

/// What a text begins with: its first byte, its first two, and so on.
pub fn beginnings(text: &[u8]) -> impl Iterator<Item = Beginning> {
    let all = first_bytes(text);
    MASKS.into_iter().map(move |bytes| all & bytes)
}

fn first_bytes(text: &[u8]) -> Beginning {
    let byte = |at: usize| text.get(at).map_or(0, |byte| u32::from(*byte) << (8 * at));
    match text {
        [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]),
        _ => byte(0) | byte(1) | byte(2),
    }
}

/// The beginnings of some names, as hashes.
#[derive(Debug, Clone)]
pub struct Beginnings {
    hashes: Box<[u64; (1 << 16) / 64]>,
    /// Whether a name has but one byte, two, three, or more.
    lengths: [bool; 4],
}

impl Default for Beginnings {
    fn default() -> Self {
        Self { hashes: Box::new([0; _]), lengths: [false; 4] }
    }
}

impl Beginnings {
    /// Adds that of a name that is not empty.
    pub fn add(&mut self, name: &[u8]) {
        let length = name.len().clamp(1, 4) - 1;
        self.lengths[length] = true;
        if let Some(beginning) = beginnings(name).nth(length) {
            let (at, bit) = Self::place(beginning);
            self.hashes[at] |= bit;
        }
    }

    /// Whether a text may begin with one of the names. Never wrong where it says no.
    #[inline]
    pub fn may_begin(&self, text: &[u8]) -> bool {
        let all = first_bytes(text);
        let has = |length: usize| self.lengths[length] && self.has(all & MASKS[length]);
        has(3) || has(2) || has(1) || has(0)
    }

    /// Whether a name may have this beginning.
    pub fn has(&self, beginning: Beginning) -> bool {
        let (at, bit) = Self::place(beginning);
        self.hashes[at] & bit != 0
    }

    fn place(beginning: Beginning) -> (usize, u64) {
        let hash = beginning.wrapping_mul(0x9e37_79b1) >> 16;
        ((hash / 64) as usize, 1 << (hash % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_may_begin_with_a_name() {
        let mut known = Beginnings::default();
        for name in ["f5", "sap", "acme rockets"] {
            known.add(name.as_bytes());
        }
        for (text, want) in [
            ("f5", true),
            ("f5 networks", true),
            ("sap", true),
            ("sapling", true),
            ("acme", true),
            ("acm", false),
            ("f", false),
            ("zora", false),
            ("", false),
        ] {
            assert_eq!(known.may_begin(text.as_bytes()), want, "{text}");
        }
    }
}
