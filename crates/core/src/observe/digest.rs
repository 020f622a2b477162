//! A number for what something is, so that equal things in different executions are known to be equal.

use std::hash::Hasher;

/// 128 bits that stand for a state: two states with equal digests are taken as equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub u128);

/// Makes a digest of words, in two lanes of multiplication and rotation with the finish of MurmurHash3 (Appleby, public domain).
#[derive(Clone, Copy, Debug)]
pub struct Digester {
    lanes: [u64; 2],
}

impl Default for Digester {
    fn default() -> Self {
        Self { lanes: [0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344] }
    }
}

impl Digester {
    /// The digest of all words so far.
    pub fn finish(&self) -> Digest {
        let [a, b] = self.lanes;
        let (a, b) = (finish(a ^ b.rotate_left(32)), finish(b.wrapping_add(a.rotate_left(17))));
        Digest(u128::from(a) << 64 | u128::from(b))
    }

    /// Takes in a word.
    #[inline]
    pub fn word(&mut self, word: u64) {
        let [a, b] = &mut self.lanes;
        *a = (*a ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        *b = (*b).wrapping_add(word).wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(37) ^ *a;
    }

    /// Takes in bytes and how many they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.word(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }
}

impl Hasher for Digester {
    fn finish(&self) -> u64 {
        self.finish().0 as u64
    }

    fn write(&mut self, bytes: &[u8]) {
        self.bytes(bytes);
    }
}

fn finish(mut word: u64) -> u64 {
    word ^= word >> 33;
    word = word.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    word ^= word >> 33;
    word = word.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    word ^ word >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_length_count() {
        let of = |words: &[u64]| {
            let mut digester = Digester::default();
            words.iter().for_each(|word| digester.word(*word));
            digester.finish()
        };
        let all = [of(&[]), of(&[0]), of(&[0, 0]), of(&[1, 2]), of(&[2, 1]), of(&[1 << 63]), of(&[1])];
        for (i, one) in all.iter().enumerate() {
            assert!(all[..i].iter().all(|other| other != one), "{i}");
        }
    }
}
