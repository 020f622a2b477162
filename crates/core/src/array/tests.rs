//! Arrays against vectors.

use super::{Array, Chunks, chunks::Held};

/// Random numbers (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

fn change(array: &mut Array<u64>, model: &mut Vec<u64>, random: &mut Random) {
    let item = random.0;
    match random.below(9) {
        0 => {
            array.push(item);
            model.push(item);
        }
        1 => assert_eq!(array.pop(), model.pop()),
        2 => {
            let at = random.below(model.len() + 1);
            array.insert(at, item);
            model.insert(at, item);
        }
        3 if !model.is_empty() => {
            let at = random.below(model.len());
            assert_eq!(array.remove(at), model.remove(at));
        }
        4 => {
            let more = random.below(700) as u64;
            array.extend(0..more);
            model.extend(0..more);
        }
        5 => {
            array.edit(|items| items.reverse());
            model.reverse();
        }
        6 if random.below(20) == 0 => {
            array.clear();
            model.clear();
        }
        _ if !model.is_empty() => {
            let at = random.below(model.len());
            array[at] = item;
            model[at] = item;
        }
        _ => {}
    }
}

#[test]
fn works_as_a_vector_and_copies_keep_what_they_had() {
    for seed in 0..8 {
        let mut random = Random(seed);
        let (mut array, mut model) = (Array::filled(7, 1500 * seed as usize), vec![7; 1500 * seed as usize]);
        let mut kept: Vec<(Array<u64>, Vec<u64>)> = Vec::new();
        for step in 0..600 {
            change(&mut array, &mut model, &mut random);
            if step % 50 == 0 {
                array.share();
                kept.push((array.clone(), model.clone()));
            }
            if step % 90 == 0 {
                (array, model) = kept.swap_remove(random.below(kept.len()));
            }
            assert_eq!(array.len(), model.len());
            assert_eq!(array.get(model.len()), None);
            assert_eq!(array.last(), model.last());
        }
        kept.push((array, model));
        for (array, model) in kept {
            assert_eq!(array.to_vec(), model);
            assert!(array.iter().eq(&model) && array.iter().rev().eq(model.iter().rev()));
            assert_eq!(array.pieces().flatten().count(), model.len());
            let half = model.len() / 2;
            assert_eq!(array.range(half..model.len()), model[half..]);
            assert!(array.iter_from(half).eq(&model[half..]));
        }
    }
}

#[test]
fn chunks_are_cut_off_at_any_length() {
    for len in [0, 1, 511, 512, 513, 16_384, 16_385, 29_999, 30_000, 40_000] {
        let all: Vec<u64> = (0..30_000).collect();
        let mut chunks = Chunks::from(&all[..]);
        chunks.share();
        let copy = chunks.clone();
        chunks.truncate(len);
        (0..600).for_each(|n| chunks.push(n));
        let expected: Vec<u64> = (0..30_000).take(len).chain(0..600).collect();
        assert_eq!((chunks.len(), chunks.to_vec()), (expected.len(), expected));
        assert!(copy.iter().eq(&all));
    }
}

#[test]
fn copies_of_a_large_array_share_all_but_what_is_written() {
    let mut array = Array::filled(0u64, 300_000);
    array.share();
    let copy = array.clone();
    array[123_456] = 1;
    let (Array::Large(a), Array::Large(b)) = (&array, &copy) else { panic!("300,000 items are large") };
    let owned = a.groups.iter().filter(|group| matches!(group, Held::Owned(_))).count();
    assert_eq!(owned, 1);
    assert!(b.groups.iter().all(|group| matches!(group, Held::Shared(_))));
    assert_eq!((array[123_456], copy[123_456]), (1, 0));
}
