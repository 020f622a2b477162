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
    let owned = a.items.groups.iter().filter(|group| matches!(group, Held::Owned(_))).count();
    assert_eq!(owned, 1);
    assert!(b.items.groups.iter().all(|group| matches!(group, Held::Shared(_))));
    assert_eq!((array[123_456], copy[123_456]), (1, 0));
}

/// An array that is written between copies until it is logged, and its model.
fn logged(len: usize, random: &mut Random) -> (Array<u64>, Vec<u64>) {
    let (mut array, mut model) = (Array::filled(7, len), vec![7; len]);
    let mut rounds = 0;
    while !array.share() {
        let copy = array.clone();
        for _ in 0..50 {
            let at = random.below(len);
            (array[at], model[at]) = (random.0, random.0);
        }
        assert_eq!(copy.len(), len);
        rounds += 1;
        assert!(rounds < 1000, "an array that is written all over becomes logged");
    }
    (array, model)
}

#[test]
fn copies_of_a_logged_array_keep_what_they_had() {
    for seed in 0..12 {
        let mut random = Random(seed);
        let (mut array, mut model) = logged(3000 + 500 * seed as usize, &mut random);
        let mut kept = Vec::new();
        for step in 0..4000 {
            let item = random.0;
            match random.below(12) {
                0 | 1 => {
                    array.push(item);
                    model.push(item);
                }
                2 => assert_eq!(array.pop(), model.pop()),
                3 if random.below(400) == 0 => {
                    for _ in 0..random.below(900) {
                        assert_eq!(array.pop(), model.pop());
                    }
                }
                4 if random.below(300) == 0 => {
                    array.insert(5, item);
                    model.insert(5, item);
                }
                5 if random.below(300) == 0 => assert_eq!(array.remove(5), model.remove(5)),
                _ => {
                    let at = random.below(model.len());
                    if random.below(3) == 0 {
                        array[at] = item;
                    } else {
                        assert!(array.set(at, item));
                    }
                    model[at] = item;
                    assert!(!array.set(model.len(), item));
                }
            }
            if random.below(30) == 0 {
                array.share();
                let copy = array.clone();
                assert_eq!(copy.len(), model.len());
                match random.below(8) {
                    // A copy goes on, and the array stays as it was.
                    0 => kept.push((std::mem::replace(&mut array, copy), model.clone())),
                    // A copy that was not made ready for, of an array that is about to change.
                    1 => {
                        array.push(step);
                        model.push(step);
                        kept.push((array.clone(), model.clone()));
                    }
                    _ => kept.push((copy, model.clone())),
                }
            }
        }
        kept.push((array, model));
        while !kept.is_empty() {
            let (mut array, model) = kept.swap_remove(random.below(kept.len()));
            let other = array.clone();
            assert_eq!(array.to_vec(), model);
            array.push(1);
            array[17] = !model[17];
            assert_eq!(array.pop(), Some(1));
            assert!(other.iter().eq(&model));
            array[17] = model[17];
            assert!(array.iter().eq(&model));
        }
    }
}

#[test]
fn a_logged_array_stays_with_its_writer_and_copies_share_its_items() {
    let (mut array, mut model) = logged(20_000, &mut Random(1));
    for n in 0..60_000 {
        array[n % 20_000] = n as u64;
        model[n % 20_000] = n as u64;
        if n % 7 == 0 {
            assert!(array.share());
            assert!(matches!(array.clone(), Array::Late(_)));
        }
    }
    let copy = array.clone();
    assert!(!matches!(copy, Array::Late(_)), "an array with changes that no copy knows");
    assert_eq!(copy.to_vec(), model);
    array.share();
    let Array::Late(late) = array.clone() else { panic!("a logged array that was shared") };
    let mut first = Array::Late(late);
    let mut second = first.clone();
    first[0] = 1;
    second[1] = 2;
    assert_eq!((first[0], first[1], second[0], second[1]), (1, model[1], model[0], 2));
    assert_eq!(array.to_vec(), model);
    assert!(!first.share(), "a copy begins with shared chunks");
}

#[test]
fn an_array_of_which_no_more_copies_are_made_keeps_no_log() {
    let (mut array, _) = logged(5000, &mut Random(2));
    for n in 0..20_000 {
        array[n % 5000] = 1;
    }
    assert!(!array.share());
    assert!(array.clone().iter().all(|&item| item == 1));
}

#[test]
fn a_long_log_is_dropped_without_recursion() {
    let (mut array, _) = logged(300_000, &mut Random(3));
    let mut copies = Vec::new();
    for n in 0..140_000 {
        array[n] = 1;
        array.share();
        if n % 50_000 == 0 {
            copies.push(array.clone());
        }
    }
    drop(array);
    assert_eq!(copies.len(), 3);
}
